package dev.millrace.intake.email.reply.history;

import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Knows answers that are written into what is quoted, where nothing marks the quote, as Outlook's users do: "See below
/// in red" stands on top of it.
final class PointsBelow {
    private static final int MOST_LINES = 4;
    private static final int LONGEST = 300;

    private static final Pattern BELOW =
            Pattern.compile("(?<!\\p{L})" + Words.anyOf("""
            see (?:my )?(?:answers?|comments?|replies|notes|response|responses|text)? ?(?:below|inline|in-line|in line),
            (?:answers?|answered|comments?|commented|replies|replied|responses?|responded) (?:\\p{L}+ )?(?:\\p{L}+ )?(?:below|inline|in-line|in line),
            in (?:red|blue|green|bold)(?: below)?, below in (?:red|blue|green|bold), siehe (?:bitte )?(?:hier )?unten, s\\. unten, s\\.u\\., siehe weiter unten,
            (?:antworten?|kommentare?|anmerkungen) (?:\\p{L}+ )?(?:\\p{L}+ )?(?:unten|im text), in rot, in blau, in grün, voir ci-dessous, ci-dessous,
            en rouge, en bleu, en vert, ver abajo, véase abajo, más abajo, respuestas abajo, en rojo, en azul, zie hieronder,
            zie onder, hieronder, in rood, in het rood, in blauw, in het blauw, vedi sotto, qui sotto, in rosso, in blu, ver abaixo,
            veja abaixo, abaixo, em vermelho, a vermelho, patrz poniżej, poniżej, na czerwono, na niebiesko, se nedan, nedan, i rött, i blått,
            se nedenfor, nedenfor, med rødt, i rødt, katso alla, punaisella, viz níže, níže, červeně, см\\. ниже, ниже, красным""") + "(?!\\p{L})|见下|見下|以下|下記|赤字|红色|紅色");

    private PointsBelow() {}

    /// Whether what is written above a quote is little, and says that the answers stand within it.
    static boolean is(List<String> above) {
        List<String> filled = ReplyLines.filled(above).limit(MOST_LINES + 1).toList();
        String text = String.join(" ", filled);
        return filled.size() <= MOST_LINES
                && text.length() <= LONGEST
                && BELOW.matcher(text.toLowerCase(Locale.ROOT)).find();
    }
}
