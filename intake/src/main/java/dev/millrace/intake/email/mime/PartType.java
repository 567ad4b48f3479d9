package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.header.EncodedWords;
import dev.millrace.intake.email.header.HeaderFields;
import dev.millrace.intake.email.header.HeaderParameters;
import dev.millrace.intake.email.header.MailHeaders;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a part says of itself: media type, charset, file name, place.
///
/// @param type media type in lower case; what the part above implies where none is declared or it is no type
/// @param declared whether the part declared a type at all
/// @param charset as declared
/// @param name file name as declared, decoded
/// @param disposition `attachment`, `inline`, another word, or empty
/// @param contentId without angle brackets
/// @param locationName the last part of where it lay (RFC 2557), decoded
/// @param boundary of a multipart, as declared
/// @param reportType of a `multipart/report`
/// @param flowed whether soft line breaks may be undone (RFC 3676)
/// @param delSp whether the blank before a soft line break is not part of the text
public record PartType(
        String type,
        boolean declared,
        @Nullable String charset,
        @Nullable String name,
        String disposition,
        @Nullable String contentId,
        @Nullable String locationName,
        @Nullable String boundary,
        @Nullable String reportType,
        boolean flowed,
        boolean delSp) {
    private static final Pattern TYPE = Pattern.compile("[\\w.+*-]{1,60}/[\\w.+*-]{1,100}");

    private static final Pattern QUERY = Pattern.compile("[?#]");

    private static final Set<String> DATA = Set.of(
            "text/calendar",
            "text/x-vcalendar",
            "text/vcard",
            "text/x-vcard",
            "text/directory",
            "text/csv",
            "text/x-csv",
            "text/comma-separated-values",
            "text/tab-separated-values",
            "text/rfc822-headers",
            "text/xml",
            "text/css",
            "text/javascript",
            "text/x-amp-html",
            "text/watch-html");

    private static final Set<String> TABLES_AND_CARDS = Set.of(
            "text/vcard",
            "text/x-vcard",
            "text/directory",
            "text/csv",
            "text/x-csv",
            "text/comma-separated-values",
            "text/tab-separated-values");

    static PartType of(HeaderFields headers, String implied) {
        return of(headers, implied, null);
    }

    /// Reads the headers of a part.
    ///
    /// @param implied the type where none is declared
    /// @param likely the charset of bytes in names that declare none
    static PartType of(HeaderFields headers, String implied, @Nullable String likely) {
        Optional<String> declared = headers.first("Content-Type");
        HeaderParameters type = HeaderParameters.of(declared.orElse(""), likely);
        HeaderParameters place =
                HeaderParameters.of(headers.first("Content-Disposition").orElse(""), likely);
        String name = name(place, type);
        String improper = name == null ? implied : "application/octet-stream";
        return new PartType(
                mediaType(type.value(), improper, declared.isPresent() ? improper : implied),
                declared.isPresent(),
                blankToNull(type.get("charset")),
                name,
                place.value(),
                contentId(headers),
                locationName(headers),
                type.get("boundary"),
                type.get("report-type"),
                "flowed".equalsIgnoreCase(type.get("format")),
                "yes".equalsIgnoreCase(type.get("delsp")));
    }

    /// The type in a word that is one.
    ///
    /// @param improper what is no type means (RFC 2045, section 5.2)
    /// @param none what it means that there is no word
    private static String mediaType(String value, String improper, String none) {
        if (TYPE.matcher(value).matches()) {
            return value;
        }
        return switch (value) {
            case "text", "plain" -> "text/plain";
            case "html" -> "text/html";
            case "multipart" -> "multipart/mixed";
            case "" -> none;
            default -> improper;
        };
    }

    private static @Nullable String name(HeaderParameters place, HeaderParameters type) {
        String name = blankToNull(place.get("filename"));
        name = name == null ? blankToNull(place.get("name")) : name;
        name = name == null ? blankToNull(type.get("name")) : name;
        name = name == null ? blankToNull(type.get("filename")) : name;
        return name == null ? blankToNull(type.get("file")) : name;
    }

    /// `photo.jpg` of `https://acme.example/a/photo.jpg?s=1`.
    private static @Nullable String locationName(HeaderFields headers) {
        String location = EncodedWords.decode(headers.first("Content-Location").orElse(""));
        Matcher query = QUERY.matcher(location);
        String path = query.find() ? location.substring(0, query.start()) : location;
        String last = path.substring(path.lastIndexOf('/') + 1).strip();
        return last.indexOf('.') > 0 && last.indexOf(':') < 0 ? last : null;
    }

    boolean isMultipart() {
        return type.startsWith("multipart/");
    }

    boolean isText() {
        return type.equals("text/plain") || isHtml();
    }

    /// Whether it is text that nobody knows here, and so is read like plain text (RFC 2046, section 4.1.4); not what
    /// is called text and is data.
    boolean isTextOfSomeKind() {
        return type.startsWith("text/") && !isText() && !DATA.contains(type);
    }

    /// Whether it holds what no text says in another form.
    boolean isTableOrCard() {
        return TABLES_AND_CARDS.contains(type);
    }

    boolean isHtml() {
        return type.equals("text/html") || type.equals("application/xhtml+xml");
    }

    /// Whether it is a whole mail.
    boolean isMail() {
        return type.equals("message/rfc822") || type.equals("message/global");
    }

    /// Whether it is Outlook's packet. Told here, so that no mail without one waits for the library that unpacks them.
    boolean isTnef() {
        return type.equals("application/ms-tnef")
                || type.equals("application/vnd.ms-tnef")
                || "winmail.dat".equalsIgnoreCase(name);
    }

    /// Also what is placed in a way that nobody knows (RFC 2183, section 2.8), if it has a name.
    boolean isAttachment() {
        return disposition.equals("attachment")
                || (name != null && !disposition.isEmpty() && !disposition.equals("inline"));
    }

    private static @Nullable String contentId(HeaderFields headers) {
        String id = headers.first("Content-ID").orElse("");
        String bare = MailHeaders.BRACKETS_AND_BLANKS.matcher(id).replaceAll("");
        return bare.isEmpty() ? null : bare.substring(0, Math.min(bare.length(), 300));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
