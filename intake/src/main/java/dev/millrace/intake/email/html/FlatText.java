package dev.millrace.intake.email.html;

import dev.millrace.intake.email.content.Cancelled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/// The text of an HTML tree in one line of sight, each character with its place in the tree: what is found in the text
/// can be replaced where it stands, also where it goes over several elements.
public final class FlatText {
    private static final Set<String> WITHIN_LINES = Set.of(
            "a", "b", "big", "code", "del", "em", "font", "i", "img", "ins", "s", "small", "span", "strike", "strong",
            "sub", "sup", "tt", "u");

    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Spot> spots = new ArrayList<>();

    /// Where a character stands.
    private record Spot(TextNode node, int at) {}

    /// From `start` to before `end`.
    record Range(int start, int end) {}

    private FlatText() {}

    /// Reads an element and all in it. It is to be made anew once the tree has changed.
    public static FlatText of(Element tree) {
        FlatText flat = new FlatText();
        tree.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                Cancelled.check();
                if (node instanceof TextNode words) {
                    flat.add(words);
                } else if (node instanceof Element element) {
                    flat.edge(element);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    flat.edge(element);
                }
            }
        });
        return flat;
    }

    /// What is shown, with one blank between elements that stand apart.
    public String text() {
        return text.toString();
    }

    /// Blanks are one blank, as on a page; what has no width is not there.
    private void add(TextNode node) {
        String words = node.getWholeText();
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean blank = Character.isWhitespace(c) || c == '\u00a0';
            boolean seen = c != '\u200b' && c != '\ufeff' && c != '\u00ad';
            if (blank ? !endsBlank() : seen) {
                text.append(blank ? ' ' : c);
                spots.add(new Spot(node, i));
            }
        }
    }

    /// Cells of a row stand beside each other, blocks below each other.
    private void edge(Element element) {
        String name = element.normalName();
        if (!WITHIN_LINES.contains(name) && !text.isEmpty()) {
            boolean cell = name.equals("td") || name.equals("th");
            if (!cell || !endsBlank()) {
                text.append(cell ? ' ' : '\n');
                spots.add(null);
            }
        }
    }

    private boolean endsBlank() {
        return !text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1));
    }

    /// Puts other words in the place of each range.
    void replace(List<Range> ranges, String words) {
        List<Range> apart = apart(ranges);
        for (int i = apart.size() - 1; i >= 0; i--) {
            replace(apart.get(i), words);
        }
    }

    private void replace(Range range, String words) {
        int end = range.end();
        while (end > range.start()) {
            Spot last = spots.get(end - 1);
            if (last == null) {
                end--;
                continue;
            }
            int start = end - 1;
            while (start > range.start() && isIn(last.node(), spots.get(start - 1))) {
                start--;
            }
            boolean first = spots.subList(range.start(), start).stream().allMatch(spot -> spot == null);
            cut(start, last, first ? words : "");
            end = start;
        }
    }

    private static boolean isIn(TextNode node, @Nullable Spot spot) {
        return spot != null && spot.node().equals(node);
    }

    private void cut(int start, Spot last, String words) {
        Spot first = spots.get(start);
        if (first != null) {
            String whole = last.node().getWholeText();
            last.node().text(whole.substring(0, first.at()) + words + whole.substring(last.at() + 1));
        }
    }

    private static List<Range> apart(List<Range> ranges) {
        List<Range> apart = new ArrayList<>();
        for (Range range :
                ranges.stream().sorted(Comparator.comparingInt(Range::start)).toList()) {
            if (apart.isEmpty() || range.start() > apart.getLast().end()) {
                apart.add(range);
            } else {
                Range before = apart.removeLast();
                apart.add(new Range(before.start(), Math.max(before.end(), range.end())));
            }
        }
        return apart;
    }
}
