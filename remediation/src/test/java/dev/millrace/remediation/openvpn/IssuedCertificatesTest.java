package dev.millrace.remediation.openvpn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuedCertificatesTest {
    private static final int THREADS = 8;

    @TempDir
    private Path folder;

    @Test
    void shouldRevokeForSeveralAtTheSameTimeAndLoseNone() throws Exception {
        TestAuthority written = TestAuthority.of("EC", true);
        CertificateAuthority authority = CertificateAuthority.of(written.certificate(), written.key());
        IssuedCertificates issued = new IssuedCertificates(folder.resolve("issued"), folder.resolve("crl.pem"));
        Instant now = Instant.now();
        CountDownLatch together = new CountDownLatch(THREADS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> revoking = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                String name = "person" + i;
                X509Certificate certificate =
                        authority.issue(name, Profile.newKey().getPublic(), now, Duration.ofDays(1));
                issued.note(name, "a run", certificate);
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
}
