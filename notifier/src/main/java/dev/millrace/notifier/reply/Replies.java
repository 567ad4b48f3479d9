package dev.millrace.notifier.reply;

import dev.millrace.notifier.reply.Matter.CouldNotFix;
import dev.millrace.notifier.reply.Matter.CouldNotFix.Cause;
import dev.millrace.notifier.reply.Matter.Work;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.RemediationOutcome.OneTimeSecret;
import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;
import dev.millrace.tickets.ticket.MergedTicket;
import dev.millrace.tickets.ticket.PendingConsent;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.understanding.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What follows from an update, for whom: at most one reply to the requester, as few as possible to others.
///
/// What is fixed at once is told once, when it is fixed; it is not announced before.
public final class Replies {
    private final TicketUpdate update;
    private final Ticket ticket;

    private Replies(TicketUpdate update) {
        this.update = update;
        this.ticket = update.ticket();
    }

    /// The replies to an update; the same update always makes the same ones.
    public static List<Reply> of(TicketUpdate update) {
        Replies replies = new Replies(update);
        List<Reply> all = new ArrayList<>(replies.toOthers());
        replies.toRequester().ifPresent(all::addFirst);
        return List.copyOf(all);
    }

    private Optional<Reply> toRequester() {
        return ticket.answerable() && ticket.review() == null && !isOurself(ticket.requester()) && !isLeftOfAMerge()
                ? matterForRequester().map(matter -> reply(ticket.requester(), true, language(), matter))
                : Optional.empty();
    }

    /// Of a merged ticket its requester hears where it goes on; what its run left behind is between the desk and the
    /// run.
    private boolean isLeftOfAMerge() {
        return ticket.mergedInto() != null
                && (has(TicketEvent.RemediationFailed.class) || has(TicketEvent.ReplyWithheld.class));
    }

    /// The situation, the most telling one first; an update of one decision rarely shows two.
    private Optional<Matter> matterForRequester() {
        return fixed().or(this::couldNotFix)
                .or(this::needsConsent)
                .or(this::resolved)
                .or(this::reopened)
                .or(() -> event(TicketEvent.Closed.class).map(_ -> new Matter.Closed()))
                .or(this::answer)
                .or(this::question)
                .or(this::received);
    }

    private Optional<Matter> fixed() {
        return event(TicketEvent.RemediationSucceeded.class)
                .filter(_ -> has(TicketEvent.Resolved.class))
                .map(succeeded -> new Matter.Fixed(work(), once(succeeded), succeeded.told()));
    }

    private static @Nullable SecretKind once(TicketEvent.RemediationSucceeded succeeded) {
        return succeeded.secret() == null ? null : succeeded.secret().kind();
    }

    private Optional<Matter> couldNotFix() {
        return takenOver()
                .filter(_ -> !isUnstartedChoice(update))
                .flatMap(assignee -> cause().map(cause -> new CouldNotFix(work(), cause, assignee, failureTold())));
    }

    /// Who has it now. A ticket that was done when its run failed, or when the link did not go out that its requester
    /// waits for, is opened again; nobody has written then.
    private Optional<String> takenOver() {
        return event(TicketEvent.Assigned.class)
                .map(TicketEvent.Assigned::assignee)
                .or(() -> event(TicketEvent.Reopened.class)
                        .filter(_ -> has(TicketEvent.RemediationFailed.class) || isLinkLost())
                        .map(TicketEvent.Reopened::assignee));
    }

    /// Whether the link did not go out to another address than the requester's: where a mail did not arrive no other
    /// is sent, or each would bring forth the next.
    private boolean isLinkLost() {
        return event(TicketEvent.ReplyWithheld.class)
                .filter(withheld -> withheld.kind().equals(TicketEvent.ReplyWithheld.ONE_TIME_LINK))
                .filter(withheld ->
                        !withheld.to().key().equals(ticket.requester().key()))
                .isPresent();
    }

    /// Whether a technician chose what cannot begin, as where he mistyped its target. That is between him and the desk:
    /// the requester was told nothing of it, and asked for nothing else than before.
    private static boolean isUnstartedChoice(TicketUpdate update) {
        return update.ticket().wish() != null
                && update.events().stream().anyMatch(TicketEvent.ConsentImpossible.class::isInstance);
    }

    private @Nullable String failureTold() {
        return event(TicketEvent.RemediationFailed.class)
                .map(TicketEvent.RemediationFailed::told)
                .orElse(null);
    }

    private Optional<Cause> cause() {
        Optional<Cause> failed = event(TicketEvent.RemediationFailed.class)
                .map(event -> event.undone() ? Cause.FAILED : Cause.HALF_DONE);
        if (failed.isPresent()) {
            return failed;
        }
        if (isLinkLost()) {
            return Optional.of(Cause.HALF_DONE);
        }
        if (has(TicketEvent.Denied.class)) {
            return Optional.of(Cause.DENIED);
        }
        if (has(TicketEvent.ConsentImpossible.class)) {
            return Optional.of(Cause.NOBODY_TO_ASK);
        }
        return has(TicketEvent.ConsentExpired.class) ? Optional.of(Cause.EXPIRED) : Optional.empty();
    }

    /// Whoever is himself asked to agree reads that, and needs no second mail that says so.
    private Optional<Matter> needsConsent() {
        return event(TicketEvent.ConsentersFound.class)
                .filter(found -> found.consenters().stream()
                        .noneMatch(consenter ->
                                consenter.key().equals(ticket.requester().key())))
                .flatMap(found -> consent().map(pending -> switch (pending.consent()) {
                    case IDENTITY -> new Matter.NeedsIdentity(work());
                    case GROUP_OWNER, MANAGER, ROLE -> new Matter.NeedsApproval(work(), names(found.consenters()));
                }));
    }

    private Optional<Matter> resolved() {
        return event(TicketEvent.Resolved.class).map(resolved -> new Matter.Resolved(resolved.note()));
    }

    private Optional<Matter> reopened() {
        return event(TicketEvent.Reopened.class)
                .filter(_ -> !has(TicketEvent.ReplyWithheld.class))
                .map(reopened -> new Matter.Reopened(reopened.assignee()));
    }

    private Optional<Matter> answer() {
        return event(TicketEvent.Commented.class)
                .filter(TicketEvent.Commented::toRequester)
                .map(comment -> new Matter.Answer(comment.by().name(), comment.text()));
    }

    private Optional<Matter> question() {
        return event(TicketEvent.QuestionAsked.class)
                .map(asked -> new Matter.Question(
                        asked.question().about(), asked.question().choices()));
    }

    /// Passing a ticket on among technicians is not the requester's affair, unless he has heard nothing yet.
    private Optional<Matter> received() {
        if (has(TicketEvent.AcknowledgementDue.class)) {
            return Optional.of(new Matter.Received(null));
        }
        return event(TicketEvent.Assigned.class)
                .filter(_ -> (has(TicketEvent.Authorised.class) && ticket.wish() == null)
                        || ticket.replies().isEmpty())
                .map(assigned -> new Matter.Received(assigned.assignee()));
    }

    private List<Reply> toOthers() {
        List<Reply> replies = new ArrayList<>();
        event(TicketEvent.ConsentersFound.class)
                .ifPresent(found -> consent()
                        .ifPresent(pending ->
                                found.consenters().forEach(consenter -> replies.add(request(pending, consenter)))));
        event(TicketEvent.CodeRequested.class)
                .ifPresent(requested -> consent().ifPresent(pending -> replies.add(code(pending, requested))));
        event(TicketEvent.RemediationSucceeded.class)
                .map(TicketEvent.RemediationSucceeded::secret)
                .ifPresent(secret -> replies.add(oneTimeLink(secret)));
        replies.addAll(toMerged());
        return replies.stream()
                .filter(reply -> !isOurself(reply.to()))
                .collect(
                        Collectors.toMap(Reply::key, reply -> reply, (first, _) -> first, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private Reply request(PendingConsent pending, Person consenter) {
        return switch (pending.consent()) {
            case IDENTITY ->
                reply(
                        consenter,
                        false,
                        language(),
                        new Matter.IdentityRequest(
                                pending.approvalId(),
                                work(),
                                ticket.requester(),
                                pending.content(),
                                pending.codesUntil(),
                                pending.expiresAt()));
            case GROUP_OWNER, MANAGER, ROLE ->
                reply(
                        consenter,
                        false,
                        Language.EN,
                        new Matter.ApprovalRequest(
                                pending.approvalId(),
                                pending.consent(),
                                !pending.roles().isEmpty(),
                                pending.quorum(),
                                work(),
                                ticket.requester(),
                                ticket.subject(),
                                pending.content(),
                                pending.expiresAt()));
        };
    }

    /// To where he was asked: the question names him, whoever wants to answer it.
    private Reply code(PendingConsent pending, TicketEvent.CodeRequested requested) {
        return reply(
                requested.by(),
                false,
                Language.EN,
                new Matter.ApprovalCode(
                        pending.approvalId(),
                        requested.approved(),
                        requested.door(),
                        work(),
                        ticket.requester(),
                        pending.content(),
                        pending.expiresAt()));
    }

    private Reply oneTimeLink(OneTimeSecret secret) {
        return reply(
                secret.recipient(),
                false,
                language(),
                new Matter.OneTimeLink(
                        secret.secretId(), secret.kind(), work(), ticket.requester(), secret.expiresAt()));
    }

    private Reply reply(Person to, boolean toRequester, Language language, Matter matter) {
        return new Reply(
                ticket.id(),
                ticket.tenant(),
                update.version(),
                ticket.channel(),
                to,
                toRequester,
                language,
                ticket.subject(),
                ticket.ourAddress(),
                toRequester ? ticket.lastMessageId() : null,
                matter,
                null);
    }

    /// What a technician says to the requester is meant for all whose tickets were merged into this one. What a
    /// runbook did, or is asked before it does, is the requester's affair alone. Who asked by mail and in a chat
    /// hears of it in both.
    private List<Reply> toMerged() {
        Optional<Matter> said = event(TicketEvent.Resolved.class)
                .filter(resolved -> resolved.by() != null)
                .<Matter>map(resolved -> new Matter.Resolved(resolved.note()))
                .or(this::answer);
        return said.map(matter -> ticket.merged().stream()
                        .filter(MergedTicket::answerable)
                        .filter(other -> !isSameConversation(other))
                        .map(other -> replyTo(other, matter))
                        .toList())
                .orElse(List.of());
    }

    private boolean isSameConversation(MergedTicket other) {
        return other.channel() == ticket.channel()
                && other.requester().key().equals(ticket.requester().key());
    }

    /// Each in his own conversation, and none learns of another.
    private Reply replyTo(MergedTicket other, Matter matter) {
        return new Reply(
                ticket.id(),
                ticket.tenant(),
                update.version(),
                other.channel(),
                other.requester(),
                false,
                language(),
                other.subject(),
                ticket.ourAddress(),
                other.lastMessageId(),
                matter,
                other.ticket());
    }

    private Work work() {
        return new Work(
                Objects.requireNonNullElse(ticket.runbook(), Diagnosis.NO_RUNBOOK),
                Objects.requireNonNullElse(ticket.target(), Diagnosis.SENDER));
    }

    private Language language() {
        return Language.of(ticket.language());
    }

    private Optional<PendingConsent> consent() {
        return Optional.ofNullable(ticket.consent());
    }

    /// A mail to ourselves would come back as a message and be answered again.
    private boolean isOurself(Person person) {
        String address = person.key().replaceFirst("\\+[^@]*@", "@");
        return address.equals(ticket.ourAddress().strip().toLowerCase(java.util.Locale.ROOT));
    }

    private static String names(List<Person> people) {
        return people.stream()
                .map(person -> person.name() == null ? person.address() : person.name())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private boolean has(Class<? extends TicketEvent> type) {
        return event(type).isPresent();
    }

    private <T extends TicketEvent> Optional<T> event(Class<T> type) {
        return update.events().stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
