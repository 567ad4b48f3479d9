package dev.millrace.topology.step;

import static dev.millrace.topology.step.Placements.assertOnItsOwn;
import static dev.millrace.topology.step.Placements.byReference;
import static dev.millrace.topology.step.Placements.place;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.topology.Messages;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which ticket a message joins, or whether it opens one.
class PlacementRulesTest {
    private final InboundMessage first = Placements.FIRST;
    private final Ticket ticket = Placements.TICKET;

    @Test
    void shouldOpenATicketForANewConversation() {
        assertThat(place(null, first)).isEqualTo(new Placement.Here(first));
    }

    @Test
    void shouldKnowWhatItTookBefore() {
        assertThat(place(ticket, first)).isInstanceOf(Placement.Duplicate.class);
    }

    @Test
    void shouldLetOurOwnSignatureJoin() {
        InboundMessage reply =
                Messages.reply(ticket.id(), "anna.private@home.example", "<2@home.example>", Threading.SIGNED);
        assertThat(place(ticket, reply)).isEqualTo(new Placement.Here(reply));
    }

    @Test
    void shouldLetAParticipantJoinByTagOrReference() {
        for (Threading threading : new Threading[] {Threading.SUBJECT_TAG, Threading.REFERENCES}) {
            InboundMessage reply = Messages.reply(ticket.id(), "ANNA@acme.example", "<2@acme.example>", threading);
            assertThat(place(ticket, reply)).isEqualTo(new Placement.Here(reply));
        }
    }

    /// Anybody can send what names Anna in a list's headers, in the `Reply-To` of a form, or beside himself.
    @ParameterizedTest
    @CsvSource({
        "SUBJECT_TAG, named-by-list",
        "REFERENCES, named-by-list",
        "SUBJECT_TAG, named-by-form",
        "REFERENCES, named-by-form",
        "SUBJECT_TAG, several-from",
        "REFERENCES, several-from",
        "SUBJECT_TAG, no-from",
        "REFERENCES, no-from"
    })
    void shouldNotLetWhomOnlyHeadersNameJoinAsAParticipant(Threading threading, String flag) {
        InboundMessage named = Messages.reply(ticket.id(), "anna@acme.example", "<2@evil.example>", threading)
                .withFlag(flag);

        assertOnItsOwn(place(ticket, named), named, ticket.id());
        assertOnItsOwn(place(null, named), named, null);
    }

    @Test
    void shouldLetWhomAListNamesJoinByOurSignatureAsAStrangerMay() {
        InboundMessage named = Messages.reply(ticket.id(), "anna@acme.example", "<2@evil.example>", Threading.SIGNED)
                .withFlag(InboundMessage.NAMED_BY_LIST);

        assertThat(place(ticket, named)).isEqualTo(new Placement.Here(named));
    }

    @Test
    void shouldGiveAStrangerATicketOfHisOwnThatMentionsTheOther() {
        InboundMessage guess =
                Messages.reply(ticket.id(), "eve@evil.example", "<2@evil.example>", Threading.SUBJECT_TAG);
        assertThat(place(ticket, guess)).isInstanceOfSatisfying(Placement.Elsewhere.class, elsewhere -> {
            assertThat(elsewhere.message().ticket())
                    .isEqualTo(guess.conversation().ticketId())
                    .isNotEqualTo(ticket.id());
            assertThat(elsewhere.message().mentions()).isEqualTo(ticket.id());
            assertThat(elsewhere.message().threading()).isEqualTo(Threading.NONE);
        });
    }

    @Test
    void shouldIgnoreAProgramsNoteOnATicketThatItMayNotJoin() {
        InboundMessage note = Messages.programs(
                Automatic.AUTO_REPLY,
                Messages.reply(ticket.id(), "eve@evil.example", "<2@evil.example>", Threading.SUBJECT_TAG));
        InboundMessage bounce = Messages.programs(
                Automatic.BOUNCE,
                Messages.reply(ticket.id(), "mailer-daemon@evil.example", "<3@evil.example>", Threading.SIGNED));

        assertThat(reasonFor(place(ticket, note))).isEqualTo("auto-reply-to-no-ticket");
        assertThat(reasonFor(place(null, note))).isEqualTo("auto-reply-to-no-ticket");
        assertThat(reasonFor(place(null, bounce))).isEqualTo("bounce-of-no-ticket");
        assertThat(place(ticket, bounce)).isEqualTo(new Placement.Here(bounce));
    }

    @Test
    void shouldLetAProgramsNoteForAParticipantJoin() {
        InboundMessage note = Messages.programs(
                Automatic.AUTO_REPLY,
                Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", Threading.SUBJECT_TAG));

        assertThat(place(ticket, note)).isEqualTo(new Placement.Here(note));
    }

    /// A person may have written what only looks like a program's note.
    @Test
    void shouldOpenATicketOfAStrangersNoteThatNoProgramWroteForCertain() {
        InboundMessage note = Messages.automatic(
                Automatic.AUTO_REPLY,
                Messages.reply(ticket.id(), "eve@evil.example", "<2@evil.example>", Threading.SUBJECT_TAG));

        assertThat(place(ticket, note)).isInstanceOf(Placement.Elsewhere.class);
    }

    private static String reasonFor(Placement placement) {
        return ((Placement.Ignored) placement).record().reason();
    }

    @Test
    void shouldGiveAMailWithATagOfNoTicketATicketOfItsOwn() {
        InboundMessage guess =
                Messages.reply(ticket.id(), "eve@evil.example", "<2@evil.example>", Threading.SUBJECT_TAG);
        assertThat(place(null, guess))
                .isInstanceOfSatisfying(
                        Placement.Elsewhere.class,
                        elsewhere -> assertThat(elsewhere.message().mentions()).isNull());
    }

    @Test
    void shouldNeverJoinAcrossTenants() {
        InboundMessage foreign = Messages.ofTenant("other", ticket.id(), Threading.SIGNED);
        assertThat(place(ticket, foreign))
                .isInstanceOfSatisfying(
                        Placement.Elsewhere.class,
                        elsewhere -> assertThat(elsewhere.message().mentions()).isNull());
    }

    @Test
    void shouldTellTwoConversationsApartWhoseIdsCollide() {
        InboundMessage other = Messages.reply(ticket.id(), "ben@acme.example", "<9@acme.example>", Threading.NONE);
        assertThat(place(ticket, other))
                .isInstanceOfSatisfying(
                        Placement.Elsewhere.class,
                        elsewhere -> assertThat(elsewhere.message().conversation())
                                .isEqualTo(other.conversation().next()));
    }

    @ParameterizedTest
    @CsvSource({
        "Help,SAME_SUBJECT,true",
        "RE: AW: [External] help,SAME_SUBJECT,true",
        "A new laptop,SAME_SUBJECT,false",
        "A new laptop,ANY_SUBJECT,true",
        "Help,NEVER,false",
    })
    void shouldLetAReferenceAloneCountAsTheMailboxHasIt(String subject, FollowUps.ByReference rule, boolean joins) {
        InboundMessage reply = Messages.titled(
                subject, Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", Threading.REFERENCES));

        Placement placement = place(ticket, reply, byReference(rule));

        if (joins) {
            assertThat(placement).isEqualTo(new Placement.Here(reply));
        } else {
            assertOnItsOwn(placement, reply, ticket.id());
        }
    }

    @Test
    void shouldJoinByTagAndSignatureWhateverTheSubject() {
        for (Threading threading : new Threading[] {Threading.SUBJECT_TAG, Threading.SIGNED}) {
            InboundMessage reply = Messages.titled(
                    "A new laptop", Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", threading));

            assertThat(place(ticket, reply)).isEqualTo(new Placement.Here(reply));
        }
    }

    @Test
    void shouldTryTheNextTicketWhereTheNewestCannotBeJoined() {
        TicketId older = TicketId.parse("0000A-0000-0001");
        InboundMessage reply = Messages.reply(ticket.id(), "ben@acme.example", "<2@acme.example>", Threading.REFERENCES)
                .withAlternatives(List.of(older));

        for (Ticket newest : new Ticket[] {ticket, null}) {
            assertThat(place(newest, reply)).isInstanceOfSatisfying(Placement.Elsewhere.class, elsewhere -> {
                assertThat(elsewhere.message().ticket()).isEqualTo(older);
                assertThat(elsewhere.message().threading()).isEqualTo(Threading.REFERENCES);
                assertThat(elsewhere.message().alternatives()).isEmpty();
                assertThat(elsewhere.message().mentions()).isEqualTo(newest == null ? null : ticket.id());
            });
        }
    }

    @Test
    void shouldJoinTheNewestTicketThatMayBeJoined() {
        InboundMessage reply = Messages.reply(
                        ticket.id(), "anna@acme.example", "<2@acme.example>", Threading.REFERENCES)
                .withAlternatives(List.of(TicketId.parse("0000A-0000-0001")));

        assertThat(place(ticket, reply)).isEqualTo(new Placement.Here(reply));
    }

    @Test
    void shouldLetAMailJoinTheTicketOfAnAnswerToItThatCameFirst() {
        Ticket ofAnswer = ofAnswer("anna@acme.example");

        assertThat(place(ofAnswer, first)).isEqualTo(new Placement.Here(first));
        assertBeside(ofAnswer, Messages.titled("A new laptop", first));
        assertBeside(ofAnswer, first.withReview("spam"));
        assertBeside(ofAnswer("ben@acme.example"), first);
        Ticket closed = Messages.after(ofAnswer, new TicketCommand.Close(ofAnswer.id(), "acme", Placements.ADMIN));
        assertThat(place(closed, first, Placements.reopeningWithin(Duration.ofDays(1))))
                .isInstanceOf(Placement.Elsewhere.class);
    }

    private Ticket ofAnswer(String from) {
        return Messages.opened(Messages.reply(ticket.id(), from, "<2@acme.example>", Threading.REFERENCES));
    }

    /// It opens the next ticket and mentions that one, to which its own conversation leads.
    private static void assertBeside(Ticket ofAnswer, InboundMessage message) {
        assertThat(place(ofAnswer, message)).isInstanceOfSatisfying(Placement.Elsewhere.class, elsewhere -> {
            assertThat(elsewhere.message().conversation())
                    .isEqualTo(message.conversation().next());
            assertThat(elsewhere.message().mentions()).isEqualTo(ofAnswer.id());
        });
    }

    @Test
    void shouldLetATechnicianJoinByTag() {
        InboundMessage answer =
                Messages.reply(ticket.id(), "frank@acme.example", "<2@acme.example>", Threading.SUBJECT_TAG);

        assertThat(place(ticket, answer)).isEqualTo(new Placement.Here(answer));
    }

    @Test
    void shouldNotLetInWhoeverOnlySaysThatHeIsATechnician() {
        InboundMessage forged = Messages.claimed(
                Messages.reply(ticket.id(), "frank@acme.example", "<2@evil.example>", Threading.SUBJECT_TAG));

        assertOnItsOwn(place(ticket, forged), forged, ticket.id());
    }

    /// What a sender calls himself is compared as a whole, whatever he looks like.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@acme.example.evil.test",
                "anna@acme-example.test",
                "anna@\u0430cme.example",
                "anna+x@acme.example",
                "anna.@acme.example",
                "\"anna@acme.example\"@evil.test",
                "xanna@acme.example",
                "ann\u0430@acme.example",
            })
    void shouldTakeNobodyForAParticipantWhoOnlyLooksLikeOne(String sender) {
        for (Threading threading : new Threading[] {Threading.SUBJECT_TAG, Threading.REFERENCES}) {
            InboundMessage forged = Messages.reply(ticket.id(), sender, "<2@evil.test>", threading);

            assertOnItsOwn(place(ticket, forged), forged, ticket.id());
        }
    }

    /// Who passes on an answer that a colleague sent him goes on with his own ticket.
    @Test
    void shouldLetAForwardJoinTheTicketOfWhoeverPassedItOn() {
        InboundMessage passedOn = Messages.reply(
                        ticket.id(), "supplier@partner.example", "<9@x.example>", Threading.REFERENCES)
                .withForwardedBy(new Person("anna@acme.example", null));

        assertThat(place(ticket, passedOn)).isEqualTo(new Placement.Here(passedOn));
        assertThat(place(ticket, passedOn.withForwardedBy(new Person("eve@evil.example", null))))
                .isInstanceOf(Placement.Elsewhere.class);
        InboundMessage said = Messages.reply(ticket.id(), "anna@acme.example", "<9@x.example>", Threading.REFERENCES);
        assertThat(place(ticket, said.withForwardedBy(new Person("eve@evil.example", null))))
                .isInstanceOf(Placement.Elsewhere.class);
    }
}
