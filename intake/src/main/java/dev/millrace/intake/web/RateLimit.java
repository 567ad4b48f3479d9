package dev.millrace.intake.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.millrace.access.ClientAddress;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How many requests a client may send, by its address.
@Component
public final class RateLimit {
    private static final int MOST_CLIENTS = 50_000;

    private final LoadingCache<String, Bucket> buckets;

    RateLimit(WebSettings settings) {
        int perMinute = settings.requestsPerMinute();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_CLIENTS)
                .expireAfterAccess(Duration.ofMinutes(5))
                .build(_ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build());
    }

    /// Counts a request.
    ///
    /// @throws TooManyRequests when the client must wait
    public void count(@Nullable InetSocketAddress client) {
        ConsumptionProbe probe = buckets.get(ClientAddress.key(client)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
