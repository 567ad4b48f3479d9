package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class MemoryWaitTest {
    private static final Duration TURN = Duration.ofSeconds(10);
    private static final String WARNING = "Mailbox support takes no mails: for 60 s others have held the memory";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MemoryWait wait = new MemoryWait("support", new MailboxMeters(registry, "support"));

    @Test
    void shouldSayOnceThatItHasWaitedForAMinute(CapturedOutput output) {
        waitFor(5);
        assertThat(output).doesNotContain("takes no mails");

        waitFor(20);

        assertThat(output).containsOnlyOnce("takes no mails").contains(WARNING);
        wait.end();
        waitFor(6);
        assertThat(output.toString().split(WARNING)).hasSize(3);
    }

    @Test
    void shouldTellHowLongItHasWaited() {
        assertThat(seconds()).isZero();

        waitFor(2);

        assertThat(seconds()).isEqualTo(20);
        wait.end();
        assertThat(seconds()).isZero();
    }

    @Test
    void shouldTryAnewOnEachVisit() {
        waitFor(1);
        assertThat(wait.isInVain()).isTrue();

        wait.beginVisit();

        assertThat(wait.isInVain()).isFalse();
        assertThat(seconds()).isEqualTo(10);
    }

    private void waitFor(int turns) {
        for (int i = 0; i < turns; i++) {
            wait.more(TURN);
        }
    }

    private double seconds() {
        return registry.get("millrace.intake.mailbox.memory.wait").gauge().value();
    }
}
