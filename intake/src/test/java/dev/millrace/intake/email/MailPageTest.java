package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.content.RawMail;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailPageTest {
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final String SVG = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";

    @Test
    void shouldShowTheMailAsItLooked() {
        Document page = ofHtml(
                "<body bgcolor=white><h2 style=\"color:#c00;text-align:center\">Locked</h2>"
                        + "<table border=1 cellpadding=4><tr><td bgcolor=\"#eeeeee\">Host</td><td><b>vpn-3</b></td></tr></table>");

        assertThat(page.select("main h2").attr("style")).contains("color:#c00", "text-align:center");
        assertThat(page.select("main td").attr("bgcolor")).isEqualTo("#eeeeee");
        assertThat(page.select("main b").text()).isEqualTo("vpn-3");
        assertThat(page.select("dl").text())
                .contains("From Anna <anna@acme.example>", "Subject Locked", "Written Mon 5 January 2026, 09:00 UTC");
        assertThat(page.select(".note")).isEmpty();
    }

    @Test
    void shouldSayWhatIsToBeNoticedAboutTheMail() {
        Document page = page("""
                From: "ben@acme.example <script>evil()</script>" <eve@acrne.example>
                To: support@acme.example
                Precedence: bulk
                Message-ID: <m1@acrne.example>
                Date: Mon, 5 Jan 2026 10:00:00 +0100

                Please pay.
                """);

        assertThat(page.select(".note").eachText())
                .containsExactly(
                        "The sender’s name is made to look like another mail address.",
                        "The sender’s domain looks like one of ours, but is not ours.",
                        "What shows that a program wrote it: header Precedence: bulk.");
        assertThat(page.select("script")).isEmpty();
    }

    @Test
    void shouldSayOfAnEncryptedMailThatItIsEncrypted() {
        Document page = page("""
                From: anna@acme.example
                To: support@acme.example
                Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m

                x
                """);

        assertThat(page.select(".note").eachText()).contains("It is encrypted: only its recipient can open it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>evil()</script>",
                "<p onclick=evil()>hi</p>",
                "<img src=x onerror=evil()>",
                "<img src=https://evil.example/track.gif>",
                "<img srcset='https://evil.example/track.gif 1x' alt=''>",
                "<input type=image src=https://evil.example/a.gif>",
                "<table background=https://evil.example/a.gif><tr><td background=//evil.example/a.gif>x</table>",
                "<p style=\"background:url(https://evil.example/a.gif)\">hi</p>",
                "<p style=\"background-image:url('https://evil.example/a.gif')\">hi</p>",
                "<p style=\"background:u\\72l(https://evil.example/a.gif)\">hi</p>",
                "<p style=\"list-style:url(https://evil.example/a.gif)\">hi</p>",
                "<p style=\"width:expression(evil())\">hi</p>",
                "<p style=\"behavior:url(evil.htc);-moz-binding:url(evil.xml)\">hi</p>",
                "<div style=\"position:fixed;top:0;z-index:99\">evil</div>",
                "<style>@import 'https://evil.example/a.css'; p{background:url(https://evil.example)}</style>",
                "<link rel=stylesheet href=https://evil.example/a.css>",
                "<a href=\"javascript:evil()\">a</a>",
                "<a href=\" &#106;ava\tscript:evil()\">a</a>",
                "<a href=\"data:text/html,<script>evil()</script>\">a</a>",
                "<a href=\"vbscript:evil()\">a</a>",
                "<form action=https://evil.example><input name=password><button>Sign in</button></form>",
                "<base href=https://evil.example/>",
                "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
                "<iframe src=https://evil.example></iframe><frame src=https://evil.example>",
                "<iframe srcdoc='<script>evil()</script>'></iframe>",
                "<object data=https://evil.example></object><embed src=https://evil.example><applet code=evil>",
                "<svg onload=evil()><image href=https://evil.example/a.gif /><use href=https://evil.example/#a /></svg>",
                "<math><mi xlink:href=javascript:evil()>x</mi></math>",
                "<math><mtext><table><mglyph><style><img src=x onerror=evil()>",
                "<noscript><p title='</noscript><img src=x onerror=evil()>'></noscript>",
                "<video src=https://evil.example/a.mp4 poster=https://evil.example/a.gif autoplay></video>",
                "<audio src=https://evil.example/a.mp3></audio><picture><source srcset=https://evil.example/a></picture>",
                "<template><img src=x onerror=evil()></template>",
                "<textarea><img title='</textarea><img src=x onerror=evil()>'></textarea>",
                "<!--><img src=x onerror=evil()>-->",
                "<![CDATA[<img src=x onerror=evil()>]]>",
                "<a href=//evil.example/a>a</a>",
                "<a href=/logout>a</a><a href=api/tickets>b</a>",
                "<img src=\"data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ZXZpbCgpPg==\">",
                "<main></main></main></body><script>evil()</script>"
            })
    void shouldLoadAndRunNothing(String attack) {
        Document page = ofHtml("<p>before</p>" + attack + "<p>after</p>");

        assertThat(page.select("main").text()).contains("before");
        assertThat(page.select(
                        "script, iframe, frame, object, embed, applet, form, input, button, textarea, base, link,"
                                + " svg, math, video, audio, source, template, noscript, main style, main meta"))
                .isEmpty();
        assertThat(page.select("meta")).hasSize(1);
        page.getAllElements()
                .forEach(element -> element.attributes().forEach(attribute -> {
                    assertThat(attribute.getKey())
                            .doesNotStartWith("on")
                            .isNotIn("srcset", "background", "action", "poster");
                    assertThat(attribute.getValue().replaceAll("\\s", ""))
                            .doesNotContainIgnoringCase(
                                    "script:", "url(", "expression(", "behavior", "position", "binding");
                }));
        page.select("[src]").forEach(image -> assertThat(image.attr("src")).startsWith("data:image/png;"));
        page.select("[href]").forEach(link -> assertThat(link.attr("href")).startsWith("https://"));
    }

    @Test
    void shouldSayWhichImagesAreNotLoaded() {
        Document page = ofHtml("<img src=https://evil.example/a.gif alt=Logo width=1> hello");

        assertThat(page.select("main").text()).isEqualTo("[Logo] hello");
        assertThat(page.select(".note").text()).contains("on other servers are not loaded");
    }

    @Test
    void shouldTellWhereALinkLeadsAndOpenItBesideTheDesk() {
        Document page = ofHtml("<a href=https://evil.example/x title=https://bank.example target=_top>my bank</a>");

        assertThat(page.select("main a").attr("title")).isEqualTo("https://evil.example/x");
        assertThat(page.select("main a").attr("target")).isEqualTo("_blank");
        assertThat(page.select("main a").attr("rel")).contains("noopener", "noreferrer", "nofollow");
    }

    @Test
    void shouldShowNothingThatTheMailHides() {
        Document page = ofHtml("<head><title>t</title></head><div style='display:none'>preheader</div><p>seen</p>");

        assertThat(page.select("main").text()).isEqualTo("seen");
    }

    @Test
    void shouldPutTheMailsOwnImagesInTheirPlaces() {
        Document page = withImage("<p>See <img src=\"cid:shot@acme\" alt=shot></p>", "image/png", PIXEL);

        assertThat(page.select("main img").attr("src"))
                .isEqualTo("data:image/png;base64," + Base64.getEncoder().encodeToString(PIXEL));
    }

    @Test
    void shouldShowNoImageOfAnotherMailOrByAnotherName() {
        Document page = withImage("<img src=\"cid:of-another@acme\" alt=shot>", "image/png", PIXEL);

        assertThat(page.select("main img")).isEmpty();
        assertThat(page.select("main").text()).isEqualTo("[shot]");
    }

    @ParameterizedTest
    @CsvSource({"image/svg+xml", "image/png"})
    void shouldShowNoSvgWhateverItIsCalled(String declared) {
        Document page = withImage("<img src=\"cid:shot@acme\" alt=shot>", declared, SVG.getBytes(UTF_8));

        assertThat(page.select("main img")).isEmpty();
        assertThat(page.html()).doesNotContain("data:", "alert(1)");
    }

    @Test
    void shouldBoundWhatImagesMakeOfThePage() {
        byte[] large = larger(3 << 20);

        Document page = withImage("<img src=\"cid:shot@acme\" alt=shot>".repeat(50), "image/png", large);

        assertThat(page.select("main img")).hasSize(2);
        assertThat(page.select("main").text()).contains("[shot]");
    }

    @Test
    void shouldShowWhatStandsBelowAPastedScreenshot() {
        byte[] screenshot = larger(600_000);

        Document page = ofHtml("<p>See:</p>" + pasted("image/png", screenshot) + "<p>My printer is broken.</p>");

        assertThat(page.select("main").text()).isEqualTo("See: My printer is broken.");
        assertThat(page.select("main img").attr("src"))
                .isEqualTo("data:image/png;base64," + Base64.getEncoder().encodeToString(screenshot));
        assertThat(page.select(".note")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img src='%s'>", "<img alt=x SRC = \"\n%s\">", "<img src=%s >", "<img src=%s>"})
    void shouldShowPastedImagesHoweverTheyAreWritten(String image) {
        String address =
                "DATA:image/x-png;name=a.png;base64," + Base64.getEncoder().encodeToString(PIXEL);

        Document page = ofHtml("<p>See:</p>" + image.formatted(address.replace("+", "&#43;")) + "<p>below</p>");

        assertThat(page.select("main img").attr("src"))
                .isEqualTo("data:image/png;base64," + Base64.getEncoder().encodeToString(PIXEL));
        assertThat(page.select("main").text()).isEqualTo("See: below");
    }

    @Test
    void shouldTellPastedImagesByTheirFirstBytesAndBoundThem() {
        assertThat(ofHtml(pasted("image/png", SVG.getBytes(UTF_8))).html()).doesNotContain("data:");
        String both = "<img src=\"cid:shot@acme\">" + pasted("image/png", larger(1_500_000));
        assertThat(withImage(both, "image/png", larger(7 << 20)).select("main img"))
                .hasSize(1);
        assertThat(ofHtml("<img alt=broken src=\"data:image/png;base64,=A=\">")
                        .select("main")
                        .text())
                .isEqualTo("[broken]");
    }

    @Test
    void shouldLeaveWhatOnlyLooksLikeAPastedImage() {
        Document page = ofHtml("<p>Write src=\"data:image/png and data:image/gif;base64,R0 in it</p>");

        assertThat(page.select("main").text())
                .isEqualTo("Write src=\"data:image/png and data:image/gif;base64,R0 in it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>password: Winter2031!</p><img alt=\"data: password: Winter2031!\" src=\"cid:x\">",
                "<img alt=\"data: password: Winter2031!\" src=\"cid:x\">",
                "<p>password: Winter2031!</p><img title=\"data: Winter2031!\" src=\"cid:shot@acme\">",
                "<p>password: Winter2031!</p><a title=\"data: Winter2031!\" href=\"https://a.example\">x</a>"
            })
    void shouldMaskSecretsInTheWordsOfImages(String html) {
        Document page = withImage(html, "image/png", PIXEL);

        assertThat(page.html()).doesNotContain("Winter2031");
        assertThat(page.select(".note").text()).contains("Secrets in it are masked");
    }

    @Test
    void shouldShowNothingOfALayoutWithMoreSecretsThanCanBeLookedFor() {
        String html = IntStream.range(0, 300)
                .mapToObj("password: Herbst%d!x<br>"::formatted)
                .collect(Collectors.joining());

        Document page = ofHtml(html);

        assertThat(page.html()).doesNotContain("Herbst");
        assertThat(page.select(".note").text()).contains("more than 200 secrets");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>My password: Herbst2031!</p>",
                "<p>My password: <b>Herbst</b>2031!</p>",
                "<p>My pass<i>word</i>:\n   <span style=color:red>Herbst2031!</span> works not</p>",
                "<p>password: Herbst2031!</p><ul><li>again Herbst2031! here</ul>",
                "<p>password: Herbst2031!</p><a href=\"https://a.example/?p=Herbst2031%21\" title=Herbst2031!>x</a>",
                "<p>password: Herbst2031!</p><img alt=\"Herbst2031!\">"
            })
    void shouldMaskSecretsWhereverTheyStand(String html) {
        Document page = ofHtml(html);

        assertThat(page.html()).doesNotContain("Herbst2031", "2031!");
        assertThat(page.select("main").text()).contains("••••••");
        assertThat(page.select("main").hasClass("text")).isFalse();
        assertThat(page.select(".note").text()).contains("Secrets in it are masked");
    }

    @Test
    void shouldMaskWhatAnotherFormOfTheMailNames() {
        Document page = page(Mails.ofParts(
                "multipart/alternative",
                "Content-Type: text/plain\n\nMy password: Herbst2031!",
                "Content-Type: text/html\n\n<table><tr><td>Sesame<td>Herbst2031!</table>"));

        assertThat(page.html()).doesNotContain("Herbst2031");
        assertThat(page.select("main td")).isNotEmpty();
    }

    @Test
    void shouldShowTheTextAloneWhereTheLayoutMayHoldASecret() {
        Document page = page(Mails.ofParts(
                "multipart/alternative",
                "Content-Type: text/plain\n\nMy password: Herbst2031!",
                "Content-Type: text/html\n\n<div>Herbst</div><div>2031!</div>"));

        assertThat(page.html()).doesNotContain("Herbst2031", "2031!");
        assertThat(page.select("main").hasClass("text")).isTrue();
        assertThat(page.select("main").text()).contains("My password: ••••••");
        assertThat(page.select(".note").text()).contains("its text is shown without it");
    }

    @Test
    void shouldMaskWhatTheSubjectNames() {
        Document page = page("""
                From: anna@acme.example
                Subject: my new VPN password
                Content-Type: text/html

                <p>It is <b>Herbst!2031x</b>, please note it</p>
                """);

        assertThat(page.html()).doesNotContain("2031x");
        assertThat(page.select("main b")).isNotEmpty();
    }

    @Test
    void shouldMaskSecretsOfTheSubject() {
        Document page = page("""
                From: anna@acme.example
                Subject: password: Herbst2031!
                Content-Type: text/html

                <p>It is Herbst2031!</p>
                """);

        assertThat(page.html()).doesNotContain("Herbst2031");
    }

    @Test
    void shouldShowATextWithItsLinesAndSayWhereThereIsNone() {
        assertThat(page("From: a@b.example\n\nline <one>\nline two\n")
                        .select("main.text")
                        .first()
                        .wholeText())
                .isEqualTo("line <one>\nline two");
        assertThat(page("From: a@b.example\n\n").select("main").text()).contains("no text");
    }

    @Test
    @Timeout(60)
    void shouldMakeAPageOfWhatIsMadeToHang() {
        String secrets = "password: Herbst2031" + "!".repeat(10) + " ";
        assertThat(ofHtml("<div>".repeat(5_000) + secrets.repeat(5_000)).html()).doesNotContain("Herbst2031");
        assertThat(ofHtml("<a href=https://a.example>" + "<b>x".repeat(60_000)).html())
                .isNotEmpty();
        assertThat(ofHtml("x".repeat(1_000_000)).select(".note").text()).contains("only its beginning");
    }

    @Test
    @Timeout(60)
    void shouldMakeAPageOfThousandsOfLinks() {
        assertThat(ofHtml("<a href=https://a.example/?a=b&c=d>here</a> ".repeat(6_000))
                        .select("main a"))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(link.attr("href")).isEqualTo("https://a.example/?a=b&c=d"));
    }

    private static Document ofHtml(String html) {
        return page("""
                From: Anna <anna@acme.example>
                To: support@acme.example
                Date: Mon, 5 Jan 2026 10:00:00 +0100
                Subject: Locked
                Content-Type: text/html; charset=utf-8

                """ + html);
    }

    private static byte[] larger(int size) {
        return Arrays.copyOf(PIXEL, size);
    }

    private static String pasted(String type, byte[] image) {
        return "<img src=\"data:%s;base64,%s\">"
                .formatted(type, Base64.getEncoder().encodeToString(image));
    }

    private static Document withImage(String html, String type, byte[] image) {
        return page(Mails.ofParts(
                "multipart/related",
                "Content-Type: text/html\n\n" + html,
                "Content-Type: " + type + "\nContent-ID: <shot@acme>\nContent-Transfer-Encoding: base64\n\n"
                        + Base64.getMimeEncoder().encodeToString(image).replace("\r", "")));
    }

    private static Document page(String mail) {
        return Jsoup.parse(MailPage.of(RawMail.of(mail.replace("\n", "\r\n").getBytes(UTF_8)), List.of(Mails.CONTEXT)));
    }
}
