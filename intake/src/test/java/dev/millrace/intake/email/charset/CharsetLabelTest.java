package dev.millrace.intake.email.charset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetLabelTest {
    /// A mail may make up tens of thousands. Where the platform is asked for each, these take more than a minute.
    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldAskNoProviderForNamesThatNobodyHas() {
        assertThat(IntStream.range(0, 200_000)
                        .mapToObj(number -> "x-made-up-" + number)
                        .filter(name -> CharsetLabel.meaning(name) == null))
                .hasSizeGreaterThan(199_000);
    }

    @Test
    void shouldKnowEveryNameOfThePlatform() {
        assertThat(Charset.availableCharsets().values()).allSatisfy(charset -> {
            assertThat(PlatformCharsets.named(charset.name())).isEqualTo(charset);
            assertThat(charset.aliases())
                    .allSatisfy(
                            alias -> assertThat(PlatformCharsets.named(alias)).isEqualTo(Charset.forName(alias)));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "iso-gb2312, GB18030, 请帮助我",
        "gb2312, GB18030, 请帮助我",
        "iso-ir-58, GB18030, 请帮助我",
        "shift_jis-2004, x-SJIS_0213, 助けてください",
        "x-gbk, GB18030, 请帮助我",
        "big5, Big5, 請幫助我",
        "iso-2022-jp, ISO-2022-JP, 助けてください",
        "ISO-2022-JP-1, ISO-2022-JP, 助けてください",
        "iso-2022-jp, x-windows-iso2022jp, ①髙",
        "shift_jis, windows-31j, 助けてください①",
        "x-sjis, windows-31j, 助けてください",
        "euc-kr, x-windows-949, 도와주세요",
        "ks_c_5601-1987, x-windows-949, 도와주세요",
        "x-mac-cyrillic, x-MacCyrillic, Помогите",
        "koi8-r, KOI8-R, Помогите",
        "win1251, windows-1251, Помогите",
        "cp-1251, windows-1251, Помогите",
        "iso-8859-8-i, ISO-8859-8, עזרה",
        "iso-8859-11, x-windows-874, ช่วยด้วย",
        "tis-620, x-windows-874, ช่วยด้วย",
        "macintosh, x-MacRoman, Grüße",
        "x-mac-icelandic, x-MacIceland, Góðan dag",
        "johab, x-Johab, 도와주세요",
        "cp65001, UTF-8, Grüße",
        "x-cp1251, windows-1251, Помогите",
        "cp932, windows-31j, ①髙",
        "SJIS-win, windows-31j, ①髙",
        "eucJP-win, x-eucJP-Open, ①日本",
        "eucJP-ms, x-eucJP-Open, ①日本",
        "ChineseBig5, Big5, 請幫助我",
        "cp949, x-windows-949, 똠방",
        "dos-862, IBM862, שלום",
        "windows-28592, ISO-8859-2, Žluťoučký",
        "1250, windows-1250, Žluťoučký",
        "cp20866, KOI8-R, Помогите",
        "visual, ISO-8859-8, שלום",
        "uhc, x-windows-949, 똠방",
        "cn-gb, GB2312, 请帮助我",
        "iso_8859-7:1987, ISO-8859-7, Καλημέρα",
        "iso-8859-2-windows-latin-2, ISO-8859-2, Žluťoučký",
        "iso_8859-1, ISO-8859-1, Grüße",
        "ISO8859-1, ISO-8859-1, Grüße",
        "iso 8859-15, ISO-8859-15, 5 €",
        "windows 1250, windows-1250, Žluťoučký",
        "utf8, UTF-8, Grüße",
        "\"utf-8\", UTF-8, Grüße",
        "UTF_8, UTF-8, Grüße",
        "utf-8; format=flowed, UTF-8, Grüße",
    })
    void shouldKnowCharsetsByTheNamesThatMailProgramsWrite(String declared, String real, String text) {
        Charsets.Decoded decoded = Charsets.decode(text.getBytes(Charset.forName(real)), declared);

        assertThat(decoded.text()).isEqualTo(text);
        assertThat(decoded.asDeclared()).isTrue();
    }

    @Test
    void shouldNeverFailOnAnyName() {
        for (String name : new String[] {"", " ", "\"", "\0", "é", "8859", "iso-8859-99", "-", "utf-", "=?"}) {
            assertThat(Charsets.decode("a\u00fc".getBytes(ISO_8859_1), name).text())
                    .isEqualTo("aü");
        }
    }
}
