package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.words.FirstPerson;
import dev.millrace.intake.email.words.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What mailing lists add below a line of underscores or other strokes.
public final class ListFooter {
    private static final int LONGEST = 12;
    private static final int LONGEST_BELOW_MARK = 60;
    private static final Pattern MARK = Pattern.compile("_{1,3}[.,]_{0,3}[.,][_.,]{2,12}");

    private static final Phrases LIST = Phrases.of("mailing list, unsubscribe, listinfo, groups.io links");

    /// Which people say, too: a footer has a site to go to besides, and nobody speaks of himself.
    private static final Phrases OFFER = Phrases.of("""
            too many emails, too many e-mails, fewer emails, fewer e-mails, less email, less e-mail, free your inbox, email settings, e-mail settings,
            email preferences, e-mail preferences, notification settings, zu viele e-mails, weniger e-mails, trop d'e-mails, moins d'e-mails,
            demasiados correos, menos correos, troppe e-mail, meno e-mail, te veel e-mails, minder e-mails""");

    private static final Pattern SITE = Pattern.compile("[\\p{L}\\d-]{2,60}\\.\\p{L}{2,20}(?![\\p{L}\\d])");

    private ListFooter() {}

    /// Takes the footer of a list off the end, where strokes part it from the text.
    public static void drop(List<String> kept) {
        dropBelowMark(kept);
        for (int i = kept.size() - 1; i > 0 && i > kept.size() - LONGEST; i--) {
            String line = kept.get(i).strip();
            if (line.length() >= 20 && isOfStrokes(line)) {
                String footer =
                        String.join(" ", kept.subList(i + 1, kept.size())).toLowerCase(Locale.ROOT);
                boolean list = (LIST.areIn(footer) || isOffer(footer))
                        && kept.subList(i + 1, kept.size()).stream()
                                .noneMatch(below -> below.strip().endsWith("?"));
                if (list) {
                    kept.subList(i, kept.size()).clear();
                }
                return;
            }
        }
    }

    /// Yahoo's groups and those after them draw a line that nobody draws by hand: `__._,_.___`.
    private static void dropBelowMark(List<String> kept) {
        for (int at = kept.size() - 1; at > 0 && at > kept.size() - LONGEST_BELOW_MARK; at--) {
            String line = kept.get(at).strip();
            if (line.startsWith("_") && MARK.matcher(line).matches() && !ShownFooter.isSpokenOfAbove(kept, at)) {
                kept.subList(at, kept.size()).clear();
                return;
            }
        }
    }

    private static boolean isOffer(String footer) {
        return OFFER.areIn(footer) && SITE.matcher(footer).find() && !FirstPerson.ANY.areIn(footer);
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
