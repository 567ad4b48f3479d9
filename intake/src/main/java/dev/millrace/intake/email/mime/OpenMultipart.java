package dev.millrace.intake.email.mime;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// A multipart whose parts are being read.
final class OpenMultipart {
    private final boolean alternative;
    private final Iterator<MimePart> parts;
    private final List<List<BodyPiece>> read = new ArrayList<>();

    OpenMultipart(MimePart multipart) {
        String type = multipart.type().type();
        alternative = type.equals("multipart/alternative");
        boolean signed = type.equals("multipart/signed");
        boolean hasWords = multipart.children().stream()
                .map(MimePart::type)
                .anyMatch(child -> child.isText() || child.isMultipart());
        parts = multipart.children().stream()
                .filter(part -> !(signed && isSeal(part.type())))
                .filter(part -> !(alternative && hasWords && isOtherForm(part.type())))
                .iterator();
    }

    private static boolean isSeal(PartType type) {
        return type.type().endsWith("-signature") && type.name() == null;
    }

    /// A form of the text that nobody reads here, such as AMP or enriched text.
    private static boolean isOtherForm(PartType type) {
        return type.type().startsWith("text/")
                && !type.isText()
                && !type.type().equals("text/calendar")
                && !type.isTableOrCard()
                && type.name() == null;
    }

    /// Whether its parts are the same in several forms.
    boolean isAlternative() {
        return alternative;
    }

    boolean hasNext() {
        return parts.hasNext();
    }

    MimePart next() {
        return parts.next();
    }

    /// What came of its next part.
    void add(List<BodyPiece> pieces) {
        read.add(pieces);
    }

    /// What came of all.
    List<BodyPiece> pieces() {
        return alternative
                ? BodyPiece.alternative(read)
                : read.stream().flatMap(List::stream).toList();
    }
}
