package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.words.FirstPerson;
import dev.millrace.intake.email.words.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What mailing lists add below a line of underscores or other strokes.
public final class ListFooter {
    private static final int LONGEST = 12;
    private static final int LONGEST_BELOW_MARK = 60;
    /// The one on top, the one below, and the one of Groups.io.
    private static final Set<String> MARKS = Set.of("__._,_.___", "__,_._,___", "_._,_._,_");
    private static final Phrases OF_GROUP =
            Phrases.of("group, posted by, reply to, reply via, unsubscribe, http://, https://, www.");

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

    /// Yahoo's groups and those after them draw a line that nobody draws by hand: `__._,_.___`. What stands below it
    /// speaks of the group.
    private static void dropBelowMark(List<String> kept) {
        int top = 0;
        for (int at = kept.size() - 1; at > 0 && at > kept.size() - LONGEST_BELOW_MARK; at--) {
            top = MARKS.contains(kept.get(at).strip()) ? at : top;
        }
        if (top > 0 && isOfGroup(kept.subList(top + 1, kept.size())) && !ShownFooter.isSpokenOfAbove(kept, top)) {
            kept.subList(top, kept.size()).clear();
        }
    }

    private static boolean isOfGroup(List<String> below) {
        return below.stream().allMatch(String::isBlank)
                || OF_GROUP.areIn(String.join(" ", below).toLowerCase(Locale.ROOT));
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
