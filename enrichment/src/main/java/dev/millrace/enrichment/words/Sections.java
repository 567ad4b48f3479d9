package dev.millrace.enrichment.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Which lines of a body are the writer's own, which sign off and which are quoted.
record Sections(List<Span> own, List<Span> signature, List<Span> quoted) {
    record Span(int start, int end) {}

    private static final WordList LEAVE_TAKINGS = WordList.of(
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

    private static final List<String> SEPARATORS =
            List.of("-----original", "----- original", "-----ursprung", "---------- forwarded", "begin forwarded");

    private static final int LONGEST_HEADER = 60;
    /// Lines of a field that names many.
    private static final int MOST_WRAPPED = 20;

    /// What a line is within.
    private enum Part {
        OWN,
        SIGNATURE,
        /// A quotation to the end: nothing marks where it ends.
        QUOTE,
        /// Below what introduces a quotation; its next line tells how it is marked.
        INTRODUCED,
        /// A quotation whose lines are marked.
        MARKED_QUOTE,
        /// The head of a mail that was passed on for its sender.
        HEAD_OF_PASSED_ON
    }

    /// @param passedOn whether somebody passed on what the sender had written
    static Sections of(String text, int from, int to, boolean passedOn) {
        List<Span> own = new ArrayList<>();
        List<Span> signature = new ArrayList<>();
        List<Span> quoted = new ArrayList<>();
        Part part = Part.OWN;
        Part outside = Part.OWN;
        boolean headAwaited = passedOn;
        HeadOfPassedOn head = new HeadOfPassedOn();
        // Some programs mark all that they pass on as they mark quotations.
        boolean markedWhole = false;
        int line = from;
        while (line < to) {
            int next = next(text, line, to);
            String raw = text.substring(line, next);
            markedWhole |= part == Part.HEAD_OF_PASSED_ON
                    && !head.hasFields()
                    && raw.strip().startsWith(">");
            String unmarked = markedWhole ? unmarked(raw) : raw;
            String content = unmarked.strip();
            String plain = plain(content);
            String lower = plain.length() == content.length() ? plain : content.toLowerCase(Locale.ROOT);
            boolean marked = content.startsWith(">");
            if (part == Part.INTRODUCED && !content.isEmpty()) {
                part = marked ? Part.MARKED_QUOTE : Part.QUOTE;
            } else if (part == Part.MARKED_QUOTE && !marked && !content.isEmpty()) {
                // Whoever answers below what he quotes goes on in his own words.
                part = outside;
            }
            if (part == Part.HEAD_OF_PASSED_ON && head.endsBefore(unmarked, () -> isFollowedByField(text, next, to))) {
                part = Part.OWN;
            }
            if (part == Part.OWN || part == Part.SIGNATURE) {
                outside = part;
                if (!marked && introducesQuote(plain)) {
                    part = Part.INTRODUCED;
                } else if (opensQuote(plain, text, next, to)) {
                    part = headAwaited ? Part.HEAD_OF_PASSED_ON : Part.QUOTE;
                    headAwaited = false;
                } else if (content.equals("--") || isLeaveTaking(plain)) {
                    part = Part.SIGNATURE;
                }
            }
            if (part == Part.HEAD_OF_PASSED_ON) {
                head.add(content);
            }
            Span span = new Span(line, next);
            boolean inQuote = part != Part.OWN && part != Part.SIGNATURE;
            if (inQuote || marked) {
                quoted.add(span);
            } else if (part == Part.SIGNATURE || isDisclaimer(lower)) {
                signature.add(span);
            } else {
                own.add(span);
            }
            line = next;
        }
        return own.isEmpty() ? new Sections(quoted, signature, List.of()) : new Sections(own, signature, quoted);
    }

    /// Where the line ends that begins at an offset.
    private static int next(String text, int line, int to) {
        int newline = text.indexOf('\n', line);
        return newline < 0 || newline >= to ? to : newline + 1;
    }

    private static String unmarked(String line) {
        String marked = line.stripLeading();
        return marked.startsWith("> ") ? marked.substring(2) : marked.startsWith(">") ? marked.substring(1) : line;
    }

    /// Whether a field of a head stands on a line from an offset on, before the next empty one.
    private static boolean isFollowedByField(String text, int from, int to) {
        int line = from;
        for (int i = 0; i < MOST_WRAPPED && line < to; i++) {
            int next = next(text, line, to);
            String content = unmarked(text.substring(line, next)).strip();
            if (content.isEmpty() || HeaderLine.isKnown(content)) {
                return !content.isEmpty();
            }
            line = next;
        }
        return false;
    }

    private static String plain(String content) {
        return content.length() > 120 ? "" : content.toLowerCase(Locale.ROOT);
    }

    /// Whether the head of a mail begins: "From: room 2.14" in a form is none, but with an address in it, or with a
    /// second such line below, it is.
    private static boolean opensQuote(String plain, String text, int below, int to) {
        if (begins(plain, SEPARATORS)) {
            return true;
        }
        if (!HeaderLine.isFirst(plain)) {
            return false;
        }
        String following =
                below < to ? plain(text.substring(below, next(text, below, to)).strip()) : "";
        return plain.contains("@") || (plain.length() < LONGEST_HEADER && HeaderLine.isKnown(following));
    }

    private static boolean begins(String plain, List<String> beginnings) {
        for (String beginning : beginnings) {
            if (plain.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static boolean introducesQuote(String plain) {
        return plain.endsWith("wrote:")
                || plain.endsWith("schrieb:")
                || plain.endsWith("a écrit :")
                || plain.endsWith("a écrit:")
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
