package dev.millrace.enrichment.words;

import java.util.List;

/// Lines of the head that mail programs write above what they quote or pass on.
final class HeaderLine {
    /// What the head of a quoted mail begins with.
    private static final List<String> FIRST = List.of(
            "from:",
            "sent:",
            "von:",
            "gesendet:",
            "de :",
            "de:",
            "envoyé :",
            "envoyé:",
            "envoye :",
            "enviado:",
            "van:",
            "da:",
            "od:");

    /// What may stand below it.
    private static final List<String> FURTHER = List.of(
            "date:",
            "to:",
            "cc:",
            "subject:",
            "datum:",
            "an:",
            "betreff:",
            "à :",
            "à:",
            "objet :",
            "objet:",
            "enviado el:",
            "fecha:",
            "para:",
            "asunto:",
            "verzonden:",
            "aan:",
            "onderwerp:",
            "inviato:",
            "data:",
            "a:",
            "oggetto:",
            "wysłano:",
            "do:",
            "temat:",
            "assunto:");

    private static final int LONGEST_LABEL = 20;

    private HeaderLine() {}

    /// Whether such a head may begin with the line.
    static boolean isFirst(String line) {
        return begins(line, FIRST);
    }

    static boolean isKnown(String line) {
        return begins(line, FIRST) || begins(line, FURTHER);
    }

    /// "Fra: Anna", in whatever language.
    static boolean isField(String line) {
        int colon = line.indexOf(':');
        return colon > 0
                && colon <= LONGEST_LABEL
                && line.substring(0, colon).chars().allMatch(c -> Character.isLetter(c) || c == ' ' || c == '-');
    }

    private static boolean begins(String line, List<String> beginnings) {
        for (String beginning : beginnings) {
            if (line.regionMatches(true, 0, beginning, 0, beginning.length())) {
                return true;
            }
        }
        return false;
    }
}
