package dev.millrace.intake.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A mail's text, taken apart: what the person wrote now, and the history quoted with it.
///
/// Every line is looked at a bounded number of times and by bounded patterns, so the time is linear in the text. When
/// nothing would be left, nothing is taken away.
///
/// @param reply what the person wrote now, without signature
/// @param quoted the history, as it stood
record ReplyText(String reply, String quoted) {
    private static final int LONGEST_HEADER = 500;
    private static final int HEADER_LINES = 4;
    private static final int BLOCK_LINES = 8;

    /// How a line above a quote begins and the words near its end, by language. A digit (date, time) must stand within.
    private record Introduction(String start, String verb) {}

    private static final List<Introduction> INTRODUCTIONS = List.of(
            new Introduction("on ", "wrote"),
            new Introduction("am ", "schrieb"),
            new Introduction("le ", "écrit"),
            new Introduction("el ", "escribió"),
            new Introduction("il ", "scritto"),
            new Introduction("em ", "escreveu"),
            new Introduction("op ", "schreef"));

    private static final List<String> VERBS = List.of("wrote", "schrieb", "a écrit", "escribió", "ha scritto");

    private static final Pattern SEPARATOR = Pattern.compile(
            "[-_*\\s]{0,20}(original message|original appointment|ursprüngliche nachricht|originalnachricht|"
                    + "message d'origine|message original|mensaje original|mensagem original|messaggio originale|"
                    + "oorspronkelijk bericht)[-_*:\\s]{0,20}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Set<String> FROM = Set.of("from", "von", "de", "da", "van");
    private static final Set<String> OTHER = Set.of(
            "sent",
            "date",
            "to",
            "cc",
            "subject",
            "gesendet",
            "datum",
            "an",
            "betreff",
            "envoyé",
            "à",
            "objet",
            "enviado",
            "fecha",
            "para",
            "asunto",
            "inviato",
            "data",
            "a",
            "oggetto",
            "verzonden",
            "aan",
            "onderwerp");

    private static final List<String> FOOTERS = List.of(
            "sent from my ",
            "get outlook for ",
            "von meinem iphone gesendet",
            "von meinem ipad gesendet",
            "gesendet von meinem ",
            "gesendet mit der ",
            "envoyé de mon ",
            "envoyé depuis ",
            "enviado desde mi ",
            "enviado desde ");

    static ReplyText of(String text) {
        List<String> lines = text.lines().toList();
        int cut = historyStart(lines);
        String own = join(withoutQuoteBlock(lines.subList(0, cut)));
        String reply = withoutSignature(own);
        String quoted = quoted(lines, cut);
        if (reply.isBlank()) {
            return new ReplyText(text.strip(), "");
        }
        return new ReplyText(reply, quoted);
    }

    /// Where the history begins that stands below the answer; the number of lines when there is none or the answer
    /// stands below or within the quote.
    private static int historyStart(List<String> lines) {
        LineOutline outline = LineOutline.of(lines);
        boolean anythingBefore = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean begins = SEPARATOR.matcher(shorten(line)).matches() || isHeaderBlock(lines, i);
            int introduction = begins ? 0 : introductionLines(lines, i);
            boolean belowOnlyQuotes = introduction > 0 && outline.isOnlyHistory(i + introduction);
            if (anythingBefore && (begins || belowOnlyQuotes)) {
                return includingRule(lines, i);
            }
            if (line.startsWith(">") && anythingBefore && outline.isOnlyHistory(i)) {
                return i;
            }
            anythingBefore = anythingBefore || (!line.isBlank() && !isQuote(line));
        }
        return lines.size();
    }

    /// A header block of Outlook stands below a line of underscores.
    private static int includingRule(List<String> lines, int at) {
        int previous = at - 1;
        while (previous > 0 && lines.get(previous).isBlank()) {
            previous--;
        }
        boolean rule = previous >= 0 && lines.get(previous).strip().matches("[_-]{5,80}");
        return rule ? previous : at;
    }

    /// How many lines a line such as "On Monday at 10:00 Anna wrote:" takes, wrapped or not; 0 when it is none.
    private static int introductionLines(List<String> lines, int at) {
        String first = unquoted(lines.get(at)).toLowerCase(Locale.ROOT);
        boolean known = INTRODUCTIONS.stream().anyMatch(introduction -> first.startsWith(introduction.start()));
        boolean verbWithin = VERBS.stream().anyMatch(first::contains);
        if (!known && !verbWithin) {
            return 0;
        }
        StringBuilder joined = new StringBuilder();
        for (int i = at; i < Math.min(lines.size(), at + HEADER_LINES); i++) {
            joined.append(i == at ? "" : " ").append(unquoted(lines.get(i)));
            if (joined.length() > LONGEST_HEADER) {
                return 0;
            }
            if (isIntroduction(joined.toString())) {
                return i - at + 1;
            }
        }
        return 0;
    }

    private static boolean isIntroduction(String joined) {
        String line = joined.toLowerCase(Locale.ROOT).replace('\u00a0', ' ').strip();
        if (!line.endsWith(":") || line.chars().noneMatch(Character::isDigit)) {
            return false;
        }
        return INTRODUCTIONS.stream().anyMatch(known -> line.startsWith(known.start()) && line.contains(known.verb()))
                || VERBS.stream().anyMatch(verb -> line.contains(verb) && line.contains("@"));
    }

    /// A block such as Outlook writes above a quoted mail: From, Sent, To, Subject, in any of the languages.
    private static boolean isHeaderBlock(List<String> lines, int at) {
        if (!FROM.contains(label(lines.get(at)))) {
            return false;
        }
        int others = 0;
        for (int i = at + 1; i < Math.min(lines.size(), at + BLOCK_LINES); i++) {
            others += OTHER.contains(label(lines.get(i))) ? 1 : 0;
        }
        return others >= 2;
    }

    private static String label(String line) {
        String bare =
                shorten(unquoted(line)).replace("*", "").replace('\u00a0', ' ').strip();
        int colon = bare.indexOf(':');
        return colon < 1 || colon > 15 ? "" : bare.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    }

    /// An answer below one quote: introduction and quote go. Answers within a quote are kept with the lines they
    /// answer.
    private static List<String> withoutQuoteBlock(List<String> lines) {
        int first = firstContent(lines);
        int quoteStart = first;
        int introduction = first < lines.size() ? introductionLines(lines, first) : 0;
        quoteStart += introduction;
        int end = quoteStart;
        while (end < lines.size() && (isQuote(lines.get(end)) || lines.get(end).isBlank())) {
            end++;
        }
        boolean opensWithQuote = lines.subList(quoteStart, end).stream().anyMatch(ReplyText::isQuote);
        boolean quotesLater = lines.subList(end, lines.size()).stream().anyMatch(ReplyText::isQuote);
        return opensWithQuote && !quotesLater ? lines.subList(end, lines.size()) : lines;
    }

    private static int firstContent(List<String> lines) {
        int first = 0;
        while (first < lines.size() && lines.get(first).isBlank()) {
            first++;
        }
        return first;
    }

    private static String withoutSignature(String text) {
        List<String> kept = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (isSignatureMark(line)) {
                break;
            }
            kept.add(line);
        }
        while (!kept.isEmpty() && (kept.getLast().isBlank() || isFooter(kept.getLast()))) {
            kept.removeLast();
        }
        return join(kept);
    }

    private static String quoted(List<String> lines, int cut) {
        String below = join(lines.subList(cut, lines.size()));
        if (!below.isBlank()) {
            return below;
        }
        return join(lines.stream().filter(ReplyText::isQuote).toList());
    }

    static boolean isSignatureMark(String line) {
        return line.equals("-- ") || line.equals("--") || line.equals("-- \r");
    }

    private static boolean isFooter(String line) {
        String lower = shorten(line).strip().toLowerCase(Locale.ROOT);
        return lower.length() < 80 && FOOTERS.stream().anyMatch(lower::startsWith);
    }

    static boolean isQuote(String line) {
        return line.startsWith(">") || line.startsWith(" >");
    }

    private static String unquoted(String line) {
        int start = 0;
        while (start < Math.min(line.length(), 60) && (line.charAt(start) == '>' || line.charAt(start) == ' ')) {
            start++;
        }
        return shorten(line.substring(start));
    }

    private static String shorten(String line) {
        return line.length() <= LONGEST_HEADER ? line : line.substring(0, LONGEST_HEADER);
    }

    private static String join(List<String> lines) {
        return String.join("\n", lines).strip();
    }
}
