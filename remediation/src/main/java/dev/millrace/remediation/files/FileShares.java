package dev.millrace.remediation.files;

import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorFailure;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.Guard;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.files.FileSettings.Share;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// The shares and their snapshots. Every call fails with a [ConnectorFailure] alone.
public final class FileShares implements Connector, AutoCloseable {
    /// The connector's name.
    public static final String NAME = "files";

    private static final int THREADS = 4;
    private static final int WAITING = 1_000;

    private final FileSettings settings;
    private final Guard guard;
    private final Scheduler scheduler = Schedulers.newBoundedElastic(THREADS, WAITING, NAME, 60, true);

    public FileShares(FileSettings settings, Guards guards) {
        this.settings = settings;
        this.guard = guards.guard(NAME, settings.guard());
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

    /// Whether something was kept under a name beside a file.
    Mono<Boolean> isKept(Backup backup, String keptAs) {
        return reading(() -> Files.exists(
                Objects.requireNonNull(backup.path()
                                .below(folder(share(backup.share())))
                                .getParent())
                        .resolve(keptAs),
                LinkOption.NOFOLLOW_LINKS));
    }

    /// Puts a backup in its place. What is there now is kept beside it under another name; what was kept under
    /// that name before stays, and the later one has a number.
    Mono<Void> restore(Backup backup, String keptAs) {
        return changing(() -> {
            Share share = share(backup.share());
            Path from = backup.path().below(snapshots(share).resolve(backup.snapshot()));
            Path to = backup.path().below(folder(share));
            Path parent = Objects.requireNonNull(to.getParent());
            if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
                throw new ConnectorRefused(NAME, "the folder of %s is gone".formatted(backup.path()), null);
            }
            if (hashOf(to).equals(Optional.of(backup.hash()))) {
                return true;
            }
            Path part = parent.resolve("." + keptAs + ".part");
            try {
                Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(to, free(parent, keptAs), StandardCopyOption.ATOMIC_MOVE);
                }
                Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
            return true;
        });
    }

    private static Path free(Path folder, String name) {
        Path free = folder.resolve(name);
        for (int number = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); number++) {
            free = folder.resolve(name + "-" + number);
        }
        return free;
    }

    /// Takes a restored file away again, and puts back what was kept. A file that somebody has changed since stays.
    Mono<Boolean> takeBack(Backup backup, String keptAs) {
        return guard.changing(blocking(() -> {
            Path to = backup.path().below(folder(share(backup.share())));
            if (!hashOf(to).equals(Optional.of(backup.hash()))) {
                return false;
            }
            Path kept = Objects.requireNonNull(to.getParent()).resolve(keptAs);
            if (Files.exists(kept, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(kept, to, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.delete(to);
            }
            return true;
        }));
    }

    @Override
    public void close() {
        scheduler.dispose();
    }

    private Optional<Backup> newest(String name, Share share, SharePath path) throws IOException {
        List<Path> snapshots;
        try (Stream<Path> entries = Files.list(snapshots(share))) {
            snapshots = entries.filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .sorted(Comparator.comparing((Path entry) ->
                                    Objects.requireNonNull(entry.getFileName()).toString())
                            .reversed())
                    .toList();
        }
        for (Path snapshot : snapshots) {
            Optional<String> hash = hashOf(path.below(snapshot));
            if (hash.isPresent()) {
                return Optional.of(new Backup(
                        name,
                        path,
                        Objects.requireNonNull(snapshot.getFileName()).toString(),
                        hash.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> hashOf(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (Files.size(file) > settings.largest()) {
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
        return guard.reading(blocking(call));
    }

    private Mono<Void> changing(Callable<Boolean> call) {
        return guard.changing(blocking(call)).then();
    }

    private <T> Mono<T> blocking(Callable<T> call) {
        return Mono.fromCallable(call).subscribeOn(scheduler).onErrorMap(IOException.class, FileShares::translate);
    }

    private static ConnectorFailure translate(IOException error) {
        return switch (error) {
            case SharePath.LinkOnTheWay link -> new ConnectorRefused(NAME, String.valueOf(link.getMessage()), link);
            case NoSuchFileException gone -> ConnectorAway.unreachable(NAME, "a share or its snapshots are away", gone);
            default ->
                ConnectorAway.unreachable(
                        NAME,
                        "a share cannot be worked on (%s)"
                                .formatted(error.getClass().getSimpleName()),
                        error);
        };
    }
}
