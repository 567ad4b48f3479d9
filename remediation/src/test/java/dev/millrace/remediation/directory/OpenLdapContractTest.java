package dev.millrace.remediation.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.testing.TestDirectory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenLdapContractTest extends DirectoryContract {
    private TestDirectory company;
    private int port;

    @BeforeEach
    @Override
    void connect() {
        company = closing(new TestDirectory());
        company.lock("anna");
        port = URI.create(company.url()).getPort();
        super.connect();
    }

    /// What has a place must not wait for a thread: its time limit would run while nothing happens.
    @Test
    void shouldHaveAsManyPlacesAsConnections() {
        DirectorySettings settings = company.settings();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        closing(new Directory(settings, new Secrets(VaultSettings.none()), new Guards(meters)));
        assertThat(meters.get("millrace.connector.limit").gauge().value()).isEqualTo(settings.connections());
    }

    @Override
    protected String everything() {
        return DirectoryContract.text(company.server());
    }

    @Override
    protected DirectorySettings settings(int of, GuardSettings guard) {
        DirectorySettings usual = company.settings(guard);
        return new DirectorySettings(
                "ldap://127.0.0.1:" + of,
                usual.bindDn(),
                of == port ? usual.password() : SECRET,
                usual.baseDn(),
                usual.peopleOu(),
                usual.groupsOu(),
                usual.connections(),
                usual.connectLimit(),
                usual.dialect(),
                usual.sslBundle(),
                usual.attributes(),
                usual.guard());
    }

    @Override
    protected int port() {
        return port;
    }

    @Override
    protected String anna() {
        return TestDirectory.dn("anna");
    }

    @Override
    protected String group() {
        return TestDirectory.groupDn("finance-reports");
    }

    @Override
    protected void leave() {
        company.stop();
    }
}
