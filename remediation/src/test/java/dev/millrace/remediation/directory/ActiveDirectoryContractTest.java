package dev.millrace.remediation.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import dev.millrace.remediation.connector.GuardSettings;
import org.junit.jupiter.api.BeforeEach;

class ActiveDirectoryContractTest extends DirectoryContract {
    private FakeActiveDirectory active;
    private int port;

    @BeforeEach
    @Override
    void connect() {
        try {
            active = closing(new FakeActiveDirectory());
            active.server()
                    .add(
                            "dn: " + group(),
                            "objectClass: group",
                            "cn: finance-reports",
                            "sAMAccountName: finance-reports",
                            "member: " + FakeActiveDirectory.CHIEF);
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
        port = active.server().getListenPort();
        super.connect();
    }

    @Override
    protected String everything() {
        return DirectoryContract.text(active.server());
    }

    @Override
    protected DirectorySettings settings(int of, GuardSettings guard) {
        return FakeActiveDirectory.settings(of, of == port ? "service" : SECRET, guard);
    }

    @Override
    protected int port() {
        return port;
    }

    @Override
    protected String anna() {
        return FakeActiveDirectory.ANNA;
    }

    @Override
    protected String group() {
        return "CN=finance-reports," + FakeActiveDirectory.PEOPLE;
    }

    @Override
    protected void leave() {
        active.server().shutDown(true);
    }
}
