package dev.millrace.topology.step;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which tickets a mail that follows up on them may still join, mailbox by mailbox.
///
/// @param usual where a mailbox has no rule of its own
/// @param byMailbox by the mailbox's address, in any case
public record FollowUps(Rule usual, Map<String, Rule> byMailbox) {
    /// Closed tickets are reopened for ever; a reference alone counts with the same subject.
    public static final FollowUps USUAL = new FollowUps(new Rule(null, ByReference.SAME_SUBJECT), Map.of());

    public FollowUps {
        byMailbox = byMailbox.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(entry -> key(entry.getKey()), Map.Entry::getValue));
    }

    /// When a mail that only refers to an earlier one joins that one's ticket.
    public enum ByReference {
        /// When it goes on under the same subject: people answer old mails to ask for something new.
        SAME_SUBJECT,
        /// Always.
        ANY_SUBJECT,
        /// Never; it opens a ticket that mentions the other.
        NEVER
    }

    /// The rule of one mailbox.
    ///
    /// @param reopenClosedWithin how long after its end a closed ticket is reopened by a follow-up; one that comes
    ///     later opens a ticket of its own that mentions the closed one. Zero for never, null for ever
    /// @param byReference when a reference alone suffices
    public record Rule(@Nullable Duration reopenClosedWithin, ByReference byReference) {
        boolean reopens(Instant ended, Instant now) {
            return reopenClosedWithin == null || now.isBefore(ended.plus(reopenClosedWithin));
        }
    }

    Rule of(String mailbox) {
        return byMailbox.getOrDefault(key(mailbox), usual);
    }

    private static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
