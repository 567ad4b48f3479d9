package dev.millrace.notifier.reply;

import static dev.millrace.notifier.Story.ANNA;
import static dev.millrace.notifier.Story.BEN;
import static dev.millrace.notifier.Story.NOON;
import static dev.millrace.notifier.Story.TECHNICIAN;
import static dev.millrace.notifier.Story.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.notifier.Story;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome.Leftover;
import dev.millrace.tickets.remediation.RemediationOutcome.OneTimeSecret;
import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;
import dev.millrace.tickets.ticket.MergedTicket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketCommand.Door;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketStatus;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.understanding.Question;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepliesTest {
    private static final Question WHICH =
            new Question("application", List.of("Visio", "Project"), "install-software", true);

    private static final Person ANNA_AT_HOME = new Person("anna@private.example", "Anna Keller");

    @Test
    void shouldTellOnceThatItIsFixedAndNothingBefore() {
        Story story = Story.byMail();
        assertThat(kinds(story.opens())).isEmpty();

        Story fixed = Story.byMail().diagnosed("unlock-account", "sender");
        assertThat(kinds(fixed.runs())).isEmpty();
        assertThat(kinds(fixed.succeeds(null))).containsExactly("fixed to anna@acme.example");
    }

    @Test
    void shouldTellWhoTakesWhatNoRunbookMends() {
        TicketUpdate assigned = Story.byMail().diagnosed("none", null).goesToPerson();

        Reply reply = Replies.of(assigned).getFirst();

        assertThat(reply.matter()).isEqualTo(new Matter.Received("Service team"));
        assertThat(reply.answersMessageId()).isEqualTo("<first.1@mail.acme.example>");
        assertThat(reply.toRequester()).isTrue();
    }

    @Test
    void shouldAskForTheNameThatIsMissingInsteadOfSayingWhoTakesIt() {
        TicketUpdate asked = Story.byMail().diagnosedOpen(WHICH).goesToPerson();

        assertThat(kinds(asked)).containsExactly("question to anna@acme.example");
        assertThat(matter(asked)).isEqualTo(new Matter.Question("application", List.of("Visio", "Project")));
    }

    @Test
    void shouldAcknowledgeOnlyWhenMendingTakesLong() {
        Story story = Story.byMail().diagnosed("unlock-account", "sender");
        story.runs();

        assertThat(kinds(story.acknowledges())).containsExactly("received to anna@acme.example");
    }

    @Test
    void shouldAskConsentersAndTellTheRequesterWhomItWaitsFor() {
        Story story = Story.byMail().diagnosed("grant-group-access", "finance-reports");
        assertThat(kinds(story.asks(Consent.GROUP_OWNER))).isEmpty();

        TicketUpdate found = story.findsConsenters(BEN, TECHNICIAN);

        assertThat(kinds(found))
                .containsExactly(
                        "needs-approval to anna@acme.example",
                        "approval-request to ben@acme.example",
                        "approval-request to tom@acme.example");
        assertThat(Replies.of(found).stream().map(Reply::key)).doesNotHaveDuplicates();
        assertThat(Replies.of(found).getFirst().matter())
                .isEqualTo(new Matter.NeedsApproval(
                        new Matter.Work("grant-group-access", "finance-reports"), "Ben Okafor, Tom Reed"));
    }

    @Test
    void shouldAskForIdentityAtTheRegisteredAddressAlone() {
        Story story = Story.byMail().diagnosed("reset-password", "sender");
        story.asks(Consent.IDENTITY);

        TicketUpdate found = story.findsConsenters(ANNA_AT_HOME);

        assertThat(kinds(found))
                .containsExactly("needs-identity to anna@acme.example", "identity-request to anna@private.example");
        Reply toRequester = Replies.of(found).getFirst();
        assertThat(Json.text(toRequester)).doesNotContain("private.example");
    }

    @Test
    void shouldWriteOneMailWhereTheRequesterIsAskedHimself() {
        Story story = Story.byMail().diagnosed("reset-password", "sender");
        story.asks(Consent.IDENTITY);

        assertThat(kinds(story.findsConsenters(ANNA))).containsExactly("identity-request to anna@acme.example");
    }

    @Test
    void shouldSendTheOneTimeLinkWhereTheSecretBelongsAndOnlySaySoToTheRequester() {
        Story story = Story.byMail().diagnosed("reset-password", "sender");
        story.runs();

        TicketUpdate succeeded = story.succeeds(
                new OneTimeSecret("secret-17", ANNA_AT_HOME, NOON.plusSeconds(1_800), SecretKind.PASSWORD));

        assertThat(kinds(succeeded))
                .containsExactly("fixed to anna@acme.example", "one-time-link to anna@private.example");
        assertThat(Json.text(Replies.of(succeeded).getFirst())).doesNotContain("secret-17", "private.example");
    }

    @Test
    void shouldTellWhoWaitsForAOneTimeLinkThatItDidNotGoOut() {
        Story story = Story.byMail().diagnosed("reset-password", "sender");
        story.runs();
        story.succeeds(new OneTimeSecret("secret-17", ANNA_AT_HOME, NOON.plusSeconds(1_800), SecretKind.PASSWORD));

        assertThat(Replies.of(story.losesReply("one-time-link", ANNA_AT_HOME)))
                .singleElement()
                .satisfies(reply -> assertThat(reply.to()).isEqualTo(ANNA))
                .extracting(Reply::matter)
                .isEqualTo(couldNotFix("reset-password", "sender", Matter.CouldNotFix.Cause.HALF_DONE));
        assertThat(Replies.of(story.losesReply("could-not-fix", ANNA))).isEmpty();
    }

    /// A mail to where none arrives would fail as well, and the next one of that.
    @Test
    void shouldMailNobodyWhereAMailDidNotGoOut() {
        Story linked = Story.byMail().diagnosed("reset-password", "sender");
        linked.runs();
        linked.succeeds(new OneTimeSecret("secret-17", ANNA, NOON.plusSeconds(1_800), SecretKind.PASSWORD));
        assertThat(Replies.of(linked.losesReply("one-time-link", ANNA))).isEmpty();
        assertThat(linked.ticket().status()).isEqualTo(TicketStatus.REOPENED);

        Story answered = Story.byMail().diagnosed("none", null);
        answered.does(new TicketCommand.Resolve(answered.ticket().id(), TENANT, TECHNICIAN, "done"));
        assertThat(Replies.of(answered.losesReply("answer", ANNA))).isEmpty();
        assertThat(answered.ticket().status()).isEqualTo(TicketStatus.REOPENED);
        assertThat(Replies.of(answered.losesReply("resolved", ANNA))).isEmpty();
    }

    @Test
    void shouldTellWhoTakesOverWhatCouldNotBeDone() {
        Story failed = Story.byMail().diagnosed("unlock-account", "sender");
        failed.runs();
        assertThat(matter(failed.fails()))
                .isEqualTo(couldNotFix("unlock-account", "sender", Matter.CouldNotFix.Cause.FAILED));

        Story told = Story.byMail().diagnosed("unlock-account", "sender");
        told.runs();
        assertThat(matter(told.fails("It is not to be had.")))
                .isInstanceOfSatisfying(
                        Matter.CouldNotFix.class,
                        words -> assertThat(words.told()).isEqualTo("It is not to be had."));

        Story halfway = Story.byMail().diagnosed("reset-password", "sender");
        halfway.runs();
        assertThat(matter(halfway.fails(null, List.of(new Leftover("set-password", "old", "new", "stays")))))
                .isEqualTo(couldNotFix("reset-password", "sender", Matter.CouldNotFix.Cause.HALF_DONE));

        // A worker of before does not tell what stays, nor does one that cannot read what was done.
        Story unknown = Story.byMail().diagnosed("reset-password", "sender");
        unknown.runs();
        assertThat(matter(unknown.fails(null, false, List.of())))
                .isEqualTo(couldNotFix("reset-password", "sender", Matter.CouldNotFix.Cause.HALF_DONE));

        // Nobody has written, though the ticket is open again.
        Story closed = Story.byMail().diagnosed("reset-password", "sender");
        closed.runs();
        closed.does(new TicketCommand.Close(closed.ticket().id(), TENANT, TECHNICIAN));
        assertThat(matter(closed.fails(null, List.of(new Leftover("set-password", "old", "new", "stays")))))
                .isEqualTo(couldNotFix("reset-password", "sender", Matter.CouldNotFix.Cause.HALF_DONE));

        Story denied = waitingForBen();
        assertThat(matter(denied.isDeniedBy(BEN)))
                .isEqualTo(couldNotFix("grant-group-access", "finance-reports", Matter.CouldNotFix.Cause.DENIED));

        Story expired = waitingForBen();
        assertThat(matter(expired.consentExpires()))
                .isEqualTo(couldNotFix("grant-group-access", "finance-reports", Matter.CouldNotFix.Cause.EXPIRED));

        Story tooFew = Story.byMail().diagnosed("grant-group-access", "finance-reports");
        tooFew.asks(Consent.GROUP_OWNER, 2);
        assertThat(matter(tooFew.findsNobody("2 different people must agree, and only 1 can be asked")))
                .isEqualTo(
                        couldNotFix("grant-group-access", "finance-reports", Matter.CouldNotFix.Cause.NOBODY_TO_ASK));
    }

    @Test
    void shouldNotMailTheRequesterOfWhatATechnicianChoseAndCouldNotStart() {
        Story story = Story.byMail().diagnosed("none", null);
        story.does(new TicketCommand.RecordReply(
                story.ticket().id(), story.ticket().tenant(), "received-1", "received", ANNA, "We have it."));
        story.goesToPerson();
        story.does(new TicketCommand.RunRunbook(
                story.ticket().id(), story.ticket().tenant(), TECHNICIAN, "unlock-account", "frankk", Map.of()));
        story.asks(Consent.MANAGER);
        TicketUpdate update = story.findsNobody("nobody is called frankk");

        assertThat(update.events()).hasAtLeastOneElementOfType(TicketEvent.ConsentImpossible.class);
        assertThat(Replies.of(update)).isEmpty();
    }

    @Test
    void shouldSayNothingWhenAnApprovalMerelySetsThingsGoing() {
        assertThat(kinds(waitingForBen().isApprovedBy(BEN))).isEmpty();
    }

    @Test
    void shouldMailTheCodeToWhoWasAskedAndToNobodyElse() {
        assertThat(kinds(waitingForBen().isAskedForTheCodeOf(BEN, true, Door.LINK)))
                .containsExactly("approval-code to ben@acme.example");
        assertThat(kinds(waitingForBen().isAskedForTheCodeOf(TECHNICIAN, true, Door.CHAT)))
                .as("he was not asked")
                .isEmpty();
    }

    @Test
    void shouldPassOnWhatTechniciansSayAndDo() {
        Story story = Story.byMail().diagnosed("none", null);
        story.goesToPerson();
        var id = story.ticket().id();

        assertThat(kinds(story.does(new TicketCommand.Comment(id, TENANT, TECHNICIAN, "among us", false))))
                .isEmpty();
        assertThat(matter(story.does(new TicketCommand.Comment(id, TENANT, TECHNICIAN, "Which printer?", true))))
                .isEqualTo(new Matter.Answer("Tom Reed", "Which printer?"));
        assertThat(matter(story.does(new TicketCommand.Resolve(id, TENANT, TECHNICIAN, "Replaced the cable."))))
                .isEqualTo(new Matter.Resolved("Replaced the cable."));
        assertThat(matter(story.hearsAgain("<second@mail.acme.example>")))
                .isEqualTo(new Matter.Reopened("Service team"));
        assertThat(matter(story.does(new TicketCommand.Close(id, TENANT, TECHNICIAN))))
                .isEqualTo(new Matter.Closed());
    }

    @Test
    void shouldAnswerNobodyWhoseMailWaitsForReviewOrWasRejected() {
        Story story = Story.byMail().suspectedOf("spam (X-Spam-Flag: YES)");
        assertThat(kinds(story.opens())).isEmpty();
        assertThat(kinds(story.understood("none"))).isEmpty();

        assertThat(kinds(story.does(new TicketCommand.Close(story.ticket().id(), TENANT, TECHNICIAN))))
                .isEmpty();
    }

    @Test
    void shouldAnswerWhatWasReleasedAsAnythingElse() {
        Story story = Story.byMail().suspectedOf("spam (X-Spam-Flag: YES)").diagnosed("none", null);

        assertThat(kinds(story.does(new TicketCommand.Resume(story.ticket().id(), TENANT, TECHNICIAN))))
                .isEmpty();
        assertThat(matter(story.goesToPerson())).isEqualTo(new Matter.Received("Service team"));
    }

    @Test
    void shouldNotTellOfHandingOnAmongTechnicians() {
        Story story = Story.byMail().diagnosed("none", null);
        story.goesToPerson();
        var id = story.ticket().id();
        story.does(new TicketCommand.RecordReply(id, TENANT, "received-3-x", "received", ANNA, "It arrived."));

        assertThat(kinds(story.does(new TicketCommand.Assign(id, TENANT, "Network team", TECHNICIAN))))
                .isEmpty();
        assertThat(kinds(story.does(new TicketCommand.Escalate(id, TENANT, TECHNICIAN, "urgent"))))
                .isEmpty();
    }

    @Test
    void shouldNeverAnswerPrograms() {
        Story story = Story.byMail().writtenBy(Automatic.AUTO_REPLY).diagnosed("grant-group-access", "finance-reports");
        story.asks(Consent.GROUP_OWNER);

        assertThat(kinds(story.findsConsenters(BEN))).containsExactly("approval-request to ben@acme.example");
        assertThat(kinds(story.isDeniedBy(BEN))).isEmpty();
    }

    @Test
    void shouldNeverWriteToItself() {
        Person itself = new Person("Support+x@acme.example", null);

        assertThat(kinds(Story.byMail().from(itself).diagnosed("none", null).goesToPerson()))
                .isEmpty();
    }

    @Test
    void shouldSpeakTheRequestersLanguageAndEnglishOtherwise() {
        assertThat(language("de")).isEqualTo(Language.DE);
        assertThat(language("fr")).isEqualTo(Language.FR);
        assertThat(language("es")).isEqualTo(Language.ES);
        assertThat(language("und")).isEqualTo(Language.EN);
        assertThat(language("nl")).isEqualTo(Language.EN);
    }

    @Test
    void shouldMakeTheSameRepliesOfTheSameUpdate() {
        TicketUpdate update = waitingForBen().isDeniedBy(BEN);

        assertThat(Replies.of(Json.read(Json.bytes(update), TicketUpdate.class)))
                .isEqualTo(Replies.of(update));
    }

    @Test
    void shouldTravelAsJson() {
        Story story = Story.byMail().through(Channel.WEB).diagnosed("reset-password", "sender");
        story.asks(Consent.IDENTITY);

        Replies.of(story.findsConsenters(ANNA_AT_HOME))
                .forEach(reply ->
                        assertThat(Json.read(Json.bytes(reply), Reply.class)).isEqualTo(reply));
    }

    private static Story waitingForBen() {
        Story story = Story.byMail().diagnosed("grant-group-access", "finance-reports");
        story.asks(Consent.GROUP_OWNER);
        story.findsConsenters(BEN);
        return story;
    }

    private static Matter couldNotFix(String runbook, String target, Matter.CouldNotFix.Cause cause) {
        return new Matter.CouldNotFix(new Matter.Work(runbook, target), cause, "Service team", null);
    }

    private static Language language(String code) {
        return Replies.of(Story.byMail().in(code).diagnosed("none", null).goesToPerson())
                .getFirst()
                .language();
    }

    private static Matter matter(TicketUpdate update) {
        List<Reply> replies = Replies.of(update);
        assertThat(replies).hasSize(1);
        return replies.getFirst().matter();
    }

    private static final TicketId OTHER = new TicketId(1);

    /// Anna's ticket, which no runbook mends, with another one merged into it.
    private static Story holding(MergedTicket other) {
        Story story = Story.byMail().diagnosed("none", null);
        story.goesToPerson();
        assertThat(kinds(story.does(
                        new TicketCommand.MergeIn(story.ticket().id(), TENANT, List.of(other), TECHNICIAN, null, 1))))
                .isEmpty();
        return story;
    }

    private static MergedTicket bens(Channel channel, boolean answerable) {
        return new MergedTicket(OTHER, channel, BEN, answerable, "Nothing works", "<ben.1@acme.example>");
    }

    private static TicketUpdate says(Story story, boolean toRequester) {
        return story.does(
                new TicketCommand.Comment(story.ticket().id(), TENANT, TECHNICIAN, "The server is down.", toRequester));
    }

    @Test
    void shouldTellWhatATechnicianSaysToAllWhoseTicketsWereMerged() {
        Story story = holding(bens(Channel.EMAIL, true));

        TicketUpdate said = says(story, true);

        assertThat(kinds(said)).containsExactly("answer to anna@acme.example", "answer to ben@acme.example");
        Reply toBen = Replies.of(said).getLast();
        assertThat(toBen.subject()).isEqualTo("Nothing works");
        assertThat(toBen.answersMessageId()).isEqualTo("<ben.1@acme.example>");
        assertThat(toBen.ticket()).isEqualTo(story.ticket().id());
        assertThat(toBen.merged()).isEqualTo(OTHER);
        assertThat(Json.text(toBen)).doesNotContain("anna", "Locked out");
        assertThat(kinds(says(story, false))).isEmpty();
        assertThat(kinds(story.does(
                        new TicketCommand.Resolve(story.ticket().id(), TENANT, TECHNICIAN, "Started again."))))
                .containsExactly("resolved to anna@acme.example", "resolved to ben@acme.example");
    }

    @Test
    void shouldAnswerOneWhoAskedThroughTwoDoorsThroughBoth() {
        Story story = holding(new MergedTicket(OTHER, Channel.CHAT, ANNA, true, "Again", null));
        TicketUpdate said = says(story, true);
        assertThat(Replies.of(said))
                .extracting(reply -> reply.channel() + " " + reply.to().address())
                .containsExactly("EMAIL anna@acme.example", "CHAT anna@acme.example");
        assertThat(Replies.of(said)).extracting(Reply::key).doesNotHaveDuplicates();
        assertThat(Replies.of(said)).extracting(Reply::replyId).doesNotHaveDuplicates();
    }

    @Test
    void shouldAnswerOneOfTwoMergedTicketsOfAPersonForEachDoor() {
        Story story = holding(bens(Channel.EMAIL, true));
        story.does(new TicketCommand.MergeIn(
                story.ticket().id(),
                TENANT,
                List.of(
                        new MergedTicket(new TicketId(2), Channel.CHAT, BEN, true, "Again", null),
                        new MergedTicket(new TicketId(3), Channel.EMAIL, BEN, true, "Once more", null)),
                TECHNICIAN,
                null,
                2));
        assertThat(Replies.of(says(story, true)))
                .extracting(reply -> reply.channel() + " " + reply.to().address())
                .containsExactly("EMAIL anna@acme.example", "EMAIL ben@acme.example", "CHAT ben@acme.example");
    }

    @Test
    void shouldTellNobodyTwiceAndNoProgram() {
        Story own = holding(new MergedTicket(OTHER, Channel.EMAIL, ANNA, true, "Again", null));
        assertThat(kinds(says(own, true))).containsExactly("answer to anna@acme.example");
        assertThat(kinds(says(holding(bens(Channel.EMAIL, false)), true)))
                .containsExactly("answer to anna@acme.example");
    }

    @Test
    void shouldKeepWhatConcernsTheRequesterAloneFromOthers() {
        Story story = holding(bens(Channel.EMAIL, true));
        assertThat(kinds(story.does(new TicketCommand.Close(story.ticket().id(), TENANT, TECHNICIAN))))
                .containsExactly("closed to anna@acme.example");
    }

    @Test
    void shouldSayNothingOfTheMergeToWhomeverItEnds() {
        Story story = Story.byMail().diagnosed("none", null);
        story.goesToPerson();
        TicketId ticket = story.ticket().id();
        assertThat(kinds(story.does(new TicketCommand.Merge(ticket, TENANT, TECHNICIAN, OTHER, null))))
                .isEmpty();
        assertThat(kinds(story.does(new TicketCommand.ConfirmMerge(ticket, TENANT, OTHER))))
                .isEmpty();
    }

    private static List<String> kinds(TicketUpdate update) {
        return Replies.of(update).stream()
                .map(reply -> reply.matter().kind() + " to " + reply.to().address())
                .toList();
    }
}
