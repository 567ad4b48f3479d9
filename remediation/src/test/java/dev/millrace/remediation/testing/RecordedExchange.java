package dev.millrace.remediation.testing;

import dev.millrace.tickets.json.Json;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A request and its answer as they stand in a file: see the README beside those files.
///
/// @param given how the system must be for it to be played
/// @param then how the system is afterwards
/// @param request empty for an answer that is played on demand
record RecordedExchange(
        String title,
        Map<String, String> given,
        Map<String, String> then,
        Optional<Request> request,
        Response response) {
    /// @param headers those that must be there, and be so
    record Request(
            String method, String path, Map<String, List<String>> query, Map<String, String> headers, String body) {
        /// Whether it says the same, whatever its spelling.
        boolean is(String askedMethod, String uri, Map<String, String> askedHeaders, String askedBody) {
            QueryStringDecoder asked = new QueryStringDecoder(uri);
            return method.equals(askedMethod)
                    && path.equals(asked.path())
                    && query.equals(asked.parameters())
                    && headers.entrySet().stream()
                            .allMatch(header -> header.getValue().equals(plain(askedHeaders.get(header.getKey()))))
                    && content(body).equals(content(askedBody));
        }

        /// Without parameters, such as the `charset` of a form.
        private static @Nullable String plain(@Nullable String header) {
            return header == null ? null : header.replaceFirst(";.*", "");
        }

        private Object content(String text) {
            if (text.isBlank()) {
                return "";
            }
            return headers.getOrDefault("Content-Type", "").startsWith("application/json")
                    ? Json.read(text.getBytes(StandardCharsets.UTF_8), Map.class)
                    : new QueryStringDecoder("?" + text).parameters();
        }
    }

    record Response(int status, Map<String, String> headers, String body) {}

    boolean fits(Map<String, String> state) {
        return state.entrySet().containsAll(given.entrySet());
    }

    /// All in the files of a folder among the tests' resources.
    static List<RecordedExchange> all(String folder) {
        List<RecordedExchange> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources", folder))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".http"))
                    .sorted()
                    .toList()) {
                Arrays.stream(Files.readString(file).split("(?m)^### "))
                        .filter(text -> !text.isBlank())
                        .map(RecordedExchange::parse)
                        .forEach(all::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(all);
    }

    private static RecordedExchange parse(String text) {
        List<String> lines = text.lines().toList();
        Map<String, String> given = new TreeMap<>();
        Map<String, String> then = new TreeMap<>();
        int at = 1;
        for (; lines.get(at).startsWith("#") || lines.get(at).startsWith("@"); at++) {
            String line = lines.get(at);
            if (line.startsWith("@given ")) {
                put(given, line.substring("@given ".length()), "=");
            } else if (line.startsWith("@then ")) {
                put(then, line.substring("@then ".length()), "=");
            }
        }
        int answer = at;
        while (!lines.get(answer).startsWith("HTTP/1.1 ")) {
            answer++;
        }
        Optional<Request> request =
                answer == at ? Optional.empty() : Optional.of(request(new Part(lines.subList(at, answer))));
        Part said = new Part(lines.subList(answer, lines.size()));
        int status = Integer.parseInt(said.first().split(" ", 3)[1]);
        return new RecordedExchange(
                lines.getFirst().strip(), given, then, request, new Response(status, said.headers(), said.body()));
    }

    private static Request request(Part part) {
        String[] line = part.first().split(" ", 2);
        String[] target = line[1].split("\\?", 2);
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (target.length == 2) {
            for (String field : target[1].split("&", -1)) {
                String[] pair = field.split("=", 2);
                query.put(pair[0], List.of(pair[1]));
            }
        }
        return new Request(line[0], target[0], query, part.headers(), part.body());
    }

    /// A first line, headers, a blank line, a body.
    private record Part(List<String> lines) {
        String first() {
            return lines.getFirst();
        }

        Map<String, String> headers() {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            lines.stream().skip(1).takeWhile(line -> !line.isBlank()).forEach(line -> put(headers, line, ":"));
            return headers;
        }

        String body() {
            return String.join(
                            "\n",
                            lines.stream().dropWhile(line -> !line.isBlank()).toList())
                    .strip();
        }
    }

    private static void put(Map<String, String> map, String line, String separator) {
        String[] pair = line.split(separator, 2);
        map.put(pair[0].strip(), pair[1].strip());
    }
}
