package dev.millrace.intake.email.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
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

        FileContent content = FileContent.ofBase64(ByteBuffer.wrap(encoded).asReadOnlyBuffer());

        assertThat(all(content)).isEqualTo(whole);
        assertThat(content.size()).isEqualTo(whole.length);
        assertThat(content.sha256()).isEqualTo(Hashes.sha256(whole));
    }

    @Property(tries = 200)
    void shouldTellTheBeginning(
            @ForAll long seed, @ForAll @IntRange(max = 300) int size, @ForAll @IntRange(max = 400) int most) {
        byte[] encoded = damaged(new Random(seed), size, 2);
        byte[] whole = Base64Decoding.of(encoded);

        ByteBuffer beginning = FileContent.ofBase64(ByteBuffer.wrap(encoded).asReadOnlyBuffer())
                .beginning(most);

        assertThat(beginning).isEqualTo(ByteBuffer.wrap(Arrays.copyOf(whole, Math.min(most, whole.length))));
    }

    @Test
    void shouldGiveItsBytesToEachWhoAsks() {
        FileContent atHand = FileContent.of(ByteBuffer.wrap("hello".getBytes(ISO_8859_1)));
        FileContent encoded = FileContent.ofBase64(ByteBuffer.wrap("aGVsbG8=".getBytes(ISO_8859_1)));

        for (int i = 0; i < 2; i++) {
            assertThat(all(atHand)).asString(ISO_8859_1).isEqualTo("hello");
            assertThat(all(encoded)).asString(ISO_8859_1).isEqualTo("hello");
        }
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
