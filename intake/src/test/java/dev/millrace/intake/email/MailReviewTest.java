package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.receiving.MailRules;
import dev.millrace.intake.email.receiving.MailRules.Suspicion;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.tickets.message.InboundMessage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which mails wait until a person has looked at them, and what he is told.
class MailReviewTest {
    private static final String DISOWNED = "Authentication-Results: mx.acme.example; dmarc=fail";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Spam-Flag: YES",
                "X-Spam-Flag: yes",
                "X-Spam-Status: Yes, score=12.1 required=5.0",
                "X-Spam-Status: Yes,\n score=12.1",
                "X-Spam-Flag: NO\nX-Spam-Flag: YES",
                "X-Spam-Flag: NO\nX-Spam-Status: Yes, score=9",
            })
    void shouldHoldWhatTheReceivingHostCallsSpam(String header) {
        InboundMessage message = inbound(header, Mails.CONTEXT);

        assertThat(message.review()).startsWith("spam (X-Spam-").doesNotContain("\n");
        assertThat(message.flags()).contains("spam");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Nothing: special",
                "X-Spam-Flag: NO",
                "X-Spam-Flag:",
                "X-Spam-Status: No, score=-1.2 required=5.0 tests=YES",
                "X-Spam-Level: ****",
                "X-Spam: Yes",
                "Authentication-Results: mx.acme.example; dmarc=pass",
                "Authentication-Results: mx.acme.example; dmarc=none",
                "Authentication-Results: mx.acme.example; dmarc=temperror",
                "Authentication-Results: mx.acme.example; spf=fail; dkim=fail",
                "Authentication-Results: evil.example; dmarc=fail",
            })
    void shouldLetOnWhatNobodyWhoMayAccuses(String header) {
        assertThat(inbound(header, Mails.CONTEXT).review()).isNull();
    }

    @Test
    void shouldHoldWhatTheSendersDomainDisowns() {
        InboundMessage message = inbound(DISOWNED, Mails.CONTEXT);

        assertThat(message.review()).contains("DMARC");
        assertThat(message.flags()).contains("dmarc-failed");
    }

    @Test
    void shouldGiveAllReasons() {
        assertThat(inbound(DISOWNED + "\nX-Spam-Flag: YES", Mails.CONTEXT).review())
                .contains("DMARC", "X-Spam-Flag: YES");
    }

    /// Without a host that is trusted, the sender himself may have written the header.
    @Test
    void shouldBelieveNobodyWhereNoReceivingHostIsTrusted() {
        MailboxContext trustful = new MailboxContext("acme", Mails.SUPPORT, null, List.of(), Mails.THREADS);

        assertThat(inbound(DISOWNED + "\nX-Spam-Flag: YES", trustful).review()).isNull();
        assertThat(inbound("X-Spam-Flag: YES", trustful).flags()).doesNotContain("spam");
    }

    @Test
    void shouldReadTheHeadersThatAreConfigured() {
        MailboxContext rspamd = rules(List.of("X-Spam"), Set.of(Suspicion.SPAM));

        assertThat(inbound("X-Spam: Yes", rspamd).review()).isEqualTo("spam (X-Spam: Yes)");
        assertThat(inbound("X-Spam-Flag: YES", rspamd).review()).isNull();
    }

    @Test
    void shouldOnlyFlagWhatIsNotToBeReviewed() {
        MailboxContext lenient = rules(MailRules.USUAL.spamHeaders(), Set.of());
        InboundMessage message = inbound(DISOWNED + "\nX-Spam-Flag: YES", lenient);

        assertThat(message.review()).isNull();
        assertThat(message.flags()).contains("spam", "dmarc-failed");
    }

    private static InboundMessage inbound(String header, MailboxContext context) {
        return read(withHeader(header), context).inbound(Instant.EPOCH, null);
    }

    private static MailboxContext rules(List<String> spamHeaders, Set<Suspicion> review) {
        return Mails.withRules(new MailRules(false, Set.of(), spamHeaders, review));
    }
}
