package dev.millrace.intake.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.ParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a part says of itself: media type, charset, file name, place.
///
/// @param type media type in lower case; `text/plain` where none is declared
/// @param declared whether the part declared a type at all
/// @param charset as declared
/// @param name file name as declared, decoded
/// @param disposition `attachment`, `inline` or empty
/// @param contentId without angle brackets
/// @param reportType of a `multipart/report`
record PartType(
        String type,
        boolean declared,
        @Nullable String charset,
        @Nullable String name,
        String disposition,
        @Nullable String contentId,
        @Nullable String reportType) {
    private static final Pattern TYPE = Pattern.compile("\\s*([\\w.+-]{1,60}/[\\w.+-]{1,80})");

    static PartType of(Part part) {
        String rawType = header(part, "Content-Type");
        String rawDisposition = header(part, "Content-Disposition");
        ContentType contentType = rawType == null ? null : contentType(rawType);
        ContentDisposition disposition = rawDisposition == null ? null : disposition(rawDisposition);
        String name = disposition == null ? null : disposition.getParameter("filename");
        if (name == null && rawDisposition != null) {
            name = roughly(rawDisposition, "filename");
        }
        if (name == null && contentType != null) {
            name = contentType.getParameter("name");
        }
        if (name == null && rawType != null) {
            name = roughly(rawType, "name");
        }
        return new PartType(
                contentType == null ? "text/plain" : contentType.getBaseType().toLowerCase(Locale.ROOT),
                rawType != null,
                charset(contentType, rawType),
                name == null ? null : EncodedWords.decode(name),
                disposition == null ? dispositionRoughly(rawDisposition) : lower(disposition.getDisposition()),
                contentId(part),
                contentType == null ? null : contentType.getParameter("report-type"));
    }

    boolean isMultipart() {
        return type.startsWith("multipart/");
    }

    boolean isText() {
        return type.equals("text/plain") || type.equals("text/html") || type.equals("text");
    }

    boolean isHtml() {
        return type.equals("text/html");
    }

    boolean isAttachment() {
        return disposition.equals("attachment");
    }

    private static @Nullable ContentType contentType(String raw) {
        String unfolded = raw.replaceAll("[\\r\\n\\x00]+\\s*", " ");
        try {
            return new ContentType(unfolded);
        } catch (ParseException | RuntimeException broken) {
            Matcher type = TYPE.matcher(unfolded);
            try {
                return type.lookingAt() ? new ContentType(type.group(1)) : null;
            } catch (ParseException e) {
                return null;
            }
        }
    }

    private static @Nullable ContentDisposition disposition(String raw) {
        try {
            return new ContentDisposition(raw.replaceAll("[\\r\\n\\x00]+\\s*", " "));
        } catch (ParseException | RuntimeException broken) {
            return null;
        }
    }

    private static String dispositionRoughly(@Nullable String raw) {
        String start = raw == null ? "" : raw.strip().toLowerCase(Locale.ROOT);
        return start.startsWith("attachment") ? "attachment" : start.startsWith("inline") ? "inline" : "";
    }

    private static @Nullable String charset(@Nullable ContentType type, @Nullable String raw) {
        String charset = type == null ? null : type.getParameter("charset");
        return charset == null && raw != null ? roughly(raw, "charset") : charset;
    }

    /// A parameter of a header that is no proper list of parameters.
    private static @Nullable String roughly(String raw, String parameter) {
        String lower = raw.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(parameter + "=");
        if (at < 0 || raw.length() > 4_000) {
            return null;
        }
        String value = raw.substring(at + parameter.length() + 1).strip();
        if (value.startsWith("\"")) {
            int end = value.indexOf('"', 1);
            return end < 0 ? value.substring(1) : value.substring(1, end);
        }
        int end = value.indexOf(';');
        return (end < 0 ? value : value.substring(0, end)).strip();
    }

    private static @Nullable String contentId(Part part) {
        String id = header(part, "Content-ID");
        String bare = id == null ? "" : id.replaceAll("[<>\\s]", "");
        return bare.isEmpty() ? null : bare.substring(0, Math.min(bare.length(), 300));
    }

    private static @Nullable String header(Part part, String name) {
        try {
            String[] values = part.getHeader(name);
            return values == null || values.length == 0 || values[0].isBlank() ? null : values[0];
        } catch (MessagingException e) {
            return null;
        }
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
