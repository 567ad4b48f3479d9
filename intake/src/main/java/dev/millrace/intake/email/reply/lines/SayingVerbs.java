package dev.millrace.intake.email.reply.lines;

import dev.millrace.intake.email.words.Words;
import java.util.Locale;
import java.util.Set;

/// Verbs behind which stands what is said or shown: "The log says", "Auf dem Bildschirm steht".
public final class SayingVerbs {
    private static final Set<String> VERBS = Set.copyOf(Words.of("""
            say, says, read, reads, show, shows, display, displays, print, prints, reports, returns, tells, get, gets,
            sagt, zeigt, druckt, steht, lautet, meldet, erscheint, bekomme, kommt, dit, affiche, apparaît, indique,
            dice, muestra, aparece, pone, mostra, appare, zegt, toont, meldt, staat, diz, mówi, pokazuje, wyświetla,
            säger, visar, står, siger, viser, sier, sanoo, näyttää, lukee, říká, ukazuje, píše, пишет, выдаёт, выдает, показывает, говорит"""));
    private static final String THAT = " that";

    private SayingVerbs() {}

    /// Whether a line ends with one.
    public static boolean end(String line) {
        String said = line.endsWith(THAT) ? line.substring(0, line.length() - THAT.length()) : line;
        return VERBS.contains(said.substring(said.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT))
                || line.endsWith("显示")
                || line.endsWith("顯示")
                || line.endsWith("提示");
    }
}
