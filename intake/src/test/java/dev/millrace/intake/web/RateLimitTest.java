package dev.millrace.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

class RateLimitTest {
    private static final InetSocketAddress ANNA = new InetSocketAddress("192.0.2.1", 40_000);

    private final RateLimit limit = new RateLimit(new WebSettings(
            3,
            DataSize.ofMegabytes(1),
            1,
            DataSize.ofMegabytes(1),
            DataSize.ofMegabytes(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1)));

    @Test
    void shouldTellAClientThatSendsTooMuchWhenToComeBack() {
        limit.count(ANNA);
        limit.count(ANNA);
        limit.count(ANNA);

        assertThatThrownBy(() -> limit.count(ANNA)).isInstanceOfSatisfying(TooManyRequests.class, refusal -> {
            assertThat(refusal.getStatusCode().value()).isEqualTo(429);
            assertThat(refusal.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isNotBlank();
        });
    }

    @Test
    void shouldNotMakeOneClientWaitForAnother() {
        for (int i = 0; i < 3; i++) {
            limit.count(ANNA);
        }

        limit.count(new InetSocketAddress("192.0.2.2", 40_000));
    }

    @Test
    void shouldCountAnIpv6NetworkAsOneClient() {
        for (int i = 1; i <= 3; i++) {
            limit.count(new InetSocketAddress("2001:db8::" + i, 40_000));
        }

        assertThatThrownBy(() -> limit.count(new InetSocketAddress("2001:db8::9", 40_000)))
                .isInstanceOf(TooManyRequests.class);
    }
}
