package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlMarksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div id=\"Signature\"><p>Anna Keller</p><p>Acme</p></div>",
                "<div id=\"x_Signature\"><div>Anna Keller<br>Acme</div></div>",
                "<div class=\"x_x_gmail_signature\">Anna Keller</div>",
                "<div class=\"ecxmoz-signature\">Anna Keller</div>",
                "<span class=\"gmail_signature_prefix\">-- </span><br><div class=\"gmail_signature\">Anna Keller</div>",
                "<div id=\"bloop_sign_1767600000\" class=\"bloop_sign\"><div>Anna Keller</div></div>",
                "<div class=\"wide front-signature\">Anna Keller</div>",
                "<div id=\"AppleMailSignature\" dir=\"ltr\">Anna Keller</div>",
                "<div class=\"protonmail_signature_block\"><div>Anna Keller</div></div>",
                "<div id=\"ms-outlook-mobile-signature\">Anna Keller</div>",
            })
    void shouldKnowTheSignatureThatAProgramMarks(String signature) {
        String below = "<div id=\"appendonsend\"></div><hr><p>From: Eva Lind &lt;eva@desk.example&gt;<br>"
                + "Sent: 5 January 2026 10:00<br>To: Anna Keller<br>Subject: Locked</p><p>Please try.</p>";

        ParsedMail mail = html("<p>It works again.</p>" + signature);

        assertThat(mail.replyText()).isEqualTo("It works again.");
        assertThat(mail.text()).contains("Anna Keller");
        assertThat(html("<p>It works again.</p>" + signature + below).replyText())
                .isEqualTo("It works again.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div id=\"Signature\"><p>It works again.</p></div>",
                "<html><head><title>Mail</title></head><body><div id=\"Signature\"><p>It works again.</p></div></body></html>",
                "<p>It works</p><div class=\"signature-request\">again.</div>",
                "<p>It works</p><p>again. The gmail_signature stays.</p>",
                "<div class=\"signatures\"><p>It works</p><p>again.</p></div>",
            })
    void shouldKeepWhatIsAllThatIsWrittenOrIsNotMarked(String body) {
        assertThat(html(body).replyText()).contains("again.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=\"gmail_quote\">Please try.</div>",
                "<div class=\"x_gmail_quote\"><p>Please try.</p></div>",
                "<div class=\"protonmail_quote\">Please try.</div>",
                "<div class=\"yahoo_quoted\"><div>Please try.</div></div>",
                "<div id=\"yahoo_quoted_4711\">Please try.</div>",
                "<div class=\"moz-cite-prefix\">Eva</div><blockquote>Please try.</blockquote>",
                "<div class=\"gmail_attr\">Eva, on a Monday, wrote</div><blockquote>Please try.</blockquote>",
                "<p class=\"airmail_on\">Eva</p><blockquote>Please try.</blockquote><div class=\"bloop_sign\">Anna</div>",
            })
    void shouldKnowTheQuoteThatAProgramMarks(String quote) {
        assertThat(html("<p>It works again.</p>" + quote).replyText()).isEqualTo("It works again.");
        assertThat(html("<p>It works again.</p>" + quote).text()).contains("Please try.");
        assertThat(html(quote + "<p>It works again.</p>").replyText()).contains("It works again.");
        assertThat(html("<p>You wrote:</p>" + quote + "<p>It works again.</p>").replyText())
                .contains("It works again.");
    }

    @Test
    void shouldKeepAMarkedQuoteThatIsAllThereIs() {
        assertThat(html("<div class=\"protonmail_quote\">Please try.</div>").replyText())
                .isEqualTo("Please try.");
    }

    @Test
    void shouldKeepTheAnswerThatIsWrittenWithinTheSignatureAboveAQuote() {
        String mail =
                "<div id=\"Signature\"><p>It works again.</p></div><p>On 5 Jan 2026, Eva Lind &lt;eva@desk.example&gt;"
                        + " wrote:</p><blockquote>Try. <div class=\"gmail_signature\">Eva</div></blockquote>";

        assertThat(html(mail).replyText()).isEqualTo("It works again.");
        assertThat(html(mail).quotedText()).contains("Eva");
    }

    private static ParsedMail html(String body) {
        return read("From: anna@acme.example\nMessage-ID: <m@acme.example>\nContent-Type: text/html\n\n" + body + "\n")
                .mail();
    }
}
