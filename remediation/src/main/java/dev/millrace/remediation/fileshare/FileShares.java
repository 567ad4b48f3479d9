package dev.millrace.remediation.fileshare;

import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorFailure;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.Guard;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.fileshare.FileSettings.Share;
import dev.millrace.scheduling.BlockingCalls;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/// The shares and their snapshots. Every call fails with a [ConnectorFailure] alone.
public final class FileShares implements Connector, AutoCloseable {
    /// The connector's name.
    public static final String NAME = "files";

    private static final int WAITING = 1_000;

    private final FileSettings settings;
    private final Guard guard;
    private final BlockingCalls threads;

    public FileShares(FileSettings settings, Guards guards) {
        this.settings = settings;
        this.guard = guards.guard(NAME, settings.guard());
        // What waited for one would be late without being begun.
        this.threads = new BlockingCalls(NAME, settings.guard().atOnce(), WAITING);
    }

    /// A file in a snapshot.
    ///
    /// @param snapshot its folder's name
    record Backup(String share, SharePath path, String snapshot, String hash) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Guard guard() {
        return guard;
    }

    @Override
    public Mono<Void> probe() {
        return reading(() -> {
                    for (Share share : settings.shares().values()) {
                        try (Stream<Path> entries = Files.list(folder(share))) {
                            var _ = entries.findFirst();
                        }
                    }
                    return true;
                })
                .then();
    }

    /// The newest backups of a path, one for each share that has any.
    Mono<List<Backup>> backups(String wanted) {
        return reading(() -> {
            List<Backup> found = new ArrayList<>();
            for (Map.Entry<String, Share> share : new TreeMap<>(settings.shares()).entrySet()) {
                Optional<SharePath> path = SharePath.of(wanted, share.getValue().prefixes());
                if (path.isPresent()) {
                    newest(share.getKey(), share.getValue(), path.get()).ifPresent(found::add);
                }
            }
            return found;
        });
    }

    /// The hash of what is there now; nothing where there is no file.
    Mono<Optional<String>> hash(String share, SharePath path) {
        return reading(() -> hashOf(path.below(folder(share(share)))));
    }

    /// The hash of what was kept under a name beside a file; nothing where nothing was.
    Mono<Optional<String>> hashOfKept(Backup backup, String keptAs) {
        return reading(() -> hashOf(folderOf(place(backup)).resolve(keptAs)));
    }

    /// Puts a backup in its place. What is there now is kept beside it under another name first; what was kept
    /// under that name before stays, and the later one has a number. There is a file at every moment.
    Mono<Void> restore(Backup backup, String keptAs) {
        Mono<Boolean> restored = changing(() -> {
            Path from = backup.path().below(snapshots(share(backup.share())).resolve(backup.snapshot()));
            Path to = place(backup);
            Path parent = folderOf(to);
            if (FileStatus.of(parent).filter(BasicFileAttributes::isDirectory).isEmpty()) {
                throw new ConnectorRefused(NAME, "the folder of %s is gone".formatted(backup.path()), null);
            }
            Optional<BasicFileAttributes> there = FileStatus.of(to);
            if (there.isPresent() && !there.get().isRegularFile()) {
                throw new ConnectorRefused(NAME, "%s is no file".formatted(backup.path()), null);
            }
            Optional<String> now = hashOf(to);
            if (now.equals(Optional.of(backup.hash()))) {
                return true;
            }
            try (PartFile part = PartFile.in(parent, Instant.now())) {
                // What takes long and may fail comes first: what is kept shows that the move was to come next.
                part.copyOf(from);
                if (now.isPresent() && !now.equals(hashOf(parent.resolve(keptAs)))) {
                    keep(to, now, free(parent, keptAs));
                }
                part.moveTo(to);
            }
            PartFile.sweep(parent, Instant.now());
            return true;
        });
        return restored.then();
    }

    /// Nobody finds half a file under that name, nor does a crash leave one.
    ///
    /// @param now its hash when it was looked at: what has come in its place since is not what is to be kept
    private void keep(Path file, Optional<String> now, Path as) throws IOException {
        try (PartFile part = PartFile.in(folderOf(as), Instant.now())) {
            part.copyOf(file);
            if (!now.equals(hashOf(part.path()))) {
                throw new IOException("the file was changed while it was restored");
            }
            part.moveTo(as);
        }
    }

    private Path place(Backup backup) throws IOException {
        return backup.path().below(folder(share(backup.share())));
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private static Path free(Path folder, String name) throws IOException {
        Path free = folder.resolve(name);
        for (int number = 2; FileStatus.of(free).isPresent(); number++) {
            free = folder.resolve(name + "-" + number);
        }
        return free;
    }

    /// Takes a restored file away again, and puts back what was kept. A file that somebody has changed since stays.
    Mono<Boolean> takeBack(Backup backup, String keptAs) {
        return changing(() -> {
            Path to = place(backup);
            if (!hashOf(to).equals(Optional.of(backup.hash()))) {
                return false;
            }
            Path kept = folderOf(to).resolve(keptAs);
            if (FileStatus.of(kept).isPresent()) {
                Files.move(kept, to, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.delete(to);
            }
            return true;
        });
    }

    @Override
    public void close() {
        threads.close();
    }

    private Optional<Backup> newest(String name, Share share, SharePath path) throws IOException {
        for (Path snapshot : newestFirst(snapshots(share))) {
            boolean folder = FileStatus.of(snapshot)
                    .filter(BasicFileAttributes::isDirectory)
                    .isPresent();
            Optional<String> hash = folder ? hashOf(path.below(snapshot)) : Optional.empty();
            if (hash.isPresent()) {
                return Optional.of(new Backup(name, path, nameOf(snapshot), hash.get()));
            }
        }
        return Optional.empty();
    }

    private static List<Path> newestFirst(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted(Comparator.comparing(FileShares::nameOf).reversed())
                    .toList();
        } catch (UncheckedIOException away) {
            throw away.getCause();
        }
    }

    private static String nameOf(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }

    private Optional<String> hashOf(Path file) throws IOException {
        Optional<BasicFileAttributes> status = FileStatus.of(file).filter(BasicFileAttributes::isRegularFile);
        if (status.isEmpty()) {
            return Optional.empty();
        }
        if (status.get().size() > settings.largest()) {
            throw new ConnectorRefused(
                    NAME, "the file is larger than %d MiB".formatted(settings.largest() >> 20), null);
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return Optional.of(HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest()));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java lacks SHA-256, which every Java has", e);
        }
    }

    private Share share(String name) {
        return Objects.requireNonNull(settings.shares().get(name), name);
    }

    private static Path folder(Share share) {
        return Objects.requireNonNull(share.folder());
    }

    private static Path snapshots(Share share) {
        return Objects.requireNonNull(share.snapshots());
    }

    private <T> Mono<T> reading(Callable<T> call) {
        return guard.reading(threads.call(call)
                .onErrorMap(IOException.class, error -> translate(error, ConnectorAway::unreachable)));
    }

    /// Where the place of a file is on another machine, a move of which an error is told may have been made.
    private <T> Mono<T> changing(Callable<T> call) {
        return guard.changing(
                threads.call(call).onErrorMap(IOException.class, error -> translate(error, ConnectorAway::cut)));
    }

    /// How a share that may answer later is called.
    private interface Away {
        ConnectorAway of(String connector, String reason, Throwable cause);
    }

    private static ConnectorFailure translate(IOException error, Away away) {
        return switch (error) {
            case SharePath.LinkOnTheWay link -> new ConnectorRefused(NAME, String.valueOf(link.getMessage()), link);
            case AccessDeniedException denied ->
                new ConnectorRefused(NAME, "there is no permission for the file", denied);
            case NoSuchFileException gone -> away.of(NAME, "a share or its snapshots are away", gone);
            default ->
                away.of(
                        NAME,
                        "a share cannot be worked on (%s)"
                                .formatted(error.getClass().getSimpleName()),
                        error);
        };
    }
}
