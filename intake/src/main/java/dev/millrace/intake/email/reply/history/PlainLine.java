package dev.millrace.intake.email.reply.history;

import dev.millrace.intake.email.reply.lines.ReplyLines;

/// A line as introductions of quotes are looked for in it: without marks of quotes, rules around it, and
/// characters that nobody sees.
final class PlainLine {
    private PlainLine() {}

    static String of(String line) {
        return withoutRules(withRules(line));
    }

    static String withRules(String line) {
        return withPlainDigits(ReplyLines.unquoted(line)
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .strip());
    }

    /// Arabic and other programs write dates in digits of their own.
    private static String withPlainDigits(String line) {
        if (!hasOtherDigits(line)) {
            return line;
        }
        StringBuilder plain = new StringBuilder(line.length());
        line.chars()
                .forEach(c -> plain.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : (char) c));
        return plain.toString();
    }

    /// Asked of every line, so without a stream of its characters.
    private static boolean hasOtherDigits(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c > 'z' && Character.isDigit(c)) {
                return true;
            }
        }
        return false;
    }

    static String withoutRules(String bare) {
        int start = 0;
        int end = bare.length();
        while (start < end && "-*_=".indexOf(bare.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "-*_=".indexOf(bare.charAt(end - 1)) >= 0) {
            end--;
        }
        String inner = bare.substring(start, end).strip();
        // "---- Anna wrote ----" has rules for a colon.
        return end < bare.length() && start > 0 && !inner.isEmpty() && !inner.endsWith(":") ? inner + ":" : inner;
    }
}
