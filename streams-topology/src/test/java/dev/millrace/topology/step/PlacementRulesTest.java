package dev.millrace.topology.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Likeness;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.topology.Messages;
import dev.millrace.topology.Shipped;
import dev.millrace.topology.models.ModelsInForce;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementRulesTest {
    private static final ModelsInForce MODELS = ModelsInForce.shippedOnly(Shipped.ENRICHMENT);
    private static final Person ADMIN = new Person("admin", null);

    private final InboundMessage first = Messages.mail("anna@acme.example", "<1@acme.example>", "Locked");
    private final Ticket ticket = Messages.opened(first);

    private static Placement place(@Nullable Ticket ticket, InboundMessage message) {
        return place(ticket, message, FollowUps.USUAL);
    }

    private static Placement place(@Nullable Ticket ticket, InboundMessage message, FollowUps followUps) {
        DeskRules rules = rules(followUps);
        return new PlacementRules(rules, late -> ReadMessage.of(late, MODELS, rules, null))
                .place(ticket, message, Messages.NOW.plus(Duration.ofDays(10)));
    }

    private static DeskRules rules(FollowUps followUps) {
        return new DeskRules(
                Duration.ofDays(3),
                "service-desk",
                Duration.ofMinutes(1),
                Duration.ofDays(7),
                Messages.CODES,
                followUps,
                new Technicians(Map.of("acme", Set.of("Frank@acme.example"))),
                Map.of());
    }

    private static FollowUps reopeningWithin(Duration time) {
        return new FollowUps(new FollowUps.Rule(time, FollowUps.ByReference.SAME_SUBJECT), Map.of());
    }

    private static FollowUps byReference(FollowUps.ByReference rule) {
        return new FollowUps(FollowUps.USUAL.usual(), Map.of("SUPPORT@acme.example", new FollowUps.Rule(null, rule)));
    }

    private Ticket closed() {
        return Messages.after(
                ticket,
                new TicketCommand.Resolve(ticket.id(), "acme", ADMIN, "done"),
                new TicketCommand.Close(ticket.id(), "acme", ADMIN));
    }

    private void assertOnItsOwn(Placement placement, InboundMessage message, @Nullable TicketId mentioned) {
        assertThat(placement).isInstanceOfSatisfying(Placement.Elsewhere.class, elsewhere -> {
            assertThat(elsewhere.message().ticket())
                    .isEqualTo(message.conversation().ticketId())
                    .isNotEqualTo(ticket.id());
            assertThat(elsewhere.message().mentions()).isEqualTo(mentioned);
            assertThat(elsewhere.message().threading()).isEqualTo(Threading.NONE);
        });
    }

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

    /// Anybody can send what names Anna in a list's headers.
    @ParameterizedTest
    @EnumSource(
            value = Threading.class,
            names = {"SUBJECT_TAG", "REFERENCES"})
    void shouldNotLetWhomAListNamesJoinAsAParticipant(Threading threading) {
        InboundMessage named = Messages.reply(ticket.id(), "anna@acme.example", "<2@evil.example>", threading)
                .withFlag(InboundMessage.NAMED_BY_LIST);

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
    void shouldReopenClosedTicketsForEverUnlessToldOtherwise() {
        InboundMessage reply = Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", Threading.SIGNED);

        assertThat(place(closed(), reply)).isEqualTo(new Placement.Here(reply));
        assertThat(place(closed(), reply, reopeningWithin(Duration.ofDays(11)))).isEqualTo(new Placement.Here(reply));
    }

    @Test
    void shouldOpenATicketThatMentionsTheClosedOneWhenItIsTooLate() {
        for (Threading threading : new Threading[] {Threading.SIGNED, Threading.SUBJECT_TAG}) {
            InboundMessage reply = Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", threading);

            for (Duration time : new Duration[] {Duration.ofDays(9), Duration.ZERO}) {
                assertOnItsOwn(place(closed(), reply, reopeningWithin(time)), reply, ticket.id());
            }
        }
    }

    @Test
    void shouldNotCountTheTimeOfATicketThatIsNotClosed() {
        InboundMessage reply = Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", Threading.SIGNED);
        Ticket resolved = Messages.after(ticket, new TicketCommand.Resolve(ticket.id(), "acme", ADMIN, "done"));

        assertThat(place(resolved, reply, reopeningWithin(Duration.ZERO))).isEqualTo(new Placement.Here(reply));
    }

    @Test
    void shouldOpenNothingForLateThanks() {
        InboundMessage thanks = Messages.saying(
                "Thank you, it works",
                Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", Threading.SIGNED));

        assertThat(place(closed(), thanks, reopeningWithin(Duration.ZERO)))
                .as("with what was read, so that models that are promoted now do not read it once more")
                .isInstanceOfSatisfying(Placement.Here.class, here -> {
                    assertThat(here.message()).isEqualTo(thanks);
                    assertThat(here.read()).isNotNull();
                    assertThat(here.read().reading().saysThanks()).isTrue();
                });
    }

    @Test
    void shouldOpenNothingForLateNotesOfPrograms() {
        InboundMessage note = Messages.automatic(
                Automatic.AUTO_REPLY,
                Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", Threading.SIGNED));

        assertThat(place(closed(), note, reopeningWithin(Duration.ZERO))).isEqualTo(new Placement.Here(note));
    }

    /// A mail that claims to be Anna's and is disowned by her domain may know any id of hers.
    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void shouldLetNothingSuspiciousJoinByWhateverItHasStolen(Threading threading) {
        InboundMessage forged = Messages.reply(ticket.id(), "anna@acme.example", "<2@evil.example>", threading)
                .withReview("DMARC failed");

        assertOnItsOwn(place(ticket, forged), forged, ticket.id());
        assertOnItsOwn(place(null, forged), forged, null);
    }

    /// A header that says so makes any mail a program's.
    @ParameterizedTest
    @CsvSource({
        "AUTO_GENERATED, SIGNED",
        "AUTO_GENERATED, SUBJECT_TAG",
        "AUTO_GENERATED, REFERENCES",
        "LIST, SIGNED",
        "LIST, SUBJECT_TAG",
        "AUTO_REPLY, SUBJECT_TAG",
        "AUTO_REPLY, REFERENCES",
        "BOUNCE, SUBJECT_TAG"
    })
    void shouldLetNothingSuspiciousJoinBecauseItCallsItselfAProgram(Automatic automatic, Threading threading) {
        InboundMessage forged = Messages.automatic(
                        automatic, Messages.reply(ticket.id(), "anna@acme.example", "<2@evil.example>", threading))
                .withReview("DMARC failed");

        assertOnItsOwn(place(ticket, forged), forged, ticket.id());
    }

    @ParameterizedTest
    @EnumSource(names = {"BOUNCE", "AUTO_REPLY"})
    void shouldLetAProgramsAnswerToOursJoinThatItsDomainDisowns(Automatic automatic) {
        InboundMessage answer = Messages.automatic(
                        automatic,
                        Messages.reply(ticket.id(), "mailer-daemon@acme.example", "<2@acme.example>", Threading.SIGNED))
                .withReview("DMARC failed");

        assertThat(place(ticket, answer)).isEqualTo(new Placement.Here(answer));
    }

    @Test
    void shouldLetNothingJoinWhatAPersonRejected() {
        InboundMessage spam =
                Messages.mail("eve@evil.example", "<s@evil.example>", "Buy now").withReview("spam");
        Ticket rejected = Messages.after(Messages.opened(spam), new TicketCommand.Close(spam.ticket(), "acme", ADMIN));
        InboundMessage again =
                Messages.reply(spam.ticket(), "eve@evil.example", "<t@evil.example>", Threading.SUBJECT_TAG);

        assertThat(rejected.isRejected()).isTrue();
        assertOnItsOwn(place(rejected, again), again, spam.ticket());
    }

    /// Whoever knows the Message-ID of somebody's first mail does not come into his ticket by it.
    @Test
    void shouldNotLetAStrangerInByTheMessageIdOfTheFirstMail() {
        InboundMessage hers = first.withLikeness("hers");
        Ticket forgetful = Messages.opened(hers);
        for (int i = 0; i < 70; i++) {
            forgetful = Messages.receive(
                    forgetful,
                    Messages.reply(ticket.id(), "anna@acme.example", "<r" + i + "@acme.example>", Threading.SIGNED));
        }
        InboundMessage stolen = Messages.mail("eve@evil.example", "<1@acme.example>", "Let me in")
                .withLikeness("not hers");

        for (Ticket taken : new Ticket[] {Messages.opened(hers), forgetful}) {
            assertThat(place(taken, stolen))
                    .isInstanceOfSatisfying(
                            Placement.Elsewhere.class,
                            elsewhere ->
                                    assertThat(elsewhere.message().ticket()).isNotEqualTo(ticket.id()));
            assertThat(place(taken, hers)).isInstanceOf(Placement.Duplicate.class);
        }
    }

    /// The true mail, say, after one in its writer's name that was there first.
    @Test
    void shouldGiveAnotherMailOfTheSameIdATicketOfItsOwnWhichItFindsAgain() {
        InboundMessage opening = first.withLikeness("one").withRaw("1".repeat(64));
        Ticket opened = Messages.opened(opening);
        for (int i = 0; i < 70; i++) {
            opened = Messages.receive(
                    opened,
                    Messages.reply(ticket.id(), "anna@acme.example", "<r" + i + "@acme.example>", Threading.SIGNED));
        }
        InboundMessage other = first.withLikeness("other").withRaw("2".repeat(64));
        InboundMessage elsewhere = elsewhere(opened, other);

        assertThat(elsewhere.ticket()).isNotEqualTo(opened.id());
        assertThat(place(null, elsewhere)).isEqualTo(new Placement.Here(elsewhere));
        assertThat(elsewhere(opened, other)).isEqualTo(elsewhere);
        assertThat(place(Messages.opened(elsewhere), elsewhere)).isInstanceOf(Placement.Duplicate.class);
        assertThat(elsewhere(opened, first.withLikeness("third")).ticket()).isNotEqualTo(elsewhere.ticket());
    }

    /// Over another path it has other bytes, and a later version may read the same bytes otherwise.
    @Test
    void shouldKnowAMailAgainByWhatItSaysOrByItsBytes() {
        InboundMessage opening = first.withLikeness("one").withRaw("1".repeat(64));
        Ticket opened = Messages.opened(opening);

        assertThat(place(opened, opening.withRaw("2".repeat(64)))).isInstanceOf(Placement.Duplicate.class);
        assertThat(place(opened, opening.withLikeness("read otherwise"))).isInstanceOf(Placement.Duplicate.class);
        assertThat(place(opened, opening.withLikeness(null))).isInstanceOf(Placement.Duplicate.class);
        assertThat(place(Messages.opened(first), opening)).isInstanceOf(Placement.Duplicate.class);
    }

    @Test
    void shouldLetAnotherMailOfTheSameIdJoinTheTicketOfBoth() {
        InboundMessage answer = Messages.reply(
                        ticket.id(), "anna@acme.example", "<constant@acme.example>", Threading.SIGNED)
                .withLikeness("one");
        Ticket answered = Messages.receive(ticket, answer);
        InboundMessage next = answer.withTexts("Help", "It is urgent", null).withLikeness("two");

        assertThat(place(answered, next)).isEqualTo(new Placement.Here(next));
        assertThat(Messages.receive(answered, next).version()).isGreaterThan(answered.version());
        assertThat(place(Messages.receive(answered, next), next)).isInstanceOf(Placement.Duplicate.class);
    }

    /// Anybody can write a list's headers: only the copy that came straight is sure of its writer.
    @Test
    void shouldLeaveOutAListsCopyOfWhatCameStraightButNeverTheOther() {
        InboundMessage straight = first.withLikeness("hers").withRaw("1".repeat(64));
        InboundMessage copy =
                first.withLikeness(Likeness.of("the list's", "hers")).withRaw("2".repeat(64));

        assertThat(place(Messages.opened(straight), copy)).isInstanceOf(Placement.Duplicate.class);
        assertThat(place(Messages.opened(copy), copy.withRaw("3".repeat(64)))).isInstanceOf(Placement.Duplicate.class);
        assertThat(elsewhere(Messages.opened(copy), straight).ticket()).isNotEqualTo(first.ticket());
    }

    /// It was forged to the letter.
    @Test
    void shouldNotTakeAMailForTheCopyOfOneThatAPersonIsToLookAtFirst() {
        InboundMessage genuine = first.withLikeness("one");
        InboundMessage forged = genuine.withReview("nobody vouches for its sender");
        Ticket taken = Messages.opened(forged);

        assertThat(elsewhere(taken, genuine).ticket()).isNotEqualTo(taken.id());
        assertThat(place(taken, forged)).isInstanceOf(Placement.Duplicate.class);
        assertThat(place(Messages.opened(genuine), forged)).isInstanceOf(Placement.Duplicate.class);
    }

    private static InboundMessage elsewhere(Ticket taken, InboundMessage message) {
        return place(taken, message) instanceof Placement.Elsewhere elsewhere ? elsewhere.message() : message;
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

    private static Ticket merged(Ticket source, TicketId target) {
        return Messages.after(
                source,
                new TicketCommand.Merge(source.id(), "acme", ADMIN, target, null),
                new TicketCommand.ConfirmMerge(source.id(), "acme", target));
    }

    private static InboundMessage sentRound(Placement placement) {
        assertThat(placement).isInstanceOf(Placement.Elsewhere.class);
        return ((Placement.Elsewhere) placement).message();
    }

    @Test
    void shouldLeadWhatAMergedTicketWouldTakeToTheOther() {
        Ticket target = Messages.opened(Messages.mail("ben@acme.example", "<9@acme.example>", "Locked"));
        InboundMessage reply =
                Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", Threading.SUBJECT_TAG);

        InboundMessage led = sentRound(place(merged(ticket, target.id()), reply));

        assertThat(led.ticket()).isEqualTo(target.id());
        assertThat(led.mergedFrom()).containsExactly(ticket.id());
        assertThat(place(target, led)).isEqualTo(new Placement.Here(led));
    }

    @Test
    void shouldOpenATicketForAMailThatIsLedToOneClosedTooLongAgo() {
        Ticket target = Messages.opened(Messages.mail("ben@acme.example", "<9@acme.example>", "Locked"));
        InboundMessage reply = Messages.reply(target.id(), "anna@acme.example", "<2@acme.example>", Threading.SIGNED);
        InboundMessage led = sentRound(place(merged(target, ticket.id()), reply, reopeningWithin(Duration.ofDays(1))));

        assertOnItsOwn(place(closed(), led, reopeningWithin(Duration.ofDays(1))), led, ticket.id());
    }

    /// A ticket of its own would be the merged one, which led it here.
    @Test
    void shouldOpenTheNextTicketForAChatThatIsLedToOneClosedTooLongAgo() {
        InboundMessage started = Messages.chat("room", "anna@acme.example", "1", "Locked");
        Ticket chat = merged(Messages.opened(started), ticket.id());
        InboundMessage further = Messages.chat("room", "anna@acme.example", "2", "Still locked");

        InboundMessage led = sentRound(place(chat, further));
        InboundMessage own = sentRound(place(closed(), led, reopeningWithin(Duration.ofDays(1))));

        assertThat(own.ticket())
                .isEqualTo(started.conversation().next().ticketId())
                .isNotEqualTo(chat.id());
        assertThat(own.mentions()).isEqualTo(ticket.id());
        assertThat(place(null, own)).isEqualTo(new Placement.Here(own));
        InboundMessage last = Messages.chat("room", "anna@acme.example", "3", "Hello?");
        InboundMessage ledToo = sentRound(place(chat, last));
        assertThat(sentRound(place(closed(), ledToo, reopeningWithin(Duration.ofDays(1))))
                        .ticket())
                .isEqualTo(own.ticket());
    }

    @Test
    void shouldFollowNoChainForEver() {
        InboundMessage reply = Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", Threading.SIGNED);
        Ticket merged = merged(ticket, TicketId.parse("0000000000001"));
        InboundMessage led = reply;
        for (int times = 0; times < 32; times++) {
            led = led.ledOn(ticket.id());
        }
        assertOnItsOwn(place(merged, led), led, TicketId.parse("0000000000001"));
    }

    @Test
    void shouldOpenATicketForWhatIsLedToOneThatIsNotThere() {
        InboundMessage reply = Messages.reply(ticket.id(), "anna@acme.example", "<2@acme.example>", Threading.SIGNED);
        InboundMessage led = reply.ledOn(TicketId.parse("0000000000001"));
        assertOnItsOwn(place(null, led), led, null);
    }
}
