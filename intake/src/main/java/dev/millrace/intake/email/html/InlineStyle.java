package dev.millrace.intake.email.html;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// What an element's `style` says, as CSS has it: of several values of one name the last counts, or the last that is
/// important. Names and values are in lower case.
record InlineStyle(Map<String, String> values) {
    private static final InlineStyle NONE = new InlineStyle(Map.of());
    private static final int LONGEST = 4_000;
    private static final Pattern COMMENT = Pattern.compile("/\\*(?:[^*]|\\*(?!/))*+(?:\\*/|$)");
    private static final Pattern DECLARATION = Pattern.compile("\\s*+([a-z-]{1,40})\\s*+:([^;]*+)");
    private static final Pattern IMPORTANT = Pattern.compile("!\\s*+important\\s*+$");

    static InlineStyle of(Element element) {
        String style = element.attr("style");
        if (style.isEmpty() || style.length() > LONGEST) {
            return NONE;
        }
        Map<String, String> values = new HashMap<>();
        Map<String, String> important = new HashMap<>();
        String declarations = COMMENT.matcher(style.toLowerCase(Locale.ROOT)).replaceAll(" ");
        for (String written : declarations.split(";", -1)) {
            Matcher declaration = DECLARATION.matcher(written);
            if (declaration.matches()) {
                String value = declaration.group(2).strip();
                String unmarked = IMPORTANT.matcher(value).replaceFirst("").strip();
                (unmarked.length() < value.length() ? important : values).put(declaration.group(1), unmarked);
            }
        }
        values.putAll(important);
        return new InlineStyle(values);
    }

    /// Empty where it says nothing of that.
    String get(String name) {
        return values.getOrDefault(name, "");
    }
}
