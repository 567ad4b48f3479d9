package dev.millrace.intake.email.sender;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.MailReading;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.InboundMessage;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationResultsTest {
    /// Anna's domain vouches for the mail, as our host saw; written in every way that RFC 8601 allows.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.acme.example; dmarc=pass header.from=acme.example",
                "mx.acme.example;dmarc=pass header.from=acme.example",
                "MX.Acme.Example; DMARC=Pass header.from=acme.example",
                "mx.acme.example 1; dmarc=pass header.from=acme.example",
                "mx.acme.example  1 ; dmarc = pass header.from=acme.example",
                "mx.acme.example; dmarc/1=pass header.from=acme.example",
                "mx.acme.example; dmarc / 1 = pass header.from=acme.example",
                "\"mx.acme.example\"; dmarc=pass header.from=acme.example",
                "(a comment) mx.acme.example (another) 1 (third) ; (x) dmarc (y) = (z) pass header.from=acme.example (ok)",
                "mx.acme.example (nested (deep) comment; spf=fail); dmarc=pass header.from=acme.example",
                "mx.acme.example (quoted \\) pair; spf=fail); dmarc=pass header.from=acme.example",
                "mx.acme.example; spf=pass smtp.mailfrom=acme.example; dkim=pass header.d=acme.example; dmarc=pass header.from=acme.example",
                "mx.acme.example;\n spf=fail smtp.mailfrom=x.example;\n\tdmarc=pass (p=reject) header.from=acme.example",
                "mx.acme.example; dkim=pass header.b=AbC/dE+==; dmarc=pass policy.dmarc=reject header.from=acme.example",
                "mx.acme.example; dkim=pass reason=\"all; spf=fail\" header.d=x.example; dmarc=pass header.from=acme.example",
                "mx.acme.example; dmarc=pass reason=\"policy; really\" header.from=acme.example",
                "mx.acme.example; dmarc=pass header.from=\"acme.example\"",
                "mx.acme.example; dmarc=pass header.from=anna@acme.example",
                "mx.acme.example; dmarc=pass header . from = acme.example",
                "mx.acme.example; dmarc=pass header.From=ACME.example",
                "mx.acme.example; dmarc=pass header.from=acme.example; dmarc=pass header.from=acme.example",
                "mx.acme.example; dmarc=pass header.from=acme.example;",
                "mx.acme.example;; dmarc=pass header.from=acme.example",
                "mx.acme.example; unknown=strange (stuff) x.y=z; dmarc=pass header.from=acme.example",
            })
    void shouldBelieveOurHost(String results) {
        assertThat(assurance("Authentication-Results: " + results)).isEqualTo(Assurance.DOMAIN_VERIFIED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "mx.acme.example",
                "mx.acme.example;",
                "mx.acme.example; none",
                "mx.acme.example 1; none",
                "mx.acme.example; dmarc=none",
                "mx.acme.example; dmarc=fail",
                "mx.acme.example; dmarc=temperror",
                "mx.acme.example; dmarc=permerror",
                "mx.acme.example; dmarc=bestguesspass",
                "mx.acme.example; dmarc=passed",
                "mx.acme.example; dmarc=",
                "mx.acme.example; dmarc",
                "mx.acme.example; dmarc pass",
                "mx.acme.example; dmarc-x=pass",
                "mx.acme.example; xdmarc=pass",
                "mx.acme.example; spf=pass smtp.mailfrom=acme.example",
                "mx.acme.example; dkim=pass header.d=acme.example",
                "mx.acme.example; spf=pass; dkim=pass; arc=pass",
                // Another version may mean something else by the same words.
                "mx.acme.example 2; dmarc=pass",
                "mx.acme.example; dmarc/2=pass",
                // Said of nobody.
                "mx.acme.example; dmarc=pass",
                "mx.acme.example; dmarc=pass policy.dmarc=reject",
                "mx.acme.example; dmarc=pass header.from=acme.example; dmarc=pass",
                // Said of somebody else.
                "mx.acme.example; dmarc=pass header.from=evil.example",
                "mx.acme.example; dmarc=pass header.from=acme.example.evil.test",
                "mx.acme.example; dmarc=pass header.from=notacme.example",
                "mx.acme.example; dmarc=pass header.from=mail.acme.example",
                "mx.acme.example; dmarc=pass header.from=",
                "mx.acme.example; dmarc=pass header.from=evil.example; dmarc=pass header.from=acme.example",
                "mx.acme.example; dmarc=fail header.from=acme.example; dmarc=pass header.from=acme.example",
                "mx.acme.example; dmarc=pass header.from=acme.example; dmarc=fail header.from=acme.example",
                // Said by somebody else.
                "dmarc=pass",
                "evil.example; dmarc=pass",
                "mx.acme.example.evil.test; dmarc=pass",
                "xmx.acme.example; dmarc=pass",
                "acme.example; dmarc=pass",
                "evil.example (mx.acme.example); dmarc=pass",
                "evil.example mx.acme.example; dmarc=pass",
                "evil.example; x=y mx.acme.example; dmarc=pass",
                "(mx.acme.example; dmarc=pass)",
                "\"mx.acme.example; dmarc=pass\"",
                "mx.acme.ex\u0430mple; dmarc=pass",
                // Said in what anybody may have put there.
                "mx.acme.example; spf=fail (dmarc=pass)",
                "mx.acme.example; spf=fail (; dmarc=pass",
                "mx.acme.example; spf=fail reason=\"; dmarc=pass\"",
                "mx.acme.example; spf=fail reason=\"; dmarc=pass",
                "mx.acme.example; spf=fail reason=\"a\\\"; dmarc=pass\"",
                "mx.acme.example; spf=fail smtp.mailfrom=\"x; dmarc=pass\"",
                "mx.acme.example; spf=fail smtp.helo=dmarc=pass",
                "mx.acme.example; spf=fail policy.dmarc=pass",
            })
    void shouldBelieveNobodyAndNothingElse(String results) {
        assertThat(assurance("Authentication-Results: " + results)).isEqualTo(Assurance.CLAIMED);
    }

    /// Hosts write what a sender chose into comments and strings: a sign of his may hide the rest, or feign some.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "spf=pass (domain of \"e(ve\"@evil.example permits it) smtp.mailfrom=\"e(ve\"@evil.example; dmarc=fail",
                "spf=pass (domain of \"e(ve\"@evil.example permits it); dmarc=fail (p=reject) header.from=acme.example",
                "spf=pass (domain of e(ve permits it); dmarc=fail (p=reject); dkim=none header.i=)@evil.example",
                "spf=pass (domain of eve\\) smtp.mailfrom=eve; dmarc = fail header.from=acme.example",
                "spf=pass (domain of \"e)ve\"@evil.example) smtp.mailfrom=\"e)ve\"@evil.example; dmarc/1=fail",
                "spf=pass smtp.mailfrom=\"eve@evil.example; DMARC=Fail header.from=acme.example",
                "spf=pass (of \"a); dmarc=pass header.from=acme.example ((\"@evil.example); dmarc=fail header.from=acme.example",
                "dmarc=pass header.from=acme.example (nested (deep); dmarc=fail)",
            })
    void shouldHoldWhatFailedHoweverThatIsHidden(String results) {
        InboundMessage message = read(withHeader("Authentication-Results: mx.acme.example; " + results))
                .inbound(Instant.EPOCH, null);

        assertThat(message.flags()).contains("dmarc-failed");
        assertThat(message.review()).contains("DMARC");
        assertThat(message.assurance()).isEqualTo(Assurance.CLAIMED);
    }

    @Test
    void shouldHoldWhatFailedBehindManyOtherResults() {
        String results = "; dkim=neutral".repeat(1_000) + "; dmarc=fail header.from=acme.example";

        assertThat(read(withHeader("Authentication-Results: mx.acme.example" + results))
                        .mail()
                        .flags())
                .contains("dmarc-failed");
    }

    @Test
    void shouldHoldWhatWasCheckedAsAnothersHoweverThatIsHidden() {
        String results = "spf=pass (domain of e(ve permits it); dmarc=pass (p=none) header.from=evil.example";

        assertThat(read(withHeader("Authentication-Results: mx.acme.example; " + results))
                        .mail()
                        .flags())
                .contains("dmarc-of-another");
    }

    /// What our host found of the sender stands behind more of his own words than are read.
    @Test
    void shouldBelieveNobodyWhereThereAreMoreResultsThanAreRead() {
        String results = "dmarc=pass header.from=acme.example (" + "; dmarc=pass".repeat(100);
        MailReading reading = read(withHeader(
                "Authentication-Results: mx.acme.example; " + results + "; dmarc=pass header.from=evil.example"));

        assertThat(reading.mail().assurance()).isEqualTo(Assurance.CLAIMED);
        assertThat(reading.mail().flags()).containsExactly("dmarc-unread");
        assertThat(reading.review())
                .isEqualTo("our mail server names more DMARC results than are read, so nobody is taken as verified");
    }

    /// The sender's own words, in front, name Anna's domain; what our host found of his stands in what they left open.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "spf=pass smtp.mailfrom=x; dmarc=pass header.from=acme.example (y@evil.example; dmarc=pass header.from=evil.example",
                "spf=pass smtp.mailfrom=x; dmarc=pass header.from=acme.example reason=\"y@evil.example; dmarc=pass header.from=evil.example",
                "dmarc=pass header.from=acme.example (; dmarc=pass header.from=acme.example; dmarc=pass header.from=evil.example)",
            })
    void shouldVerifyNobodyWhereAHiddenResultIsAnothers(String results) {
        assertThat(assurance("Authentication-Results: mx.acme.example; " + results))
                .isEqualTo(Assurance.CLAIMED);
    }

    /// What an earlier host found, as Google tells it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "arc=pass (i=1 spf=pass spfdomain=x.example dmarc=fail fromdomain=x.example); dmarc=pass header.from=acme.example",
                "dmarc=pass (p=reject; sp=none) header.from=acme.example; arc=fail",
            })
    void shouldHoldNothingForWhatIsSaidOfSomethingElse(String results) {
        InboundMessage message = read(withHeader("Authentication-Results: mx.acme.example; " + results))
                .inbound(Instant.EPOCH, null);

        assertThat(message.review()).isNull();
        assertThat(message.assurance()).isEqualTo(Assurance.DOMAIN_VERIFIED);
    }

    /// A forger's header lies below the one that our host puts on top, whatever he writes into his.
    @Test
    void shouldReadTheTopmostOfOurHostOnly() {
        String ours = "Authentication-Results: mx.acme.example; dmarc=%s header.from=acme.example";
        String forged = "Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example";
        String relay = "Authentication-Results: relay.example; dmarc=%s";

        assertThat(assurance(ours.formatted("fail") + "\n" + forged)).isEqualTo(Assurance.CLAIMED);
        assertThat(assurance(ours.formatted("none") + "\n" + forged)).isEqualTo(Assurance.CLAIMED);
        assertThat(assurance("Authentication-Results: mx.acme.example; none\n" + forged))
                .isEqualTo(Assurance.CLAIMED);
        assertThat(assurance("Authentication-Results: mx.acme.example 2; dmarc=pass\n" + forged))
                .isEqualTo(Assurance.CLAIMED);
        assertThat(assurance(relay.formatted("fail") + "\n" + ours.formatted("pass")))
                .isEqualTo(Assurance.DOMAIN_VERIFIED);
        assertThat(assurance(relay.formatted("pass") + "\n" + ours.formatted("fail")))
                .isEqualTo(Assurance.CLAIMED);
        assertThat(assurance("ARC-Authentication-Results: i=1; mx.acme.example; dmarc=pass\n"
                        + "X-Authentication-Results: mx.acme.example; dmarc=pass"))
                .isEqualTo(Assurance.CLAIMED);
    }

    /// Our host may have looked at another of several authors, or at none.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@acme.example, eve@evil.example",
                "eve@evil.example, anna@acme.example",
                "Anna: anna@acme.example, eve@evil.example;",
                "anna@acme.example\nFrom: eve@evil.example",
                "eve@evil.example\nFrom: anna@acme.example",
            })
    void shouldVerifyNoneOfSeveralAuthors(String from) {
        String mail = withHeader("Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example")
                .replace("Anna Keller <anna@acme.example>", from);

        assertThat(read(mail).mail().assurance()).isEqualTo(Assurance.CLAIMED);
    }

    @Test
    void shouldTakeApartWhatWasChecked() {
        AuthenticationResults results = AuthenticationResults.of(
                "mx.acme.example 1;\r\n spf=pass (sender (really) ok) smtp.mailfrom=\"a b\"@acme.example;"
                        + " dkim=fail reason=\"bad \\\"body\\\"\" header.d=acme.example header.b=AbC/=");

        assertThat(results.host()).isEqualTo("mx.acme.example");
        assertThat(results.results())
                .extracting(AuthenticationResults.Result::method)
                .containsExactly("spf", "dkim");
        assertThat(results.results().getLast().properties())
                .containsEntry("reason", "bad \"body\"")
                .containsEntry("header.d", "acme.example")
                .containsEntry("header.b", "AbC/=");
    }

    @Property
    void noHeaderEverThrows(@ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 200) String header) {
        assertThat(AuthenticationResults.of(header).results()).hasSizeLessThanOrEqualTo(100);
        assertThat(AuthenticationResults.of("mx.acme.example; " + header).host())
                .isEqualTo("mx.acme.example");
    }

    @Test
    @Timeout(5)
    void shouldBeLinearInHostileHeaders() {
        for (String part : List.of("(", ")", "\"", ";", "=", "dmarc=", "; a=b", "/", ".", "\\", " ")) {
            assertThat(AuthenticationResults.of("mx.acme.example; " + part.repeat(60_000))
                            .results())
                    .hasSizeLessThanOrEqualTo(100);
        }
    }

    private static Assurance assurance(String header) {
        return read(withHeader(header)).mail().assurance();
    }
}
