package dev.millrace.remediation.dialogue;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorRefused;
import reactor.core.publisher.Mono;

/// What the exit code of a program says (sysexits.h).
public final class ExitCode {
    private static final int UNAVAILABLE = 69;
    private static final int TEMPORARY_FAILURE = 75;

    private ExitCode() {}

    /// Of a program that was asked: every code is an answer but those that say that what it works on is away. What a
    /// program did that was to change something, before it found that, nobody knows.
    public static Mono<Answer> asked(String connector, Answer answer) {
        return answer.status() == TEMPORARY_FAILURE || answer.status() == UNAVAILABLE
                ? Mono.error(ConnectorAway.unreachable(
                                connector,
                                "%s says that its system is away (exit code %d)".formatted(connector, answer.status()),
                                null)
                        .havingDoneAPart())
                : Mono.just(answer);
    }

    /// Of a program that was to change something: all but 0 mean no.
    public static Mono<Answer> changed(String connector, Answer answer) {
        return answer.status() == 0
                ? Mono.just(answer)
                : Mono.error(new ConnectorRefused(
                        connector, "%s ended with exit code %d".formatted(connector, answer.status()), null));
    }
}
