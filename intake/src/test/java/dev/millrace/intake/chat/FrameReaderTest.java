package dev.millrace.intake.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    private static final Schema SCHEMA = schema();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"hello\",\"conversation\":null,\"token\":null,\"email\":\"anna@acme.example\",\"name\":\"Anna\"}",
                "{\"type\":\"hello\",\"email\":\"anna@acme.example\"}",
                "{\"type\":\"hello\",\"conversation\":\"c1\",\"token\":\"t\",\"email\":\"anna@acme.example\",\"later\":1}",
                "{\"type\":\"message\",\"id\":\"1\",\"text\":\"Hello\"}",
            })
    void shouldTakeWhatTheSchemaAllows(String frame) {
        assertThat(SCHEMA.validate(frame, InputFormat.JSON)).isEmpty();
        assertThat(FrameReader.read(frame)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                                    | expected JSON
            []                                                   | expected one JSON object, found array
            {"type":"dance"}                                     | type: expected 'hello' or 'message', found 'dance'
            {"id":"1","text":"x"}                                | type: expected a string, but it is missing
            {"type":"message","text":"x"}                        | id: expected a string, but it is missing
            {"type":"message","id":1,"text":"x"}                 | id: expected a string, found number
            {"type":"message","id":"1","text":""}                | text: expected some text
            {"type":"hello","email":"nobody"}                    | email: expected a mail address
            {"type":"hello","email":null}                        | email: expected a string, but it is missing
            """)
    void shouldSayWhatIsWrongWithAFrame(String frame, String problem) {
        assertThatThrownBy(() -> FrameReader.read(frame))
                .isInstanceOf(BadFrame.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("[Source");
    }

    @Test
    void shouldSayOfWhichLineAnErrorIs() {
        assertThatThrownBy(() -> FrameReader.read("{\"type\":\"message\",\"id\":\"7\",\"text\":5}"))
                .isInstanceOfSatisfying(
                        BadFrame.class, bad -> assertThat(bad.frame().id()).isEqualTo("7"));
    }

    @Test
    void shouldSendOnlyWhatTheSchemaDescribes() {
        for (DeskFrame frame : new DeskFrame[] {
            new DeskFrame.Welcome("c", "t"),
            new DeskFrame.Ack("1", "7ZK3Q-4M2P-9XYD"),
            new DeskFrame.Update("7ZK3Q-4M2P-9XYD", "RESOLVED", "Done."),
            new DeskFrame.Answer("7ZK3Q-4M2P-9XYD", "It is unlocked."),
            new DeskFrame.Problem(null, "no"),
            new DeskFrame.Problem("1", "no"),
        }) {
            assertThat(SCHEMA.validate(Json.text(frame), InputFormat.JSON)).isEmpty();
        }
    }

    private static Schema schema() {
        try (InputStream in = FrameReaderTest.class.getResourceAsStream("/chat.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
