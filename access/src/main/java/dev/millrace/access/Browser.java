package dev.millrace.access;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Tells people before a browser from programs.
public final class Browser {
    private Browser() {}

    /// Whether a page is wanted rather than JSON: browsers name `text/html` first, programs name it not at all. What
    /// weighs more (RFC 9110, 12.4.2) goes before what is named first.
    public static boolean wantsPage(ServerHttpRequest request) {
        return accepted(request).stream()
                .filter(type -> type.getQualityValue() > 0)
                .filter(type -> isPage(type) || isJson(type))
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .findFirst()
                .filter(Browser::isPage)
                .isPresent();
    }

    /// The languages that the person reads, best first (RFC 9110, 12.5.4). A header that cannot be read says nothing.
    public static List<Locale> languages(ServerHttpRequest request) {
        try {
            return request.getHeaders().getAcceptLanguageAsLocales();
        } catch (IllegalArgumentException nonsense) {
            return List.of();
        }
    }

    private static boolean isPage(MediaType type) {
        return type.equalsTypeAndSubtype(MediaType.TEXT_HTML);
    }

    private static boolean isJson(MediaType type) {
        return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                || type.equalsTypeAndSubtype(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private static List<MediaType> accepted(ServerHttpRequest request) {
        try {
            return request.getHeaders().getAccept();
        } catch (InvalidMediaTypeException nonsense) {
            return List.of();
        }
    }
}
