package dev.millrace.intake.email;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Attachment names that are safe as a path's last part.
final class FileNames {
    private static final int LONGEST = 200;
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("message/rfc822", ".eml"),
            Map.entry("text/calendar", ".ics"),
            Map.entry("text/plain", ".txt"),
            Map.entry("text/html", ".html"),
            Map.entry("text/csv", ".csv"),
            Map.entry("image/png", ".png"),
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/gif", ".gif"),
            Map.entry("application/pdf", ".pdf"),
            Map.entry("application/zip", ".zip"));

    private FileNames() {}

    static String safe(@Nullable String declared, String contentType, int number) {
        String name = declared == null ? "" : declared;
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}<>:\"|?*\\u202a-\\u202e\\u2066-\\u2069]", "")
                .strip()
                .replaceAll("^\\.+", "");
        if (clean.isEmpty()) {
            return "attachment-" + number + ENDINGS.getOrDefault(contentType.toLowerCase(Locale.ROOT), ".bin");
        }
        return clean.length() <= LONGEST ? clean : shorten(clean);
    }

    private static String shorten(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        return name.substring(0, LONGEST - ending.length()) + ending;
    }
}
