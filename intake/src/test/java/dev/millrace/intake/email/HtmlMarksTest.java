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
                "<div class=\"ms-outlook-signature\"><b>Anna Keller</b></div>",
                "<div class=\"editorUserSignature\">Anna Keller<br>Acme</div>",
                "<div class=\"signature\">-- <p>&nbsp;</p><p>Anna Keller</p><p>Acme</p></div>",
                "<div name=\"messageSignatureSection\"><br><div>Anna Keller, sent with Spark</div></div>",
                "<div id=Signature>Anna Keller<br>Hauptstr. 5, 70173 Stuttgart<br>Tel. 0711 4711471<br>Steuernummer 47/114</div>",
                "<div id=Signature>Anna Keller, Acme<br>Berlin</div>",
                "<div id=Signature>Alles Gute<br>Anna Keller<br>Key Account Manager</div>",
                "<div id=Signature>Best regards,<br>Anna Keller<br>Room 3.14</div>",
                "<div id=Signature>ACME LTD<br>Anna Keller<br>Order Management</div>",
                "<div id=Signature>Anna Keller | Sales | +44 20 7946 0000</div>",
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
                "<p>It works</p><div class=\"signature\"><p>again.</p></div>",
                "<div class=\"signatures\"><p>It works</p><p>again.</p></div>",
            })
    void shouldKeepWhatIsAllThatIsWrittenOrIsNotMarked(String body) {
        assertThat(html(body).replyText()).contains("again.");
    }

    /// Phones and Outlook on the web set the cursor into it, and forms have cells of that name.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Guten Tag,</p><div id=Signature><p>der Drucker druckt nicht mehr.</p><p>Anna</p>",
                "<p>Hello,</p><div id=AppleMailSignature><div>my laptop is broken.</div><div>Anna</div></div>",
                "<p>Hello</p><div id=AppleMailSignature>Printer Broken</div>",
                "<p>It works.</p><div class=gmail_signature>Anna Keller<br>PS: my VPN is down too, please call</div>",
                "<p>It works.</p><div class=gmail_signature>Anna Keller<br>VPN Down Too?</div>",
                "<p>It works.</p><div id=Signature>Montag 10 Uhr, Raum 3.14, Gebäude B</div>",
                "<p>It works.</p><div id=Signature>Montag 10 Uhr, Raum 3.14<br>Anna Keller<br>Acme Ltd</div>",
                "<p>It works.</p><div id=Signature>Room 3.14<br>Building B</div>",
                "<p>It is these.</p><div id=Signature>Laptop Dell XPS 13<br>Monitor 27 Zoll<br>Docking Station</div>",
                "<p>It is these.</p><div id=Signature>Anna Keller<br>Laptop Dell XPS 13</div>",
                "<p>It is these.</p><div id=Signature>Ben Hill, Eva Lind, Timo Gerke</div>",
                "<p>Shall I?</p><div id=Signature>Approved</div>",
                "<p>Wann?</p><div id=Signature>Montag</div>",
                "<p>It works.</p><div id=Signature>Anna Keller<br>电脑坏了</div>",
                "<p>It works.</p><div id=Signature><div class=gmail_signature>Anna</div>the printer does not</div>",
                "<table><tr><td>Reason</td><td class=signature>I need access to SAP by Monday</td></tr></table>",
                "<table><tr><td>Reason of it</td><td class=signature>Access To SAP</td></tr></table>",
            })
    void shouldKeepWhatIsWrittenWithinASignature(String body) {
        ParsedMail mail = html(body);

        assertThat(mail.replyText()).isEqualTo(mail.text());
    }

    @Test
    void shouldKeepAnswersWithinAMarkedQuote() {
        String mail = "<div>See below.</div><div class=gmail_quote>"
                + "<div class=gmail_attr>On Mon, 5 Jan 2026 at 10:00, Eva &lt;eva@desk.example&gt; wrote:</div>"
                + "<blockquote class=gmail_quote>Which device?</blockquote><div>PC-4711</div>"
                + "<blockquote class=gmail_quote>Since when?</blockquote>";

        assertThat(html(mail + "</div>").replyText()).isEqualTo("See below.\n> Which device?\n\nPC-4711");
        assertThat(html(mail + "<div>Since Monday, please hurry</div></div>").replyText())
                .isEqualTo("See below.\n> Which device?\n\nPC-4711\n\n> Since when?\n\nSince Monday, please hurry");
        assertThat(html(mail.replace("<div>PC-4711</div>", "") + "</div>").replyText())
                .isEqualTo("See below.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=\"gmail_quote\">Please try.</div>",
                "<div class=\"x_gmail_quote\"><p>Please try.</p></div>",
                "<div class=\"protonmail_quote\">Please try.</div>",
                "<div class=\"yahoo_quoted\"><div>Please try.</div></div>",
                "<div id=\"yahoo_quoted_4711\">Please try.</div>",
                "<div id=\"ydp1a2b3c4dyahoo_quoted_4711\">Please try.</div>",
                "<div id=\"mail-editor-reference-message-container\">Please try.</div>",
                "<div class=\"zmail_extra\">Please try.</div>",
                "<div class=\"tutanota_quote\">Please try.</div>",
                "<div class=\"front-blockquote\">Please try.</div>",
                "<div id=\"answerContentMessage\" class=\"ik_mail_quote\"><div>Eva</div>Please try.</div>",
                "<div id=\"reply139content\">Please try.</div>",
                "<div class=\"moz-forward-container\">Please try.</div>",
                "<div id=\"isReplyContent\">Please try.</div>",
                "<div id=\"isForwardContent\">Please try.</div>",
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<hr><div id=\"divRplyFwdMsg\">Eva</div><div>Please try.</div>",
                "<div><div id=\"appendonsend\"></div><hr><b>Eva</b></div>Please try.",
                "<div id=\"x_divRplyFwdMsg\">Eva</div>Please <b>try.</b>",
                "<div class=\"ms-outlook-mobile-reference-message\"><hr>Eva<br>Please try.</div>",
                "<div name=\"quote\"><div>Eva</div>Please try.</div>",
                "<div style=\"border:none;border-top:solid #B5C4DF 1.0pt\"><p><b>From:</b> Eva</p></div><p>Please try.</p>",
                "<div style='border-top: solid #e1e1e1 1.0pt'><p><b>Von:</b> Eva</p></div><p>Please try.</p>",
                "<div style='border : none ; border-top : solid #E1E1E1 1.0pt'><p><b>From:</b> Eva</p></div><p>Please try.</p>",
                "<div name=\"messageReplySection\">Eva, on a Monday<br>Please try.</div>",
            })
    void shouldKnowWhereHistoryBeginsByWhatAProgramMarks(String history) {
        ParsedMail mail = html("<div>It works again.</div>" + history);

        assertThat(mail.replyText()).isEqualTo("It works again.");
        assertThat(mail.text()).contains("Please try.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div id=\"appendonsend\"></div><div>Please try.</div>",
                "<div class=\"quote\">Please try.</div>",
                "<div style=\"border-top:solid #E1E1E1 1.0pt\"><p>Please try.</p></div>",
                "<div style=\"border-top:solid #FF0000 1.0pt\"><p>From: the shelf</p></div><p>Please try.</p>",
                "<blockquote><div id=\"divRplyFwdMsg\">Eva</div></blockquote><div>Please try.</div>",
                "<div>One says:</div><blockquote cite=\"https://page.example\">Please try.</blockquote>",
                "<blockquote cite=\"https://page.example\">Please try.</blockquote>",
            })
    void shouldKeepWhatNoProgramMarksAsHistory(String own) {
        assertThat(html("<div>It works again.</div>" + own).replyText()).contains("Please try.");
    }

    /// Somebody answers within what Outlook marks as history, or asks to do what stands there.
    @ParameterizedTest
    @ValueSource(strings = {"Hi, please see my answers below in red.", "Could you please do what Tom asks for:"})
    void shouldKeepMarkedHistoryThatTheWriterPointsAt(String words) {
        String header = "<div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\"><b>From:</b> Desk"
                + " &lt;desk@acme.example&gt;<br><b>Sent:</b> Monday, 5 January 2026 10:00<br>"
                + "<b>To:</b> Anna Keller<br><b>Subject:</b> Device</div>";

        assertThat(html("<div>" + words + "</div>" + header
                                + "<div>Which device? <span style=\"color:red\">LAP-0042</span></div>")
                        .replyText())
                .startsWith(words)
                .contains("LAP-0042");
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
