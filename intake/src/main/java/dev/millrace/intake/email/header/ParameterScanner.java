package dev.millrace.intake.email.header;

import dev.millrace.intake.email.content.Cancelled;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Goes through a header such as `attachment; filename="a b.pdf"` once, from its value to its last parameter. Comments
/// count for nothing wherever they may stand (RFC 2045, section 5.1); what stands in parentheses in the name of a file
/// is part of it, with quotes and without: `filename=plan (2).pdf`.
final class ParameterScanner {
    private static final Set<String> NAMES_OF_FILES = Set.of("name", "filename", "file");
    private final String text;
    private int at;
    private int semicolon = -1;
    private boolean unclosed;

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
        skip(" \t;,");
        int start = at;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && ";,".indexOf(text.charAt(at)) < 0) {
            int before = at;
            skip(" \t");
            char next = at < text.length() ? text.charAt(at) : ';';
            // "text / html", "text/(why)html": nothing else may stand apart.
            if (at > before && next != '/' && !(value.length() > 1 && value.charAt(value.length() - 1) == '/')) {
                break;
            }
            if (next == '=') {
                at = start;
                return "";
            }
            if (next == '(') {
                break;
            }
            if (";,".indexOf(next) < 0) {
                value.append(next);
                at++;
            }
        }
        return value.toString().replace("\"", "").toLowerCase(Locale.ROOT);
    }

    /// The next parameter, or null behind the last one.
    @Nullable
    Parameter next() {
        while (at < text.length()) {
            skip(" \t;,");
            Cancelled.check();
            String name = name();
            if (!name.isEmpty()) {
                return new Parameter(name, parameterValue(name));
            }
            at++;
        }
        return null;
    }

    /// Passes over these characters, and over comments.
    private void skip(String blanks) {
        while (at < text.length()) {
            int behind = text.charAt(at) == '(' ? behindComment(at) : at;
            if (behind == at && blanks.indexOf(text.charAt(at)) < 0) {
                return;
            }
            at = Math.max(behind, at + 1);
        }
    }

    /// Where the comment ends that begins there. One that never ends is none, and then none is looked for any more.
    private int behindComment(int start) {
        int depth = 0;
        for (int i = start; i < text.length() && !unclosed; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        unclosed = true;
        return start;
    }

    private String name() {
        int start = at;
        while (at < text.length() && " \t;=\"(".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String name = text.substring(start, at).toLowerCase(Locale.ROOT);
        skip(" \t");
        return name;
    }

    private String parameterValue(String name) {
        if (at >= text.length() || text.charAt(at) != '=') {
            return "";
        }
        at++;
        skipBlanks();
        int before = at;
        if (!isOfFile(name)) {
            skip(" \t");
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        // "boundary=(1)" is written wrongly, but not without a value.
        at = at == text.length() || text.charAt(at) == ';' ? before : at;
        return bare(name);
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            // A backslash before anything else is part of a Windows path.
            boolean escape =
                    text.charAt(at) == '\\' && at + 1 < text.length() && "\"\\ ".indexOf(text.charAt(at + 1)) >= 0;
            at += escape ? 1 : 0;
            value.append(text.charAt(at));
            at++;
        }
        at++;
        return value.toString();
    }

    /// Up to the semicolon or a comment, or up to the next `name=` where the semicolon was forgotten.
    private String bare(String name) {
        int start = at;
        int end = nextSemicolon();
        int space = start;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t') {
                space = i;
            } else if (c == '(' && i > start && mayBeComment(name, i) && behindComment(i) > i) {
                at = i;
                return text.substring(start, i).strip();
            } else if (c == '=' && space > start && text.charAt(start) != '=' && isName(space + 1, i)) {
                at = space;
                return text.substring(start, space).strip();
            }
        }
        at = end;
        return text.substring(start, end).strip();
    }

    private static boolean isOfFile(String name) {
        return NAMES_OF_FILES.contains(name) || name.indexOf('*') > 0;
    }

    /// Some boundaries have parentheses without the quotes that they need.
    private boolean mayBeComment(String name, int start) {
        return !isOfFile(name) && (!name.equals("boundary") || " \t".indexOf(text.charAt(start - 1)) >= 0);
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
