package dev.millrace.intake.email.header;

import dev.millrace.intake.email.content.Cancelled;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Goes through a header such as `attachment; filename="a b.pdf"` once, from its value to its last parameter.
final class ParameterScanner {
    private final String text;
    private int at;
    private int semicolon = -1;

    /// A parameter as it stands, without quotes.
    ///
    /// @param name in lower case
    record Parameter(String name, String value) {}

    /// @param header whose characters are its bytes
    ParameterScanner(String header) {
        this.text = EncodedWords.unfolded(header).replace('\r', ' ');
    }

    /// What stands before the parameters, in lower case; nothing where it was forgotten and the first parameter
    /// stands in its place. To be asked for first.
    String value() {
        skipBlanksAndComments();
        int start = at;
        while (at < text.length() && " \t;(,".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '=') {
                at = start;
                return "";
            }
            at++;
        }
        return text.substring(start, at).replace("\"", "").toLowerCase(Locale.ROOT);
    }

    /// The next parameter, or null behind the last one.
    @Nullable
    Parameter next() {
        while (at < text.length()) {
            skipBlanksAndComments();
            Cancelled.check();
            String name = name();
            if (!name.isEmpty()) {
                return new Parameter(name, parameterValue());
            }
            at++;
        }
        return null;
    }

    private void skipBlanksAndComments() {
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '(') {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
            } else if (depth == 0 && " \t;,".indexOf(c) < 0) {
                return;
            }
            at++;
        }
    }

    private String name() {
        int start = at;
        while (at < text.length() && " \t;=\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String name = text.substring(start, at).toLowerCase(Locale.ROOT);
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return name;
    }

    private String parameterValue() {
        if (at >= text.length() || text.charAt(at) != '=') {
            return "";
        }
        at++;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '"' ? quoted() : bare();
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            // A backslash before anything but quote and backslash is part of a Windows path.
            boolean escape = text.charAt(at) == '\\'
                    && at + 1 < text.length()
                    && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\');
            at += escape ? 1 : 0;
            value.append(text.charAt(at));
            at++;
        }
        at++;
        return value.toString();
    }

    /// Up to the semicolon, or up to the next `name=` where the semicolon was forgotten.
    private String bare() {
        int start = at;
        int end = nextSemicolon();
        int space = start;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t') {
                space = i;
            } else if (c == '=' && space > start && text.charAt(start) != '=' && isName(space + 1, i)) {
                at = space;
                return text.substring(start, space).strip();
            }
        }
        at = end;
        return text.substring(start, end).strip();
    }

    /// Looked for once, however many parameters stand before it.
    private int nextSemicolon() {
        if (semicolon < at) {
            int next = text.indexOf(';', at);
            semicolon = next < 0 ? text.length() : next;
        }
        return semicolon;
    }

    private boolean isName(int from, int to) {
        return to > from
                && to - from < 30
                && text.substring(from, to).chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '*');
    }
}
