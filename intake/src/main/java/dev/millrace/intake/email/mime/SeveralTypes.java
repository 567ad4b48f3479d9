package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.header.HeaderFields;
import dev.millrace.intake.email.header.HeaderParameters;
import java.nio.ByteBuffer;

/// Which `Content-Type` counts where a header has several: gateways add their own above that of the parts, and programs
/// that make one text of a mail leave that of the parts below their own.
final class SeveralTypes {
    private static final String TYPE = "Content-Type";
    private static final int MOST = 5;
    /// In bytes: above the first part stands little.
    private static final int LOOKED_AT = 16 * 1024;

    private SeveralTypes() {}

    /// Puts a multipart on top whose first boundary stands in the body between these bytes.
    static void settle(HeaderFields headers, ByteBuffer mail, int from, int end) {
        if (headers.all(TYPE).size() > 1) {
            int until = Math.min(end, from + LOOKED_AT);
            headers.all(TYPE).stream()
                    .limit(MOST)
                    .filter(type -> isOfParts(type, mail, from, until))
                    .findFirst()
                    .ifPresent(type -> headers.putOnTop(TYPE, type));
        }
    }

    private static boolean isOfParts(String written, ByteBuffer mail, int from, int end) {
        HeaderParameters type = HeaderParameters.of(written);
        String boundary = type.get("boundary");
        return boundary != null
                && type.value().startsWith("multipart/")
                && stands(boundary.stripTrailing(), mail, from, end);
    }

    private static boolean stands(String boundary, ByteBuffer mail, int from, int end) {
        int next = from;
        for (int at = from; at < end; at = next) {
            next = MailLines.after(mail, at, end);
            if (BoundaryLine.mayBegin(mail, at, end)
                    && BoundaryLine.boundary(mail, at, next).equals(boundary)) {
                return true;
            }
        }
        return false;
    }
}
