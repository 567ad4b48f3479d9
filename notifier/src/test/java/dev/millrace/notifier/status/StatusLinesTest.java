package dev.millrace.notifier.status;

import static dev.millrace.notifier.Story.BEN;
import static dev.millrace.notifier.Story.TECHNICIAN;
import static dev.millrace.notifier.Story.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.notifier.Story;
import dev.millrace.notifier.history.KnownTicket;
import dev.millrace.notifier.history.KnownTicket.Step;
import dev.millrace.notifier.reply.Wording;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.WaitCause;
import dev.millrace.tickets.ticket.CodeSource;
import dev.millrace.tickets.ticket.MergedTicket;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusLinesTest {
    private final StatusLines lines = new StatusLines(new Wording("Acme service desk", ZoneOffset.UTC));

    @Test
    void shouldTellTheStepsInTheRequestersLanguage() {
        Story story = Story.byMail().in("fr");
        assertThat(lines.of(story.opens()).texts()).containsExactly("Votre message est bien arrivé.");

        Story german = Story.byMail().in("de").diagnosed("unlock-account", "sender");
        assertThat(lines.of(german.runs()).texts()).containsExactly("Wir arbeiten daran: Ihr Konto entsperren.");
        StatusLine done = lines.of(german.succeeds(null));
        assertThat(done.texts()).containsExactly("Erledigt.");
        assertThat(done.state()).isEqualTo("Erledigt");
        assertThat(done.done()).isTrue();
    }

    @Test
    void shouldNameTheTeamByItsName() {
        Wording named = new Wording("Acme service desk", ZoneOffset.UTC, Map.of("Service team", "The team next door"));

        assertThat(new StatusLines(named)
                        .of(Story.byMail().in("en").diagnosed("none", "sender").goesToPerson())
                        .texts())
                .contains("The team next door is looking after it.");
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellWhyARunWaits(WaitCause cause) {
        Map<WaitCause, String> telling = Map.of(
                WaitCause.AWAY, "nicht erreichbar",
                WaitCause.BUSY, "viel zu tun",
                WaitCause.UNDER_WAY, "noch dabei",
                WaitCause.FROZEN, "nichts geändert werden",
                WaitCause.STOPPED, "angehalten",
                WaitCause.BEHIND, "schon etwas anderes");

        assertThat(lines.of(waiting(cause)).texts())
                .singleElement()
                .asString()
                .contains(telling.get(cause))
                .doesNotContain("Montag");
    }

    @Test
    void shouldClaimNoCauseThatWasNotTold() {
        assertThat(lines.of(waiting(null)).texts())
                .containsExactly("Wir müssen warten, bevor wir weitermachen; es geht von selbst weiter.");
    }

    private static TicketUpdate waiting(@Nullable WaitCause cause) {
        Story story = Story.byMail().in("de").diagnosed("unlock-account", "sender");
        story.runs();
        return story.waits("directory", cause, "nicht vor Montag");
    }

    @Test
    void shouldTellThatNobodyIsKnownToAskRatherThanThatNobodyAnswered() {
        Story story = Story.byMail().diagnosed("grant-group-access", "finance-reports");
        story.asks(Consent.GROUP_OWNER, 2);
        assertThat(lines.of(story.findsNobody("only Ben can be asked")).texts())
                .contains("We could not get the approval or confirmation this needs.")
                .noneMatch(text -> text.contains("in time") || text.contains("Ben"));
    }

    /// The directory was away when those who had been asked were to be asked anew.
    @Test
    void shouldNotDenyThatPeopleWereAsked() {
        Story story = Story.byMail().diagnosed("grant-group-access", "finance-reports");
        story.asks(Consent.GROUP_OWNER, 1);
        story.findsConsenters(BEN);
        assertThat(lines.of(story.findsNobody("the directory does not answer")).texts())
                .contains("We could not get the approval or confirmation this needs.")
                .noneMatch(text -> text.contains("nobody"));
    }

    /// Whoever at the desk chose the runbook is told himself; what was asked before he did stays told.
    @Test
    void shouldJudgeOldStepsByWhoHadChosenTheRunbookThen() {
        Story story = Story.byMail().diagnosed("grant-group-access", "finance-reports");
        List<TicketUpdate> updates = new ArrayList<>();
        updates.add(story.asks(Consent.GROUP_OWNER, 2));
        updates.add(story.findsNobody("only Ben can be asked"));
        TicketId ticket = story.ticket().id();
        updates.add(story.does(new TicketCommand.RunRunbook(
                ticket, TENANT, TECHNICIAN, "grant-group-access", "finance-reports", Map.of())));
        String nobody = "We could not get the approval or confirmation this needs.";
        assertThat(texts(updates)).containsOnlyOnce(nobody);

        updates.add(story.asks(Consent.GROUP_OWNER, 2));
        updates.add(story.findsNobody("only Ben can be asked"));
        updates.add(story.does(new TicketCommand.Close(ticket, TENANT, TECHNICIAN)));
        assertThat(story.ticket().wish()).isNull();
        assertThat(texts(updates)).containsOnlyOnce(nobody);
        assertThat(texts(updates.subList(2, updates.size()))).doesNotContain(nobody);
    }

    /// Of a long story only the end is kept, which says that a choice ended or that there was none.
    @Test
    void shouldNotTellThatNobodyCouldBeAskedWhereItMayHaveBeenForAChosenRunbook() {
        Story story = Story.byMail().diagnosed("grant-group-access", "finance-reports");
        story.asks(Consent.GROUP_OWNER, 2);
        TicketId ticket = story.ticket().id();
        story.findsNobody("only Ben can be asked");
        story.does(new TicketCommand.RunRunbook(
                ticket, TENANT, TECHNICIAN, "grant-group-access", "finance-reports", Map.of()));
        List<TicketUpdate> kept = List.of(
                story.asks(Consent.GROUP_OWNER, 2),
                story.findsNobody("only Ben can be asked"),
                story.does(new TicketCommand.Close(ticket, TENANT, TECHNICIAN)));

        assertThat(texts(kept)).doesNotContain("We could not get the approval or confirmation this needs.");
    }

    @Test
    void shouldKnowOfEachEventWhetherAChoiceLastsAfterIt() throws IOException {
        Story story = Story.byMail().diagnosed("grant-group-access", "finance-reports");
        story.goesToPerson();
        Ticket unchosen = story.ticket();
        story.does(new TicketCommand.RunRunbook(
                unchosen.id(), TENANT, TECHNICIAN, "grant-group-access", "finance-reports", Map.of()));
        Ticket chosen = story.ticket();
        assertThat(chosen.wish()).isNotNull();

        try (Stream<Path> samples = Files.list(Path.of("../tickets/src/test/resources/golden"))) {
            assertThat(samples.filter(file -> file.getFileName().toString().startsWith("event-")))
                    .hasSizeGreaterThan(40)
                    .allSatisfy(file -> {
                        TicketEvent event = Json.read(Files.readString(file), TicketEvent.class);
                        for (Ticket before : List.of(unchosen, chosen)) {
                            assertThat(StatusLines.isChosenAfter(event, before.wish() != null))
                                    .isEqualTo(Ticket.evolve(before, event).wish() != null);
                        }
                    });
        }
    }

    private List<String> texts(List<TicketUpdate> updates) {
        List<Step> steps = updates.stream().map(Step::of).toList();
        return lines.of(new KnownTicket(updates.getLast().ticket(), steps)).stream()
                .flatMap(line -> line.texts().stream())
                .toList();
    }

    @Test
    void shouldTellOfWrongCodesOnlyWhomTheyWereMailedTo() {
        Story story = Story.byMail().diagnosed("grant-group-access", "finance-reports");
        TicketUpdate asked = story.asks(Consent.GROUP_OWNER);
        story.findsConsenters(Story.BEN);
        TicketUpdate guessed = story.does(new TicketCommand.AnswerByCode(
                story.ticket().id(),
                Story.TENANT,
                story.approvalId(),
                "no proof at all",
                true,
                CodeSource.statusPage()));
        assertThat(guessed.events()).singleElement().isInstanceOf(TicketEvent.CodeRefused.class);
        assertThat(lines.of(guessed).texts()).isEmpty();

        KnownTicket afterwards = new KnownTicket(
                story.isDeniedBy(Story.BEN).ticket(),
                List.of(KnownTicket.Step.of(asked), KnownTicket.Step.of(guessed)));
        assertThat(lines.of(afterwards))
                .last()
                .satisfies(line -> assertThat(line.texts()).isEmpty());
    }

    @Test
    void shouldSayThatItGoesOnWithAnotherButNotWithWhich() {
        Story story = Story.byMail().diagnosed("none", null);
        TicketId other = new TicketId(1);
        TicketId ticket = story.goesToPerson().ticketId();
        TicketUpdate asked = story.does(new TicketCommand.Merge(ticket, TENANT, TECHNICIAN, other, "the same"));
        assertThat(lines.of(asked).texts()).isEmpty();

        StatusLine merged = lines.of(story.does(new TicketCommand.ConfirmMerge(ticket, TENANT, other)));
        assertThat(merged.texts())
                .containsExactly(
                        "The ticket goes on together with another one about the same matter. Just reply as before.");
        assertThat(merged.done()).isTrue();

        Story target = Story.byMail().diagnosed("none", null);
        TicketId id = target.goesToPerson().ticketId();
        assertThat(lines.of(target.does(new TicketCommand.MergeIn(
                                id,
                                TENANT,
                                List.of(new MergedTicket(other, Channel.EMAIL, BEN, true, "Lost", null)),
                                TECHNICIAN,
                                null,
                                1)))
                        .texts())
                .isEmpty();
    }

    @Test
    void shouldGiveNothingAway() {
        Story story = Story.byMail().diagnosed("unlock-account", "sender");
        story.runs();
        assertThat(texts(story.succeeds(null))).doesNotContain("cn=anna");

        Story failed = Story.byMail().diagnosed("unlock-account", "sender");
        failed.runs();
        assertThat(texts(failed.fails())).doesNotContain("LDAP");

        Story asked = Story.byMail().diagnosed("grant-group-access", "finance-reports");
        asked.asks(Consent.GROUP_OWNER);
        assertThat(texts(asked.findsConsenters(BEN))).doesNotContain("Ben", "ben@");
        assertThat(texts(asked.does(new TicketCommand.Comment(
                        asked.ticket().id(), TENANT, TECHNICIAN, "She is a difficult one", false))))
                .doesNotContain("difficult");
        assertThat(texts(asked.does(new TicketCommand.RecordReply(
                        asked.ticket().id(), TENANT, "approval-request-4-x", "approval-request", BEN, "Dear Ben"))))
                .doesNotContain("Ben", "written to you");
    }

    private String texts(TicketUpdate update) {
        return String.join("\n", lines.of(update).texts());
    }
}
