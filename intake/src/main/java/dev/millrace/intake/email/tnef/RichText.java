package dev.millrace.intake.email.tnef;

import com.rtfparserkit.converter.text.StringTextConverter;
import com.rtfparserkit.parser.RtfStreamSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// The readable text of Rich Text Format, in which Outlook writes what it thinks only Outlook reads.
public final class RichText {
    /// In bytes.
    static final int LONGEST = 4 * 1024 * 1024;

    private RichText() {}

    /// The text in it.
    ///
    /// @throws IOException when it is none
    public static String of(byte[] rtf) throws IOException {
        StringTextConverter text = new StringTextConverter();
        try {
            text.convert(new RtfStreamSource(new ByteArrayInputStream(rtf, 0, Math.min(rtf.length, LONGEST))));
        } catch (RuntimeException damaged) {
            throw new IOException("Rich text cannot be read: " + damaged, damaged);
        }
        return text.getText().strip();
    }
}
