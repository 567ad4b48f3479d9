package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.receiving.MailRules;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.tickets.message.MailContent;
import dev.millrace.tickets.signature.MailThread;
import dev.millrace.tickets.signature.Signer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// By what a mail is known again.
class WhatIsSaidTest {
    private static final String FILE = """
            Content-Type: image/png; name=screen.png
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=""";
    private static final String MAIL = """
            From: Anna Keller <anna@acme.example>
            To: support@acme.example
            Subject: Locked out since this morning
            Date: Mon, 5 Jan 2026 10:00:00 +0100
            Message-ID: <a1@acme.example>
            In-Reply-To: <a0@acme.example>
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            I cannot sign in.

            Anna
            --b
            %s
            --b--
            """.formatted(FILE);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <a1@acme.example>           | <renewed@gateway.example>
                    To: support@acme.example    | To: sales@acme.example
                    Subject: Locked out since   | Subject: Locked out  since
                    Anna Keller <anna@          | ANNA <Anna@
                    boundary=b                  | boundary="b"
                    From: Anna                  | Received: from a by b; Mon, 5 Jan 2026 10:00:09 +0100\\nFrom: Anna
                    """)
    void shouldBeTheSameOverWhateverWay(String before, String after) {
        MailContent other = said(MAIL.replace(before, after.replace("\\n", "\n")));

        assertThat(other.name()).isEqualTo(said(MAIL).name());
        assertThat(other.date()).isEqualTo(said(MAIL).date());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_______________________________________________\nStaff mailing list -- staff@acme.example\nTo unsubscribe send an email to staff-leave@acme.example",
                "\n-- \nYou received this message because you are subscribed to the group \"Staff\".\nTo leave it write to staff+leave@acme.example.",
                "\n---------------------------------------------\nTo unsubscribe, e-mail: staff-unsubscribe@acme.example",
            })
    void shouldBeLikeItselfBelowWhicheverClosingAListWritesItsFooter(String footer) {
        for (String end : List.of(
                "Anna",
                "Regards\nAnna",
                "Best regards,\n\nAnna Keller\nHead of Sales\nAcme Ltd",
                "-- \nAnna Keller",
                "Sent from my iPhone")) {
            String mail = MAIL.replace("\nAnna\n", "\n" + end + "\n");

            assertThat(likeness(mail.replace("\n" + end + "\n--b", "\n" + end + "\n" + footer + "\n--b")))
                    .isEqualTo(likeness(mail));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "anna@acme, ben@acme",
        "this morning, this evening",
        "cannot sign in, can sign in",
        "<a0@acme, <another@acme",
        "iVBORw0KGgo=, iVBORw1KGgo=",
        "From: Anna, Precedence: bulk\\nFrom: Anna",
        "Subject: Locked, Subject: [#219PY-YTXP-NV2K] Locked",
    })
    void shouldBeAnotherForWhatIsWrittenOtherwise(String before, String after) {
        assertThat(said(MAIL.replace(before, after.replace("\\n", "\n"))).name())
                .isNotEqualTo(said(MAIL).name());
    }

    /// A form on the web writes the same for everybody, but for whom to answer.
    @Test
    void shouldBeAnotherForAnotherWhoWantsTheAnswer() {
        assertThat(said("Reply-To: Tom <tom@partner.example>\n" + MAIL).name())
                .isNotEqualTo(
                        said("Reply-To: Eva <eva@partner.example>\n" + MAIL).name());
    }

    /// The same servers at another time are the same way.
    @Test
    void shouldBearTheWayByWhichItCame() {
        String received = "Received: from pc by mx.acme.example with ESMTP id 1;\n Mon, 5 Jan 2026 10:00:09 +0100\n";
        String later = "Received: from pc by mx.acme.example with ESMTP id 2;\n Mon, 5 Jan 2026 10:00:10 +0100\n";

        assertThat(said(received + MAIL).way()).isEqualTo(said(later + MAIL).way());
        assertThat(said(later + received.replace("mx.", "gateway.") + MAIL).way())
                .isNotEqualTo(said(received + MAIL).way());
    }

    @Test
    void shouldBearTheDateOfItsWriter() {
        MailContent later = said(MAIL.replace("10:00:00", "10:01:00"));

        assertThat(later.name()).isEqualTo(said(MAIL).name());
        assertThat(later.date()).isEqualTo(Instant.parse("2026-01-05T09:01:00Z"));
    }

    /// The same words without a time may be meant anew, and so may those of a device whose clock stands still.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Date: Mon, 5 Jan 2026 10:00:00 +0100\n|",
                "Mon, 5 Jan 2026 10:00:00 +0100|some day",
                "From: Anna|Received: from pc by mx.acme.example; Fri, 9 Jan 2026 10:00:00 +0100\nFrom: Anna",
                "From: Anna Keller <anna@acme.example>|X-From: nobody",
            })
    void shouldCompareNothingWithoutAWriterAndATime(String change) {
        String[] parts = change.split("\\|", -1);

        assertThat(said(MAIL.replace(parts[0], parts[1]))).isNull();
    }

    @Test
    void shouldBeAnotherWhereNobodyVouchesForTheSender() {
        String vouched = "Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example\n" + MAIL;
        String disowned = "Authentication-Results: mx.acme.example; dmarc=fail header.from=acme.example\n" + MAIL;

        assertThat(List.of(
                        said(vouched).name(), said(disowned).name(), said(MAIL).name()))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldTellNothingOfWhatItNamesToWhoeverHasNotTheKey() {
        MailThread others = new MailThread(new Signer("another key for tests, just as long as that"));
        MailboxContext elsewhere =
                new MailboxContext("acme", Mails.SUPPORT, "mx.acme.example", List.of(), others, MailRules.USUAL);

        assertThat(Mails.read(MAIL, elsewhere).content().name())
                .isNotEqualTo(said(MAIL).name());
    }

    /// Lists and gateways write above a mail, around its subject and below its text.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    From: Anna     | Received: from a by b; Mon, 5 Jan 2026 10:00:09 +0100\\nFrom: Anna
                    Subject: Lock  | Subject: [staff] Lock
                    To: support    | Reply-To: staff@acme.example\\nTo: support
                    in.            | in.\\n\\n-- \\nstaff mailing list\\nstaff@acme.example
                    Message-ID:    | Precedence: bulk\\nMessage-ID:
                    """)
    void shouldBeLikeItselfOverWhateverWay(String before, String after) {
        assertThat(likeness(MAIL.replace("\nAnna\n", "\n").replace(before, after.replace("\\n", "\n"))))
                .isEqualTo(likeness(MAIL.replace("\nAnna\n", "\n")));
    }

    @ParameterizedTest
    @CsvSource({
        "anna@acme, ben@acme",
        "this morning, this evening",
        "cannot sign in, can sign in",
        "10:00:00, 10:00:01",
        "iVBORw0KGgo=, iVBORw1KGgo=",
    })
    void shouldBeUnlikeForAnotherWriterSubjectTimeTextOrFile(String before, String after) {
        assertThat(likeness(MAIL.replace(before, after))).isNotEqualTo(likeness(MAIL));
    }

    /// A device whose clock goes wrong, or that has none: what servers wrote is another time each time that they hand a
    /// mail over.
    @ParameterizedTest
    @CsvSource({"'Date: Fri, 5 Jan 2035 10:00:00 +0100\n'", "''"})
    void shouldBeLikeItselfHandedOverAgainWhereItsDateCannotBe(String date) {
        String device =
                "Received: from device by b; Mon, 5 Jan 2026 %s +0100\n" + MAIL.replaceFirst("Date: .*\n", date);

        assertThat(likeness(device.formatted("10:00:01"))).isEqualTo(likeness(device.formatted("10:30:00")));
    }

    private static String likeness(String mail) {
        return Mails.read(mail).likeness();
    }

    private static @Nullable MailContent said(String mail) {
        return Mails.read(mail).content();
    }
}
