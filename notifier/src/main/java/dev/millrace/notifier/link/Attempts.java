package dev.millrace.notifier.link;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/// How often something may be tried behind a link: more often than a person types, far less than guessing takes.
///
/// @param <T> what is counted apart, such as a ticket
public final class Attempts<T> {
    private static final int PER_MINUTE = 6;
    private static final int MOST_COUNTED = 50_000;

    private final LoadingCache<T, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_COUNTED)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build(_ -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(PER_MINUTE).refillGreedy(PER_MINUTE, Duration.ofMinutes(1)))
                    .build());

    /// Counts one; false where there were too many within the last minute.
    public boolean mayTry(T what) {
        return buckets.get(what).tryConsume(1);
    }
}
