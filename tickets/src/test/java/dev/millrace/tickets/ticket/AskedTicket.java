package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.Samples.ANNA;
import static dev.millrace.tickets.Samples.APPROVAL;
import static dev.millrace.tickets.Samples.CODES;
import static dev.millrace.tickets.Samples.ID;
import static dev.millrace.tickets.Samples.NOW;
import static dev.millrace.tickets.Samples.PLAN;
import static dev.millrace.tickets.Samples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.Samples;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.AgreedContent;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.ticket.TicketCommand.Via;
import dev.millrace.tickets.ticket.TicketEvent.CodeRefused;
import dev.millrace.tickets.ticket.TicketEvent.CommandRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A ticket about which people are asked, and what is decided of it.
abstract class AskedTicket {
    static final Person CHLOE = new Person("chloe@acme.example", null);
    static final Person HOME = new Person("anna@private.example", "Anna Keller");

    private @Nullable Ticket ticket;
    List<TicketEvent> last = List.of();
    Instant now = NOW;
    CodeSource from = CodeSource.chat("of a test");

    void guess(CodeSource source, int times) {
        from = source;
        for (int guess = 0; guess < times; guess++) {
            answer(wrongCode());
        }
    }

    CodeRefused wrong(int left) {
        return new CodeRefused(APPROVAL, "the code is wrong", left, from, now);
    }

    void asked(int quorum, Person... people) {
        decide(new TicketCommand.Receive(Samples.message(), Samples.reading()));
        decide(new TicketCommand.Diagnose(ID, TENANT, Samples.diagnosis()));
        decide(new TicketCommand.Authorise(
                ID, TENANT, new Authorisation.NeedsConsent("r", Consent.MANAGER, List.of(), quorum, null)));
        decide(found(PLAN, people));
    }

    void askedWhoHeIs() {
        decide(new TicketCommand.Receive(Samples.message(), Samples.reading()));
        decide(new TicketCommand.Diagnose(ID, TENANT, Samples.diagnosis()));
        decide(new TicketCommand.Authorise(ID, TENANT, new Authorisation.NeedsConsent("r", Consent.IDENTITY)));
        decide(found(PLAN, HOME));
    }

    static TicketCommand found(String plan, Person... people) {
        return new TicketCommand.RecordOutcome(
                new RemediationOutcome.ConsentersFound(ID, TENANT, APPROVAL, List.of(people), plan, null));
    }

    void approve(Person by, Via via) {
        decide(new TicketCommand.Approve(ID, TENANT, APPROVAL, by, via, content(PLAN)));
    }

    void answer(String code) {
        decide(new TicketCommand.AnswerByCode(ID, TENANT, APPROVAL, CODES.proof(APPROVAL, code), true, from));
    }

    String code(Person person) {
        return CODES.of(APPROVAL, content(PLAN), person.address());
    }

    String wrongCode() {
        String right = code(HOME);
        return (right.startsWith("0") ? "1" : "0") + right.substring(1);
    }

    String content(String plan) {
        return AgreedContent.of("unlock-account", "sender", Map.of(), ANNA, plan);
    }

    void assertRefused(String reason) {
        assertThat(last)
                .singleElement()
                .isInstanceOfSatisfying(
                        CommandRefused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }

    void decide(TicketCommand command) {
        DecisionContext context = new DecisionContext(now, Duration.ofDays(3), "service-desk", CODES);
        last = Ticket.decide(ticket, command, context);
        Ticket.update(ticket, last, now, null).ifPresent(update -> ticket = update.ticket());
    }

    Ticket ticket() {
        assertThat(ticket).isNotNull();
        return ticket;
    }
}
