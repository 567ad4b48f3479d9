package dev.millrace.remediation.credentials;

import static dev.millrace.tickets.secrets.Secrets.MASK;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class HandedOutTest {
    private final HandedOut handedOut = new HandedOut();

    @Test
    void shouldCoverWhatWasHandedOut() {
        handedOut.add("hunter2-and-more");

        assertThat(handedOut.cover("no such token: hunter2-and-more!")).isEqualTo("no such token: " + MASK + "!");
        String other = "nothing of it";
        assertThat(handedOut.cover(other)).isSameAs(other);
    }

    @Test
    void shouldCoverTheWholeOfOneThatBeginsAsAnotherDoes() {
        handedOut.add("password-1");
        handedOut.add("password-1-of-vpn");

        assertThat(handedOut.cover("password-1-of-vpn")).isEqualTo(MASK);
    }

    @Test
    void shouldCoverAKeyLineByLine() {
        handedOut.add("-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\nhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----\n");

        assertThat(handedOut.cover("-----BEGIN PRIVATE KEY----- hkiG9w0BAQEFAASC"))
                .isEqualTo("-----BEGIN PRIVATE KEY----- " + MASK);
    }

    @Test
    void shouldLeaveWordsThatAreNoLongerThanWords() {
        handedOut.add("secret");

        assertThat(handedOut.cover("{\"secret\":true}")).isEqualTo("{\"secret\":true}");
    }

    @Test
    void shouldForgetTheOldestOfVeryMany() {
        for (int i = 0; i < 1_001; i++) {
            handedOut.add("token-of-run-%04d".formatted(i));
        }

        assertThat(handedOut.cover("token-of-run-0000")).isEqualTo("token-of-run-0000");
        assertThat(handedOut.cover("token-of-run-0001 token-of-run-1000")).isEqualTo(MASK + " " + MASK);
    }

    @Test
    void shouldCoverWhatIsStillInUseHoweverManyCameBehindIt() {
        for (int i = 0; i < 1_000; i++) {
            handedOut.add("password-in-use");
            handedOut.add("token-of-run-%04d".formatted(i));
        }

        assertThat(handedOut.cover("password-in-use")).isEqualTo(MASK);
    }

    @Property
    void shouldNeverShowOneWhateverStandsAround(
            @ForAll @Size(min = 1, max = 5) java.util.List<@AlphaChars @StringLength(min = 8, max = 20) String> secrets,
            @ForAll String before,
            @ForAll String behind) {
        HandedOut many = new HandedOut();
        secrets.forEach(many::add);

        for (String secret : secrets) {
            assertThat(many.cover(before + secret + behind)).doesNotContain(secret);
        }
    }
}
