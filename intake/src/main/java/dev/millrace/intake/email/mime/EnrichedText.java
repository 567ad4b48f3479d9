package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.content.Cancelled;
import java.util.Locale;

/// Enriched text (RFC 1896), and the rich text that came before it (RFC 1341), without their commands.
final class EnrichedText {
    private static final int LONGEST_COMMAND = 62;

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder withheld = new StringBuilder();
    private int parameters;
    private int unfilled;
    private int at;

    private EnrichedText(String source) {
        this.source = source;
    }

    /// The words to read.
    ///
    /// @param source with line feeds alone for line ends
    static String of(String source) {
        EnrichedText enriched = new EnrichedText(source);
        enriched.read();
        return enriched.text.append(enriched.withheld).toString();
    }

    private void read() {
        while (at < source.length()) {
            Cancelled.check();
            char c = source.charAt(at);
            if (c == '<') {
                command();
            } else if (c == '\n') {
                lineEnds();
            } else {
                say(Character.toString(c));
                at++;
            }
        }
    }

    private void command() {
        int end = source.indexOf('>', at, Math.min(source.length(), at + LONGEST_COMMAND + 1));
        if (source.startsWith("<<", at)) {
            say("<");
            at += 2;
        } else if (end < 0) {
            say("<");
            at++;
        } else {
            obey(source.substring(at + 1, end).toLowerCase(Locale.ROOT));
            at = end + 1;
        }
    }

    private void obey(String command) {
        switch (command) {
            case "param" -> parameters++;
            case "/param" -> closeParameter();
            case "nofill" -> unfilled++;
            case "/nofill" -> unfilled = Math.max(0, unfilled - 1);
            case "nl", "np", "paragraph" -> say("\n");
            case "lt" -> say("<");
            default -> {}
        }
    }

    private void closeParameter() {
        parameters = Math.max(0, parameters - 1);
        if (parameters == 0) {
            withheld.setLength(0);
        }
    }

    /// One is a blank, several are one less.
    private void lineEnds() {
        int from = at;
        while (at < source.length() && source.charAt(at) == '\n') {
            at++;
        }
        int lines = at - from;
        if (unfilled > 0) {
            say("\n".repeat(lines));
        } else {
            say(lines == 1 ? " " : "\n".repeat(lines - 1));
        }
    }

    /// What is within a parameter is nothing to read, unless it is never closed: then it was none.
    private void say(String words) {
        (parameters == 0 ? text : withheld).append(words);
    }
}
