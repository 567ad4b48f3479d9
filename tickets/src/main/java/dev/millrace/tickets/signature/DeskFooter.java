package dev.millrace.tickets.signature;

import java.util.regex.Pattern;

/// What stands below each mail of a desk such as this one to whoever asked something: the ticket, and the page that
/// shows how it goes on. A desk knows another by it where a gateway between them takes away all that headers and
/// subject tell.
public final class DeskFooter {
    private static final int LONGEST = 1_000;
    private static final String PAGE = "/status/";
    /// In any language, as plain text or made of HTML: `Ticket 7ZK3Q-4M2P-9XYD`, `Stand ansehen: https://…/status/…`.
    private static final Pattern FOOTER = Pattern.compile("\\p{L}{2,20} [0-9A-Z]{5}-[0-9A-Z]{4}-[0-9A-Z]{4}"
            + "(?:\\s{0,4}\n|\\s{1,4}·\\s{1,4})\\p{L}[^\n:<(]{2,60}:?\\s{1,4}[<(]?https?://\\S{1,300}"
            + PAGE + "\\S{20,500}");

    private DeskFooter() {}

    /// Whether a text ends so. What is quoted in it must be gone: people leave the mail that they answer below theirs.
    public static boolean isBelow(String text) {
        String end = text.substring(Math.max(0, text.length() - LONGEST)).strip();
        // Where each word may begin a footer, looking for the words above a page that is not there takes long.
        if (!end.contains(PAGE)) {
            return false;
        }
        var footer = FOOTER.matcher(end);
        for (int from = 0; footer.find(from); from = footer.start() + 1) {
            if (footer.end() == end.length() && beginsLine(end, footer.start())) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsLine(String text, int at) {
        return at == 0 || text.charAt(at - 1) == '\n';
    }
}
