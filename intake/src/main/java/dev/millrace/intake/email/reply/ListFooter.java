package dev.millrace.intake.email.reply;

import dev.millrace.intake.email.words.Phrases;
import java.util.List;
import java.util.Locale;

/// What mailing lists add below a line of underscores or other strokes.
final class ListFooter {
    private static final int LONGEST = 12;

    private static final Phrases LIST = Phrases.of("mailing list, unsubscribe, listinfo, groups.io links");

    private ListFooter() {}

    static void drop(List<String> kept) {
        for (int i = kept.size() - 1; i > 0 && i > kept.size() - LONGEST; i--) {
            String line = kept.get(i).strip();
            if (line.length() >= 20 && isOfStrokes(line)) {
                String footer =
                        String.join(" ", kept.subList(i + 1, kept.size())).toLowerCase(Locale.ROOT);
                boolean list = LIST.areIn(footer)
                        && kept.subList(i + 1, kept.size()).stream()
                                .noneMatch(below -> below.strip().endsWith("?"));
                if (list) {
                    kept.subList(i, kept.size()).clear();
                }
                return;
            }
        }
    }

    private static boolean isOfStrokes(String line) {
        for (int i = 0; i < line.length(); i++) {
            if ("_-=#*~".indexOf(line.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
