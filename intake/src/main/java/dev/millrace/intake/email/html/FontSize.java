package dev.millrace.intake.email.html;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Whether text has a size at which somebody sees it. Tables get none so that no gaps show between their cells, which
/// have sizes of their own.
final class FontSize {
    /// In pixels.
    private static final double SMALLEST = 1.5;

    private static final Pattern LENGTH =
            Pattern.compile("([+-]?(?:\\d{1,6}(?:\\.\\d{0,6})?|\\.\\d{1,6}))([a-z]{0,5}|%)");
    private static final Map<String, Double> PIXELS =
            Map.of("px", 1.0, "pt", 4 / 3.0, "pc", 16.0, "in", 96.0, "cm", 38.0, "mm", 3.8, "rem", 16.0);
    private static final Set<String> OF_PARENT = Set.of("em", "ex", "ch", "%");
    private static final Set<String> LIKE_PARENT = Set.of("", "inherit", "unset", "smaller", "larger");

    private FontSize() {}

    /// Whether an element's text can be seen.
    ///
    /// @param parent whether that of the element around it can
    static boolean isSeen(Element element, InlineStyle style, boolean parent) {
        String size = style.get("font-size");
        String font = size.isEmpty() ? ofFont(style.get("font")) : size;
        if (LIKE_PARENT.contains(font)) {
            return parent || (element.normalName().equals("font") && element.hasAttr("size"));
        }
        Matcher length = LENGTH.matcher(font);
        if (!length.matches()) {
            return true;
        }
        double number = Double.parseDouble(length.group(1));
        boolean valid = number == 0 || (number > 0 && !length.group(2).isEmpty());
        if (!valid) {
            return parent;
        }
        if (OF_PARENT.contains(length.group(2))) {
            return parent && number > 0;
        }
        return number * PIXELS.getOrDefault(length.group(2), 16.0) >= SMALLEST;
    }

    /// The size in "italic 700 12px/1.5 Arial": a number that is no weight, or a word for a size.
    private static String ofFont(String font) {
        for (String word : font.split("\\s+", 10)) {
            String size = word.indexOf('/') > 0 ? word.substring(0, word.indexOf('/')) : word;
            Matcher length = LENGTH.matcher(size);
            if (length.matches() && (!length.group(2).isEmpty() || Double.parseDouble(length.group(1)) == 0)) {
                return size;
            }
        }
        return LIKE_PARENT.contains(font) ? font : "medium";
    }
}
