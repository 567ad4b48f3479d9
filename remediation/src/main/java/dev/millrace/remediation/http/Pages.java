package dev.millrace.remediation.http;

import dev.millrace.remediation.exchange.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A collection that comes in pages, each with a link to the next (OData JSON format 4.01, 4.5.5 and 13).
final class Pages {
    /// Of one question. No single thing that a runbook asks for takes more.
    static final int MOST = 20;

    private static final String LINK = "@odata.nextLink";
    private static final String ITEMS = "value";

    private Pages() {}

    /// Where the next page lies, below where all paths of the system begin.
    ///
    /// @throws IllegalArgumentException when it lies elsewhere: credentials do not go there
    static Optional<String> next(Answer page, String url) {
        return page.body() instanceof Map<?, ?> fields && fields.get(LINK) instanceof String link
                ? Optional.of(below(url, link))
                : Optional.empty();
    }

    private static String below(String url, String link) {
        String found = URI.create(url + "/").resolve(link).normalize().toString();
        if (!found.startsWith(url + "/") && !found.startsWith(url + "?")) {
            throw new IllegalArgumentException("its next page lies elsewhere");
        }
        return found.substring(url.length());
    }

    /// Both pages as one; what stands beside the items is the first one's.
    ///
    /// @throws IllegalArgumentException when one of them holds no items
    static Answer joined(Answer first, Answer next) {
        Map<Object, Object> fields = new HashMap<>(fields(first));
        fields.remove(LINK);
        if (fields(next).get(LINK) instanceof String further) {
            fields.put(LINK, further);
        }
        List<Object> items = new ArrayList<>(items(first));
        items.addAll(items(next));
        fields.put(ITEMS, items);
        return new Answer(first.status(), fields, "");
    }

    private static Map<?, ?> fields(Answer page) {
        return page.body() instanceof Map<?, ?> fields ? fields : Map.of();
    }

    private static List<?> items(Answer page) {
        if (page.status() < 300 && fields(page).get(ITEMS) instanceof List<?> items) {
            return items;
        }
        throw new IllegalArgumentException("one of its pages cannot be read");
    }
}
