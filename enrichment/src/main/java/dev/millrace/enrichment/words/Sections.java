package dev.millrace.enrichment.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Which lines of a body are the writer's own, which sign off and which are quoted.
record Sections(List<Span> own, List<Span> signature, List<Span> quoted) {
    record Span(int start, int end) {}

    private static final List<String> LEAVE_TAKINGS = List.of(
            "kind regards",
            "best regards",
            "warm regards",
            "regards",
            "with kind regards",
            "with best regards",
            "best",
            "best wishes",
            "sincerely",
            "yours",
            "cheers",
            "many thanks",
            "mit freundlichen grussen",
            "mit freundlichem gruss",
            "freundliche grusse",
            "viele grusse",
            "beste grusse",
            "grusse",
            "gruss",
            "cordialement",
            "bien a vous",
            "bien cordialement",
            "salutations",
            "un saludo",
            "saludos",
            "saludos cordiales",
            "groet",
            "met vriendelijke groet",
            "cordiali saluti",
            "saluti",
            "pozdrawiam",
            "z powazaniem",
            "atenciosamente",
            "cumprimentos");

    private static final List<String> QUOTE_HEADERS = List.of(
            "from:",
            "von:",
            "de :",
            "de:",
            "sent:",
            "gesendet:",
            "envoye :",
            "enviado:",
            "van:",
            "da:",
            "od:",
            "-----original",
            "----- original",
            "-----ursprung",
            "---------- forwarded",
            "begin forwarded");

    static Sections of(String text, int from, int to) {
        List<Span> own = new ArrayList<>();
        List<Span> signature = new ArrayList<>();
        List<Span> quoted = new ArrayList<>();
        boolean signedOff = false;
        boolean inQuote = false;
        int line = from;
        while (line < to) {
            int newline = text.indexOf('\n', line);
            int next = newline < 0 || newline >= to ? to : newline + 1;
            String content = text.substring(line, next).strip();
            String lower = content.toLowerCase(Locale.ROOT);
            String plain = content.length() > 120 ? "" : lower;
            if (opensQuote(plain)) {
                inQuote = true;
            }
            Span span = new Span(line, next);
            if (inQuote || content.startsWith(">")) {
                quoted.add(span);
            } else if (signedOff || isDisclaimer(lower)) {
                signature.add(span);
            } else if (content.equals("--") || isLeaveTaking(plain)) {
                signedOff = true;
                signature.add(span);
            } else {
                own.add(span);
            }
            line = next;
        }
        return own.isEmpty() ? new Sections(quoted, signature, List.of()) : new Sections(own, signature, quoted);
    }

    private static boolean opensQuote(String plain) {
        for (String header : QUOTE_HEADERS) {
            if (plain.startsWith(header)) {
                return plain.contains("@") || plain.startsWith("-") || (plain.length() < 60 && plain.indexOf(' ') > 0);
            }
        }
        return plain.endsWith("wrote:")
                || plain.endsWith("schrieb:")
                || plain.endsWith("a écrit :")
                || plain.endsWith("escribió:");
    }

    private static boolean isLeaveTaking(String plain) {
        if (plain.isEmpty() || plain.length() > 40) {
            return false;
        }
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isLetter(c) || c == ' ') {
                letters.append(c);
            }
        }
        return LEAVE_TAKINGS.contains(Folding.fold(letters.toString().strip()));
    }

    private static boolean isDisclaimer(String lower) {
        return lower.contains("may contain privileged")
                || lower.contains("intended recipient")
                || lower.contains("confidentiality notice")
                || lower.startsWith("sent from my")
                || lower.startsWith("von meinem")
                || lower.startsWith("envoyé de mon")
                || lower.startsWith("enviado desde mi");
    }
}
