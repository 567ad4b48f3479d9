package dev.millrace.remediation.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// Debian's Samba as the domain controller of a company, in a folder of the test's own. Its LDAP ports are fixed (389
/// and 636): it needs root, and gets a loopback address of its own, so that it meets no other directory.
///
/// Of its services LDAP alone is started. The desk signs in as an account with the rights that docs/connectors.md
/// names, not as an administrator. The whole desk is tried with it, too, so it is public and in the module's test jar.
public final class SambaDomain implements AutoCloseable {
    public static final String ADDRESS = "127.77.0.1";
    public static final String BASE = "DC=acme,DC=example";
    static final String PEOPLE = "OU=people," + BASE;
    static final String GROUPS = "OU=groups," + BASE;
    public static final String DESK = "CN=millrace,CN=Users," + BASE;
    public static final String DESK_PASSWORD = "Serv1ce-of-the-desk";

    private static final String ADMINISTRATOR = "administrator@acme.example";
    private static final String ADMINISTRATOR_PASSWORD = "Adm1nistrator-of-acme";
    private static final String USER_CLASS = "bf967aba-0de6-11d0-a285-00aa003049e2";
    private static final String GROUP_CLASS = "bf967a9c-0de6-11d0-a285-00aa003049e2";
    /// The control access right User-Force-Change-Password.
    private static final String RESET_PASSWORD = "00299570-246d-11d0-a768-00aa006e0529";
    private static final String LOCKOUT_TIME = "28630ebf-41d5-11d1-a9c1-0000f80367c1";
    private static final String PASSWORD_LAST_SET = "bf967a0a-0de6-11d0-a285-00aa003049e2";
    private static final String MEMBER = "bf9679c0-0de6-11d0-a285-00aa003049e2";

    private final Path folder;
    private final Path certificate;
    private final Process samba;
    private final SSLSocketFactory sockets;

    public SambaDomain(Path folder)
            throws IOException, InterruptedException, GeneralSecurityException, LDAPException, LDIFException {
        this.folder = folder;
        provision();
        certificate = newCertificate();
        Path settings = settings();
        samba = new ProcessBuilder("/usr/sbin/samba", "-i", "-M", "single", "--debug-stdout", "-s", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("samba.log").toFile())
                .start();
        sockets = believing(certificate);
        await().atMost(Duration.ofSeconds(60)).until(this::answers);
        furnish();
    }

    public static String url() {
        return "ldaps://" + ADDRESS;
    }

    public static String person(String name) {
        return "CN=" + name + "," + PEOPLE;
    }

    public static String group(String name) {
        return "CN=" + name + "," + GROUPS;
    }

    /// What a client must believe.
    public Path certificate() {
        return certificate;
    }

    SSLSocketFactory sockets() {
        return sockets;
    }

    public LDAPConnection administrator() throws LDAPException {
        return connection(ADMINISTRATOR, ADMINISTRATOR_PASSWORD);
    }

    public LDAPConnection connection(String name, String password) throws LDAPException {
        return new LDAPConnection(sockets, ADDRESS, 636, name, password);
    }

    /// What signing in comes to: empty where it works, the answer's words where it does not.
    String refusal(String dn, String password) {
        try (LDAPConnection connection = connection(dn, password)) {
            return connection.isConnected() ? "" : "not connected";
        } catch (LDAPException refused) {
            return DirectoryDialect.diagnostic(refused);
        }
    }

    public void addPerson(String name, String control) throws LDAPException, LDIFException {
        try (LDAPConnection administrator = administrator()) {
            administrator.add(
                    "dn: " + person(name),
                    "objectClass: user",
                    "sAMAccountName: " + name,
                    "displayName: " + name,
                    "mail: " + name + "@acme.example",
                    "otherMailbox: " + name + "@private.example",
                    "userAccountControl: 544");
            setPassword(administrator, person(name), "Old-passw0rd");
            administrator.modify(
                    person(name), new Modification(ModificationType.REPLACE, "userAccountControl", control));
        }
    }

    public void addGroup(String dn, String... members) throws LDAPException, LDIFException {
        try (LDAPConnection administrator = administrator()) {
            administrator.add("dn: " + dn, "objectClass: group", "sAMAccountName: " + dn.substring(3, dn.indexOf(',')));
            for (String member : members) {
                administrator.modify(dn, new Modification(ModificationType.ADD, "member", member));
            }
        }
    }

    void setPassword(LDAPConnection administrator, String dn, String password) throws LDAPException {
        administrator.modify(dn, DirectoryDialect.ACTIVE_DIRECTORY.password("unicodePwd", password));
    }

    @Override
    public void close() {
        samba.destroy();
        samba.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private void provision() throws IOException, InterruptedException {
        run(
                "samba-tool",
                "domain",
                "provision",
                "--server-role=dc",
                "--dns-backend=NONE",
                "--realm=ACME.EXAMPLE",
                "--domain=ACME",
                "--host-name=dc1",
                "--host-ip=" + ADDRESS,
                "--adminpass=" + ADMINISTRATOR_PASSWORD,
                "--targetdir=" + folder.resolve("dc"),
                // Access lists in a file of its own: a temporary folder may have no extended attributes.
                "--option=vfs objects=dfs_samba4 acl_xattr xattr_tdb",
                "--option=bind interfaces only=yes",
                "--option=interfaces=" + ADDRESS + "/8");
    }

    private Path newCertificate() throws IOException, InterruptedException {
        Path certificate = folder.resolve("certificate.pem");
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=dc1.acme.example",
                "-addext",
                "subjectAltName=DNS:dc1.acme.example,IP:" + ADDRESS,
                "-keyout",
                folder.resolve("key.pem").toString(),
                "-out",
                certificate.toString());
        return certificate;
    }

    private Path settings() throws IOException {
        return Files.writeString(folder.resolve("smb.conf"), """
                [global]
                netbios name = DC1
                realm = ACME.EXAMPLE
                workgroup = ACME
                server role = active directory domain controller
                server services = ldap
                dcerpc endpoint servers =
                bind interfaces only = yes
                interfaces = %2$s/8
                private dir = %1$s/dc/private
                state directory = %1$s/dc/state
                cache directory = %1$s/dc/cache
                lock directory = %1$s/dc
                pid directory = %1$s/run
                ncalrpc dir = %1$s/ncalrpc
                log file = %1$s/log.%%m
                tls enabled = yes
                tls keyfile = %1$s/key.pem
                tls certfile = %1$s/certificate.pem
                tls cafile =
                """.formatted(folder, ADDRESS));
    }

    private boolean answers() {
        if (!samba.isAlive()) {
            throw new IllegalStateException("Samba ended; see " + folder.resolve("samba.log"));
        }
        try (LDAPConnection administrator = administrator()) {
            return administrator.getRootDSE() != null;
        } catch (LDAPException notYet) {
            return false;
        }
    }

    /// The company: where people and groups are, a policy that locks, and the desk's own account.
    private void furnish() throws LDAPException, LDIFException, IOException, InterruptedException {
        byte[] sid;
        try (LDAPConnection administrator = administrator()) {
            administrator.add("dn: " + PEOPLE, "objectClass: organizationalUnit");
            administrator.add("dn: " + GROUPS, "objectClass: organizationalUnit");
            administrator.modify(
                    BASE,
                    new Modification(ModificationType.REPLACE, "lockoutThreshold", "3"),
                    new Modification(ModificationType.REPLACE, "minPwdAge", "0"));
            administrator.add(
                    "dn: " + DESK, "objectClass: user", "sAMAccountName: millrace", "userAccountControl: 544");
            setPassword(administrator, DESK, DESK_PASSWORD);
            administrator.modify(DESK, new Modification(ModificationType.REPLACE, "userAccountControl", "512"));
            sid = administrator.getEntry(DESK, "objectSid").getAttributeValueBytes("objectSid");
        }
        String desk = text(sid);
        allow(
                PEOPLE,
                "(OA;CIIO;CR;%s;%s;%s)".formatted(RESET_PASSWORD, USER_CLASS, desk)
                        + "(OA;CIIO;WP;%s;%s;%s)".formatted(LOCKOUT_TIME, USER_CLASS, desk)
                        + "(OA;CIIO;WP;%s;%s;%s)".formatted(PASSWORD_LAST_SET, USER_CLASS, desk));
        allow(GROUPS, "(OA;CIIO;WP;%s;%s;%s)".formatted(MEMBER, GROUP_CLASS, desk));
    }

    private void allow(String dn, String entries) throws IOException, InterruptedException {
        run(
                "samba-tool",
                "dsacl",
                "set",
                "-s",
                folder.resolve("smb.conf").toString(),
                "-H",
                folder.resolve("dc/private/sam.ldb").toString(),
                "--objectdn=" + dn,
                "--sddl=" + entries);
    }

    /// A security identifier as text (MS-DTYP 2.4.2).
    private static String text(byte[] sid) {
        ByteBuffer bytes = ByteBuffer.wrap(sid).order(ByteOrder.LITTLE_ENDIAN);
        StringBuilder text = new StringBuilder("S-" + bytes.get(0) + "-" + bytes.get(7));
        for (int i = 0; i < bytes.get(1); i++) {
            text.append('-').append(Integer.toUnsignedString(bytes.getInt(8 + 4 * i)));
        }
        return text.toString();
    }

    private static SSLSocketFactory believing(Path certificate) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "samba", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private void run(String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("command.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0)
                .as("%s: %s", List.of(command), Files.readString(log, StandardCharsets.UTF_8))
                .isTrue();
    }
}
