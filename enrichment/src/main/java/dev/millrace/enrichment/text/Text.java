package dev.millrace.enrichment.text;

import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.people.PersonFacts;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// A message to be understood.
///
/// @param subject the subject line, empty where there is none (chat)
/// @param body the text as it was sent; the person's own new words where the door can tell them apart. Quoted history
///     and signatures that are left are recognised roughly
/// @param channel the door it came through
/// @param languageHint ISO 639-1 code of the language that the conversation or the person is known to use; counts only
///     where the text itself is too short to tell
/// @param sender the address or chat handle it came from, where known: tells the writer's own account from others'
/// @param written when it was written, where known: days and deadlines are worked out from there
/// @param tenant what is known of its tenant
/// @param requester what the directory said of who wrote it; null where nothing is known of him, or it is not
///     proved who wrote
/// @param passedOn whether somebody else sent it, who passed on what its sender had written: that stands below the head
///     of the mail that was passed on
public record Text(
        String subject,
        String body,
        Channel channel,
        @Nullable String languageHint,
        @Nullable String sender,
        @Nullable Instant written,
        TenantFacts tenant,
        @Nullable PersonFacts requester,
        boolean passedOn) {
    public Text {
        subject = subject == null ? "" : subject;
        body = body == null ? "" : body;
    }

    /// A text that its sender sent himself.
    public Text(
            String subject,
            String body,
            Channel channel,
            @Nullable String languageHint,
            @Nullable String sender,
            @Nullable Instant written,
            TenantFacts tenant,
            @Nullable PersonFacts requester) {
        this(subject, body, channel, languageHint, sender, written, tenant, requester, false);
    }

    /// A text of whose writer the directory says nothing.
    public Text(
            String subject,
            String body,
            Channel channel,
            @Nullable String languageHint,
            @Nullable String sender,
            @Nullable Instant written,
            TenantFacts tenant) {
        this(subject, body, channel, languageHint, sender, written, tenant, null);
    }

    /// The same, with what the directory said of who wrote it.
    public Text by(@Nullable PersonFacts known) {
        return new Text(subject, body, channel, languageHint, sender, written, tenant, known, passedOn);
    }

    /// The same, passed on by somebody else or not.
    public Text passedOn(boolean byAnother) {
        return new Text(subject, body, channel, languageHint, sender, written, tenant, requester, byAnother);
    }

    /// A text of which neither time nor tenant is known.
    public Text(String subject, String body, Channel channel, @Nullable String languageHint, @Nullable String sender) {
        this(subject, body, channel, languageHint, sender, null, TenantFacts.NONE);
    }

    /// A text of which nothing but its words and its door is known.
    public static Text of(String subject, String body, Channel channel) {
        return new Text(subject, body, channel, null, null);
    }

    /// The same without its subject line.
    public Text withoutSubject() {
        return new Text("", body, channel, languageHint, sender, written, tenant, requester, passedOn);
    }

    /// When it was written, in the tenant's zone.
    public @Nullable ZonedDateTime writtenThere() {
        return written == null ? null : written.atZone(tenant.zone());
    }

    /// Whether the directory marks its writer as one whose messages weigh more.
    public boolean isByMarkedVip() {
        return requester != null && Boolean.TRUE.equals(requester.vip());
    }

    /// Subject, line break and body; the body alone where there is no subject. Entities' offsets count in this.
    public String whole() {
        return subject.isEmpty() ? body : subject + "\n" + body;
    }
}
