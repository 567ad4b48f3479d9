package dev.millrace.remediation.http;

import dev.millrace.remediation.dialogue.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A collection that comes in pages, each with a link to the next (OData JSON format 4.01, 4.5.5 and 13).
final class Pages {
    /// Of one question. No single thing that a runbook asks for takes more.
    static final int MOST = 20;

    private static final Pattern RAW = Pattern.compile("[\\x00-\\x20\"<>\\\\^`{|}\\x7f]");
    private static final String LINK = "@odata.nextLink";
    private static final String ITEMS = "value";

    private Pages() {}

    /// Where the next page lies, below where all paths of the system begin.
    ///
    /// @throws IllegalArgumentException when it lies elsewhere: credentials do not go there
    static Optional<String> next(Answer page, String url) {
        return switch (fields(page).get(LINK)) {
            case null -> Optional.empty();
            case String link -> Optional.of(below(url, link));
            default -> throw new IllegalArgumentException("what leads to its next page is no link");
        };
    }

    private static String below(String url, String link) {
        URI base = URI.create(url + "/");
        URI found = base.resolve(encoded(link)).normalize();
        String root = base.getRawPath().substring(0, base.getRawPath().length() - 1);
        String path = found.getRawPath();
        if (path == null || !place(found).equals(place(base)) || !(path.equals(root) || path.startsWith(root + "/"))) {
            throw new IllegalArgumentException("its next page lies elsewhere");
        }
        String query = found.getRawQuery();
        return path.substring(root.length()) + (query == null ? "" : "?" + query);
    }

    /// Scheme, host and port, however they are spelt (RFC 3986, 6.2.2.1 and 6.2.3).
    private static String place(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (host == null) {
            return scheme + "://" + String.valueOf(uri.getRawAuthority()).toLowerCase(Locale.ROOT);
        }
        int usual = scheme.equals("https") ? 443 : 80;
        return "%s://%s:%d".formatted(scheme, host.toLowerCase(Locale.ROOT), uri.getPort() < 0 ? usual : uri.getPort());
    }

    /// Some write characters as they are that a link has encoded.
    private static String encoded(String link) {
        return RAW.matcher(link)
                .replaceAll(raw -> "%%%02X".formatted((int) raw.group().charAt(0)));
    }

    /// Both pages as one; what stands beside the items is the first one's.
    ///
    /// @throws IllegalArgumentException when one of them holds no items
    static Answer joined(Answer first, Answer next) {
        Map<Object, Object> fields = new HashMap<>(fields(first));
        fields.remove(LINK);
        Object further = fields(next).get(LINK);
        if (further != null) {
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
