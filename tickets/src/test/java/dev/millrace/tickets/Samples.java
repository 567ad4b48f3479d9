package dev.millrace.tickets;

import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Attachment;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.MailContent;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.RepeatedMail;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.remediation.AgreedContent;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Circumstances;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Leftover;
import dev.millrace.tickets.remediation.RemediationOutcome.OneTimeSecret;
import dev.millrace.tickets.remediation.RemediationOutcome.Phase;
import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;
import dev.millrace.tickets.remediation.RemediationRequest;
import dev.millrace.tickets.remediation.WaitCause;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.signature.Signer;
import dev.millrace.tickets.ticket.CodeSource;
import dev.millrace.tickets.ticket.DecisionContext;
import dev.millrace.tickets.ticket.MergedTicket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketCommand.Door;
import dev.millrace.tickets.ticket.TicketCommand.Via;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.Timer;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.CategoryVerdict;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Entity;
import dev.millrace.tickets.understanding.Hypothesis;
import dev.millrace.tickets.understanding.Impact;
import dev.millrace.tickets.understanding.LanguageVerdict;
import dev.millrace.tickets.understanding.OtherIssue;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.PriorityVerdict;
import dev.millrace.tickets.understanding.Question;
import dev.millrace.tickets.understanding.Reading;
import dev.millrace.tickets.understanding.Risk;
import dev.millrace.tickets.understanding.Sentiment;
import dev.millrace.tickets.understanding.SentimentVerdict;
import dev.millrace.tickets.understanding.SideBySide;
import dev.millrace.tickets.understanding.Urgency;
import dev.millrace.tickets.understanding.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One invented ticket, told in all the types there are.
public final class Samples {
    public static final String TENANT = "acme";
    public static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
    public static final Person ANNA = new Person("anna@acme.example", "Anna Keller");
    public static final Person BEN = new Person("ben@acme.example", "Ben Okafor");
    public static final ConversationHash CONVERSATION =
            ConversationHash.of(TENANT, "email", "support@acme.example\n<1@acme.example>");
    public static final TicketId ID = CONVERSATION.ticketId();
    public static final TicketId OTHER = CONVERSATION.next().ticketId();
    public static final String APPROVAL = ID + "-1";
    public static final String RUN = ID + "/unlock-account/1";
    public static final Authorisation AUTOMATIC = new Authorisation.Automatic("own-account-verified");
    public static final ConsentCodes CODES =
            new ConsentCodes(new Signer("a signing key for tests, at least 32 characters"));
    public static final String PLAN = AgreedContent.ofPlan("steps: []");
    public static final DecisionContext CONTEXT = new DecisionContext(NOW, Duration.ofDays(3), "service-desk", CODES);

    private static final Leftover LEFT =
            new Leftover("unlock", "the account is locked", "the account is unlocked", "locking mends nothing");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private Samples() {}

    public static InboundMessage message() {
        return message("<1@acme.example>", Automatic.NONE);
    }

    public static InboundMessage message(String messageId, Automatic automatic) {
        return new InboundMessage(
                ID,
                CONVERSATION,
                TENANT,
                Channel.EMAIL,
                messageId,
                ANNA,
                null,
                "support@acme.example",
                "Locked out",
                "My account is locked.",
                "My account is locked.\n-- \nAnna",
                List.of(new Attachment("screen.png", "image/png", 3, "ab".repeat(32), false, null)),
                automatic,
                Assurance.DOMAIN_VERIFIED,
                Threading.NONE,
                null,
                "en",
                "cd".repeat(32),
                List.of("text-cut"),
                NOW,
                TRACE);
    }

    /// A mail that is still to be told from an earlier one.
    public static InboundMessage repeatedMessage() {
        return message("<5@gateway.example>", Automatic.NONE)
                .withContent(new MailContent("hT0Zc2mW9bKq4xYv7sLr1A", NOW, "bW9bKq4xYv7sLr1AhT0Zc2"))
                .withRepeats(new RepeatedMail(ID, "<1@acme.example>"));
    }

    public static Reading reading() {
        return reading(Category.ACCOUNT_LOCKED, Sentiment.NEUTRAL);
    }

    public static Reading reading(Category category, Sentiment sentiment) {
        return new Reading(
                new LanguageVerdict("en", 0.99),
                new CategoryVerdict(
                        category, 0.97, List.of(new CategoryVerdict.Alternative(Category.PASSWORD_RESET, 0.02))),
                new SentimentVerdict(sentiment, 0.8, false),
                List.of(new Entity("account", "anna", 3, 7, "anna")),
                List.of("'locked' speaks for account-locked"),
                "0123456789abcdef");
    }

    public static PriorityVerdict priority() {
        return new PriorityVerdict(
                Priority.P3, Impact.PERSON, Urgency.SOON, 0.7, List.of("one person, work is hampered"));
    }

    public static Diagnosis diagnosis() {
        return new Diagnosis(
                List.of(new Hypothesis(
                        "locked after too many attempts",
                        0.95,
                        Risk.LOW,
                        "unlock-account",
                        Map.of("account", "sender"),
                        List.of(),
                        List.of("says \"locked\"", "names nobody else than the sender"))),
                "unlock-account",
                Diagnosis.SENDER,
                true,
                List.of("one clear request"));
    }

    /// A diagnosis that lacks a name, of a message that is about something else too.
    public static Diagnosis openDiagnosis() {
        return new Diagnosis(
                List.of(new Hypothesis(
                        "an application is wanted",
                        0.9,
                        Risk.LOW,
                        "install-software",
                        Map.of(),
                        List.of("the application's name"))),
                "install-software",
                null,
                false,
                List.of("the message does not say the application's name"),
                false,
                question(),
                List.of(new OtherIssue(Category.PRINTING, 0.9, "Besides, the printer")));
    }

    public static Question question() {
        return new Question("application", List.of("Visio", "Project"), "install-software", true);
    }

    /// Verdicts that differ in the category.
    public static SideBySide sideBySide() {
        return new SideBySide(
                new Verdict(
                        "0123456789abcdef",
                        Category.ACCOUNT_LOCKED,
                        Priority.P3,
                        Sentiment.NEUTRAL,
                        "unlock-account",
                        true),
                new Verdict(
                        "fedcba9876543210",
                        Category.PASSWORD_RESET,
                        Priority.P3,
                        Sentiment.NEUTRAL,
                        "reset-password",
                        false));
    }

    /// A message of which something was noticed.
    public static TicketEvent.MessageReceived flagged() {
        return new TicketEvent.MessageReceived(
                "<2@acrne.example>",
                new Person("ben@acrne.example", "Ben"),
                null,
                "Payment",
                "Please pay.",
                List.of(),
                Automatic.LIST,
                Assurance.CLAIMED,
                null,
                NOW,
                null,
                null,
                null,
                List.of("look-alike-domain", "automatic:header Precedence: list"),
                null);
    }

    public static List<TicketEvent> events() {
        return List.of(
                new TicketEvent.Opened(
                        ID,
                        TENANT,
                        Channel.EMAIL,
                        CONVERSATION,
                        ANNA,
                        "Locked out",
                        "support@acme.example",
                        Assurance.DOMAIN_VERIFIED,
                        true,
                        null,
                        NOW),
                new TicketEvent.MessageReceived(
                        "<1@acme.example>",
                        ANNA,
                        null,
                        "Locked out",
                        "My account is locked.",
                        List.of(),
                        Automatic.NONE,
                        Assurance.DOMAIN_VERIFIED,
                        "cd".repeat(32),
                        NOW),
                new TicketEvent.ReviewNeeded("spam (X-Spam-Flag: YES)"),
                new TicketEvent.Understood(reading(), true),
                new TicketEvent.Prioritised(priority()),
                new TicketEvent.Diagnosed(diagnosis()),
                new TicketEvent.QuestionAsked(question()),
                new TicketEvent.Authorised(AUTOMATIC),
                new TicketEvent.ConsentRequested(
                        APPROVAL,
                        Consent.GROUP_OWNER,
                        List.of("security"),
                        2,
                        "grant-group-access",
                        "finance-reports",
                        NOW.plusSeconds(60),
                        Duration.ofMinutes(1)),
                new TicketEvent.ConsentersFound(APPROVAL, List.of(BEN), PLAN, NOW.plusSeconds(60), NOW.plusSeconds(90)),
                new TicketEvent.Approved(APPROVAL, BEN, Via.LINK, 1),
                new TicketEvent.CodeRequested(APPROVAL, BEN, true, Door.LINK),
                new TicketEvent.CodeRefused(APPROVAL, "the code is wrong", 4, CodeSource.link(BEN), NOW),
                new TicketEvent.Denied(APPROVAL, BEN, Via.DESK),
                new TicketEvent.ConsentExpired(APPROVAL),
                new TicketEvent.ConsentImpossible(APPROVAL, "the group has no owner"),
                new TicketEvent.RemediationRequested(
                        RUN, 1, "unlock-account", Diagnosis.SENDER, AUTOMATIC, BEN, List.of(BEN), PLAN, true, NOW),
                new TicketEvent.RemediationProgressed(RUN, 1, "unlock", Phase.APPLY, "unlocked uid=anna"),
                new TicketEvent.RemediationDeferred(
                        RUN, 2, "directory", WaitCause.AWAY, "does not answer", NOW.plusSeconds(5)),
                new TicketEvent.RemediationSucceeded(
                        RUN,
                        3,
                        "unlocked uid=anna",
                        new OneTimeSecret("s-1", BEN, NOW.plusSeconds(1800), SecretKind.PROFILE),
                        "You can sign in again."),
                new TicketEvent.RemediationFailed(
                        RUN, 4, "unlock", "svc-backup is protected", false, List.of(LEFT), "We may not do that."),
                new TicketEvent.AcknowledgementDue(),
                new TicketEvent.Assigned("service-desk", "no runbook fits"),
                new TicketEvent.Commented(BEN, "I am on it.", true),
                new TicketEvent.Replied("received-4", "received", ANNA, "We have it."),
                new TicketEvent.ReplyWithheld(
                        "received-9", "received", ANNA, "three mails were answered within ten minutes"),
                new TicketEvent.MessageRepeated("<5@gateway.example>", "sales@acme.example"),
                new TicketEvent.MailDownloaded(BEN, "ab".repeat(32)),
                new TicketEvent.Resolved(null, "unlocked uid=anna", NOW),
                new TicketEvent.Reopened("the requester wrote again", "service-desk"),
                new TicketEvent.Closed(BEN, null),
                new TicketEvent.MergeRequested(OTHER, BEN, "the same outage", 1),
                new TicketEvent.MergeDeclined(OTHER),
                new TicketEvent.Merged(OTHER, BEN, "the same outage"),
                new TicketEvent.MergedIn(OTHER, List.of(merged()), BEN, "the same outage"),
                new TicketEvent.Held(BEN, "waits for a part"),
                new TicketEvent.Resumed(BEN),
                new TicketEvent.Escalated(BEN, "the director waits"),
                new TicketEvent.RunbookChosen(BEN, "book-room", "R2", Map.of("day", "2026-11-20")),
                new TicketEvent.CategoryCorrected(BEN, Category.ACCOUNT_LOCKED, Category.PASSWORD_RESET),
                new TicketEvent.PriorityCorrected(BEN, Priority.P3, Priority.P2),
                new TicketEvent.SentimentCorrected(BEN, Sentiment.NEUTRAL, Sentiment.NEGATIVE),
                new TicketEvent.Compared(sideBySide()),
                new TicketEvent.CommandRefused("approve", "no approval is pending"),
                new TicketEvent.Unrecognised());
    }

    public static MergedTicket merged() {
        return new MergedTicket(OTHER, Channel.EMAIL, BEN, true, "Nothing works", "<1@other.example>");
    }

    public static List<TicketCommand.FromDesk> deskCommands() {
        return List.of(
                new TicketCommand.Approve(ID, TENANT, APPROVAL, BEN, Via.LINK, PLAN),
                new TicketCommand.Deny(ID, TENANT, APPROVAL, BEN, Via.DESK, null),
                new TicketCommand.RequestCode(ID, TENANT, APPROVAL, BEN, true, Door.LINK, PLAN),
                new TicketCommand.AnswerByCode(
                        ID, TENANT, APPROVAL, CODES.proof(APPROVAL, "1234 5678"), true, BEN, CodeSource.link(BEN)),
                new TicketCommand.RefusedAnswer(ID, TENANT, APPROVAL, BEN, "the link was answered already"),
                new TicketCommand.Assign(ID, TENANT, "frank", BEN),
                new TicketCommand.Comment(ID, TENANT, BEN, "I am on it.", true),
                new TicketCommand.Resolve(ID, TENANT, BEN, "Replaced the cable."),
                new TicketCommand.Reopen(ID, TENANT, BEN, "It came back."),
                new TicketCommand.Close(ID, TENANT, BEN),
                new TicketCommand.Hold(ID, TENANT, BEN, "waits for a part"),
                new TicketCommand.Resume(ID, TENANT, BEN),
                new TicketCommand.Escalate(ID, TENANT, BEN, "the director waits"),
                new TicketCommand.RunRunbook(ID, TENANT, BEN, "book-room", "R2", Map.of("day", "2026-11-20")),
                new TicketCommand.CorrectCategory(ID, TENANT, BEN, Category.PASSWORD_RESET),
                new TicketCommand.CorrectPriority(ID, TENANT, BEN, Priority.P2),
                new TicketCommand.CorrectSentiment(ID, TENANT, BEN, Sentiment.NEGATIVE),
                new TicketCommand.Merge(ID, TENANT, BEN, OTHER, "the same outage"),
                new TicketCommand.MergeIn(ID, TENANT, List.of(merged()), BEN, "the same outage", 1),
                new TicketCommand.ConfirmMerge(ID, TENANT, OTHER),
                new TicketCommand.DeclineMerge(ID, TENANT, OTHER, 1, "it is closed: reopen it first"),
                new TicketCommand.RecordReply(ID, TENANT, "received-4", "received", ANNA, "We have it."),
                new TicketCommand.RecordWithheld(ID, TENANT, "received-9", "received", ANNA, "it bounced"),
                new TicketCommand.RecordDownload(ID, TENANT, BEN, "ab".repeat(32)));
    }

    public static List<TicketCommand> streamCommands() {
        List<TicketCommand> commands = new java.util.ArrayList<>(List.of(
                new TicketCommand.Receive(message(), reading()),
                new TicketCommand.Receive(message("<2@acme.example>", Automatic.NONE), reading()),
                new TicketCommand.Receive(message("<3@acme.example>", Automatic.AUTO_REPLY), reading()),
                new TicketCommand.Receive(
                        message("<4@acme.example>", Automatic.NONE).withReview("spam (X-Spam-Flag: YES)"), reading()),
                new TicketCommand.RecordRepeat(ID, message("<5@gateway.example>", Automatic.NONE)),
                new TicketCommand.Prioritise(ID, TENANT, priority()),
                new TicketCommand.Diagnose(ID, TENANT, diagnosis()),
                new TicketCommand.Compare(ID, TENANT, sideBySide()),
                new TicketCommand.Authorise(ID, TENANT, AUTOMATIC),
                new TicketCommand.Authorise(
                        ID, TENANT, new Authorisation.NeedsConsent("group-access", Consent.GROUP_OWNER)),
                new TicketCommand.Authorise(ID, TENANT, new Authorisation.Never("unclear", "not clear enough"))));
        for (Timer timer : Timer.values()) {
            commands.add(new TicketCommand.FireTimer(ID, TENANT, timer, NOW, APPROVAL));
        }
        outcomes().forEach(outcome -> commands.add(new TicketCommand.RecordOutcome(outcome)));
        return commands;
    }

    public static List<RemediationRequest> requests() {
        return List.of(
                new RemediationRequest.FindConsenters(
                        ID,
                        TENANT,
                        APPROVAL,
                        Consent.GROUP_OWNER,
                        List.of("security"),
                        2,
                        "grant-group-access",
                        "finance-reports",
                        ANNA,
                        NOW.plusSeconds(60),
                        Duration.ofHours(1),
                        TRACE),
                new RemediationRequest.Execute(
                        ID,
                        TENANT,
                        RUN,
                        1,
                        "unlock-account",
                        Diagnosis.SENDER,
                        Map.of(),
                        ANNA,
                        Assurance.DOMAIN_VERIFIED,
                        AUTOMATIC,
                        BEN,
                        List.of(BEN),
                        PLAN,
                        true,
                        Priority.P2,
                        "en",
                        NOW,
                        BEN,
                        new Circumstances(Category.ACCOUNT_LOCKED, 0.9, Channel.EMAIL, true, Risk.LOW),
                        TRACE));
    }

    public static List<RemediationOutcome> outcomes() {
        return List.of(
                new RemediationOutcome.ConsentersFound(ID, TENANT, APPROVAL, List.of(BEN), PLAN, TRACE),
                new RemediationOutcome.NobodyToAsk(ID, TENANT, APPROVAL, "the group has no owner", TRACE),
                new RemediationOutcome.StepDone(ID, TENANT, RUN, 1, "unlock", Phase.CHECK, "locked", TRACE),
                new RemediationOutcome.Deferred(
                        ID, TENANT, RUN, 2, "directory", WaitCause.AWAY, "does not answer", NOW.plusSeconds(5), TRACE),
                new RemediationOutcome.Succeeded(
                        ID, TENANT, RUN, 3, "unlocked uid=anna", null, "You can sign in again.", TRACE),
                new RemediationOutcome.Failed(
                        ID, TENANT, RUN, 4, "unlock", "protected", false, List.of(LEFT), "We may not do that.", TRACE));
    }

    /// A mailbox that stands still.
    public static DeskMetric.Mailbox behind() {
        return new DeskMetric.Mailbox(
                TENANT,
                "support",
                "support@acme.example",
                "FAILING",
                "no answer",
                12,
                900L,
                340,
                5,
                1,
                NOW.plusSeconds(90),
                NOW);
    }

    public static List<DeskMetric> metrics() {
        return List.of(
                new DeskMetric.Window(
                        TENANT, NOW, NOW.plusSeconds(10), 3, 2, 1, 1, 0, Map.of("vpn", 3L), List.of(0L, 1L)),
                new DeskMetric.Breaker(TENANT, "directory", "OPEN", NOW),
                new DeskMetric.Mailbox(
                        TENANT, "support", "support@acme.example", "WORKING", null, 12, 900L, 340, 5, 1, NOW, null),
                new DeskMetric.Automation(
                        TENANT, "reset-password", false, true, "the brake", "more than 50 runs within 600 s", NOW),
                new DeskMetric.Models(
                        TENANT,
                        "1",
                        "0123456789abcdef",
                        "fedcba9876543210",
                        0.5,
                        "shadow-started",
                        "admin",
                        NOW,
                        "there is no file"),
                new DeskMetric.ModelComparison(
                        TENANT,
                        "0123456789abcdef",
                        "fedcba9876543210",
                        NOW,
                        NOW.plusSeconds(60),
                        Map.of("category", new DeskMetric.Agreement(3, 1)),
                        Map.of("vpn", new DeskMetric.Agreement(3, 1)),
                        Map.of("category", new DeskMetric.Judged(2, 0, 1)),
                        List.of(new DeskMetric.Difference(ID, Category.ACCOUNT_LOCKED, Category.PASSWORD_RESET, NOW))));
    }
}
