package dev.millrace.intake.email.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Attachment names that are safe as a path's last part.
public final class FileNames {
    /// What file systems allow, in bytes; NTFS, which counts UTF-16, allows no less.
    private static final int LONGEST = 255;
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("message/rfc822", ".eml"),
            Map.entry("message/global", ".eml"),
            Map.entry("text/rfc822-headers", ".txt"),
            Map.entry("message/delivery-status", ".txt"),
            Map.entry("message/disposition-notification", ".txt"),
            Map.entry("text/calendar", ".ics"),
            Map.entry("application/ics", ".ics"),
            Map.entry("text/vcard", ".vcf"),
            Map.entry("text/x-vcard", ".vcf"),
            Map.entry("text/xml", ".xml"),
            Map.entry("application/xml", ".xml"),
            Map.entry("application/json", ".json"),
            Map.entry("application/rtf", ".rtf"),
            Map.entry("text/rtf", ".rtf"),
            Map.entry("application/msword", ".doc"),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
            Map.entry("application/vnd.ms-excel", ".xls"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
            Map.entry("application/pgp-signature", ".asc"),
            Map.entry("application/pgp-encrypted", ".asc"),
            Map.entry("application/pkcs7-signature", ".p7s"),
            Map.entry("application/x-pkcs7-signature", ".p7s"),
            Map.entry("application/pkcs7-mime", ".p7m"),
            Map.entry("application/x-pkcs7-mime", ".p7m"),
            Map.entry("application/ms-tnef", ".dat"),
            Map.entry("image/tiff", ".tif"),
            Map.entry("image/bmp", ".bmp"),
            Map.entry("image/webp", ".webp"),
            Map.entry("image/svg+xml", ".svg"),
            Map.entry("audio/mpeg", ".mp3"),
            Map.entry("audio/wav", ".wav"),
            Map.entry("audio/x-wav", ".wav"),
            Map.entry("video/mp4", ".mp4"),
            Map.entry("text/plain", ".txt"),
            Map.entry("text/html", ".html"),
            Map.entry("text/csv", ".csv"),
            Map.entry("image/png", ".png"),
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/gif", ".gif"),
            Map.entry("application/pdf", ".pdf"),
            Map.entry("application/zip", ".zip"));

    /// Some programs send the file's whole path; others have a stroke in its name.
    private static final Pattern PATH = Pattern.compile("[/\\\\~]|\\.{1,2}[/\\\\]|[A-Za-z]:[/\\\\]");

    private static final Pattern LINE_ENDS = Pattern.compile("[\\t\\r\\n]{1,200}+");
    /// Controls, and marks that turn the direction of what is shown.
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cntrl}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");
    private static final Pattern ENDS = Pattern.compile("^\\.+|[. ]{1,200}+$");

    private FileNames() {}

    /// A name that is one on every system and leads to no other folder.
    ///
    /// @param declared what the mail says, decoded, or null
    /// @param contentType which a name that is made up ends by, such as `.png`
    /// @param number which file of the mail it is, from 1
    public static String safe(@Nullable String declared, String contentType, int number) {
        String name = declared == null ? "" : declared;
        String last = PATH.matcher(name).lookingAt() || name.contains("..")
                ? name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                : name.replace('/', '_').replace('\\', '_');
        String line = LINE_ENDS.matcher(last).replaceAll(" ");
        String seen = UNSEEN.matcher(unquoted(line)).replaceAll("").strip();
        String clean = ENDS.matcher(seen).replaceAll("");
        if (clean.isEmpty()) {
            return "attachment-" + number + ENDINGS.getOrDefault(contentType.toLowerCase(Locale.ROOT), ".bin");
        }
        return bytes(clean) <= LONGEST ? clean : shorten(clean);
    }

    /// Some programs quote with apostrophes.
    private static String unquoted(String name) {
        boolean quoted = name.length() > 2 && name.charAt(0) == '\'' && name.indexOf('\'', 1) == name.length() - 1;
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    private static String shorten(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        return name.substring(0, fitting(name, LONGEST - bytes(ending))) + ending;
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    /// How many of its `char`s make so many bytes at the most, no character split.
    private static int fitting(String name, int bytes) {
        CharBuffer chars = CharBuffer.wrap(name);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(chars, ByteBuffer.allocate(bytes), true);
        return chars.position();
    }
}
