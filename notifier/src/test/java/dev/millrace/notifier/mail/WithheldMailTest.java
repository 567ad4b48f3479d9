package dev.millrace.notifier.mail;

import static dev.millrace.notifier.Story.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.notifier.Story;
import dev.millrace.notifier.TestDatabase;
import dev.millrace.notifier.reply.Reply;
import dev.millrace.notifier.update.Commands;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Bounce;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/// Mails that are not sent on purpose, against a real database.
class WithheldMailTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Person OTHER_DESK = new Person("requests@other.example", "Other desk");

    private final List<TicketCommand> recorded = new CopyOnWriteArrayList<>();
    private final Commands commands = command -> Mono.fromRunnable(() -> recorded.add(command));
    private final MailRoom room = new MailRoom(TestDatabase.create(), MailRoom.settings(1, null), commands);
    private @Nullable OutboundMail sent;

    @Test
    void shouldFallSilentAfterThreeAnswersToADeskThatOpensATicketWithEach() {
        for (int i = 0; i < 6; i++) {
            take(acknowledged(OTHER_DESK, i));
        }

        assertThat(count("waiting")).isEqualTo(3);
        assertThat(count("withheld")).isEqualTo(3);
        assertThat(recorded)
                .hasSize(3)
                .allSatisfy(command -> assertThat(command)
                        .isInstanceOfSatisfying(TicketCommand.RecordWithheld.class, withheld -> {
                            assertThat(withheld.to().key()).isEqualTo("requests@other.example");
                            assertThat(withheld.reason()).contains("a program seems to answer");
                        }));
    }

    /// It keeps nothing of the mail that it answers.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "support@other.example",
                "Helpdesk@other.example",
                "service-desk@acme.example",
                "tickets+7@other.example"
            })
    void shouldAnswerWhatIsCalledADeskOnceWhateverItWrites(String address) {
        take(acknowledged(new Person(address, "Desk"), "Meeting room", 1));
        take(acknowledged(new Person(address, "Desk"), "Your request 4711", 2));

        assertThat(count("waiting")).isEqualTo(1);
        assertThat(recorded).singleElement().isInstanceOf(TicketCommand.RecordWithheld.class);
    }

    /// Neither can tell that the other is a program: its mail has no sign of that, no tag and no reference, only the
    /// subject, behind words of its own.
    @ParameterizedTest
    @CsvSource({
        "Meeting room, Your request 4711: Re: Meeting room",
        "Meeting room, Re: Meeting room [#219PY-YTXP-NV2K]",
        "Re: Meeting room, Re: Meeting room [#219PY-YTXP-NV2K]",
        "Meeting room, '[Other desk] Ticket 12 opened: MEETING ROOM'",
        "'Urgent: meeting room', 'Received: Urgent: meeting room'",
    })
    void shouldAnswerTheAnswerOfAProgramNoMore(String subject, String answer) {
        take(acknowledged(OTHER_DESK, subject, 1));

        take(acknowledged(OTHER_DESK, answer, 2));

        assertThat(count("waiting")).isEqualTo(1);
        assertThat(recorded)
                .singleElement()
                .isInstanceOfSatisfying(
                        TicketCommand.RecordWithheld.class,
                        withheld -> assertThat(withheld.reason()).contains("a program seems to answer"));
    }

    /// Somebody from outside who asks three things at once, in words that are much the same.
    @ParameterizedTest
    @CsvSource({
        "Help, Help with the printer, I need help",
        "Printer, Printer, Printer again",
        "Invoice 4711, Re: Invoice 4712, FW: Invoice 4713",
        "'', '', ''",
        "Order: laptop, Order: monitor, Order: keyboard",
        "Printer broken, URGENT: printer broken, FW: printer broken",
        "Printer broken, Dringend: Printer broken, 'Re: WG: urgent: Printer broken'",
        "Re: Offer, Re: Offer, RE: Offer",
        "Offer, Re: Offer, AW: Re[2]: Offer",
    })
    void shouldAnswerAPersonFromOutsideWhoWritesInQuickSuccession(String first, String second, String third) {
        Person person = new Person("paula@customer.example", "Paula");
        take(acknowledged(person, first, 1));
        take(acknowledged(person, second, 2));
        take(acknowledged(person, third, 3));

        assertThat(count("waiting")).isEqualTo(3);
        assertThat(recorded).isEmpty();
    }

    @Test
    void shouldTellAPersonFromOutsideWhatBecameOfHisTicketWhateverElseHeWrote() {
        Person person = new Person("paula@customer.example", "Paula");
        Story story = Story.byMail()
                .from(person)
                .about("Order: laptop")
                .withMessageId("<order@customer.example>")
                .diagnosed("none", null);
        take(story.goesToPerson());
        take(acknowledged(person, "Laptop", 2));
        story.does(new TicketCommand.Resolve(story.ticket().id(), Story.TENANT, Story.TECHNICIAN, "done"));

        take(story.hearsAgain("<again@customer.example>"));

        assertThat(count("waiting")).isEqualTo(3);
        assertThat(recorded).isEmpty();
    }

    /// The desk of a large house has a domain of its own beneath the house's, or a department has.
    @ParameterizedTest
    @ValueSource(strings = {"anna@example", "anna@it.acme.example", "anna@notacme.example"})
    void shouldTakeSubdomainsForOurHouseAndNothingElse(String address) {
        for (int i = 0; i < 5; i++) {
            take(acknowledged(new Person(address, "Anna"), i));
        }

        assertThat(count("waiting")).isEqualTo(address.endsWith("@it.acme.example") ? 5 : 3);
    }

    @Test
    void shouldAnswerAColleagueWhoPassesHisOwnMailOn() {
        take(acknowledged(ANNA, "Meeting room", 1));
        take(acknowledged(ANNA, "FW: Meeting room", 2));

        assertThat(count("waiting")).isEqualTo(2);
    }

    @Test
    void shouldNotSendWhatWasWithheldWhenItsUpdateIsReadAgain() {
        for (int i = 0; i < 3; i++) {
            take(acknowledged(OTHER_DESK, i));
        }
        TicketUpdate fourth = acknowledged(OTHER_DESK, 4);
        take(fourth);

        take(fourth);

        assertThat(count("waiting")).isEqualTo(3);
        assertThat(count("withheld")).isEqualTo(1);
        assertThat(recorded).hasSize(1);
    }

    @Test
    void shouldAnswerAColleagueWhoWritesALot() {
        for (int i = 0; i < 12; i++) {
            take(acknowledged(ANNA, i));
        }

        assertThat(count("waiting")).isEqualTo(12);
    }

    /// Its notes name nothing of ours, and each opens a ticket.
    @Test
    void shouldFallSilentWhereAColleaguesProgramAnswersEachOfOurMailsByTheSameNote() {
        for (int i = 0; i < 52; i++) {
            take(acknowledged(ANNA, i < 2 ? "Thank you for your message" : "RE: Thank you for your message", i));
            sendAll();
        }
        take(acknowledged(ANNA, "Laptop broken", 52));

        assertThat(count("sent")).isEqualTo(50);
        assertThat(count("waiting")).isEqualTo(1);
        assertThat(recorded)
                .hasSize(2)
                .allSatisfy(command -> assertThat(((TicketCommand.RecordWithheld) command).reason())
                        .contains("a program seems to answer"));
    }

    /// Each note opens a ticket, since it is another mail.
    @Test
    void shouldFallSilentForAProgramWhoseNotesAllHaveOneMessageId() {
        for (int i = 0; i < 6; i++) {
            take(Story.byMail()
                    .from(new Person("paula@customer.example", "Paula"))
                    .about("Note " + i)
                    .withMessageId("<note@customer.example>")
                    .diagnosed("none", null)
                    .goesToPerson());
        }

        assertThat(count("waiting")).isEqualTo(3);
        assertThat(count("withheld")).isEqualTo(3);
    }

    @Test
    void shouldFallSilentOnATicketWhereTheSameIsSaidOfOneMessageIdAgainAndAgain() {
        take(acknowledged(ANNA, 1));
        Reply first = room.ledger.claim().block(PATIENCE).reply();

        List<Boolean> withheld = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            withheld.add(room.ledger
                    .add(again(first, first.version() + i), "<again" + i + "@acme.example>", first.ourAddress())
                    .block(PATIENCE));
        }

        assertThat(withheld).containsExactly(false, false, true, true, true);
    }

    private static Reply again(Reply reply, long version) {
        return new Reply(
                reply.ticket(),
                reply.tenant(),
                version,
                reply.channel(),
                reply.to(),
                reply.toRequester(),
                reply.language(),
                reply.subject(),
                reply.ourAddress(),
                reply.answersMessageId(),
                reply.matter(),
                reply.merged());
    }

    @Test
    void shouldAnswerAColleagueWhoWritesWithoutASubject() {
        for (int i = 0; i < 6; i++) {
            take(acknowledged(ANNA, i % 2 == 0 ? "" : "Re:", i));
            sendAll();
        }

        assertThat(count("sent")).isEqualTo(6);
    }

    private void sendAll() {
        for (OutboundMail mail = room.ledger.claim().block(PATIENCE);
                mail != null;
                mail = room.ledger.claim().block(PATIENCE)) {
            assertThat(room.ledger.sent(mail).block(PATIENCE)).isTrue();
        }
    }

    /// A mail without From, Sender and Reply-To is nobody's (RFC 6761, section 6.4).
    @Test
    void shouldNotWriteToNobody() {
        take(acknowledged(new Person("unknown@sender.invalid", null), 1));

        assertThat(count("withheld")).isEqualTo(1);
        assertThat(recorded)
                .singleElement()
                .satisfies(command -> assertThat(((TicketCommand.RecordWithheld) command).reason())
                        .contains("nobody"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"team@acme.example", "IT@acme.example", "no-reply@acme.example", "info+7@acme.example"})
    void shouldTakeARoleOfOurOwnHouseForAnotherDesk(String address) {
        for (int i = 0; i < 5; i++) {
            take(acknowledged(new Person(address, "Another desk"), i));
        }

        assertThat(count("waiting")).isEqualTo(3);
        assertThat(count("withheld")).isEqualTo(2);
    }

    @Test
    void shouldFallSilentOnATicketThatIsReopenedAgainAndAgain() {
        Story story = Story.byMail().diagnosed("none", null);
        take(story.goesToPerson());
        for (int i = 0; i < 5; i++) {
            story.does(new TicketCommand.Resolve(story.ticket().id(), Story.TENANT, Story.TECHNICIAN, "done"));
            take(story.hearsAgain("<again" + i + "@acme.example>"));
        }

        assertThat(count("waiting")).isEqualTo(3);
        assertThat(count("withheld")).isEqualTo(3);
    }

    @Test
    void shouldAlwaysSendWhatATechnicianSays() {
        Story story = Story.byMail().from(OTHER_DESK).diagnosed("none", null);
        take(story.goesToPerson());
        for (int i = 0; i < 5; i++) {
            take(story.does(new TicketCommand.Comment(
                    story.ticket().id(), Story.TENANT, Story.TECHNICIAN, "Did " + i + " help?", true)));
        }

        assertThat(count("withheld")).isZero();
    }

    @Test
    void shouldNotWriteToAnAddressFromWhichAMailCameBackForGood() {
        Story story = sentTo(ANNA);
        bounce(story, "5.1.1", true, messageIdOfFirst(), Instant.now());

        take(acknowledged(ANNA, 7));

        assertThat(count("withheld")).isEqualTo(1);
        assertThat(recorded)
                .filteredOn(TicketCommand.RecordWithheld.class::isInstance)
                .singleElement()
                .satisfies(command -> assertThat(((TicketCommand.RecordWithheld) command).reason())
                        .contains("came back for good"));
    }

    @Test
    void shouldGoOnWritingAfterASoftBounce() {
        Story story = sentTo(ANNA);
        bounce(story, "4.2.2", false, messageIdOfFirst(), Instant.now());

        take(acknowledged(ANNA, 7));

        assertThat(count("withheld")).isZero();
    }

    @Test
    void shouldNotBelieveAReportOfAMailThatItNeverSent() {
        Story story = sentTo(ANNA);
        bounce(story, "5.1.1", true, "<t.forged@acme.example>", Instant.now());

        take(acknowledged(ANNA, 7));

        assertThat(count("withheld")).isZero();
    }

    @Test
    void shouldWriteAgainWhenTheMarkHasExpired() {
        Story story = sentTo(ANNA);
        bounce(story, "5.1.1", true, messageIdOfFirst(), Instant.now().minus(Duration.ofDays(8)));

        take(acknowledged(ANNA, 7));

        assertThat(count("withheld")).isZero();
    }

    private static TicketUpdate acknowledged(Person person, int number) {
        return acknowledged(person, "Request " + number, number);
    }

    private static TicketUpdate acknowledged(Person person, String subject, int number) {
        return Story.byMail()
                .from(person)
                .about(subject)
                .withMessageId("<m" + number + "@" + person.address() + ">")
                .diagnosed("none", null)
                .goesToPerson();
    }

    /// A ticket of which one mail went out.
    private Story sentTo(Person person) {
        Story story = Story.byMail().from(person).diagnosed("none", null);
        take(story.goesToPerson());
        OutboundMail mail = room.ledger.claim().block(PATIENCE);
        assertThat(room.ledger.sent(mail).block(PATIENCE)).isTrue();
        sent = mail;
        return story;
    }

    private String messageIdOfFirst() {
        return sent.messageId();
    }

    private void bounce(Story story, String status, boolean hard, String messageId, Instant at) {
        TicketUpdate bounced = new TicketUpdate(
                story.ticket().id(),
                Story.TENANT,
                9,
                at,
                List.of(new TicketEvent.MessageReceived(
                        "<dsn@mail.example>",
                        new Person("mailer-daemon@mail.example", null),
                        null,
                        "Undelivered",
                        "No such user",
                        List.of(),
                        Automatic.BOUNCE,
                        Assurance.CLAIMED,
                        null,
                        at,
                        new Bounce(List.of("anna@acme.example"), status, hard, messageId),
                        null,
                        null,
                        List.of(),
                        null)),
                story.ticket(),
                null);
        room.bounced.take(bounced).block(PATIENCE);
    }

    private void take(TicketUpdate update) {
        room.replies.take(update).block(PATIENCE);
    }

    private long count(String state) {
        return room.ledger.count(state).block(PATIENCE);
    }
}
