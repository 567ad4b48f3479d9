package dev.millrace.topology.step;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.MailContent;
import dev.millrace.tickets.message.RepeatedMail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/// Knows a mail again that its sender's mails of the last hour have among them under another id, in whichever mailbox
/// of the tenant: a gateway or a list has made it anew. It is sent to the ticket of the earlier one, which has the last
/// word; any other goes on to its own.
///
/// The same words are the same mail where both bear the same date and came by different ways. Who sends the same words
/// again by the same way means them anew, be he a person, an alarm or a program that is being tried out.
public final class KnowAgain implements Processor<String, InboundMessage, String, InboundMessage> {
    /// A gateway or a queue may hold one of the two up for so long.
    static final Duration REMEMBERED = Duration.ofHours(1);

    /// Of a sender who writes without end, so that each of his mails costs the same.
    private static final int MOST_COMPARED = 64;

    private @Nullable ProcessorContext<String, InboundMessage> context;
    private @Nullable WindowStore<String, RecentMail> recent;

    /// Whose mails are compared with each other: the key under which they come here.
    public static String sender(InboundMessage message) {
        return message.tenant() + "\n" + message.from().key();
    }

    @Override
    public void init(ProcessorContext<String, InboundMessage> context) {
        this.context = context;
        this.recent = context.getStateStore(TicketStores.RECENT_MAILS);
    }

    @Override
    public void process(Record<String, InboundMessage> arrival) {
        ProcessorContext<String, InboundMessage> task = Objects.requireNonNull(context);
        InboundMessage message = arrival.value();
        MailContent content = Objects.requireNonNull(message.content());
        long now = task.currentSystemTimeMs();
        List<RecentMail> before = lastOf(arrival.key(), now);
        RepeatedMail repeats = null;
        if (before.stream().noneMatch(mail -> mail.messageId().equals(message.messageId()))) {
            repeats = repeated(before, content);
            if (repeats == null) {
                Objects.requireNonNull(recent)
                        .put(arrival.key(), new RecentMail(message.messageId(), message.ticket(), content), now);
            }
        }
        TicketId next = repeats == null ? message.ticket() : repeats.ticket();
        task.forward(arrival.withKey(next.toString())
                .withValue(message.withContent(null).withRepeats(repeats)));
    }

    /// Newest first.
    private List<RecentMail> lastOf(String sender, long now) {
        List<RecentMail> last = new ArrayList<>();
        try (WindowStoreIterator<RecentMail> mails = Objects.requireNonNull(recent)
                .backwardFetch(sender, Instant.ofEpochMilli(now).minus(REMEMBERED), Instant.ofEpochMilli(now))) {
            while (mails.hasNext() && last.size() < MOST_COMPARED) {
                last.add(mails.next().value);
            }
        }
        return last;
    }

    private static @Nullable RepeatedMail repeated(List<RecentMail> before, MailContent content) {
        return before.stream()
                .filter(mail -> isCopy(mail.content(), content))
                .findFirst()
                .map(mail -> new RepeatedMail(mail.ticket(), mail.messageId()))
                .orElse(null);
    }

    private static boolean isCopy(MailContent one, MailContent other) {
        return one.name().equals(other.name())
                && one.date().equals(other.date())
                && !one.way().equals(other.way());
    }
}
