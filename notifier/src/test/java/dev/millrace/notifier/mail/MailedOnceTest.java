package dev.millrace.notifier.mail;

import static dev.millrace.notifier.RunningNotifier.PATIENCE;
import static dev.millrace.notifier.Story.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.messaging.TopicTail;
import dev.millrace.notifier.RunningNotifier;
import dev.millrace.notifier.Story;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.topic.Topic;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is mailed and told of it, by the program as it runs.
class MailedOnceTest {
    @RegisterExtension
    static final RunningNotifier NOTIFIER = new RunningNotifier();

    @Test
    void shouldMailOnceAndNoteItInTheHistory() throws Exception {
        Story story = Story.byMail().about("Locked out again");
        List<TicketCommand> commands = new CopyOnWriteArrayList<>();
        var listening = NOTIFIER.bean(TopicTail.class)
                .read(Topic.COMMANDS, TicketCommand.FromDesk.class, new TopicTail.Start.Since(Instant.EPOCH))
                .map(TopicTail.Read::value)
                .filter(command -> command.ticket().equals(story.ticket().id()))
                .subscribe(commands::add);

        story.diagnosed("unlock-account", "sender");
        story.runs();
        TicketUpdate update = story.succeeds(null);
        NOTIFIER.publish(update);
        NOTIFIER.publish(update);
        await().atMost(PATIENCE).until(() -> !commands.isEmpty());
        NOTIFIER.publish(update);

        MimeMessage mail = NOTIFIER.mailsTo(ANNA.address(), "Locked out again").getFirst();
        assertThat(mail.getSubject()).isEqualTo("Re: Locked out again [#" + update.ticketId() + "]");
        assertThat(mail.getHeader("In-Reply-To", null)).isEqualTo("<first.1@mail.acme.example>");
        assertThat(commands).singleElement().isInstanceOfSatisfying(TicketCommand.RecordReply.class, reply -> {
            assertThat(reply.kind()).isEqualTo("fixed");
            assertThat(reply.to()).isEqualTo(ANNA);
            assertThat(reply.text()).contains("Your account is unlocked again").doesNotContain("http");
        });
        listening.dispose();
    }
}
