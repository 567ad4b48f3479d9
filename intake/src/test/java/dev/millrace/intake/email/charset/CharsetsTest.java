package dev.millrace.intake.email.charset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetsTest {
    @ParameterizedTest
    @CsvSource({
        "gb2312, 打印机坏了请帮助我",
        "gbk, 打印机坏了",
        "big5, 印表機壞了",
        "euc-jp, 助けてください",
        "euc-kr, 도와주세요",
    })
    void shouldReadUtf8ThatIsDeclaredAsChineseJapaneseOrKorean(String declared, String text) {
        assertThat(Charsets.decode(text.getBytes(UTF_8), declared))
                .isEqualTo(new Charsets.Decoded(text, false, "utf-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-7", "UTF-7", "unicode-1-1-utf-7"})
    void shouldReadUtf7(String declared) {
        assertThat(Charsets.decode("Gr+APwA3w-e 1 +- 1 +IKw-".getBytes(US_ASCII), declared)
                        .text())
                .isEqualTo("Grüße 1 + 1 €");
        assertThat(Charsets.decode("+".getBytes(US_ASCII), declared).text()).isEqualTo("+");
    }

    /// The example of RFC 1843, and its escapes.
    @Test
    void shouldReadChineseInSevenBits() {
        String text = "This sentence is in ASCII.\nThe next sentence is in GB.~{<:Ky2;SRTO!#NpJ)l6HK!#~}Bye~~.~\n!";

        assertThat(Charsets.decode(text.getBytes(US_ASCII), "HZ-GB-2312").text())
                .startsWith("This sentence is in ASCII.\nThe next sentence is in GB.己所不")
                .endsWith("Bye~.!");
        assertThat(Charsets.decode("~{<".getBytes(US_ASCII), "hz-gb-2312").text())
                .isNotEmpty();
    }

    /// Programs switch to Japanese as they always did, and declare what is in fashion.
    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "iso-8859-1", "windows-1252", "iso-2022-jp"})
    void shouldReadJapaneseInSevenBitsWhateverIsDeclared(String declared) {
        byte[] text = "プリンターが動きません".getBytes(Charset.forName("ISO-2022-JP"));

        Charsets.Decoded decoded = Charsets.decode(text, declared);

        assertThat(decoded.text()).isEqualTo("プリンターが動きません");
        assertThat(decoded.charset()).isEqualTo("iso-2022-jp");
        assertThat(decoded.asDeclared()).isEqualTo(declared.equals("iso-2022-jp"));
    }

    @Test
    void shouldLeaveWhatTerminalsSwitchWith() {
        byte[] log = "\u001b(B\u001b[mdone".getBytes(US_ASCII);

        assertThat(Charsets.decode(log, "utf-8").text()).isEqualTo("\u001b(B\u001b[mdone");
    }

    /// Programs cut subjects by bytes.
    @Test
    void shouldReadUtf8ThatEndsWithinACharacter() {
        byte[] price = "Printer for 5 €".getBytes(UTF_8);
        byte[] smile = "Thanks 🙂".getBytes(UTF_8);

        assertThat(Charsets.decode(Arrays.copyOf(price, price.length - 1), "utf-8"))
                .isEqualTo(new Charsets.Decoded("Printer for 5 \ufffd", false, "utf-8"));
        assertThat(Charsets.decode(Arrays.copyOf(smile, smile.length - 1), "utf-8"))
                .isEqualTo(new Charsets.Decoded("Thanks \ufffd", false, "utf-8"));
        assertThat(Charsets.decode(Arrays.copyOf(smile, smile.length - 1), null).charset())
                .isEqualTo("windows-1252");
        assertThat(Charsets.decode("Grüße à".getBytes(ISO_8859_1), "utf-8").text())
                .isEqualTo("Grüße à");
        assertThat(Charsets.decode("Menü ½".getBytes(ISO_8859_1), "utf-8").text())
                .isEqualTo("Menü ½");
        assertThat(Charsets.decode("A CAFÉ".getBytes(ISO_8859_1), "utf-8").text())
                .isEqualTo("A CAFÉ");
        assertThat(Charsets.decode("one «voilà»".getBytes(ISO_8859_1), "utf-8").text())
                .isEqualTo("one «voilà»");
        assertThat(Charsets.decode("«voilà»".getBytes(ISO_8859_1), "utf-8").text())
                .isEqualTo("«voilà»");
        assertThat(Charsets.decode("voilà»".getBytes(ISO_8859_1), "utf-8").text())
                .isEqualTo("voilà»");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "”PÄIVITÄ” ei toimi",
                "”HÄTÄ” painike",
                "«AMANHÃ» não abre",
                "“AMANHÃ” não",
                "voilà…» dit-elle",
                "Menu «à…» é",
            })
    void shouldReadAWesternTextInQuotationMarksThatIsDeclaredAsUtf8(String text) {
        assertThat(Charsets.decode(text.getBytes(Charset.forName("windows-1252")), "utf-8")
                        .text())
                .isEqualTo(text);
    }

    /// The bytes that programs cut off at both ends, and lose here and there.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            8C AC E8 AA 9E                               | \ufffd\ufffd語
            69 64 C3 A9 65 20 6C E2 80 99 C3 20 6C E2 80 | idée l’\ufffd l\ufffd
            E2 82 AC 20 E2 82 20 6F C3                   | € \ufffd o\ufffd
            52 C3 A9 66 C3 A9 72 20 80 99 E2 2E          | Référ \ufffd\ufffd\ufffd.
            D0 9F D1 80 D0 20 BE 20 D0                   | Пр\ufffd \ufffd \ufffd
            43 61 66 C3                                  | Caf\ufffd
            """)
    void shouldKeepWhatIsWholeOfDamagedUtf8(String bytes, String text) {
        assertThat(Charsets.decode(HexFormat.ofDelimiter(" ").parseHex(bytes), "utf-8"))
                .isEqualTo(new Charsets.Decoded(text, false, "utf-8"));
    }

    /// Some of their characters make one of UTF-8 together by accident.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "“MENÜ” é",
                "«\u00a0cliqué\u00a0» là",
                "É… «à»",
                "Straße",
                "Gruß",
                "CAFÉ",
                "Ã",
                "um café e um pão à tarde",
                "voilà… «déjà vu»",
                "½ café, ¼ thé"
            })
    void shouldTakeForNoDamagedUtf8WhatIsWestern(String text) {
        byte[] bytes = text.getBytes(Charset.forName("windows-1252"));

        assertThat(Charsets.decode(bytes, "utf-8").text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, Не могу войти в систему, прошу помочь — срочно!",
        "windows-1251, Ні її немає",
        "KOI8-R, Не могу войти в систему и прошу помощи",
        "windows-31j, 日本語の件名、ログインできません",
        "EUC-KR, 안녕하세요 프린터가 고장났습니다",
        "GB18030, 您好我无法登录我的帐户请帮助我谢谢您的支持",
        "windows-1253, Καλημέρα, δεν μπορώ να συνδεθώ",
        "windows-1250, Příliš žluťoučký kůň úpěl ďábelské ódy",
    })
    void shouldTakeForNoDamagedUtf8WhatIsOfAnotherCharset(String charset, String text) {
        assertThat(Charsets.decode(text.getBytes(Charset.forName(charset)), "utf-8")
                        .charset())
                .isNotEqualTo("utf-8");
    }

    @Test
    void shouldReadWelshAndIrish() {
        byte[] text = {'D', (byte) 0xF0, 'r', ' ', (byte) 0xE2, ' ', (byte) 0xA1, (byte) 0xFE, (byte) 0xBF};

        assertThat(Charsets.decode(text, "ISO-8859-14"))
                .isEqualTo(new Charsets.Decoded("Dŵr â Ḃŷṡ", true, "iso-8859-14"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "utf-16le", "UTF-16BE", "ucs-2", "iso-10646-ucs-2", "unicode"})
    void shouldNotBelieveThatPlainBytesAreUtf16(String declared) {
        for (String text : new String[] {"My printer", "My printers", "Grüße aus Köln", "请帮助我"}) {
            assertThat(Charsets.decode(text.getBytes(UTF_8), declared))
                    .returns(text, Charsets.Decoded::text)
                    .returns(false, Charsets.Decoded::asDeclared);
        }
        assertThat(Charsets.decode("请帮助我".getBytes(Charset.forName("UTF-16BE")), "utf-16be")
                        .text())
                .isEqualTo("请帮助我");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE", "UTF-16"})
    void shouldReadUtf16InEitherOrder(String real) {
        assertThat(Charsets.decode("Grüße, 请帮助我".getBytes(Charset.forName(real)), "utf-16")
                        .text())
                .isEqualTo("Grüße, 请帮助我");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE, utf-16le", "UTF-16BE, utf-16be", "UTF-16, utf-16"})
    void shouldLeaveOutHalfACharacterAtTheEndOfUtf16(String real, String declared) {
        byte[] text = "Grüße".getBytes(Charset.forName(real));

        assertThat(Charsets.decode(Arrays.copyOf(text, text.length + 1), declared))
                .returns("Grüße", Charsets.Decoded::text)
                .returns(true, Charsets.Decoded::asDeclared);
    }

    @Test
    void shouldReadWhatMicrosoftMeansByLatin1() {
        assertThat(Charsets.decode(new byte[] {(byte) 0x93, 'a', (byte) 0x94, (byte) 0x80}, "iso-8859-1")
                        .text())
                .isEqualTo("“a”€");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bitte für mich", "Über", "(Ärger)", "I don’t know", "5 €", "Café", "łódka i woda", "Müller"})
    void shouldTakeASingleCharacterOfUtf8ForWhatItIs(String text) {
        assertThat(Charsets.decode(text.getBytes(UTF_8), "iso-8859-1"))
                .isEqualTo(new Charsets.Decoded(text, false, "utf-8"));
        assertThat(Charsets.decode(text.getBytes(UTF_8), "windows-1252").text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iso-8859-2",
                "iso-8859-3",
                "iso-8859-4",
                "iso-8859-9",
                "iso-8859-13",
                "iso-8859-16",
                "windows-1257",
                "windows-1258",
                "macintosh",
                "ibm850",
            })
    void shouldTakeASingleLetterOfUtf8ForWhatItIsInAnySetOfLatinLetters(String declared) {
        assertThat(Charsets.decode("Bitte für mich".getBytes(UTF_8), declared).text())
                .isEqualTo("Bitte für mich");
    }

    /// Bytes that are valid in UTF-8 by accident.
    @ParameterizedTest
    @CsvSource({
        "windows-1252, Gruß…",
        "windows-1252, groß»",
        "iso-8859-1, NÃ°",
        "windows-1251, вЂ",
        "windows-1251, шкаф №",
        "koi8-r, шкаф",
        "tis-620, ลบemail",
        "iso-8859-2, IRMĂź"
    })
    void shouldBelieveAnotherCharsetWhereASingleSequenceMayBeAnAccident(String declared, String text) {
        assertThat(Charsets.decode(text.getBytes(Charset.forName(declared)), declared)
                        .text())
                .isEqualTo(text);
    }

    @Test
    void shouldTakeUtf8ThatIsDeclaredAsLatin1ForWhatItIs() {
        assertThat(Charsets.decode("Grüße für Zoë".getBytes(UTF_8), "iso-8859-1"))
                .isEqualTo(new Charsets.Decoded("Grüße für Zoë", false, "utf-8"));
    }

    @Test
    void shouldKeepAShortUtf8TextThatIsCutWithinACharacter() {
        byte[] whole = "Grüße, ende ü".getBytes(UTF_8);

        assertThat(Charsets.decode(Arrays.copyOf(whole, whole.length - 1), "utf-8"))
                .isEqualTo(new Charsets.Decoded("Grüße, ende \ufffd", false, "utf-8"));
    }

    @Test
    void shouldTakeForNoUtf8WhatIsDeclaredSoButHasNoneOfIt() {
        assertThat(Charsets.decode("Grüße für Zoë".getBytes(ISO_8859_1), "utf-8")
                        .text())
                .isEqualTo("Grüße für Zoë");
    }

    @Test
    void shouldKeepUtf8ThatIsHalfBroken() {
        byte[] half = "Gr\u00c3\u00bc\u00c3\u009fe und Gr\u00fc\u00dfe".getBytes(ISO_8859_1);

        assertThat(Charsets.decode(half, "utf-8").text()).isEqualTo("Grüße und Gr\ufffd\ufffde");
        assertThat(Charsets.decode("Gr\u00fc\u00dfe".getBytes(ISO_8859_1), "utf-8")
                        .text())
                .isEqualTo("Grüße");
    }

    @Test
    void shouldTellUtf8WithABrokenByteThatIsNotDeclared() {
        byte[] cut = ("\u00c3\u00a4".repeat(30) + "\u0080").getBytes(ISO_8859_1);

        assertThat(Charsets.decode(cut, null).text()).isEqualTo("ä".repeat(30) + "\ufffd");
    }

    @Test
    void shouldKeepUtf8WithFewBrokenBytes() {
        byte[] broken = "Grüße für Jürgen, schöne ÄÖÜ?".getBytes(UTF_8);
        broken[broken.length - 1] = (byte) 0xFC;

        assertThat(Charsets.decode(broken, "utf-8").text()).isEqualTo("Grüße für Jürgen, schöne ÄÖÜ\ufffd");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, Здравствуйте! Я не могу войти в систему и прошу помощи.",
        "KOI8-R, Здравствуйте! Я не могу войти в систему и прошу помощи.",
        "KOI8-U, Добрий день! Не можу увійти до системи і прошу допомогти.",
        "windows-31j, こんにちは。ログインできません。助けてください。",
        "EUC-JP, こんにちは。ログインできません。助けてください。",
        "ISO-2022-JP, こんにちは。ログインできません。",
        "GB18030, 您好我无法登录我的帐户请帮助我谢谢您的支持",
        "Big5, 您好我無法登入我的帳戶請幫助我謝謝您的支援",
        "windows-1252, Zugang für Müller",
        "UTF-8, Zugang für Müller",
        "UTF-16LE, \ufeffZugang",
    })
    void shouldDetectACharsetThatIsNotDeclared(String real, String text) {
        byte[] bytes = text.getBytes(Charset.forName(real));

        assertThat(Charsets.decode(bytes, null).text()).isEqualTo(text.replace("\ufeff", ""));
        Charsets.Decoded unknown = Charsets.decode(bytes, "x-nobody-knows");
        assertThat(unknown.text()).isEqualTo(text.replace("\ufeff", ""));
        assertThat(unknown.asDeclared()).isFalse();
    }

    @Test
    void shouldTakeTheCharsetOfTheTextAroundWhereNoneIsDeclared() {
        byte[] name = "Иванов".getBytes(Charset.forName("windows-1251"));

        assertThat(Charsets.decode(name, null, "windows-1251").text()).isEqualTo("Иванов");
    }
}
