package dev.millrace.tickets.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What takes long to read, and what nobody thought of.
class HostileSecretsTest {
    /// Far more than a mail may have.
    private static final int LONG = 30_000;
    private static final long JITTER = Duration.ofMillis(20).toNanos();

    /// Four times the text takes four times as long in linear time, sixteen times in quadratic. What counts is the
    /// thread's own time, and of some runs the best.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password ",
                "password: ",
                "password: a'b\" ",
                "password: \"",
                "password.",
                "as password ",
                "a as my password.",
                "pw=",
                "4111 ",
                "4-",
                "-----BEGIN PRIVATE KEY-----",
                "eyJ-",
                "://a:",
                "://a:b@",
                "token=",
                "user a / ",
                "codes: 1234 ",
                "pw:elephant ",
                "password: is ",
                "user/pass: a ",
                "4111 1111\n",
                "docker -u ",
                "token: A",
                "code=",
                "&code=a1",
                "x is my password ",
                "set it to ",
                "mysql -u a ",
                "net use /user:",
                "cookie: a=b;",
                "session=",
                "a:b@",
                "пароль ",
                "密码是"
            })
    void shouldReadHostileTextsInLinearTime(String part) {
        String text = part.repeat(LONG / part.length());
        String longer = part.repeat(4 * LONG / part.length());

        assertTimeoutPreemptively(
                Duration.ofMinutes(2), () -> assertThat(timeOf(longer)).isLessThan(8 * timeOf(text) + JITTER));
    }

    /// In nanoseconds.
    private static long timeOf(String text) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return IntStream.range(0, 3)
                .mapToLong(_ -> {
                    long start = threads.getCurrentThreadCpuTime();
                    Secrets.mask(text);
                    return threads.getCurrentThreadCpuTime() - start;
                })
                .min()
                .orElseThrow();
    }

    @Test
    void shouldMaskManySecretsInLinearTime() {
        String text = IntStream.range(100_000, 200_000)
                .mapToObj(number -> "pw=a" + number)
                .collect(Collectors.joining(" "));

        String masked = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> Secrets.mask(text));

        assertThat(masked).doesNotContain("a1").contains("pw=•••••• pw=••••••");
    }

    @Property
    void shouldMaskAnythingOnceForAll(@ForAll String text) {
        String masked = Secrets.mask(text);

        assertThat(Secrets.mask(masked)).isEqualTo(masked);
    }

    /// Random characters hold no secrets; these texts are made of what secrets are made of.
    @Property
    void shouldMaskSecretsOnceForAll(@ForAll("pieces") List<String> pieces) {
        String masked = Secrets.mask(String.join("", pieces));

        assertThat(Secrets.mask(masked)).isEqualTo(masked);
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        Arbitrary<String> words = Arbitraries.of(
                "password",
                "Passwort",
                "my pin",
                "codes",
                "token",
                "api_key",
                "https://jdoe",
                "tulip",
                "Xk9longrest77",
                "4711",
                "482 913",
                "4111 1111 1111 1111",
                "8f3k-22mx",
                "Winter2031!",
                "user/password",
                "user",
                "expired",
                "the",
                Secrets.MASK);
        Arbitrary<String> joints =
                Arbitraries.of(" ", "\n", ": ", "=", ", ", " is ", " / ", " and ", ". ", ": \"", "\" ");
        return Combinators.combine(words, joints)
                .as((word, joint) -> word + joint)
                .list()
                .ofMaxSize(10);
    }

    @Test
    void shouldMaskWhatIsMaskedNotAgain() {
        String once = Secrets.mask("password: Herbst-2031! and 4111111111111111, PIN 1234, https://a:b@c.example/");

        assertThat(Secrets.mask(once)).isSameAs(once);
    }
}
