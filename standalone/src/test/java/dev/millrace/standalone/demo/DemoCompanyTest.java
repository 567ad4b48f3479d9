package dev.millrace.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import dev.millrace.standalone.directory.Directory;
import dev.millrace.standalone.files.LoopbackPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCompanyTest {
    @TempDir
    private Path data;

    @Test
    void isSeededAndLocksAnAccountAgain() throws Exception {
        DemoSettings settings = DemoSettings.prepare(data);
        int port = LoopbackPort.free();
        try (Directory directory = Directory.start(
                data.resolve("directory"),
                port,
                DemoCompany.BASE,
                DemoCompany.SERVICE,
                () -> DemoEntries.of(settings))) {
            settings.with("ldap.url", directory.url()).save();
            try (var service = new LDAPConnection("127.0.0.1", port, DemoCompany.SERVICE, settings.ldapPassword())) {
                var anna = service.getEntry(DemoCompany.personDn("anna"), "*", "+");
                assertThat(anna.getAttributeValue("pwdAccountLockedTime")).isNotNull();
                assertThat(anna.getAttributeValue("otherMailbox")).isEqualTo("anna@private.example");
                assertThat(service.getEntry(DemoCompany.groupDn("finance-reports"))
                                .getAttributeValue("owner"))
                        .isEqualTo(DemoCompany.personDn("ben"));
                assertThat(service.getEntry(DemoCompany.personDn("chloe")).getAttributeValue("cn"))
                        .isEqualTo("Chloé Martin");
                new LDAPConnection("127.0.0.1", port, DemoCompany.personDn("frank"), settings.personPassword("frank"))
                        .close();

                AccountLock.lock(DemoSettings.of(data), "frank");

                assertThat(service.getEntry(DemoCompany.personDn("frank"), "+").hasAttribute("pwdAccountLockedTime"))
                        .isTrue();
            }
        }
    }

    @Test
    void keepsItsPasswordsAndItsFileToItself() throws Exception {
        DemoSettings first = DemoSettings.prepare(data);
        DemoSettings second = DemoSettings.prepare(data);

        assertThat(second.values()).isEqualTo(first.values());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first.file())))
                .isEqualTo("rw-------");
        assertThat(first.toString()).doesNotContain(first.adminPassword());
    }

    @Test
    void isAtItsFirstStartUntilOneCameToItsEnd() throws Exception {
        assertThat(DemoSettings.prepare(data).isFirstStart()).isTrue();
        DemoSettings second = DemoSettings.prepare(data);
        assertThat(second.isFirstStart()).as("the first was stopped").isTrue();

        second.noteFirstStart();

        assertThat(DemoSettings.prepare(data).isFirstStart()).isFalse();
    }

    @Test
    void knowsThatAFolderOfAnEarlierVersionHasStartedBefore() throws Exception {
        Files.writeString(data.resolve("demo.properties"), "admin.password=kept\n");

        assertThat(DemoSettings.prepare(data).isFirstStart()).isFalse();
    }
}
