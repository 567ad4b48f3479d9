package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a mail says its text is in, and what it was read as.
class TextCharsetTest {
    @ParameterizedTest
    @CsvSource({
        "utf-8, UTF-8, Grüße, utf-8",
        "UTF8, UTF-8, Grüße, utf-8",
        "utf-8, UTF-8, only letters, utf-8",
        "us-ascii, US-ASCII, only letters, us-ascii",
        "ANSI_X3.4-1968, US-ASCII, only letters, us-ascii",
        "ISO-8859-1, ISO-8859-1, Grüße, iso-8859-1",
        "latin1, ISO-8859-1, Grüße, iso-8859-1",
        "iso-8859-1, windows-1252, 5 € “zu”, windows-1252",
        "Windows-1252, windows-1252, Grüße, windows-1252",
        "cp1252, windows-1252, Grüße, windows-1252",
        "iso-8859-9, ISO-8859-9, Güneş, iso-8859-9",
        "iso-8859-15, ISO-8859-15, 5 €, iso-8859-15",
        "gb2312, GB2312, 请帮助我, gb2312",
        "gb2312, GB18030, 请帮助我𠀀, gb18030",
        "GBK, GBK, 请帮助我, gbk",
        "big5, Big5, 請幫助我, big5",
        "euc-kr, EUC-KR, 도와주세요, euc-kr",
        "ks_c_5601-1987, EUC-KR, 도와주세요, euc-kr",
        "shift_jis, Shift_JIS, 助けて, shift_jis",
        "sjis-win, windows-31j, 助けて①, windows-31j",
        "iso-2022-jp, ISO-2022-JP, 助けて, iso-2022-jp",
        "koi8-r, KOI8-R, Помогите, koi8-r",
        "x-mac-cyrillic, x-MacCyrillic, Помогите, x-mac-cyrillic",
        "macintosh, x-MacRoman, Grüße, macintosh",
        "utf-16, UTF-16, Grüße, utf-16",
        "utf-7, US-ASCII, Gr+APwA3w-e, utf-7",
        "tis-620, TIS-620, สวัสดี, tis-620",
    })
    void shouldNameWhatATextWasDeclaredAsAndIs(String declared, String real, String text, String name) {
        ParsedMail mail = read("Content-Type: text/plain; charset=\"" + declared + "\"\n", real, text);

        assertThat(mail.charset()).isEqualTo(name);
        assertThat(mail.charsetDeclared()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            'iso-8859-1', ISO-8859-1, Grüße, iso-8859-1
            'hz-gb-2312', US-ASCII, ~{VPND~}, hz-gb-2312
            'iso-8859-14', ISO-8859-1, ð, iso-8859-14
            'utf-7', US-ASCII, Gr+APwA3w-e, utf-7
            """)
    void shouldReadANameInSingleQuotes(String declared, String real, String text, String name) {
        ParsedMail mail = read("Content-Type: text/plain; charset=" + declared + "\n", real, text);

        assertThat(mail.charset()).isEqualTo(name);
        assertThat(mail.charsetDeclared()).isTrue();
    }

    @Test
    void shouldNameUtf16AsItWasDeclaredThoughHalfACharacterEndsIt() {
        String cut = """
                From: a@b.example
                Content-Type: text/plain; charset=utf-16
                Content-Transfer-Encoding: base64

                //5IAGkACg
                """;

        assertThat(Mails.read(cut).mail()).returns("Hi", ParsedMail::text).returns("utf-16", ParsedMail::charset);
    }

    @ParameterizedTest
    @CsvSource({
        "'', US-ASCII, only letters, us-ascii",
        "'', UTF-8, Grüße für Zoë, utf-8",
        "iso-8859-1, UTF-8, Grüße für Zoë, utf-8",
        "us-ascii, UTF-8, Grüße für Zoë, utf-8",
        "utf-8, windows-1252, Grüße für Zoë, iso-8859-1",
        "utf-8, windows-1252, „Grüße“ für Zoë, windows-1252",
        "x-nobody-knows, windows-1252, Grüße für Zoë, iso-8859-1",
        "'', Big5, 我無法登入系統，請幫我重設密碼，謝謝。, big5",
        "'', Big5-HKSCS, 我無法登入系統，請幫我重設密碼，喺度等緊，謝謝。, big5-hkscs",
        "x-nobody-knows, windows-1251, Здравствуйте! Я не могу войти в систему и прошу помощи., windows-1251",
    })
    void shouldNameWhatATextWasGuessedToBe(String declared, String real, String text, String name) {
        ParsedMail mail = read("Content-Type: text/plain; charset=\"" + declared + "\"\n", real, text);

        assertThat(mail.charset()).isEqualTo(name);
        assertThat(mail.charsetDeclared()).isFalse();
        assertThat(mail.text()).isEqualTo(text);
    }

    @Test
    void shouldTellTheCharsetOfTheFormThatIsRead() {
        String plain = "Content-Type: text/plain; charset=%s\n\n%s";
        String html = "Content-Type: text/html; charset=utf-8\n\n<p>Hello</p>";

        assertThat(Mails.read(Mails.ofParts("multipart/alternative", plain.formatted("koi8-r", "Hello"), html))
                        .mail()
                        .charset())
                .isEqualTo("koi8-r");
        assertThat(Mails.read(Mails.ofParts("multipart/alternative", plain.formatted("koi8-r", " "), html))
                        .mail()
                        .charset())
                .isEqualTo("utf-8");
    }

    @Test
    void shouldBelieveWhatHtmlSaysOfItself() {
        ParsedMail mail = read(
                "Content-Type: text/html\n",
                "windows-1251",
                "<html><head><meta charset=windows-1251></head><body>Помогите</body></html>");

        assertThat(mail.charset()).isEqualTo("windows-1251");
        assertThat(mail.charsetDeclared()).isTrue();
    }

    @Test
    void shouldTellNothingOfAMailWithoutText() {
        ParsedMail mail = Mails.read(
                        Mails.ofParts("multipart/mixed", "Content-Type: application/pdf; name=a.pdf\n\n%PDF"))
                .mail();

        assertThat(mail.charset()).isNull();
        assertThat(mail.charsetDeclared()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain; charset=koi8-r, KOI8-R, koi8-r, true",
        "text/plain, windows-1251, windows-1251, false",
        "text/csv; charset=utf-8, UTF-8, utf-8, true",
        "text/csv; charset=iso-8859-1, UTF-8, utf-8, false",
        "text/html, UTF-8, utf-8, false",
    })
    void shouldTellTheCharsetsOfTextsThatAreFiles(String type, String written, String charset, boolean declared) {
        String file = new String("Не могу войти в систему".getBytes(Charset.forName(written)), ISO_8859_1);
        String mail = Mails.ofParts(
                "multipart/mixed",
                "Content-Type: " + type + "\nContent-Disposition: attachment; filename=a.txt\n\n" + file);

        assertThat(Mails.readBytes(mail).mail().attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.charset()).isEqualTo(charset);
            assertThat(attachment.charsetDeclared()).isEqualTo(declared);
        });
    }

    @Test
    void shouldTellNoCharsetOfFilesThatAreNoTexts() {
        ParsedMail mail = Mails.read(
                        Mails.ofParts("multipart/mixed", "Content-Type: application/pdf; name=a.pdf\n\n%PDF"))
                .mail();

        assertThat(mail.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.charset()).isNull();
            assertThat(attachment.charsetDeclared()).isNull();
        });
    }

    private static ParsedMail read(String header, String charset, String text) {
        String body = new String(text.getBytes(Charset.forName(charset)), ISO_8859_1);
        return Mails.readBytes("From: anna@acme.example\nMessage-ID: <a1@acme.example>\n" + header + "\n" + body)
                .mail();
    }
}
