package dev.millrace.remediation.dialogue;

import java.util.Map;

/// What a system answered.
///
/// @param status an HTTP status or an exit code
/// @param body a JSON answer as maps, lists, texts, longs, doubles and booleans; empty where it is none
/// @param output a text answer; empty where it is none
public record Answer(int status, Object body, String output) {
    /// The same with another text.
    public Answer withOutput(String shown) {
        return new Answer(status, body, shown);
    }

    /// What conditions see.
    Map<String, Object> variables() {
        return Map.of("status", (long) status, "body", body, "output", output);
    }
}
