package dev.millrace.topology.step;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Automatic;
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
/// of the tenant: a gateway has renewed the id, or a program has sent it twice. It is sent to the ticket of the earlier
/// one, which has the last word; any other goes on to its own.
///
/// The same words are the same mail where both bear the same date. With another date, people are believed to have sent
/// again what they sent last, within two minutes. Later, or after something else, they mean it anew; and so does a
/// program, whose alarm comes back.
public final class KnowAgain implements Processor<String, InboundMessage, String, InboundMessage> {
    /// A gateway or a queue may hold one of the two up for so long.
    static final Duration REMEMBERED = Duration.ofHours(1);

    private static final Duration SENT_AGAIN_WITHIN = Duration.ofMinutes(2);
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
            repeats = repeated(before, message, content);
            if (repeats == null) {
                Objects.requireNonNull(recent)
                        .put(
                                arrival.key(),
                                new RecentMail(message.messageId(), message.ticket(), content, message.ourAddress()),
                                now);
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

    private static @Nullable RepeatedMail repeated(
            List<RecentMail> before, InboundMessage message, MailContent content) {
        for (RecentMail mail : before) {
            if (mail.content().equals(content)) {
                return new RepeatedMail(mail.ticket(), mail.messageId(), true);
            }
        }
        return before.isEmpty()
                        || message.automatic() != Automatic.NONE
                        || !isAgain(before.getFirst(), message, content)
                ? null
                : new RepeatedMail(before.getFirst().ticket(), before.getFirst().messageId(), false);
    }

    /// Who asks at another of our addresses means both.
    private static boolean isAgain(RecentMail last, InboundMessage message, MailContent content) {
        Duration apart = Duration.between(last.content().date(), content.date()).abs();
        return last.content().name().equals(content.name())
                && last.ourAddress().equals(message.ourAddress())
                && apart.compareTo(SENT_AGAIN_WITHIN) <= 0;
    }
}
