package dev.millrace.standalone.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import dev.millrace.remediation.directory.SambaDomain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The whole desk with Debian's Samba as an Active Directory domain controller in place of the embedded
/// directory.
@Tag("real")
class RealDirectoryTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String GROUP = SambaDomain.group("finance-reports");
    private static final String CHLOE = SambaDomain.person("chloe");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void shouldGrantMembershipOnceTheGroupsOwnerAgreesByHisLinkAndCodeAndRefuseTheLinkAfterwards() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/sbin/samba")) && Commands.isRoot(),
                "Samba is not installed (Debian: samba, samba-ad-dc, samba-ad-provision), or this is not root");
        try (SambaDomain domain = domain();
                UpProgram up = UpProgram.start("directory", folder.resolve("desk"), settings(domain));
                History history = new History(up.http())) {
            up.mail()
                    .send(
                            "chloe@acme.example",
                            "Accès",
                            "Bonjour, merci de m'ajouter au groupe finance-reports. Chloé");
            String link = up.mail()
                    .awaitMailWith("ben@acme.example", "/approvals/")
                    .link("/approvals/")
                    .replaceAll("\\?.*", "");
            assertThat(up.http().open(link)).isEqualTo(200);
            assertThat(seesHerselfIn(domain))
                    .as("looking at the page grants nothing")
                    .isFalse();

            assertThat(up.http().submit(link, "answer=approve")).isEqualTo(200);
            String code =
                    up.mail().awaitMailWith("ben@acme.example", "Your code is").code();
            assertThat(history.events("code-requested")).hasSize(1);
            assertThat(history.events("remediation-requested"))
                    .as("whoever was sent the link on gets no further")
                    .isEmpty();
            assertThat(up.http().submit(link, "answer=approve&code=" + code.replace(' ', '+')))
                    .isEqualTo(200);
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(history.events("resolved")).hasSize(1));
            assertThat(seesHerselfIn(domain)).isTrue();
            assertThat(history.events("approved")).singleElement().satisfies(approved -> {
                assertThat(approved.path("by").path("address").asString()).isEqualTo("ben@acme.example");
                assertThat(approved.path("via").asString()).isEqualToIgnoringCase("code");
            });

            assertThat(up.http().submit(link, "answer=approve")).isEqualTo(410);
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(history.events("command-refused"))
                            .singleElement()
                            .satisfies(
                                    refused -> assertThat(refused.path("reason").asString())
                                            .contains("the link was used, or others have decided")));
            assertThat(history.events("remediation-requested")).hasSize(1);
        }
    }

    private SambaDomain domain() throws Exception {
        SambaDomain domain = new SambaDomain(Files.createDirectories(folder.resolve("domain")));
        domain.addPerson("ben", "512");
        domain.addPerson("chloe", "512");
        domain.addGroup(GROUP);
        try (LDAPConnection administrator = domain.administrator()) {
            administrator.modify(GROUP, new Modification(ModificationType.ADD, "managedBy", SambaDomain.person("ben")));
        }
        return domain;
    }

    private static Map<String, String> settings(SambaDomain domain) {
        String directory = "MILLRACE_REMEDIATION_DIRECTORY_";
        return Map.of(
                directory + "URL",
                SambaDomain.url(),
                directory + "DIALECT",
                "active-directory",
                directory + "BINDDN",
                SambaDomain.DESK,
                directory + "PASSWORD",
                SambaDomain.DESK_PASSWORD,
                directory + "BASEDN",
                SambaDomain.BASE,
                directory + "PEOPLEOU",
                "OU=people",
                directory + "GROUPSOU",
                "OU=groups",
                directory + "SSLBUNDLE",
                "directory",
                "SPRING_SSL_BUNDLE_PEM_DIRECTORY_TRUSTSTORE_CERTIFICATE",
                "file:" + domain.certificate());
    }

    /// What her own session finds: the domain controller works out `memberOf` by itself.
    private static boolean seesHerselfIn(SambaDomain domain) throws LDAPException {
        try (LDAPConnection chloe = domain.connection(CHLOE, "Old-passw0rd")) {
            return chloe.getEntry(CHLOE, "memberOf").hasAttributeValue("memberOf", GROUP);
        }
    }
}
