package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the HTML of programs marks in a mail that answers another, beside what [HtmlMarksTest] has.
class AnswerMarksTest {
    private static final String SAID = "<div>It works again.</div>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div dir=ltr data-smartmail=gmail_signature>Anna Keller<br>Acme</div>",
                "<div class=k9mail-signature>-- <br>Anna Keller, who is away on Fridays</div>",
                "<div class=sh-signature><div class=gmail_signature>Anna Keller</div></div>",
                "<div id=imail_signature class=ntes-signature>Anna Keller</div>",
                "<div id=signature_old><div>-- <br>Anna Keller</div></div>",
                "<div class=mb_sig>Anna Keller</div>",
                "<div id=_rc_sig>-- <br>Anna Keller<br>acme.example</div>",
                "<div id=v1_rc_sig>-- <br>Anna Keller</div>",
                "<div data-marker=__SIG_PRE__><div>Anna Keller</div></div>",
                "<div data-signature-widget=container><div data-signature-widget=content>Anna Keller</div></div>",
                "<div id=mail-app-auto-default-signature><p>Anna Keller</p></div>",
                "<div id=__aol_mail_signature__>Anna Keller</div>",
                "<div id=Zm-_Id_-Sgn><div>Anna Keller</div></div>",
                "<div id=Signature>Regards, anna</div>",
                "<div id=Signature>Viele Grüße, Anna</div>",
            })
    void shouldTakeTheSignatureAwayThatAProgramMarks(String signature) {
        assertThat(mail(SAID + signature).replyText()).isEqualTo("It works again.");
        assertThat(answer(SAID + signature).replyText()).isEqualTo("It works again.");
        assertThat(answer(SAID + signature).text()).containsIgnoringCase("anna");
    }

    /// Forms have fields whose names have the word, too.
    @Test
    void shouldTakeASignatureAwayByTheIdsOfTemplatesAlone() {
        assertThat(answer(SAID + "<div id=mySignature>Anna Keller<br>Acme</div>")
                        .replyText())
                .isEqualTo("It works again.");
        for (String field : List.of("field-Signature-2", "contract_signature_block", "tblSignatures")) {
            assertThat(answer(SAID + "<div id=" + field + ">Anna Keller</div>").replyText())
                    .contains("Anna Keller");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div data-smartmail=gmail_signature>Anna Keller<br>but the other device does not print</div>",
                "<div class=k9mail-signature>-- <br>Anna<br>PS: the other device does not print</div>",
                "<div class=sh-signature><div class=gmail_signature>Be well, and thank you for all of it.</div></div>",
                "<div id=signature_old>the other device does not print<br>-- <br>Anna Keller</div>",
                "<div class=mb_sig>Anna Keller</div><div>the other device does not print</div>",
                "<div id=_rc_sig>-- <br>Anna Keller<p>can somebody look at the other device?</p></div>",
                "<div data-marker=__SIG_PRE__><div>Anna Keller</div><div>the other device does not print</div></div>",
                "<div data-signature-widget=container>the other device does not print</div>",
                "<div id=__aol_mail_signature__>the other device does not print</div>",
                "<div id=Signature>Thanks, urgent</div>",
                "<div id=Signature>Regards, not happy</div>",
                "<div id=my-signature>the other device does not print</div>",
            })
    void shouldKeepWhatIsWrittenWithinOrBelowTheSignature(String signature) {
        String words = signature.replaceAll("<[^>]+>", " ").replaceAll("-- |Anna( Keller)?|PS:", " ");

        assertThat(answer(SAID + signature).replyText()).contains(words.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=missive_quote>Please try.</div>",
                "<div class=freshdesk_quote>Please try.</div>",
                "<div class=\"J-reply ntes-mailmaster-quote\"><table><tr><td>Eva</td></tr></table>Please try.</div>",
                "<div class=sh-quoted-content><div>Please try.</div></div>",
                "<div class=front-blockquote><blockquote>Please try.</blockquote></div>",
                "<div id=composeWebView_previouse_content>Please try.</div>",
                "<div id=edo-original><div>Please try.</div></div>",
                "<p class=yahoo-quoted-begin>Eva</p><blockquote class=iosymail>Please try.</blockquote>",
                "<div class=aolmail_replyHeader>Eva</div><blockquote>Please try.</blockquote>",
                "<div class=OutlookMessageHeader>Eva Lind</div><div>Please try.</div>",
                "<hr><div id=x_divRplyFwdMsg_1>Eva Lind</div><div>Please try.</div>",
                "<div id=appendonsend></div><div><br></div>\n<hr>Please <i>try.</i>",
                "<hr data-marker=__DIVIDER__><div data-marker=__HEADERS__>Eva</div><div data-marker=__QUOTED_TEXT__>"
                        + "<blockquote>Please try.</blockquote></div>",
            })
    void shouldTakeTheQuoteAwayThatAProgramMarks(String quote) {
        assertThat(answer(SAID + quote).replyText()).isEqualTo("It works again.");
        assertThat(answer(SAID + quote).text()).contains("Please");
    }

    /// People write on within what Gmail or Zimbra marks, and quote by Gmail's button.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>It says</div><blockquote class=gmail_quote>Paper jam</blockquote>",
                "<div>It failed.</div><blockquote class=gmail_quote style=\"margin:0 0 0 .8ex\">Paper jam</blockquote>",
                "<div>It works.</div><blockquote class=gmail_quote>Please try.</blockquote><div>Paper jam</div>",
                "<div>It works.</div><div class=gmail_extra>Paper jam</div>",
                "<div>It works.</div><div class=gmail_extra><div class=gmail_quote>On 5 Jan 2026 Eva Lind "
                        + "&lt;eva@desk.example&gt; wrote:<blockquote>Please try.</blockquote></div>Paper jam</div>",
                "<div>It works.</div><div data-marker=__QUOTED_TEXT__><blockquote>Please try.</blockquote>"
                        + "Paper jam</div>",
                "<div data-marker=__QUOTED_TEXT__>Paper jam</div>",
                "<div>Hello Eva,</div><div data-marker=__QUOTED_TEXT__>Paper jam</div>",
                "<div>It says:</div><table><tr><td id=signatureName>Paper jam</td></tr></table>",
                "<div>It works.</div><div id=appendonsend></div><div>Paper jam</div><hr>",
                "<div>It works.</div><div id=edo-original><blockquote>Please try.</blockquote>Paper jam</div>",
                "<div>It works.</div><p class=yahoo-quoted-begin>Eva</p><blockquote>Try.</blockquote>Paper jam",
                "<div>It works.</div><div class=missive_quote>Please try.</div><div>Paper jam</div>",
            })
    void shouldKeepWhatTheWriterShowsOrWritesThere(String body) {
        String first = body.replaceAll("^<div[^>]*>([^<]+)</div>.*", "$1");

        assertThat(answer(body).replyText()).contains(first).contains("Paper jam");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>It works.</div><blockquote class=gmail_quote>Paper jam</blockquote>",
                "<div>It works.</div><div data-marker=__QUOTED_TEXT__>Paper jam</div>",
            })
    void shouldKeepInANewMailWhatIsAQuoteInAnAnswerOnly(String body) {
        assertThat(mail(body).replyText()).contains("Paper jam");
    }

    /// Proton writes a mark and an introduction above what it quotes.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                   | ''                  | ''
            <p>It works now.</p> | ''                  | It works now.
            ''                   | <p>It works now.</p>| It works now.
            """)
    void shouldFindWhatIsNewAroundAMarkWithAnIntroductionBelowIt(String above, String below, String said) {
        String quote = "<div class=protonmail_quote>------- Original Message -------<br>On Monday, January 5th, 2026 at"
                + " 10:13, Eva Lind &lt;eva@desk.example&gt; wrote:<br><blockquote class=protonmail_quote type=cite>"
                + "Please try.</blockquote><br></div>";

        assertThat(answer(above + quote + below).replyText()).isEqualTo(said);
    }

    private static ParsedMail mail(String body) {
        return html("", body);
    }

    private static ParsedMail answer(String body) {
        return html("Subject: Re: Locked\nIn-Reply-To: <q@desk.example>\n", body);
    }

    private static ParsedMail html(String header, String body) {
        return read("From: anna@acme.example\nMessage-ID: <m@acme.example>\n" + header
                        + "Content-Type: text/html; charset=utf-8\n\n" + body + "\n")
                .mail();
    }
}
