package dev.millrace.enrichment;

import dev.millrace.enrichment.category.CategoryReader;
import dev.millrace.enrichment.diagnosis.Diagnostician;
import dev.millrace.enrichment.diagnosis.RuleBook;
import dev.millrace.enrichment.entities.EntityReader;
import dev.millrace.enrichment.language.LanguageReader;
import dev.millrace.enrichment.model.ModelVersion;
import dev.millrace.enrichment.priority.PriorityReader;
import dev.millrace.enrichment.sentiment.SentimentReader;
import dev.millrace.enrichment.target.TargetReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Loads what ships.
final class Loading {
    /// All that is learnt.
    private static final List<String> SHIPPED = List.of(
            "category/category.model",
            "sentiment/sentiment.model",
            "sentiment/anger.model",
            "priority/priority.model",
            "target/target.model",
            "diagnosis/automation.model",
            "entities/ordinary-words.txt");

    /// Reading what ships may take so long, on a slow disk beside other work.
    static final Duration LIMIT = Duration.ofMinutes(1);

    private Loading() {}

    /// With rules and languages from elsewhere. Both take longest and are read beside the rest.
    ///
    /// @param limit how long each of them may take
    /// @throws IllegalStateException where something is missing, or is not read in time
    static Enrichment of(Supplier<RuleBook> rules, Supplier<LanguageReader> languages, Duration limit) {
        CompletableFuture<LanguageReader> reader = beside("language-loader", languages);
        CompletableFuture<RuleBook> book = beside("rule-loader", rules);
        CompletableFuture<String> version = beside("version-loader", Loading::shippedVersion);
        return Enrichment.of(
                result(version, "the models' version", limit),
                CategoryReader.shippedModel(),
                SentimentReader.shippedModel(),
                SentimentReader.shippedAnger(),
                PriorityReader.shippedModel(),
                TargetReader.load(),
                Diagnostician.shippedModel(),
                EntityReader.load(),
                Enrichment.always(result(book, "the rules", limit)),
                result(reader, "the language detector", limit));
    }

    /// On a thread of its own: the common pool has but one on a machine of two cores.
    private static <T> CompletableFuture<T> beside(String name, Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work, task -> Thread.ofPlatform().daemon().name(name).start(task));
    }

    /// What is read beside the rest; fails as its reading failed.
    private static <T> T result(CompletableFuture<T> future, String what, Duration limit) {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(what + " could not be read", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException(what + " was not read within " + limit, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + what + " was read", e);
        }
    }

    /// The version of what ships: a hash, as that of a file of models.
    private static String shippedVersion() {
        return ModelVersion.of(SHIPPED.stream().map(Loading::resource).toArray(byte[][]::new));
    }

    private static byte[] resource(String name) {
        try (InputStream in = Enrichment.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + name + " beside " + Enrichment.class.getName());
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
