package dev.millrace.enrichment.moments;

/// Whether a moment is said to be one until which something is to be done: by a word before it, within it or behind it.
final class Deadlines {
    private static final int LOOK_BACK = 5;

    private Deadlines() {}

    /// Whether tokens from one to before another are told to be a deadline.
    static boolean isSaid(Tokens tokens, int from, int to) {
        return isBefore(tokens, from) || isBehind(tokens, to) || isWithin(tokens, from, to);
    }

    /// "by Friday", "bis zum 3. Dezember", "deadline: 15:00".
    static boolean isBefore(Tokens tokens, int at) {
        for (int i = at - 1; i >= Math.max(0, at - LOOK_BACK); i--) {
            String word = tokens.norm(i);
            if (MomentWords.UNTIL.contains(word)) {
                return true;
            }
            boolean goesOn = MomentWords.BETWEEN.contains(word) || word.equals(":");
            if (!goesOn) {
                return false;
            }
        }
        return false;
    }

    /// "today by 14:00".
    private static boolean isWithin(Tokens tokens, int from, int to) {
        for (int i = from; i < to; i++) {
            if (MomentWords.UNTIL.contains(tokens.norm(i))) {
                return true;
            }
        }
        return false;
    }

    /// "Friday at the latest", "vendredi au plus tard".
    private static boolean isBehind(Tokens tokens, int at) {
        String first = tokens.norm(at);
        return first.startsWith("latest")
                || first.startsWith("spatestens")
                || isBegun(tokens, at, "at", "the", "latest")
                || isBegun(tokens, at, "au", "plus", "tard")
                || isBegun(tokens, at, "como", "muy", "tarde")
                || isBegun(tokens, at, "a", "mas", "tardar");
    }

    /// @param third may go on
    private static boolean isBegun(Tokens tokens, int at, String first, String second, String third) {
        return tokens.norm(at).equals(first)
                && tokens.norm(at + 1).equals(second)
                && tokens.norm(at + 2).startsWith(third);
    }
}
