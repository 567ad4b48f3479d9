package dev.millrace.intake.email.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.content.Base64Decoding;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferEncodingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            base64           | aGVsbG8=                        | hello
            BASE64           | aGVsbG8                         | hello
            base64           | aGV!sb#G8=                      | hello
            base64           | aGVsbG8=aGVsbG8=                | hellohello
            base64; x=y      | aGVsbG8=                        | hello
            quoted-printable | h=65llo                         | hello
            quoted-printable | 50=% =ZZ =E9 end=               | 50=% =ZZ \u00e9 end
            Quoted-Printable | hello                           | hello
            quoted-printeable | h=65llo                        | hello
            quoted/printable | h=65llo                         | hello
            x-quoted-printable | h=65llo                       | hello
            qp               | h=65llo                         | hello
            bas64            | aGVsbG8=                        | hello
            base_64          | aGVsbG8=                        | hello
            basic            | aGVsbG8=                        | aGVsbG8=
            8bit             | a=3D                            | a=3D
            x-nobody-knows   | a=3D                            | a=3D
            """)
    void shouldUndoWhatCanBeUndone(String encoding, String encoded, String decoded) {
        assertThat(decode(encoding, encoded)).isEqualTo(decoded);
    }

    /// The first signs are "YT8-", which nothing but the other alphabet has.
    @Property
    void shouldDecodeWhatIsWrittenInTheOtherAlphabet(
            @ForAll @IntRange(min = 3, max = 400) int length,
            @ForAll @IntRange(min = 4, max = 24) int lineLength,
            @ForAll long seed) {
        byte[] bytes = random(length, seed);
        System.arraycopy("a?>".getBytes(US_ASCII), 0, bytes, 0, 3);
        String url =
                inLines(lineLength * 4).encodeToString(bytes).replace('+', '-').replace('/', '_');

        assertThat(decoded(url)).isEqualTo(bytes);
        assertThat(decoded(url.replace("=", "") + "\r\n")).isEqualTo(bytes);
    }

    /// So the first line has none of the signs that only the other alphabet has, as every tenth line of files.
    @Property
    void shouldDecodeTheOtherAlphabetThatIsSeenInTheLastLineOnly(
            @ForAll @IntRange(min = 1, max = 2) int linesAbove,
            @ForAll @IntRange(min = 30, max = 57) int lengthOfLast,
            @ForAll long seed) {
        byte[] plain = "Der Drucker im dritten Stock druckt nicht, nur weiss. "
                .repeat(3)
                .getBytes(US_ASCII);
        byte[] bytes = Arrays.copyOf(plain, 57 * linesAbove + lengthOfLast);
        System.arraycopy(random(lengthOfLast, seed), 0, bytes, 57 * linesAbove, lengthOfLast);
        System.arraycopy("a?>".getBytes(US_ASCII), 0, bytes, 57 * linesAbove, 3);
        String url = inLines(76).encodeToString(bytes).replace('+', '-').replace('/', '_');

        assertThat(url.lines().limit(linesAbove)).noneMatch(line -> line.matches(".*[-_].*"));
        assertThat(decoded(url)).isEqualTo(bytes);
        assertThat(decoded(url.replace("=", ""))).isEqualTo(bytes);
    }

    private static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static Base64.Encoder inLines(int length) {
        return Base64.getMimeEncoder(length, new byte[] {'\r', '\n'});
    }

    private static byte[] decoded(String encoded) {
        return Base64Decoding.of(encoded.getBytes(US_ASCII));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            YTo_Pz4tLT4-        | a:??>-->>
            YTo_Pz4t⏎LT4-       | a:??>-->>
            YTo/Pz4tLT4-        | a:??>-->
            YWFh⏎____           | aaa
            YWFh⏎--             | aaa
            YWFhYWFhYWFh⏎my-list_12 | aaaaaaaaa
            YWFhYWFhYWFh⏎YWFhYWFhYWFh⏎IT-Liste_2 | aaaaaaaaaaaaaaaaaa
            YWFhYWFhYWFh⏎YTo_Pz4t | aaaaaaaaaa:??>-
            YTo+YWFhYWFh⏎my-list_12 | a:>aaaaaa
            """)
    void shouldTakeTheOtherAlphabetOnlyForOneThroughout(String encoded, String decoded) {
        assertThat(decode("base64", encoded.replace("⏎", "\r\n"))).isEqualTo(decoded);
    }

    @Property
    void shouldPassOverWhatIsNoDigitWhereverItStands(
            @ForAll byte[] bytes,
            @ForAll @IntRange(max = 24) int lineLength,
            @ForAll @IntRange(max = 200) int place,
            @ForAll @IntRange(max = 3) int junk) {
        String encoded =
                Base64.getMimeEncoder(lineLength * 4, new byte[] {'\r', '\n'}).encodeToString(bytes);
        int digits = encoded.replaceAll("=.*", "").length();
        int at = digits == 0 ? 0 : place % digits;
        String damaged = encoded.substring(0, at) + "!\u00e9\t".substring(0, junk) + encoded.substring(at);

        assertThat(Base64Decoding.of(damaged.getBytes(ISO_8859_1))).isEqualTo(bytes);
    }

    @Test
    void shouldStopAtWhatAMailingListAddsBelow() {
        assertThat(decode("base64", "aGVsbG8=\r\n___________\r\nHelp mailing list\r\n"))
                .isEqualTo("hello");
        assertThat(decode("base64", "aGVsbG8=\r\nHelp mailing list\r\n")).isEqualTo("hello");
        assertThat(decode("base64", "aGVsbG8=\nAAAA--boundary--\n")).isEqualTo("hello");
        assertThat(decode("base64", "aGVsbG8=\r\nIHdvcmxk\r\n")).isEqualTo("hello world");
        assertThat(decode("base64", "aGVsbG8g\r\n  d29y bGQ=\r\n")).isEqualTo("hello world");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s\r\n_______________________________________________\r\nHelp mailing list\r\nhelp@lists.example\r\n",
                "%s\r\n\r\n-- \r\nYou are on the list Help\r\n",
                "%s\nhttps://lists.example/help\n",
            })
    void shouldStopAtWhatAMailingListAddsBelowBase64WithoutPadding(String mail) {
        String text = "Gr\u00fc\u00dfe aus K\u00f6ln, der Drucker druckt nicht. ";
        for (String sent : List.of(text, text.repeat(10), text.repeat(10_000))) {
            String padded = sent + ".".repeat(2 - (sent.getBytes(UTF_8).length + 2) % 3);
            String encoded = Base64.getMimeEncoder().encodeToString(padded.getBytes(UTF_8));
            byte[] listed = mail.formatted(encoded).getBytes(US_ASCII);

            assertThat(encoded).doesNotContain("=");
            assertThat(new String(Base64Decoding.of(listed), UTF_8)).isEqualTo(padded);
        }
    }

    @Test
    void shouldGoOnBelowALineThatSomebodyWroteIntoBase64() {
        String lines = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVpBQkNERUZHSElKS0xNTk9QUVJTVFVW\r\n";

        assertThat(decode("base64", lines + "### ### ###: ###\r\n" + lines)).hasSize(96);
    }

    @Test
    void shouldJoinSoftLineBreaksAndDropTrailingBlanks() {
        assertThat(decode("quoted-printable", "one =  \r\ntwo  \r\nthree=\nfour"))
                .isEqualTo("one two\r\nthreefour");
    }

    @Test
    void shouldDecodeUuencode() {
        assertThat(decode("x-uuencode", "begin 644 a.txt\r\n%:&5L;&\\\r\n`\r\nend\r\n"))
                .isEqualTo("hello");
        assertThat(decode("uuencode", "nothing of the kind")).isEqualTo("nothing of the kind");
    }

    /// Lines that are almost all lost zeros would be twenty times as large.
    @Test
    void shouldLeaveAForgedUuencodedFileEncoded() {
        String forged = "begin 644 a\n" + "_ \n".repeat(100) + "`\nend\n";

        assertThat(decode("x-uuencode", forged)).isEqualTo(forged);
    }

    /// Some gateways join the lines with blanks.
    @Test
    void shouldDecodeLargeBase64OfJoinedLinesWhole() {
        byte[] file = new byte[90_000];
        String joined =
                Base64.getMimeEncoder(76, new byte[] {' '}).encodeToString(file).replaceFirst(" ", "\n");

        assertThat(TransferEncoding.decode(ByteBuffer.wrap(joined.getBytes(US_ASCII)), "base64"))
                .hasSize(file.length);
    }

    private static String decode(String encoding, String encoded) {
        return new String(TransferEncoding.decode(ByteBuffer.wrap(encoded.getBytes(ISO_8859_1)), encoding), ISO_8859_1);
    }

    @Test
    void shouldReadAsItCameWhatNeverWasBase64() {
        String text = "Hello Eva, dear all,\nthis was never encoded, whatever its header says.\n\nAnna";
        String behindJunk = "## ## ##\nSGVsbG8s\nIEFubmE=";

        assertThat(new String(
                        TransferEncoding.decode(ByteBuffer.wrap(text.getBytes(ISO_8859_1)), "base64"), ISO_8859_1))
                .isEqualTo(text);
        assertThat(new String(
                        TransferEncoding.decode(ByteBuffer.wrap(behindJunk.getBytes(ISO_8859_1)), "base64"),
                        ISO_8859_1))
                .endsWith(" Anna");
    }
}
