package dev.millrace.remediation.openvpn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.remediation.connector.ConnectorAway;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.tests.mockfile.FilterFileSystemProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuedCertificatesTest {
    private static final int THREADS = 8;

    private final Instant now = Instant.now();
    private final TestAuthority written = TestAuthority.of("EC", true);

    @TempDir
    private Path folder;

    @Test
    void shouldRevokeForSeveralAtTheSameTimeAndLoseNone() throws Exception {
        CertificateAuthority authority = authority();
        IssuedCertificates issued = in(folder);
        CountDownLatch together = new CountDownLatch(THREADS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> revoking = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                String name = "person" + i;
                X509Certificate certificate = issue(issued, name);
                revoking.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    issued.revoke(authority, List.of(certificate), now);
                    return name;
                }));
            }
            for (Future<?> one : revoking) {
                one.get(30, TimeUnit.SECONDS);
            }
        }
        for (int i = 0; i < THREADS; i++) {
            assertThat(issued.inForce("person" + i, now)).isEmpty();
        }
    }
    /// As on a share that does not answer for a moment.
    @Test
    void shouldRevokeNothingWhereTheListIsNotToBeSeen() throws Exception {
        StaleShare share = new StaleShare(folder);
        IssuedCertificates issued = in(share.wrapPath(folder));
        X509Certificate first = issue(issued, "anna");
        X509Certificate second = issue(issued, "anna");
        issued.revoke(authority(), List.of(first), now);
        share.unseen = "crl.pem";

        assertThatThrownBy(() -> issued.revoke(authority(), List.of(second), now))
                .isInstanceOf(FileSystemException.class);
        assertThatThrownBy(() -> issued.inForce("anna", now)).isInstanceOf(FileSystemException.class);

        share.unseen = "";
        assertThat(issued.inForce("anna", now)).containsExactly(second);
    }

    @Test
    void shouldNotTakeAFolderThatIsNotToBeSeenForOneThatIsEmpty() throws Exception {
        StaleShare share = new StaleShare(folder);
        IssuedCertificates issued = in(share.wrapPath(folder));
        issue(issued, "anna");
        share.unseen = "anna";

        assertThatThrownBy(() -> issued.inForce("anna", now)).isInstanceOf(FileSystemException.class);
    }

    @Test
    void shouldRevokeNothingWhereTheListIsGone() throws Exception {
        IssuedCertificates issued = in(folder);
        X509Certificate first = issue(issued, "anna");
        X509Certificate second = issue(issued, "anna");
        issued.revoke(authority(), List.of(first), now);
        Files.delete(folder.resolve("crl.pem"));

        assertThatThrownBy(() -> issued.revoke(authority(), List.of(second), now))
                .isInstanceOfSatisfying(
                        ConnectorAway.class,
                        away -> assertThat(away.isNotTaken()).isTrue())
                .hasMessageContaining("crl.pem")
                .hasMessageContaining("last-list.pem");
        assertThatThrownBy(() -> issued.inForce("anna", now)).isInstanceOf(ConnectorAway.class);

        Files.copy(folder.resolve("issued").resolve("last-list.pem"), folder.resolve("crl.pem"));
        assertThat(issued.inForce("anna", now)).containsExactly(second);
    }

    /// Earlier versions kept no copy: the first look at an account makes it.
    @Test
    void shouldRevokeNothingEitherWhereAListOfAnEarlierVersionIsGone() throws Exception {
        IssuedCertificates issued = in(folder);
        X509Certificate first = issue(issued, "anna");
        X509Certificate second = issue(issued, "anna");
        issued.revoke(authority(), List.of(first), now);
        Files.delete(folder.resolve("issued").resolve("last-list.pem"));
        assertThat(issued.inForce("anna", now)).containsExactly(second);
        Files.delete(folder.resolve("crl.pem"));

        assertThatThrownBy(() -> issued.revoke(authority(), List.of(second), now))
                .isInstanceOf(ConnectorAway.class);
    }

    private IssuedCertificates in(Path here) {
        return new IssuedCertificates(here.resolve("issued"), here.resolve("crl.pem"));
    }

    private CertificateAuthority authority() throws GeneralSecurityException, IOException {
        return CertificateAuthority.of(written.certificate(), written.key());
    }

    private X509Certificate issue(IssuedCertificates issued, String name) throws GeneralSecurityException, IOException {
        X509Certificate certificate = authority().issue(name, Profile.newKey().getPublic(), now, Duration.ofDays(1));
        issued.note(name, "a run", certificate);
        return certificate;
    }

    /// A share on which nothing can be learnt of one place.
    private static final class StaleShare extends FilterFileSystemProvider {
        private volatile String unseen = "";

        StaleShare(Path disk) {
            super("stale://", disk.getFileSystem());
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            see(path);
            super.checkAccess(path, modes);
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                throws IOException {
            see(path);
            return super.readAttributes(path, type, options);
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            see(path);
            return super.newByteChannel(path, options, attributes);
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
                throws IOException {
            see(path);
            return super.newDirectoryStream(path, filter);
        }

        private void see(Path path) throws IOException {
            if (path.endsWith(unseen)) {
                throw new FileSystemException(path.toString(), null, "Stale file handle");
            }
        }
    }
}
