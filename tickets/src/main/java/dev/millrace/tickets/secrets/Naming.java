package dev.millrace.tickets.secrets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What stands between a secret's name and the secret: "password for jdoe: …", "the key is …".
final class Naming {
    /// For whom or what. A dot ends a sentence, but for that of an address or of an abbreviation: "for Dr. Huber".
    static final String FOR = "(?:[ \\t]{1,2}(?:for|of|to|on|at|in|für|fürs|zum|zur|vom|von|im|pour|de|du"
            + "|del|para|en|voor|per|di)(?:[ \\t]{1,2}(?:[\\p{L}\\p{N}@._'’-]{0,39}[\\p{L}\\p{N}@_'’-]|\\p{L}{1,5}\\.)){1,4}?)?";
    /// Behind the noun in some languages: "contraseña nueva …".
    private static final String ADJECTIVE = "(?:[ \\t]{1,2}(?:nueva|actual|vieja|anterior|temporal|nouveau|actuel"
            + "|provisoire|temporaire|nuova|attuale|temporanea|nova|atual|antiga|mitt|min))?";
    /// What may stand between name and secret: "(new) for jdoe".
    private static final String TYPED =
            "(?:,?[ \\t]{1,2}(?:(?:that|which)[ \\t]{1,2})?i(?:[ \\t]{1,2}|['’]ve[ \\t]{1,2})"
                    + "(?:type|typed|use|used|enter|entered|set|tried|chose|have|had|got)|,?[ \\t]{1,2}(?:das|que)[ \\t]{1,2}(?:ich|j['’]ai|yo)[ \\t]{1,2}"
                    + "\\p{L}{3,12})?";
    static final String OF = ADJECTIVE + "(?:[ \\t]{1,2}\\([^()\\n]{1,40}\\))?" + FOR + TYPED;
    static final Pattern ASSIGNED = Pattern.compile("(?iu)(" + OF
            + ")[\"'*_\\])]{0,3}(?:[ \\t]{1,2}(?:is|ist|lautet|est|es|är|er|on|je|este|jest))?[ \\t\\u00a0]{0,3}(?:[:=：]|=>|->|→)[*_]{0,2}"
            + "(?:[ \\t\\u00a0]{0,20}(?=\\S)|\\s{0,4}\\n[ \\t>]{0,4}(?=\\S+[ \\t]*\\r?(?:\\n|\\z)))");
    static final Pattern SAID = Pattern.compile("(?iu)(" + OF
            + ")(?:[ \\t]{1,2}(?:is|(?<!\\p{Ll}{3}\\.[ \\t]{1,2})was|will be|ist|war|lautet|est|es|era|é|è|jest|är|er|je|este)"
            + "|,?[ \\t]{1,2}c['’]est)[ \\t]{1,2}"
            + "(?:(?:now|still|currently|jetzt|nun|aktuell|maintenant|ahora)[ \\t]{1,2})?[:=]?[ \\t]{0,2}");
    static final Pattern BESIDE = Pattern.compile("(?iu)" + ADJECTIVE
            + "(?:[ \\t]{1,2}(?:[-–—][ \\t]{1,2})?|[ \\t]{0,4}\\r?\\n[ \\t>]{0,4})[(\\[\"'“„«]?" + Value.WORD);

    private Naming() {}

    /// Looks for a pattern from an offset on; what stands before it counts for what looks behind.
    static Matcher at(Pattern pattern, String text, int from) {
        return pattern.matcher(text)
                .region(from, text.length())
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
    }

    /// What follows where a pattern fits; null where it does not.
    static @Nullable Value valueOf(Matcher named, String text) {
        return named.lookingAt() ? Value.at(text, named.end()) : null;
    }

    /// Whether a secret stood here, in quotes or not, and is masked already.
    static boolean isMasked(String text, int at) {
        return text.startsWith(Secrets.MASK, at)
                || (at < text.length()
                        && "\"'“„«".indexOf(text.charAt(at)) >= 0
                        && text.startsWith(Secrets.MASK, at + 1));
    }
}
