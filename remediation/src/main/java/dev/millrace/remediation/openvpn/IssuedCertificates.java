package dev.millrace.remediation.openvpn;

import dev.millrace.remediation.connector.ConnectorAway;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the authority issued, and what of it is revoked: a folder with one folder for each name and in it one
/// file for each certificate, which begins with the run that had it issued, and the list that the OpenVPN server
/// reads. The list is the only word on what is revoked.
///
/// Blocks. Several programs may share the folder: the list is changed under a lock.
final class IssuedCertificates {
    private static final Logger LOG = LoggerFactory.getLogger(IssuedCertificates.class);

    private final Path folder;
    private final Path list;
    /// The list as it was written here last.
    private final Path copy;
    /// The file's lock holds other programs off; a second thread of this one it would only refuse.
    private final ReentrantLock here = new ReentrantLock();

    IssuedCertificates(Path folder, Path list) {
        this.folder = folder;
        this.list = list;
        this.copy = folder.resolve("last-list.pem");
    }

    /// Those of a name that are neither revoked nor past their time.
    List<X509Certificate> inForce(String name, Instant now) throws IOException, GeneralSecurityException {
        return inForce(name, now, _ -> true);
    }

    /// Those of them that a run had issued.
    List<X509Certificate> inForce(String name, String runId, Instant now) throws IOException, GeneralSecurityException {
        return inForce(name, now, text -> text.startsWith(beginning(runId)));
    }

    private List<X509Certificate> inForce(String name, Instant now, Predicate<String> wanted)
            throws IOException, GeneralSecurityException {
        List<Path> noted = noted(name);
        X509CRL revoked = listed();
        List<X509Certificate> found = new ArrayList<>();
        for (Path file : noted) {
            String text = Files.readString(file);
            X509Certificate certificate = Pem.certificate(text);
            if (wanted.test(text)
                    && (revoked == null || revoked.getRevokedCertificate(certificate.getSerialNumber()) == null)
                    && certificate.getNotAfter().toInstant().isAfter(now)) {
                found.add(certificate);
            }
        }
        return found;
    }

    private List<Path> noted(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.filter(file -> file.toString().endsWith(".pem"))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    void note(String name, String runId, X509Certificate certificate) throws IOException, GeneralSecurityException {
        Path own = Files.createDirectories(folder.resolve(name));
        write(own.resolve(certificate.getSerialNumber().toString(16) + ".pem"), beginning(runId) + Pem.of(certificate));
    }

    /// What may stand before a certificate (RFC 7468, section 5.2).
    private static String beginning(String runId) {
        return "Issued for the run " + runId + "\n";
    }

    /// Puts certificates on the list.
    void revoke(CertificateAuthority authority, List<X509Certificate> certificates, Instant now)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        try {
            here.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the list of revoked certificates was not free in time");
        }
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Objects.requireNonNull(lock);
            List<BigInteger> added =
                    certificates.stream().map(X509Certificate::getSerialNumber).toList();
            String next = Pem.of(authority.revocations(listed(), added, now));
            // The copy first: one that has more than the list lets nobody in.
            write(copy, next);
            write(list, next);
        } finally {
            here.unlock();
        }
    }

    /// A share that does not answer has no empty list, and one that is gone was no first: whoever wrote it anew would
    /// let everybody in again whose certificate was revoked.
    private @Nullable X509CRL listed() throws IOException, GeneralSecurityException {
        try {
            X509CRL listed = Pem.list(Files.readString(list));
            keepFirstCopy();
            return listed;
        } catch (NoSuchFileException none) {
            if (Files.notExists(copy)) {
                return null;
            }
            throw ConnectorAway.unreachable(
                    OpenVpn.NAME,
                    "the list of revoked certificates %s is gone; put it back, as it was last written in %s"
                            .formatted(list, copy),
                    none);
        }
    }

    /// Earlier versions kept none.
    private void keepFirstCopy() throws IOException {
        if (Files.isDirectory(folder) && Files.notExists(copy)) {
            try {
                Files.copy(list, copy);
            } catch (FileAlreadyExistsException byAnother) {
                LOG.debug("{} is there by now", copy, byAnother);
            }
        }
    }

    /// Whole or not at all, also where the power fails: the server may read at any moment.
    private static void write(Path file, String text) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.writeString(part, text);
        try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
