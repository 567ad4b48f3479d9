package dev.millrace.intake.email.reply.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is passed on within a text, and who wrote that.
class ForwardedTextTest {
    /// eM Client writes no colons, Yahoo no line ends.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "------ Forwarded Message ------\nFrom \"Tom Ek\" <tom@partner.example>\nTo eva@acme.example\nDate 05/01/2026 10:00\n"
                        + "Subject Door\n\nIt stays open.",
                "   ----- Forwarded Message ----- From: Tom Ek <tom@partner.example>To: eva@acme.example <eva@acme.example>"
                        + "Sent: Monday, January 5, 2026 at 10:00:00 AM GMT+1Subject: Door\n It stays open."
            })
    void shouldKnowWhoWroteAForwardedMailHoweverItsHeaderIsWritten(String forwarded) {
        ReplyText text = ReplyText.of("Look!\n\n" + forwarded);

        assertThat(text.reply()).isEqualTo("Look!");
        assertThat(text.quotedFrom()).contains("Tom Ek").endsWith("<tom@partner.example>");
    }

    @Test
    void shouldKnowAForwardedConversation() {
        ReplyText text = ReplyText.of("""
                Please help him.

                Forwarded Conversation
                Subject: Door
                ------------------------

                From: Tom Ek <tom@partner.example>
                Date: Mon, 5 Jan 2026 at 10:00
                To: <eva@acme.example>

                It stays open.""");

        assertThat(text.reply()).isEqualTo("Please help him.");
        assertThat(text.forwarded()).isTrue();
        assertThat(text.quotedFrom()).isEqualTo("Tom Ek <tom@partner.example>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---------- Forwarded message ---------",
                "-------- Weitergeleitete Nachricht --------",
                "---------- Message transféré ----------",
                "---------- Mensaje reenviado ----------",
                "-------- Messaggio inoltrato --------",
                "-------- Doorgestuurd bericht --------",
                "---------- Mensagem encaminhada ----------",
                "-------- Treść przekazanej wiadomości --------",
                "-------- Vidarebefordrat meddelande --------",
                "-------- Videresendt besked --------",
                "-------- Videresendt melding --------",
                "-------- Välitetty viesti --------",
                "-------- Přeposlaná zpráva --------",
                "-------- Перенаправленное сообщение --------",
                "-------- Пересылаемое сообщение --------",
                "-------- 转发的邮件 --------",
                "-------- 転送メッセージ --------",
                "Begin forwarded message:",
                "Anfang der weitergeleiteten Nachricht:",
            })
    void shouldKnowAForwardedMailAndWhoWroteIt(String mark) {
        String header = "\nFrom: Anna Keller <anna@acme.example>\nDate: Mon, 5 Jan 2026 10:00\nSubject: Help\n\n";
        ReplyText text = ReplyText.of("Please help Anna.\n\n" + mark + header + "Nothing works.");

        assertThat(text.reply()).isEqualTo("Please help Anna.");
        assertThat(text.quoted()).startsWith(mark).endsWith("Nothing works.");
        assertThat(text.forwarded()).isTrue();
        assertThat(text.quotedFrom()).isEqualTo("Anna Keller <anna@acme.example>");
        assertThat(ReplyText.of(mark + header + "Nothing works.").reply()).isEqualTo("Nothing works.");
    }

    /// Apple Mail quotes what it passes on.
    @Test
    void shouldKnowAMailThatIsForwardedAsAQuote() {
        String quote = """
                > Begin forwarded message:
                >
                > From: Ben Okafor <ben@acme.example>
                > Subject: Help
                > Date: 5 January 2026 at 09:00:00 GMT+1
                >
                > Nothing works.""";

        assertThat(ReplyText.of("\n\n" + quote).forwarded()).isTrue();
        assertThat(ReplyText.of(quote).quotedFrom()).isEqualTo("Ben Okafor <ben@acme.example>");
        assertThat(ReplyText.of(quote).reply()).isEqualTo(">\n> Nothing works.");
        assertThat(ReplyText.of(quote + "\n\nI have told him what to do.").forwarded())
                .isFalse();
    }
}
