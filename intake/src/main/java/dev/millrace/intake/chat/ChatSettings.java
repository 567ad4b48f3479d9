package dev.millrace.intake.chat;

import dev.millrace.intake.Bounds;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How chat behaves.
///
/// @param quietPeriod after which a person's lines become one message; default 1.5 s
/// @param longestGathering after which they do even when the person goes on; default 6 s
/// @param mostLines of one message; default 20
/// @param linesPerMinute a socket may send; default 120
/// @param ping how often an idle socket is asked whether it is there; default 25 s
/// @param silence after which a socket that answers nothing is closed; default 80 s
/// @param mostFrames waiting for a slow socket before it is closed; default 256
/// @param mostSockets open at the same time; default 5000
/// @param mostSocketsPerAddress of those from one client address; default 50
/// @param mostConversations remembered without a socket; default 10000
/// @param remembered how long a conversation without a socket is remembered; default 2 h
/// @param handOverTimeout for handing one message over; default 15 s
@ConfigurationProperties("millrace.intake.chat")
record ChatSettings(
        @DefaultValue("1500ms") Duration quietPeriod,
        @DefaultValue("6s") Duration longestGathering,
        @DefaultValue("20") int mostLines,
        @DefaultValue("120") int linesPerMinute,
        @DefaultValue("25s") Duration ping,
        @DefaultValue("80s") Duration silence,
        @DefaultValue("256") int mostFrames,
        @DefaultValue("5000") int mostSockets,
        @DefaultValue("50") int mostSocketsPerAddress,
        @DefaultValue("10000") int mostConversations,
        @DefaultValue("2h") Duration remembered,
        @DefaultValue("15s") Duration handOverTimeout) {
    ChatSettings {
        Bounds bounds = new Bounds("millrace.intake.chat");
        bounds.atLeastOne("most-lines", mostLines);
        bounds.atLeastOne("lines-per-minute", linesPerMinute);
        bounds.positive("ping", ping);
        bounds.positive("silence", silence);
        bounds.atLeast(8, "most-frames", mostFrames);
        bounds.atLeastOne("most-sockets", mostSockets);
        bounds.atLeastOne("most-sockets-per-address", mostSocketsPerAddress);
        bounds.atLeastOne("most-conversations", mostConversations);
        bounds.positive("remembered", remembered);
        bounds.positive("hand-over-timeout", handOverTimeout);
        if (quietPeriod.isNegative() || longestGathering.compareTo(quietPeriod) < 0) {
            throw new IllegalArgumentException(
                    "millrace.intake.chat.longest-gathering (%s) must not be shorter than quiet-period (%s)"
                            .formatted(longestGathering, quietPeriod));
        }
    }
}
