package dev.millrace.intake.email.sender;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One `Authentication-Results` header, taken apart as RFC 8601, section 2.2 writes it: with comments, quoted strings,
/// folding and versions anywhere they may stand. What cannot be read says nothing.
///
/// @param host the authserv-id: who checked; empty where it is missing
/// @param results what was found, in order
/// @param apparent what looks like a result of DMARC wherever it stands. Hosts write what a sender chose into comments
///     and strings: a sign of his may have the rest taken for a comment, or part of his for a result
/// @param more whether more of the apparent ones are there than are read
record AuthenticationResults(String host, List<Result> results, List<Result> apparent, boolean more) {
    /// Of either kind, that are read.
    private static final int MOST_RESULTS = 100;

    /// What says nothing.
    static final AuthenticationResults NOTHING = new AuthenticationResults("", List.of());

    private static final String VERSION = "1";
    private static final Pattern APPARENT =
            Pattern.compile(";\\s*+dmarc\\s*+(?:/\\s*+1\\s*+)?=\\s*+([a-z]++)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHECKED =
            Pattern.compile("\\bheader\\s*+\\.\\s*+from\\s*+=\\s*+\"?([^\\s;()\"]++)", Pattern.CASE_INSENSITIVE);

    private AuthenticationResults(String host, List<Result> results) {
        this(host, results, List.of(), false);
    }

    /// What one method found; all words but the values of properties are in lower case.
    ///
    /// @param method such as `dmarc`
    /// @param result such as `pass`
    /// @param properties what was checked, such as `header.from`
    record Result(String method, String result, Map<String, String> properties) {}

    static AuthenticationResults of(String header) {
        return new Reader(header).read();
    }

    /// The results of a header that begins with them, as Exchange Online writes it: without the name of who checked.
    ///
    /// @return with an empty host; without results where something else stands first
    static AuthenticationResults nameless(String header) {
        List<Result> results = new Reader(header).nameless();
        return results.isEmpty() ? NOTHING : new AuthenticationResults("", results).withApparent(header);
    }

    private AuthenticationResults withApparent(String header) {
        List<Result> found = new ArrayList<>();
        Matcher dmarc = APPARENT.matcher(header);
        Matcher checked = CHECKED.matcher(header);
        boolean any = dmarc.find();
        while (any && found.size() < MOST_RESULTS) {
            String result = dmarc.group(1).toLowerCase(Locale.ROOT);
            int from = dmarc.end();
            any = dmarc.find();
            checked.region(from, any ? dmarc.start() : header.length());
            found.add(new Result("dmarc", result, checked.find() ? Map.of("header.from", checked.group(1)) : Map.of()));
        }
        return new AuthenticationResults(host, results, List.copyOf(found), any);
    }

    /// Goes through the header once.
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        AuthenticationResults read() {
            String host = value();
            skip();
            if (host == null || peek() == '=') {
                return NOTHING;
            }
            String version = peek() == ';' || isOver() ? VERSION : value();
            List<Result> results = new ArrayList<>();
            addTheRest(results);
            return new AuthenticationResults(
                            host.toLowerCase(Locale.ROOT), VERSION.equals(version) ? List.copyOf(results) : List.of())
                    .withApparent(text);
        }

        List<Result> nameless() {
            Result first = result();
            if (first == null) {
                return List.of();
            }
            List<Result> results = new ArrayList<>(List.of(first));
            addTheRest(results);
            return List.copyOf(results);
        }

        private void addTheRest(List<Result> results) {
            while (results.size() < MOST_RESULTS && toNext()) {
                Result result = result();
                if (result != null) {
                    results.add(result);
                }
            }
        }

        /// To behind the next semicolon.
        private boolean toNext() {
            for (skip(); !isOver(); skip()) {
                if (peek() == ';') {
                    at++;
                    return true;
                }
                if (value() == null) {
                    at++;
                }
            }
            return false;
        }

        private @Nullable Result result() {
            String method = name();
            if (method == null || (take('/') && !VERSION.equals(name())) || !take('=')) {
                return null;
            }
            String result = name();
            return result == null ? null : new Result(method, result, properties());
        }

        private Map<String, String> properties() {
            Map<String, String> properties = new TreeMap<>();
            for (String name = property(); name != null && take('='); name = property()) {
                properties.putIfAbsent(name, Objects.requireNonNullElse(value(), ""));
            }
            return properties;
        }

        /// `header.from`, also with blanks around its dot.
        private @Nullable String property() {
            String type = name();
            if (type == null || !take('.')) {
                return type;
            }
            String property = name();
            return property == null ? type : type + "." + property;
        }

        /// A keyword: letters, digits, hyphens, underscores.
        private @Nullable String name() {
            skip();
            int start = at;
            while (!isOver() && (Character.isLetterOrDigit(peek()) || peek() == '-' || peek() == '_')) {
                at++;
            }
            return at == start ? null : text.substring(start, at).toLowerCase(Locale.ROOT);
        }

        /// A token, an address or a quoted string.
        private @Nullable String value() {
            skip();
            if (peek() == '"') {
                return quoted();
            }
            int start = at;
            while (!isOver() && ";(\"".indexOf(peek()) < 0 && !Character.isWhitespace(peek())) {
                at++;
            }
            return at == start ? null : text.substring(start, at);
        }

        private String quoted() {
            StringBuilder content = new StringBuilder();
            for (at++; !isOver() && peek() != '"'; at++) {
                if (peek() == '\\' && at + 1 < text.length()) {
                    at++;
                }
                content.append(peek());
            }
            at++;
            return content.toString();
        }

        private boolean take(char wanted) {
            skip();
            boolean there = peek() == wanted;
            at += there ? 1 : 0;
            return there;
        }

        /// White space and comments, which may be nested.
        private void skip() {
            int depth = 0;
            for (; !isOver(); at++) {
                char c = peek();
                if (c == '(') {
                    depth++;
                } else if (depth > 0 && c == ')') {
                    depth--;
                } else if (depth > 0 && c == '\\') {
                    at++;
                } else if (depth == 0 && !Character.isWhitespace(c)) {
                    return;
                }
            }
        }

        private char peek() {
            return isOver() ? '\0' : text.charAt(at);
        }

        private boolean isOver() {
            return at >= text.length();
        }
    }
}
