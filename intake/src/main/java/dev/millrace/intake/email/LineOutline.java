package dev.millrace.intake.email;

import java.util.List;

/// For every line of a text, where the next quoted line, the next line of one's own and the next signature stand. Made
/// in one pass from the end, so that asking costs nothing.
final class LineOutline {
    private final int[] nextQuote;
    private final int[] nextOwn;
    private final int[] nextSignature;
    private final int size;

    private LineOutline(int size) {
        this.size = size;
        this.nextQuote = new int[size + 1];
        this.nextOwn = new int[size + 1];
        this.nextSignature = new int[size + 1];
        nextQuote[size] = size;
        nextOwn[size] = size;
        nextSignature[size] = size;
    }

    static LineOutline of(List<String> lines) {
        LineOutline outline = new LineOutline(lines.size());
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            boolean quote = ReplyText.isQuote(line);
            boolean signature = ReplyText.isSignatureMark(line);
            boolean own = !quote && !signature && !line.isBlank();
            outline.nextQuote[i] = quote ? i : outline.nextQuote[i + 1];
            outline.nextSignature[i] = signature ? i : outline.nextSignature[i + 1];
            outline.nextOwn[i] = own ? i : outline.nextOwn[i + 1];
        }
        return outline;
    }

    /// Whether nothing of the writer's own follows: all quoted, or not quoted at all (Outlook quotes by indenting).
    boolean isOnlyHistory(int from) {
        int start = Math.min(from, size);
        int end = nextSignature[start];
        int quote = nextQuote[start];
        return quote < end ? nextOwn[quote] >= end : nextOwn[start] < end || start >= size;
    }
}
