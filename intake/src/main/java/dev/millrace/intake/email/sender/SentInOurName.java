package dev.millrace.intake.email.sender;

import dev.millrace.intake.email.header.HeaderParameters;
import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.header.MailHeaders;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.tickets.signature.MailThread;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Mails of people that bear the mailbox's own address. Where it is a group or a mailing list, that list puts the
/// address into `From` in place of writers whose domains let nobody pass on their mails (DMARC, RFC 7960, section 4.2);
/// and forms on web sites and scanners write in the name of the desk.
public final class SentInOurName {
    private static final List<String> LIST_NAMES = List.of("List-Post", "Mailing-List", "X-BeenThere");

    private SentInOurName() {}

    /// Who wrote a mail that we seem to have written; null where it is our own, or names nobody else. What names him
    /// proves nothing.
    public static @Nullable MailAddress writer(MailAddress author, MailHeaders headers, MailboxContext context) {
        if (!context.isOurs(author.address()) || isAutomatic(headers)) {
            return null;
        }
        String name = ThroughList.nameBeforeVia(author);
        return Stream.of(
                        ThroughList.original(headers),
                        answered(headers, name, context),
                        ThroughList.copied(headers, name))
                .flatMap(found -> found)
                .filter(found -> !context.isOurs(found.address()))
                .findFirst()
                .map(found -> found.name() == null ? new MailAddress(found.address(), name) : found)
                .orElse(null);
    }

    /// Whether it came through a list that has the mailbox's own address. What such a list says of itself makes no
    /// program of who wrote to the desk.
    public static boolean isThroughOurList(MailHeaders headers, MailboxContext context) {
        List<String> ids = headers.raw("List-Id");
        return ids.isEmpty()
                ? LIST_NAMES.stream()
                        .flatMap(name -> headers.raw(name).stream())
                        .anyMatch(it -> ThroughList.names(it, context.address()))
                : ids.stream().allMatch(id -> ThroughList.names(id, context.address()));
    }

    /// What the desk itself sends says that it is automatic.
    private static boolean isAutomatic(MailHeaders headers) {
        String value = HeaderParameters.of(headers.word("Auto-Submitted")).value();
        return !value.isEmpty() && !value.equals("no");
    }

    /// Anybody may ask for answers elsewhere; a list does so for whom it names, a form for who filled it in. What
    /// somebody sends back of ours has the tag of its ticket.
    private static Stream<MailAddress> answered(MailHeaders headers, @Nullable String name, MailboxContext context) {
        boolean tagged =
                MailThread.taggedTicket(headers.text("Subject").orElse("")).isPresent();
        return name != null || context.rules().replyToAsSender() || !tagged
                ? headers.addresses("Reply-To").stream()
                : Stream.empty();
    }
}
