package dev.millrace.enrichment.corrections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.corrections.CorrectionReport.Said;
import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.secrets.Secrets;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.signature.Signer;
import dev.millrace.tickets.ticket.DecisionContext;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.CategoryVerdict;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Impact;
import dev.millrace.tickets.understanding.LanguageVerdict;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.PriorityVerdict;
import dev.millrace.tickets.understanding.Question;
import dev.millrace.tickets.understanding.Reading;
import dev.millrace.tickets.understanding.Sentiment;
import dev.millrace.tickets.understanding.SentimentVerdict;
import dev.millrace.tickets.understanding.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CorrectionLogTest {
    private static final ConsentCodes CODES =
            new ConsentCodes(new Signer("a signing key for tests, at least 32 characters"));

    private static final String TENANT = "acme";
    private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
    private static final Person ANNA = new Person("anna@acme.example", "Anna Keller");
    private static final Person BEN = new Person("ben", null);
    private static final Person CARA = new Person("cara", null);

    private final List<TicketUpdate> history = new ArrayList<>();
    private Instant now = NOW;

    private final class Case {
        private final ConversationHash conversation;
        private final String tenant;
        private @Nullable Ticket ticket;

        Case(String name, String tenant) {
            this.conversation = ConversationHash.of(tenant, "web", name);
            this.tenant = tenant;
        }

        TicketId id() {
            return conversation.ticketId();
        }

        Case give(TicketCommand command) {
            now = now.plusSeconds(1);
            var events = Ticket.decide(ticket, command, new DecisionContext(now, Duration.ofDays(1), "desk", CODES));
            Ticket.update(ticket, events, now, null).ifPresent(update -> {
                ticket = update.ticket();
                history.add(update);
            });
            return this;
        }

        Case opened(String text) {
            return written("1", text)
                    .give(new TicketCommand.Prioritise(
                            id(),
                            tenant,
                            new PriorityVerdict(Priority.P3, Impact.PERSON, Urgency.SOON, 0.7, List.of())))
                    .give(new TicketCommand.Diagnose(
                            id(), tenant, new Diagnosis(List.of(), "reset-vpn-profile", "sender", true, List.of())));
        }

        /// By somebody who only greets, and is asked what it is about.
        Case greeted() {
            return written("1", "Hi", Category.GENERAL_QUESTION)
                    .give(new TicketCommand.Prioritise(
                            id(),
                            tenant,
                            new PriorityVerdict(Priority.P4, Impact.PERSON, Urgency.WHENEVER, 0.7, List.of())))
                    .diagnosed(new Diagnosis(
                            List.of(),
                            Diagnosis.NO_RUNBOOK,
                            null,
                            false,
                            List.of(),
                            true,
                            Question.ABOUT_MATTER,
                            List.of()));
        }

        Case diagnosed(Diagnosis diagnosis) {
            return give(new TicketCommand.Diagnose(id(), tenant, diagnosis))
                    .give(new TicketCommand.Authorise(id(), tenant, new Authorisation.Never("r", "not clear enough")));
        }

        Case written(String messageId, String text) {
            return written(messageId, text, Category.VPN);
        }

        Case automatic(String messageId) {
            return written(messageId, "I am away", Category.GENERAL_QUESTION, Automatic.AUTO_REPLY);
        }

        Case written(String messageId, String text, Category category) {
            return written(messageId, text, category, Automatic.NONE);
        }

        private Case written(String messageId, String text, Category category, Automatic automatic) {
            InboundMessage message = new InboundMessage(
                    id(),
                    conversation,
                    tenant,
                    Channel.WEB,
                    messageId,
                    ANNA,
                    null,
                    "web",
                    "Trouble",
                    text,
                    text,
                    List.of(),
                    automatic,
                    Assurance.CLAIMED,
                    Threading.NONE,
                    null,
                    "en",
                    null,
                    List.of(),
                    now,
                    null);
            return give(new TicketCommand.Receive(message, reading(category)));
        }

        Case category(Person by, Category category) {
            return give(new TicketCommand.CorrectCategory(id(), tenant, by, category));
        }

        Case priority(Person by, Priority priority) {
            return give(new TicketCommand.CorrectPriority(id(), tenant, by, priority));
        }

        Case sentiment(Person by, Sentiment sentiment) {
            return give(new TicketCommand.CorrectSentiment(id(), tenant, by, sentiment));
        }
    }

    private static Reading reading(Category category) {
        return new Reading(
                new LanguageVerdict("en", 0.99),
                new CategoryVerdict(category, 0.9, List.of()),
                new SentimentVerdict(Sentiment.NEUTRAL, 0.9, false),
                List.of(),
                List.of(),
                "0123456789abcdef");
    }

    private Case ticket(String name) {
        return new Case(name, TENANT).opened("The tunnel of " + name + " is down.");
    }

    private CorrectionLog read() {
        CorrectionLog log = new CorrectionLog(TENANT);
        history.forEach(log::look);
        history.forEach(log::follow);
        return log;
    }

    @Test
    void shouldTellNothingOfTicketsThatNobodyCorrected() {
        ticket("one");
        assertThat(read().messages()).isEmpty();
        assertThat(read().report().tickets()).isZero();
    }

    @Test
    void shouldLabelTheOpeningMessageAsThePersonSaid() {
        Case one = ticket("one").category(BEN, Category.NETWORK);
        CorrectedMessage message = read().messages().getFirst();
        assertThat(message.id()).isEqualTo("corrected-" + one.id());
        assertThat(message.body()).isEqualTo("The tunnel of one is down.");
        assertThat(message.category()).isEqualTo(Category.NETWORK);
        assertThat(message.priority()).isEqualTo(Priority.P3);
        assertThat(message.model()).isEqualTo("0123456789abcdef");
        assertThat(message.provenance())
                .containsExactly(
                        java.util.Map.entry("category", new CorrectedMessage.Given("ben", NOW.plusSeconds(4), "vpn")));
    }

    @Test
    void shouldClaimNoRunbookForACategoryThatWasCorrected() {
        ticket("one").category(BEN, Category.NETWORK);
        CorrectedMessage message = read().messages().getFirst();
        assertThat(message.runbook()).isEqualTo(Diagnosis.NO_RUNBOOK);
        assertThat(message.target()).isNull();
        assertThat(message.automatable()).isFalse();
    }

    @Test
    void shouldCountTheLastCorrection() {
        ticket("one").category(BEN, Category.NETWORK).category(BEN, Category.EMAIL);
        assertThat(read().messages())
                .singleElement()
                .satisfies(message -> assertThat(message.category()).isEqualTo(Category.EMAIL));
        assertThat(read().report().contradictions()).isEmpty();
    }

    @Test
    void shouldReportWherePeopleDisagree() {
        Case one = ticket("one").category(BEN, Category.NETWORK).category(CARA, Category.EMAIL);
        assertThat(read().report().contradictions())
                .containsExactly(new CorrectionReport.Contradiction(
                        one.id(),
                        "category",
                        List.of(
                                new Said("ben", NOW.plusSeconds(4), "network"),
                                new Said("cara", NOW.plusSeconds(5), "email"))));
    }

    @Test
    void shouldKeepWhatWasTakenBackAsTheModelsSaidIt() {
        Case one = ticket("one").category(BEN, Category.NETWORK).category(BEN, Category.VPN);
        assertThat(read().report().takenBack()).containsExactly(one.id());
        CorrectedMessage message = read().messages().getFirst();
        assertThat(message.category()).isEqualTo(Category.VPN);
        assertThat(message.runbook()).isEqualTo("reset-vpn-profile");
    }

    @Test
    void shouldNotTakeTheToneOfALaterMessageForThatOfTheFirst() {
        ticket("one").sentiment(BEN, Sentiment.NEGATIVE);
        ticket("two").written("2", "Thanks a lot!").sentiment(BEN, Sentiment.POSITIVE);
        assertThat(read().messages())
                .singleElement()
                .satisfies(message -> assertThat(message.sentiment()).isEqualTo(Sentiment.NEGATIVE));
    }

    private static final Diagnosis BROKEN_VPN =
            new Diagnosis(List.of(), "reset-vpn-profile", "sender", false, List.of());

    @Test
    void shouldLabelWhatFollowsAGreetingAsThePersonSaid() {
        new Case("one", TENANT)
                .greeted()
                .written("2", "My VPN drops every hour")
                .diagnosed(BROKEN_VPN)
                .category(BEN, Category.NETWORK)
                .sentiment(BEN, Sentiment.NEGATIVE)
                .written("3", "Any news?");
        assertThat(read().messages()).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("My VPN drops every hour");
            assertThat(message.category()).isEqualTo(Category.NETWORK);
            assertThat(message.sentiment()).isEqualTo(Sentiment.NEGATIVE);
            assertThat(message.provenance().get("category").was()).isEqualTo("vpn");
            assertThat(message.provenance().get("sentiment").was()).isEqualTo("neutral");
        });
    }

    @Test
    void shouldLearnNothingOfAGreetingFromWhatAPersonKnew() {
        new Case("one", TENANT)
                .greeted()
                .category(BEN, Category.HARDWARE)
                .priority(BEN, Priority.P1)
                .sentiment(BEN, Sentiment.NEGATIVE);
        new Case("two", TENANT)
                .greeted()
                .written("2", "?", Category.GENERAL_QUESTION)
                .category(BEN, Category.HARDWARE)
                .written("3", "It is the printer", Category.HARDWARE)
                .diagnosed(BROKEN_VPN);
        Case three = new Case("three", TENANT).greeted();
        three.give(new TicketCommand.Assign(three.id(), TENANT, "ben", BEN))
                .written("2", "My VPN drops every hour")
                .category(BEN, Category.NETWORK);
        assertThat(read().messages()).isEmpty();
        assertThat(read().report().withoutText()).isEmpty();
    }

    @Test
    void shouldTakeTheToneForThatOfTheMessageBeforeWhatProgramsAdd() {
        ticket("one").automatic("2").sentiment(BEN, Sentiment.NEGATIVE);
        assertThat(read().messages())
                .singleElement()
                .satisfies(message -> assertThat(message.sentiment()).isEqualTo(Sentiment.NEGATIVE));
    }

    @Test
    void shouldMaskSecrets() {
        new Case("one", TENANT).opened("My password: Summer2024! does not work").category(BEN, Category.PASSWORD_RESET);
        assertThat(read().messages().getFirst().body())
                .doesNotContain("Summer2024")
                .contains(Secrets.MASK);
    }

    @Test
    void shouldReportTheSameWordsUnderDifferentLabels() {
        Case one = new Case("one", TENANT).opened("Down  again").category(BEN, Category.NETWORK);
        Case two = new Case("two", TENANT).opened("down again").category(BEN, Category.EMAIL);
        assertThat(read().report().sameText())
                .containsExactly(new CorrectionReport.SameText(
                        "category", java.util.Map.of(one.id(), "network", two.id(), "email")));
    }

    @Test
    void shouldReportManyCorrectionsAtOnce() {
        for (int i = 0; i < 19; i++) {
            ticket("t" + i).category(BEN, Category.NETWORK);
        }
        assertThat(read().report().bulk()).isEmpty();
        ticket("last").category(BEN, Category.NETWORK);
        assertThat(read().report().bulk()).singleElement().satisfies(bulk -> {
            assertThat(bulk.by()).isEqualTo("ben");
            assertThat(bulk.value()).isEqualTo("network");
            assertThat(bulk.n()).isEqualTo(20);
        });
    }

    @Test
    void shouldNotTakeADaysWorkForABulk() {
        for (int i = 0; i < 40; i++) {
            ticket("t" + i).category(BEN, Category.NETWORK);
            now = now.plus(Duration.ofMinutes(2));
        }
        assertThat(read().report().bulk()).isEmpty();
    }

    @Test
    void shouldReportTicketsWhoseTextTheHistoryNoLongerHolds() {
        Case one = ticket("one").category(BEN, Category.NETWORK);
        history.removeFirst();
        assertThat(read().messages()).isEmpty();
        assertThat(read().report().withoutText()).containsExactly(one.id());
    }

    @Test
    void shouldPassOverOtherTenants() {
        new Case("one", "other").opened("Down").category(BEN, Category.NETWORK);
        assertThat(read().report().tickets()).isZero();
    }
}
