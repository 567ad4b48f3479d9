package dev.millrace.intake.email.tnef;

import com.rtfparserkit.converter.text.StringTextConverter;
import com.rtfparserkit.parser.RtfStreamSource;
import com.rtfparserkit.parser.standard.StandardRtfParser;
import com.rtfparserkit.rtf.Command;
import com.rtfparserkit.rtf.CommandType;
import dev.millrace.intake.email.content.Cancelled;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// The readable text of Rich Text Format, in which Outlook writes what it thinks only Outlook reads.
public final class RichText {
    /// In bytes.
    static final int LONGEST = 4 * 1024 * 1024;

    private RichText() {}

    /// The parser copies a whole text for each character that is written as a command, as all are that are not Western,
    /// until something else comes than text. An empty group says nothing and is something else.
    private static final class InPieces extends StandardRtfParser {
        private static final int LONGEST_PIECE = 200;

        private int characters;

        @Override
        public void processCommand(Command command, int parameter, boolean hasParameter, boolean optional) {
            boolean character = command == Command.u || command.getCommandType() == CommandType.Symbol;
            if (character && ++characters % LONGEST_PIECE == 0) {
                Cancelled.check();
                processGroupStart();
                processGroupEnd();
            }
            super.processCommand(command, parameter, hasParameter, optional);
        }
    }

    /// The text in it.
    ///
    /// @throws IOException when it is none
    public static String of(byte[] rtf) throws IOException {
        StringTextConverter text = new StringTextConverter();
        try {
            new InPieces()
                    .parse(new RtfStreamSource(new ByteArrayInputStream(rtf, 0, Math.min(rtf.length, LONGEST))), text);
        } catch (RuntimeException damaged) {
            throw new IOException("Rich text cannot be read: " + damaged, damaged);
        }
        return text.getText().strip();
    }
}
