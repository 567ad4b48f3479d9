package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.ticket.Refusal.refuse;

import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.ticket.TicketCommand.Via;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose answer to a question of agreement counts, and when there are enough of them.
///
/// @param context what the decision needs beside the ticket
/// @param consents what follows once enough have agreed
record AnswerRules(DecisionContext context, ConsentRules consents) {
    List<TicketEvent> approve(Ticket ticket, TicketCommand.Approve command) {
        return approve(ticket, command, command.approvalId(), command.by(), command.via(), command.content());
    }

    List<TicketEvent> deny(Ticket ticket, TicketCommand.Deny command) {
        return deny(ticket, command, command.approvalId(), command.by(), command.via(), command.content());
    }

    List<TicketEvent> approve(
            Ticket ticket, TicketCommand command, String approvalId, Person by, Via via, @Nullable String content) {
        return switch (judge(ticket, approvalId, by, via, content, true)) {
            case Judged.No(String objection) -> refuse(command, objection);
            case Judged.Yes(PendingConsent pending) -> {
                List<TicketEvent> events = new ArrayList<>();
                events.add(new TicketEvent.Approved(approvalId, by, via, pending.missing() - 1));
                if (pending.missing() <= 1) {
                    List<Person> all = new ArrayList<>(pending.given());
                    all.add(by);
                    events.add(consents.run(ticket, approved(pending), all, pending.content(), via == Via.DESK));
                }
                yield events;
            }
        };
    }

    List<TicketEvent> deny(
            Ticket ticket, TicketCommand command, String approvalId, Person by, Via via, @Nullable String content) {
        return switch (judge(ticket, approvalId, by, via, content, false)) {
            case Judged.No(String objection) -> refuse(command, objection);
            case Judged.Yes _ ->
                context.backToPerson(
                        new TicketEvent.Denied(approvalId, by, via), ticket, by.shown() + " did not agree");
        };
    }

    private static Authorisation approved(PendingConsent pending) {
        return new Authorisation.NeedsConsent("approved", pending.consent(), pending.roles(), pending.quorum(), null);
    }

    /// What is to be said of an answer.
    private sealed interface Judged {
        record Yes(PendingConsent pending) implements Judged {}

        record No(String objection) implements Judged {}
    }

    private Judged judge(
            Ticket ticket, String approvalId, Person by, Via via, @Nullable String content, boolean agrees) {
        PendingConsent pending = ticket.consent();
        Optional<String> objection = objectionToQuestion(ticket, approvalId);
        if (objection.isPresent() || pending == null) {
            return new Judged.No(objection.orElse("no approval is pending"));
        }
        return objectionToContent(pending, via, content, agrees)
                .or(() -> objectionToPerson(ticket, pending, by, via, agrees))
                .or(() -> objectionToWay(pending, via))
                .<Judged>map(Judged.No::new)
                .orElseGet(() -> new Judged.Yes(pending));
    }

    Optional<String> objectionToQuestion(Ticket ticket, String approvalId) {
        PendingConsent pending = ticket.consent();
        if (pending == null) {
            return Optional.of("no approval is pending; the ticket is " + ticket.status());
        }
        if (!pending.approvalId().equals(approvalId)) {
            return Optional.of("approval %s is pending, not %s".formatted(pending.approvalId(), approvalId));
        }
        return context.now().isAfter(pending.expiresAt())
                ? Optional.of("the approval expired at " + pending.expiresAt())
                : Optional.empty();
    }

    /// An answer is to what was seen. Whoever refuses at the desk refuses whatever it is.
    private static Optional<String> objectionToContent(
            PendingConsent pending, Via via, @Nullable String content, boolean agrees) {
        if (via != Via.DESK) {
            return Objects.equals(pending.content(), content)
                    ? Optional.empty()
                    : Optional.of("what the link was made for has changed since; it is void");
        }
        if (!agrees) {
            return Optional.empty();
        }
        if (pending.content() == null) {
            return Optional.of("it is not known yet who is asked, and for what");
        }
        return pending.content().equals(content) ? Optional.empty() : Optional.of("what was shown has changed since");
    }

    static Optional<String> objectionToPerson(
            Ticket ticket, PendingConsent pending, Person by, Via via, boolean agrees) {
        return agrees ? objectionToAgreement(ticket, pending, by, via) : objectionToRefusal(pending, by, via);
    }

    /// Whoever is signed in at the desk may refuse, and whoever was asked, also where he has agreed before.
    private static Optional<String> objectionToRefusal(PendingConsent pending, Person by, Via via) {
        return via == Via.DESK || pending.mayBeGivenBy(by) ? Optional.empty() : wasNotAsked(by);
    }

    private static Optional<String> wasNotAsked(Person by) {
        return Optional.of(by.address() + " was not asked");
    }

    /// Whoever is signed in at the desk speaks for one of those asked, but does not agree to what the desk itself
    /// chose.
    private static Optional<String> objectionToAgreement(Ticket ticket, PendingConsent pending, Person by, Via via) {
        Wish wish = ticket.wish();
        if (wish != null && by.key().equals(wish.by().key())) {
            return Optional.of(by.address() + " cannot agree to what he chose himself");
        }
        Optional<String> unknown = via == Via.DESK ? by.objectionToSignedIn() : Optional.empty();
        if (unknown.isPresent()) {
            return unknown;
        }
        if (pending.consent() != Consent.IDENTITY
                && by.key().equals(ticket.requester().key())) {
            return Optional.of(by.address() + " cannot agree to his own request");
        }
        if (pending.wasGivenBy(by)) {
            return Optional.of(by.address() + " has agreed already; somebody else must, too");
        }
        if (pending.mayBeGivenBy(by)) {
            return Optional.empty();
        }
        if (via != Via.DESK) {
            return wasNotAsked(by);
        }
        if (wish != null) {
            return Optional.of("the desk chose it; one of those who were asked must agree, and %s was not"
                    .formatted(by.address()));
        }
        return pending.quorum() > 1
                ? Optional.of("%d people must agree, each of whom was asked; %s was not"
                        .formatted(pending.quorum(), by.address()))
                : Optional.empty();
    }

    /// A link comes by mail, and mail is sent on. What somebody else asks for nobody agrees to by a link alone.
    private static Optional<String> objectionToWay(PendingConsent pending, Via via) {
        return via == Via.LINK && pending.consent() != Consent.IDENTITY
                ? Optional.of("a link alone does not answer; the code does that is mailed to whoever was asked")
                : Optional.empty();
    }
}
