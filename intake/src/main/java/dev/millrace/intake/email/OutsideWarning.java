package dev.millrace.intake.email;

import java.util.List;
import java.util.Locale;

/// The warning that a house's mail server puts above what comes from outside: nobody who writes to us wrote it.
final class OutsideWarning {
    private static final int MOST_LINES = 6;
    private static final int LONGEST = 700;

    /// How it begins, behind brackets, stars and strokes.
    private static final List<String> HEADLINES = Words.of("""
            caution:, warning:, attention:, external email, external e-mail, external mail, external message,
            external sender, [external, *external, this email originated, this e-mail originated, this message originated,
            this message was sent from outside, this email was sent from outside, this email is from an external,
            this message is from an external, you don't often get email from, some people who received this message,
            achtung:, vorsicht:, warnung:, externe e-mail, externe mail, externe nachricht, externer absender, [extern,
            diese e-mail stammt von, diese e-mail kommt von, diese nachricht stammt von, diese nachricht kommt von,
            sie erhalten nicht oft e-mail, sie erhalten nicht häufig e-mail, avertissement:, attention :, message externe,
            courriel externe, expéditeur externe, ce message provient, ce courriel provient, cet e-mail provient,
            vous n'obtenez pas souvent, vous ne recevez pas souvent, atención:, precaución:, advertencia:, correo externo,
            mensaje externo, este correo proviene, este mensaje proviene, no suele recibir correo, attenzione:,
            messaggio esterno, mittente esterno, questa e-mail proviene, questo messaggio proviene, non si ricevono spesso,
            let op:, waarschuwing:, externe afzender, extern bericht, deze e-mail is afkomstig, u ontvangt niet vaak""");

    private static final List<String> OUTSIDE = Words.of("""
            outside, external, extern, außerhalb, extérieur, fuera, ajen, esterno, esterna, all'esterno, buiten,
            don't often get email, nicht oft e-mail, nicht häufig e-mail, pas souvent, no suele recibir,
            non si ricevono spesso, niet vaak""");

    /// What its reader is to do or to mind.
    private static final List<String> DEMANDS = Words.of("""
            click, open attachments, recogni, trust, learn why, be careful, do not reply, verify the sender, klicken,
            öffnen sie, vertrauen, vorsichtig, erfahren sie, überprüfen, cliquez, n'ouvrez, ouvrez, soyez, découvrez,
            découvrir, haga clic, no abra, obtenga, obtener, tenga cuidado, cliccare, non aprire, fare clic, scopri,
            informazioni sul, klik, open geen, wees voorzichtig, meer informatie, links""");

    private OutsideWarning() {}

    /// A text without it, where there is anything else.
    static List<String> without(List<String> lines) {
        int end = 0;
        while (end < lines.size() && end <= MOST_LINES && !lines.get(end).isBlank()) {
            end++;
        }
        List<String> rest = lines.subList(end, lines.size());
        return end <= MOST_LINES
                        && rest.stream().anyMatch(line -> !line.isBlank())
                        && isOne(String.join(" ", lines.subList(0, end)))
                ? rest
                : lines;
    }

    private static boolean isOne(String paragraph) {
        if (paragraph.length() > LONGEST || paragraph.indexOf('?') >= 0) {
            return false;
        }
        String lower = paragraph.toLowerCase(Locale.ROOT).replace('’', '\'');
        String bare = lower.replaceFirst("^[*_#=!⚠\\s\\ufe0f-]{1,20}", "");
        return HEADLINES.stream().anyMatch(words -> bare.startsWith(words) || bare.startsWith("[" + words))
                && has(lower, OUTSIDE)
                && has(lower, DEMANDS);
    }

    private static boolean has(String lower, List<String> words) {
        return words.stream().anyMatch(lower::contains);
    }
}
