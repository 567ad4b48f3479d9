package dev.millrace.standalone.bench;

import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Messages of about 1 KB as people write them: the longest English ones of the corpus, each by another hand about
/// another matter, so that a processor foresees less of them than of sentences that come again.
final class RealMessages {
    private static final List<Text> MESSAGES = read();

    private RealMessages() {}

    /// So many of them, in turns.
    static List<Text> of(int count) {
        return IntStream.range(0, count).mapToObj(RealMessages::at).toList();
    }

    /// One of them, in turns.
    static Text at(int number) {
        return MESSAGES.get(number % MESSAGES.size());
    }

    private static List<Text> read() {
        try (InputStream in = RealMessages.class.getResourceAsStream("messages.jsonl")) {
            byte[] content = Objects.requireNonNull(in, "messages.jsonl is missing beside RealMessages")
                    .readAllBytes();
            JsonMapper mapper = JsonMapper.shared();
            return new String(content, StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> text(mapper.readTree(line)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Text text(JsonNode message) {
        return new Text(
                message.path("subject").asString(),
                message.path("body").asString(),
                Channel.valueOf(message.path("channel").asString().toUpperCase(Locale.ROOT)),
                null,
                message.path("from").asString());
    }
}
