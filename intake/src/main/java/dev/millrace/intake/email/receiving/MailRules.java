package dev.millrace.intake.email.receiving;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a mailbox makes of its mails where desks differ.
///
/// @param replyToAsSender whether the address in `Reply-To` is taken for the sender. It proves nothing, so such
///     a sender is never verified. Default no
/// @param tagIn where a ticket's tag is looked for beside the subject; default nowhere else
/// @param spamHeaders in which our own receiving host marks spam, by a value that begins with `yes` or `true`. They are
///     believed only where a trusted receiving host is configured. Default `X-Spam-Flag` and `X-Spam-Status`
/// @param review which mails wait until a person has looked at them; default all that are suspicious
public record MailRules(
        @DefaultValue("false") boolean replyToAsSender,
        @DefaultValue Set<TagPlace> tagIn,
        @DefaultValue({"X-Spam-Flag", "X-Spam-Status"}) List<String> spamHeaders,
        @DefaultValue({"spam", "dmarc-failed"}) Set<Suspicion> review) {
    /// The rules of a mailbox that has none of its own.
    public static final MailRules USUAL = new MailRules(
            false, Set.of(), List.of("X-Spam-Flag", "X-Spam-Status"), Set.of(Suspicion.SPAM, Suspicion.DMARC_FAILED));

    public MailRules {
        tagIn = Set.copyOf(tagIn);
        spamHeaders = List.copyOf(spamHeaders);
        review = Set.copyOf(review);
    }

    /// Where a tag may stand.
    public enum TagPlace {
        /// The readable text.
        BODY,
        /// Attached texts and mails, as they stand.
        ATTACHMENTS
    }

    /// Why a mail may not be what it seems.
    public enum Suspicion {
        SPAM,
        /// The domain of the sender disowns it, or our host has checked the domain of another.
        DMARC_FAILED
    }
}
