package dev.millrace.intake.email.tnef;

import dev.millrace.intake.email.content.BufferStream;
import dev.millrace.intake.email.content.LongText;
import dev.millrace.intake.email.content.TextBudget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.poi.hmef.CompressedRTF;

/// Reads the texts of a `winmail.dat` and of all packets within it, no more of them than is room for: rich text may be
/// compressed to a tenth, and a packet may have hundreds of it.
final class TnefTexts {
    /// In bytes, of all texts together.
    private static final int LONGEST = 8 * 1024 * 1024;

    private final TextBudget budget = new TextBudget(LONGEST);
    private boolean cut;

    /// Whether there was more than is read.
    boolean areCut() {
        return cut;
    }

    String of(TnefProperties.Property text) {
        return text.text(beginning(text.value()));
    }

    /// The beginning of a text.
    ///
    /// @param text from 0 to the limit
    byte[] beginning(ByteBuffer text) {
        cut |= !budget.covers(text.limit());
        return budget.take(LongText.of(text, LONGEST).beginning());
    }

    /// The words of compressed rich text (MS-OXRTFCP).
    ///
    /// @throws IOException where it is none
    String ofRichText(ByteBuffer compressed) throws IOException {
        Bounded rich = new Bounded();
        try {
            new CompressedRTF().decompress(new BufferStream(compressed), rich);
        } catch (Full enough) {
            cut = true;
        } catch (RuntimeException damaged) {
            throw new IOException("Rich text cannot be read: " + damaged, damaged);
        }
        return RichText.of(budget.take(rich.bytes.toByteArray()));
    }

    private static final class Full extends IOException {}

    /// Takes no more than is read of rich text.
    private static final class Bounded extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int b) throws IOException {
            if (bytes.size() == RichText.LONGEST) {
                throw new Full();
            }
            bytes.write(b);
        }
    }
}
