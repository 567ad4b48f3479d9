package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.readBytes;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.html.HtmlText;
import dev.millrace.tickets.message.InboundMessage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The text of a mail, plain and HTML.
class MailTextTest {
    @Test
    void shouldKeepTheWholeTextBesideTheAnswer() {
        InboundMessage message = read(withHeader("").replace("is locked.", "is locked.\n-- \nAnna"))
                .inbound(Instant.EPOCH, null);

        assertThat(message.text()).isEqualTo("My account is locked.");
        assertThat(message.fullText()).isEqualTo("My account is locked.\n-- \nAnna");
        assertThat(message.rawSha256()).isNotNull();
    }

    @Test
    void shouldReadHeadersInTheCharsetOfTheText() {
        ParsedMail mail = readBytes("""
                From: J\u00fcrgen <j@acme.example>
                Subject: \u00cf\u00f0\u00e8\u00e2\u00e5\u00f2
                Content-Type: text/plain; charset=windows-1251

                \u00cf\u00f0\u00e8\u00e2\u00e5\u00f2
                """).mail();

        assertThat(mail.subject()).isEqualTo("Привет");
        assertThat(mail.text()).isEqualTo("Привет");
    }

    @Test
    void shouldJoinFlowedLines() {
        assertThat(read(MailSamples.FLOWED).mail().text())
                .isEqualTo("A long line thatgoes on.\n> quotedtoo\n-- \nAnna");
    }

    @Test
    @Timeout(20)
    void shouldShowSafeHtmlOnlyHoweverManyLinksItHas() {
        String evil = "<p onclick=x()>hi</p><script>x()</script><img src=x onerror=x()><iframe src=x></iframe>"
                + "<a href=\"javascript:x()\">a</a><style>@import x</style><form action=x><base href=x>";
        String html = Mails.html(
                read("From: a@b.example\nContent-Type: text/html\n\n" + evil).mail());
        String links = read("From: a@b.example\nContent-Type: text/html\n\n"
                        + "<a href=\"https://acme.example/\">x</a>\n".repeat(6_000))
                .mail()
                .text();

        assertThat(html).doesNotContain("onclick", "script", "onerror", "iframe", "@import", "form", "base");
        assertThat(links).contains("https://acme.example/");
    }

    @Test
    void shouldReadWhatStandsBelowALargePastedImage() {
        String image = "<img src=\"data:image/png;base64," + "A".repeat(2_500_000) + "\">";

        assertThat(read("From: a@b.example\nContent-Type: text/html\n\n<p>See:</p>" + image + "<p>It is broken.</p>")
                        .mail()
                        .text())
                .isEqualTo("See:\n\nIt is broken.");
    }

    @Test
    void shouldTellWhereLinksLeadUnlessTheirTextSays() {
        String html = "<blockquote><a href=https://acme.example/a>\nhttps://acme.example/a\n</a></blockquote>"
                + "<p><a href=https://acme.example/b>acme.example/b</a></p>"
                + "<p><a href=https://acme.example/c><b>C</b></a> <a href=https://acme.example/d> </a></p>"
                + "<a href=https://acme.example/e>E<table><tr><td><a href=https://acme.example/f>F</a></table></a>";

        assertThat(read("From: a@b.example\nContent-Type: text/html\n\n" + html)
                        .mail()
                        .text())
                .isEqualTo("""
                        > https://acme.example/a

                        acme.example/b

                        C <https://acme.example/c>

                        E

                        F <https://acme.example/f>

                        <https://acme.example/e>""");
    }

    @Test
    void shouldReadTheAnswerOfAnHtmlMail() {
        String gmail = "<div>It works.</div><div class=gmail_quote>On Mon, Jan 5, 2026 at 10:00 AM Support"
                + " &lt;<a href=\"mailto:s@acme.example\">s@acme.example</a>&gt; wrote:<br>"
                + "<blockquote>old</blockquote></div>";
        String outlook = "<p class=MsoNormal>It works.</p><p class=MsoNormal>&nbsp;</p><div><p><b>Von:</b> Support<br>"
                + "<b>Gesendet:</b> Montag, 5. Januar 2026<br><b>An:</b> Anna<br><b>Betreff:</b> x</p></div><p>old</p>";
        String phone = "<div>It works.</div><div>Get <a href=\"https://aka.ms/o0ukef\">Outlook for iOS</a></div><hr>"
                + "<div><b>From:</b> Support &lt;s@acme.example&gt;<br><b>Sent:</b> Monday<br><b>To:</b> Anna</div>old";

        for (String html : List.of(gmail, outlook, phone)) {
            assertThat(read("From: a@b.example\nContent-Type: text/html\n\n" + html)
                            .mail()
                            .replyText())
                    .isEqualTo("It works.");
        }
    }

    @Test
    void shouldKeepTheIndentationOfPreformattedText() {
        assertThat(HtmlText.of("<pre>if:\n    go  on\n\tand\n\n  end</pre>"))
                .isEqualTo("if:\n    go  on\n\tand\n\n  end");
        assertThat(HtmlText.of("<p>a\n   b</p>")).isEqualTo("a b");
        assertThat(HtmlText.of("<div style='white-space: pre-wrap;'>Steps:\n1. open</div><p>a\nb</p>"))
                .isEqualTo("Steps:\n1. open\n\na b");
        assertThat(HtmlText.of("<div style='white-space:nowrap'>a\nb</div>")).isEqualTo("a b");
    }

    @Test
    void shouldKeepTheNumbersOfAList() {
        assertThat(HtmlText.of("<p>Steps:</p><ol><li>Open it<li>Wait<ul><li>long</li></ul></li></ol><p>Fails</p>"))
                .isEqualTo("Steps:\n\n1. Open it\n2. Wait\n  - long\n\nFails");
        assertThat(HtmlText.of("<ol start=3><li>Third</li><li value=7>Seventh</li><li>Eighth</li></ol>"))
                .isEqualTo("3. Third\n7. Seventh\n8. Eighth");
        assertThat(HtmlText.of("<ol start=x><li value=->One</li></ol><li>Loose</li>"))
                .isEqualTo("1. One\n\n- Loose");
    }

    /// Word, Outlook and others lay a paragraph around each item and each cell.
    @Test
    void shouldWriteTheFirstBlockOfAnItemOrCellOnItsLine() {
        assertThat(HtmlText.of("<ul><li><p>Mouse</p></li><li><div>Screen</div></li></ul>"))
                .isEqualTo("- Mouse\n- Screen");
        assertThat(HtmlText.of("<ol><li><p>Start it</p><p>Then wait</p></li><li>End</li></ol>"))
                .isEqualTo("1. Start it\n\nThen wait\n\n2. End");
        assertThat(HtmlText.of("<table><tr><td><p>Room</p></td><td><p>4.12</p></td></tr>"
                        + "<tr><td><div>Floor</div></td><td><p>4</p></td></tr></table>"))
                .isEqualTo("Room | 4.12\nFloor | 4");
        assertThat(HtmlText.of("<ul><li><ul><li>deep</li></ul></li></ul>")).isEqualTo("-\n  - deep");
        assertThat(HtmlText.of("<ul><li></li><li><p></p></li><li>last</li></ul>"))
                .isEqualTo("-\n-\n- last");
        assertThat(HtmlText.of("<table><tr><th>Room:</th><td>4.12</td></tr></table>"))
                .isEqualTo("Room: 4.12");
        assertThat(HtmlText.of("<p>It says</p><blockquote><pre>a\nb</pre></blockquote><p>Why?</p>"))
                .isEqualTo("It says\n\n> a\n> b\n\nWhy?");
        assertThat(HtmlText.of("<table><tr><td><blockquote>Is it on?</blockquote></td><td>Yes</td></tr></table>"))
                .isEqualTo("> Is it on? | Yes");
    }

    @Test
    void shouldNameWhereALinkLeads() {
        assertThat(HtmlText.of("<a href='mailto:it@acme.example?subject=x'>Write</a>, <a href='tel:+4930123'>call</a>"))
                .isEqualTo("Write <it@acme.example>, call <+4930123>");
        assertThat(HtmlText.of("Desk <a href='mailto:it@acme.example'>&lt;it@acme.example&gt;</a>"))
                .isEqualTo("Desk <it@acme.example>");
        assertThat(HtmlText.of("<a href='mailto:it@acme.example'>it@acme.example</a> <a href='cid:1'>x</a>"))
                .isEqualTo("it@acme.example x");
        assertThat(HtmlText.of("<a href='https://acme.example/form'><img src='b.png' alt='Open the form'></a>"))
                .isEqualTo("Open the form <https://acme.example/form>");
        assertThat(HtmlText.of("<a href='https://acme.example/'><img src='b.png' alt='logo.png'></a>"
                        + "<a href='https://t.example/'><img width=1 height=1 alt='Seen'></a>"))
                .isEmpty();
    }

    @Test
    void shouldWriteNothingOfATableThatNobodySees() {
        assertThat(HtmlText.of("<div hidden><table><tr><td>a</td><td>b</td></tr></table><ul><li>c</ul></div>Seen"))
                .isEqualTo("Seen");
    }

    /// Mail programs send them as images; sometimes they are the whole answer.
    @Test
    void shouldReadTheEmojiThatAnImageStandsFor() {
        assertThat(HtmlText.of("<p>Done <img alt='👍🏽' src='https://mail.example/1f44d.png'></p>"))
                .isEqualTo("Done 👍🏽");
        assertThat(HtmlText.of("<p>See <img alt='Logo 1' src='cid:x'><img alt='' src='y'><img src='z'> it</p>"))
                .isEqualTo("See it");
    }

    @Test
    @Timeout(20)
    void shouldBeLinearInHostileHtml() {
        for (String piece :
                new String[] {"<ol>", "<li>", "<ol><li>", "<ol><li></ol>", "<img alt=👍>", "<pre> ", "</li>"}) {
            assertThat(HtmlText.of(piece.repeat(20_000))).hasSizeLessThan(1_000_000);
        }
    }

    @Test
    void shouldReadHtmlThatTheParserFailsOn() {
        String html = "hello<p><b><font>" + "<div>".repeat(509) + "<";

        assertThat(read("From: a@b.example\nContent-Type: text/html\n\n" + html)
                        .mail()
                        .text())
                .startsWith("hello");
    }

    /// Gmail's buttons: what the writer indents or quotes himself is his own.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <blockquote style="margin:0 0 0 40px;border:none;padding:0px">b</blockquote>                          | a\\n\\nb
            <blockquote class="gmail_quote" style="border-left:1px solid">b</blockquote>                          | a\\n\\nb
            <blockquote style="border:none;border-left:solid #CCC 1pt">b</blockquote>                             | a\\n\\n> b
            <blockquote type="cite">b</blockquote>                                                                | a\\n\\n> b
            <div class="gmail_quote">E wrote:<blockquote class="gmail_quote">b</blockquote></div>                 | a\\nE wrote:\\n\\n> b
            E wrote:<blockquote class="gmail_quote">b</blockquote>                                                | aE wrote:\\n\\n> b
            <blockquote>b<blockquote class="gmail_quote">c</blockquote></blockquote>                              | a\\n\\n> b\\n>\\n> > c
            """)
    void shouldTellWhatTheWriterIndentsFromWhatHeQuotes(String block, String expected) {
        assertThat(HtmlText.of("a" + block)).isEqualTo(expected.replace("\\n", "\n"));
    }

    @Test
    void shouldReadNothingThatHtmlHides() {
        assertThat(HtmlText.of("<div style='color:red; display : none'>News!</div><p hidden>x</p><p>Hello</p>"))
                .isEqualTo("Hello");
    }
}
