package dev.millrace.topology.models;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.bundle.ModelBundle;
import dev.millrace.enrichment.bundle.ModelSummary;
import dev.millrace.enrichment.model.ModelVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Fetches models by version and checks them: the content must hash to the version that it was asked for by, be
/// models that this program understands, and read a message for a trial. Blocks its caller for no longer than a
/// limit. Who takes models to read with has a shelf of his own, so that whoever only looks is never in the way.
public final class ModelShelf {
    /// A place that hangs holds a thread for as long as it likes; it does not get more than these.
    private static final int THREADS = 2;

    /// A version that lies there.
    ///
    /// @param summary what it was learnt from; null where it cannot be read
    /// @param fault why it cannot be read; null where it can
    public record Listed(
            String version,
            @Nullable ModelSummary summary,
            @Nullable String fault) {}

    private final ModelFiles files;
    private final Enrichment shipped;
    private final Duration limit;
    private final ExecutorService fetchers = new ThreadPoolExecutor(
            0,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("model-fetcher-", 0).factory());

    ModelShelf(ModelFiles files, Enrichment shipped, Duration limit) {
        this.files = files;
        this.shipped = shipped;
        this.limit = limit;
    }

    /// A shelf over a place.
    public static ModelShelf of(ModelSettings settings, Enrichment shipped) {
        return new ModelShelf(ModelFiles.at(settings.location(), settings.limit()), shipped, settings.limit());
    }

    /// Takes a version from the shelf.
    ///
    /// @throws UnusableModel where it is not there, is not what it should be, or does not come in time
    public ModelBundle take(String version) throws UnusableModel {
        return within("models " + version, () -> checked(version));
    }

    /// What lies there, as far as the place can tell. Only the summaries are read: whether models can be
    /// used shows when they are taken.
    ///
    /// @throws UnusableModel where it does not answer in time
    public List<Listed> list() throws UnusableModel {
        return within(
                "the list of models",
                () -> files.versions().stream().map(this::listed).toList());
    }

    private Listed listed(String version) {
        try (InputStream file = files.open(version)) {
            return new Listed(version, ModelBundle.summary(file), null);
        } catch (IOException | IllegalArgumentException e) {
            return new Listed(version, null, e.getMessage());
        }
    }

    private ModelBundle checked(String version) throws IOException {
        byte[] content = files.fetch(version);
        String found = ModelVersion.of(content);
        if (!found.equals(version)) {
            throw new IllegalArgumentException("its content is " + found + "; the file was changed or cut short");
        }
        return ModelBundle.read(content, version + ModelBundle.SUFFIX, shipped);
    }

    private interface Work<T> {
        T done() throws IOException;
    }

    private <T> T within(String what, Work<T> work) throws UnusableModel {
        Future<T> future;
        try {
            future = fetchers.submit(work::done);
        } catch (RejectedExecutionException e) {
            throw new UnusableModel(what + ": earlier ones still have not come", true, e);
        }
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new UnusableModel(what + ": not there within " + limit.toMillis() + " ms", true, e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new UnusableModel(what + ": " + cause.getMessage(), cause instanceof IOException, cause);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnusableModel(what + ": interrupted", true, e);
        }
    }
}
