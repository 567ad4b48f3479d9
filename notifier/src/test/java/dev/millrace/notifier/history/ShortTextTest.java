package dev.millrace.notifier.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.notifier.Story;
import dev.millrace.tickets.message.Attachment;
import dev.millrace.tickets.ticket.TicketEvent.Commented;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortTextTest {
    @Test
    void shouldKeepWhatATechniciansMailBrought() {
        Attachment file = new Attachment("a.pdf", "application/pdf", 3, "ab".repeat(32), false, null);
        Commented long5000 = new Commented(
                Story.TECHNICIAN, "x".repeat(5_000), true, "<t@a.example>", List.of(file), "cd".repeat(32));

        assertThat(ShortText.of(long5000)).isInstanceOfSatisfying(Commented.class, cut -> {
            assertThat(cut.text()).hasSize(2_000);
            assertThat(cut.messageId()).isEqualTo("<t@a.example>");
            assertThat(cut.attachments()).containsExactly(file);
            assertThat(cut.rawSha256()).isEqualTo("cd".repeat(32));
        });
    }
}
