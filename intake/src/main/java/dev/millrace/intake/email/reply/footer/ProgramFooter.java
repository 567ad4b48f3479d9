package dev.millrace.intake.email.reply.footer;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The line that a program or a telephone adds of itself. It is a closed form: a line that says
/// anything more is the writer's, since a footer left standing costs less than words lost.
public final class ProgramFooter {
    private static final int LONGEST = 140;

    private static final Pattern LINKED = Pattern.compile(
            " ?[<(] ?https?://[^\\s<>]{1,120} ?[>)]| https?://aka\\.ms/\\S{1,120}|\\]\\(https?://[^\\s<>()]{1,120}\\)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SLOGAN = Pattern.compile(
            "(?:, (?:swiss-based encrypted e-?mail|the best free e-?mail app for work)| [-–] the most secure mobile device)[.!]?$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern YAHOO =
            Pattern.compile("yahoo mail ?: \\p{L}{1,20}, organi\\p{L}{1,10}, \\p{L}{1,20}(?: \\p{L}{1,20}){0,2}[.!]?");

    private static final Pattern SECURED = Pattern.compile("secured with tuta(?:nota)?(?: mail)?:?|签名由.{1,20}定制");

    /// What programs leave of the picture below a signature.
    private static final Pattern LOGO = Pattern.compile(
            "(?:image|cid|bild|imagen?|afbeelding|immagine): ?[^\\[\\]\\s]{0,60}(?:logo|banner|signature|icon)[^\\[\\]\\s]{0,60}");

    private static final Pattern ABOVE = Pattern.compile(
            "(?iu)(?:sent from(?: my)?|gesendet (?:von(?: meinem)?|mit)|von meinem|envoyé (?:de|depuis)(?: mon)?"
                    + "|enviado (?:desde(?: mi)?|do meu|a partir do meu)|inviato da(?:l mio)?|verzonden vanaf(?: mijn)?"
                    + "|skickat från min|sendt fra min|odesláno z|отправлено с)"
                    + " (?:iphone|ipad|ipod|android|blackberry|(?:samsung )?galaxy|outlook for (?:ios|android))"
                    + "(?: gesendet)?[.!]?");

    private ProgramFooter() {}

    /// Whether a text is nothing but what a telephone says of itself below every mail.
    public static boolean isAll(String text) {
        return text.length() <= LONGEST && ABOVE.matcher(text.strip()).matches();
    }

    /// The lines without what a telephone says of itself above a text: a line with an empty one below
    /// it. There a person's own words stand as well, so nothing but the whole line tells it.
    public static List<String> below(List<String> lines) {
        boolean footer = lines.size() > 2
                && lines.get(1).isBlank()
                && ABOVE.matcher(lines.getFirst().strip()).matches();
        return footer ? lines.subList(2, lines.size()) : lines;
    }

    /// Whether the whole line is what a program puts below a text.
    public static boolean isOne(String line) {
        String words = line.length() > LONGEST ? "" : withoutFrame(line.strip());
        if (words.isEmpty() || words.endsWith("?") || words.contains("? ")) {
            return false;
        }
        boolean linked = words.contains("://") && LINKED.matcher(words).find();
        String bare = linked ? LINKED.matcher(words).replaceAll("").strip() : words;
        String lower = bare.toLowerCase(Locale.ROOT);
        String said = SLOGAN.matcher(bare).replaceFirst("");
        String sent = Apology.without(said);
        return Apology.isOne(bare)
                || SentWith.isSaidBy(sent, sent.length() < said.length())
                || ProgramOffer.isOne(lower, linked)
                || YAHOO.matcher(lower).matches()
                || SECURED.matcher(lower).matches()
                || VirusNote.isOne(lower)
                || LOGO.matcher(lower).matches()
                || PartMark.isOne(line.strip())
                || PrintingNote.isOne(lower);
    }

    /// "*Sent from my iPhone*", "<Sent from my iPhone>"
    private static String withoutFrame(String line) {
        int start = 0;
        while (start < line.length() && "<([*_>-".indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        String opened = line.substring(start).strip();
        int end = opened.length();
        while (start > 0 && end > 0 && ">)]*_-".indexOf(opened.charAt(end - 1)) >= 0) {
            end--;
        }
        return opened.substring(0, end);
    }
}
