package dev.millrace.intake.email.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FileContentTest {
    /// Pieces end anywhere within groups, junk and padding.
    @Property(tries = 200)
    void shouldDecodePieceByPieceWhatItDecodesAtOnce(
            @ForAll long seed, @ForAll @IntRange(max = 300_000) int size, @ForAll @IntRange(max = 50) int damages) {
        byte[] encoded = damaged(new Random(seed), size, damages);
        byte[] whole = Base64Decoding.of(encoded);

        FileContent content = base64(encoded);

        assertThat(all(content)).isEqualTo(whole);
        assertThat(content.size()).isEqualTo(whole.length);
        assertThat(content.sha256()).isEqualTo(Hashes.sha256(whole));
    }

    @Property(tries = 200)
    void shouldTellTheBeginning(
            @ForAll long seed, @ForAll @IntRange(max = 300) int size, @ForAll @IntRange(max = 400) int most) {
        byte[] encoded = damaged(new Random(seed), size, 2);
        byte[] whole = Base64Decoding.of(encoded);

        ByteBuffer beginning = base64(encoded).beginning(most);

        assertThat(beginning).isEqualTo(ByteBuffer.wrap(Arrays.copyOf(whole, Math.min(most, whole.length))));
    }

    @Test
    void shouldGiveItsBytesToEachWhoAsks() {
        FileContent atHand = FileContent.of(ByteBuffer.wrap("hello".getBytes(ISO_8859_1)));
        FileContent encoded = base64("aGVsbG8=".getBytes(ISO_8859_1));

        for (int i = 0; i < 2; i++) {
            assertThat(all(atHand)).asString(ISO_8859_1).isEqualTo("hello");
            assertThat(all(encoded)).asString(ISO_8859_1).isEqualTo("hello");
        }
    }

    /// Pieces end anywhere within escapes, blanks and line ends.
    @Property(tries = 200)
    void shouldDecodeQuotedPrintablePieceByPieceAsAtOnce(
            @ForAll long seed, @ForAll @IntRange(max = 200_000) int size, @ForAll @IntRange(max = 300) int most)
            throws IOException {
        byte[] encoded = quotedPrintable(new Random(seed), size);
        ByteBuffer whole = QuotedPrintableDecoding.all(new byte[0], ByteBuffer.wrap(encoded), Integer.MAX_VALUE);

        FileContent content = FileContent.of(
                () -> Decoding.ofQuotedPrintable(ByteBuffer.wrap(encoded).asReadOnlyBuffer()));

        assertThat(ByteBuffer.wrap(all(content))).isEqualTo(whole);
        assertThat(content.size()).isEqualTo(whole.limit());
        assertThat(content.beginning(most)).isEqualTo(whole.slice(0, Math.min(most, whole.limit())));
        assertThat(new DecodedStream(Decoding.ofQuotedPrintable(ByteBuffer.wrap(encoded))).readAllBytes())
                .isEqualTo(all(content));
    }

    /// A run of blanks is looked at once, however many pieces it fills.
    @Test
    void shouldKeepBlanksWithinALineAndDropThoseAtItsEnd() {
        String blanks = " ".repeat(300_000);
        byte[] encoded = ("a" + blanks + "b" + blanks + "\r\nc" + blanks).getBytes(ISO_8859_1);

        FileContent content = FileContent.of(() -> Decoding.ofQuotedPrintable(ByteBuffer.wrap(encoded)));

        assertThat(all(content)).asString(ISO_8859_1).isEqualTo("a" + blanks + "b\r\nc");
    }

    private static FileContent base64(byte[] encoded) {
        return FileContent.of(() -> Decoding.ofBase64(ByteBuffer.wrap(encoded).asReadOnlyBuffer()));
    }

    private static byte[] quotedPrintable(Random random, int size) {
        String[] words = {
            "word", "=3D", "=", "=\r\n", "= \t\n", "  ", " ".repeat(random.nextInt(90_000)), "=E4=", "=4", "\r\n", "=Zz"
        };
        StringBuilder encoded = new StringBuilder();
        while (encoded.length() < size) {
            encoded.append(words[random.nextInt(words.length)]);
        }
        return encoded.toString().getBytes(ISO_8859_1);
    }

    private static byte[] damaged(Random random, int size, int damages) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        StringBuilder encoded = new StringBuilder(Base64.getMimeEncoder().encodeToString(bytes));
        String[] junk = {"!", "\u00e9", "=", "==\r\n", "\n", "=\r\nA word", "    ", "A"};
        for (int i = 0; i < damages; i++) {
            encoded.insert(random.nextInt(encoded.length() + 1), junk[random.nextInt(junk.length)]);
        }
        return encoded.toString().getBytes(ISO_8859_1);
    }

    private static byte[] all(FileContent content) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        content.pieces().toIterable().forEach(piece -> {
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            all.writeBytes(bytes);
        });
        return all.toByteArray();
    }
}
