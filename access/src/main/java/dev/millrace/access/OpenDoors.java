package dev.millrace.access;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;

/// Paths that a room opens to everybody: intake doors, signed links, health. A bean of the room that serves them.
///
/// What is asked through them must carry its own authority (a signed token, or none at all): they are exempt from the
/// protection against forged requests, which guards the sessions of people who have signed in.
///
/// @param doors what is open
public record OpenDoors(List<Door> doors) {
    public OpenDoors {
        doors = List.copyOf(doors);
    }

    /// A method and a path pattern, as Spring's `PathPattern` reads it.
    public record Door(HttpMethod method, String pattern) {}

    /// Opens these patterns for reading (GET and HEAD).
    public static OpenDoors toRead(String... patterns) {
        return new OpenDoors(java.util.Arrays.stream(patterns)
                .flatMap(pattern -> java.util.stream.Stream.of(
                        new Door(HttpMethod.GET, pattern), new Door(HttpMethod.HEAD, pattern)))
                .toList());
    }

    /// Opens further patterns for posting.
    public OpenDoors andToPost(String... patterns) {
        return new OpenDoors(java.util.stream.Stream.concat(
                        doors.stream(),
                        java.util.Arrays.stream(patterns).map(pattern -> new Door(HttpMethod.POST, pattern)))
                .toList());
    }

    static ServerWebExchangeMatcher matcher(List<OpenDoors> all) {
        List<ServerWebExchangeMatcher> matchers = all.stream()
                .flatMap(open -> open.doors().stream())
                .<ServerWebExchangeMatcher>map(
                        door -> new PathPatternParserServerWebExchangeMatcher(door.pattern(), door.method()))
                .toList();
        return matchers.isEmpty()
                ? exchange -> ServerWebExchangeMatcher.MatchResult.notMatch()
                : new OrServerWebExchangeMatcher(matchers);
    }
}
