package dev.millrace.access;

import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Tells people before a browser from programs.
public final class Browser {
    private Browser() {}

    /// Whether a page is wanted rather than JSON: browsers name `text/html` first, programs name it not at all.
    public static boolean wantsPage(ServerHttpRequest request) {
        List<MediaType> accepted = accepted(request);
        int page = first(accepted, MediaType.TEXT_HTML);
        int json = first(accepted, MediaType.APPLICATION_JSON);
        return page >= 0 && (json < 0 || page < json);
    }

    private static int first(List<MediaType> accepted, MediaType wanted) {
        for (int i = 0; i < accepted.size(); i++) {
            if (accepted.get(i).equalsTypeAndSubtype(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static List<MediaType> accepted(ServerHttpRequest request) {
        try {
            return request.getHeaders().getAccept();
        } catch (InvalidMediaTypeException nonsense) {
            return List.of();
        }
    }
}
