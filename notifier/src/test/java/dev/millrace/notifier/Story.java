package dev.millrace.notifier;

import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Attachment;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.remediation.AgreedContent;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.OneTimeSecret;
import dev.millrace.tickets.remediation.WaitCause;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.signature.Signer;
import dev.millrace.tickets.ticket.CodeSource;
import dev.millrace.tickets.ticket.DecisionContext;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.ticket.Timer;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.CategoryVerdict;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Hypothesis;
import dev.millrace.tickets.understanding.LanguageVerdict;
import dev.millrace.tickets.understanding.OtherIssue;
import dev.millrace.tickets.understanding.Question;
import dev.millrace.tickets.understanding.Reading;
import dev.millrace.tickets.understanding.Risk;
import dev.millrace.tickets.understanding.Sentiment;
import dev.millrace.tickets.understanding.SentimentVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A ticket's life for tests, told by the real rules: each step returns the update that the stream would send.
public final class Story {
    public static final String TENANT = "acme";
    public static final String DESK = "support@acme.example";
    public static final Person ANNA = new Person("anna@acme.example", "Anna Keller");
    public static final Person BEN = new Person("ben@acme.example", "Ben Okafor");
    public static final Person TECHNICIAN = new Person("tom@acme.example", "Tom Reed");
    public static final String KEY = "0123456789abcdef0123456789abcdef";
    public static final ConsentCodes CODES = new ConsentCodes(new Signer(KEY));
    public static final String PLAN = AgreedContent.ofPlan("steps: []");
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Channel channel;
    private final Person requester;
    private final String subject;
    private final String language;
    private final String messageId;
    private final Automatic automatic;
    private final Instant now;
    private @Nullable String review;
    private @Nullable String raw;
    private List<Attachment> files = List.of();
    private @Nullable Ticket ticket;
    private long sequence;

    private Story(
            Channel channel,
            Person requester,
            String subject,
            String language,
            String messageId,
            Automatic automatic,
            Instant now) {
        this.channel = channel;
        this.requester = requester;
        this.subject = subject;
        this.language = language;
        this.messageId = messageId;
        this.automatic = automatic;
        this.now = now;
    }

    public static Story byMail() {
        return new Story(Channel.EMAIL, ANNA, "Locked out", "en", "<first.1@mail.acme.example>", Automatic.NONE, NOON);
    }

    public Story in(String code) {
        return new Story(channel, requester, subject, code, messageId, automatic, now);
    }

    public Story from(Person person) {
        return new Story(channel, person, subject, language, messageId, automatic, now);
    }

    public Story about(String other) {
        return new Story(channel, requester, other, language, messageId, automatic, now);
    }

    public Story through(Channel door) {
        return new Story(door, requester, subject, language, messageId, automatic, now);
    }

    public Story withMessageId(String id) {
        return new Story(channel, requester, subject, language, id, automatic, now);
    }

    public Story writtenBy(Automatic program) {
        return new Story(channel, requester, subject, language, messageId, program, now);
    }

    public Story at(Instant time) {
        return new Story(channel, requester, subject, language, messageId, automatic, time);
    }

    /// Its first mail waits until a person has looked at it.
    public Story suspectedOf(String reason) {
        review = reason;
        return this;
    }

    public Ticket ticket() {
        if (ticket == null) {
            throw new IllegalStateException("The story has not begun");
        }
        return ticket;
    }

    /// Takes a command as the stream does.
    public TicketUpdate does(TicketCommand command) {
        TicketUpdate update = Ticket.update(
                        ticket,
                        Ticket.decide(
                                ticket, command, new DecisionContext(now, Duration.ofDays(2), "Service team", CODES)),
                        now,
                        null)
                .orElseThrow(() -> new IllegalStateException("Nothing follows from " + command));
        ticket = update.ticket();
        return update;
    }

    public TicketUpdate opens() {
        return does(new TicketCommand.Receive(message(messageId), reading()));
    }

    public TicketUpdate hearsAgain(String id) {
        return does(new TicketCommand.Receive(message(id), reading()));
    }

    public Story diagnosed(String runbook, @Nullable String target) {
        opens();
        understood(runbook, target);
        return this;
    }

    public TicketUpdate understood(String runbook) {
        return understood(runbook, null);
    }

    private TicketUpdate understood(String runbook, @Nullable String target) {
        return does(new TicketCommand.Diagnose(
                ticket().id(),
                TENANT,
                new Diagnosis(
                        List.of(new Hypothesis("it", 0.9, Risk.LOW, runbook, Map.of(), List.of())),
                        runbook,
                        target,
                        true,
                        List.of())));
    }

    /// Diagnosed, but a name is missing, and the message is about something else too.
    public Story diagnosedOpen(Question question) {
        opens();
        does(new TicketCommand.Diagnose(
                ticket().id(),
                TENANT,
                new Diagnosis(
                        List.of(new Hypothesis("it", 0.9, Risk.LOW, question.runbook(), Map.of(), List.of("its name"))),
                        question.runbook(),
                        null,
                        false,
                        List.of(),
                        false,
                        question,
                        List.of(new OtherIssue(Category.HARDWARE, 0.9, "Besides, my screen")))));
        return this;
    }

    public TicketUpdate goesToPerson() {
        return authorised(new Authorisation.Never("none", "no runbook"));
    }

    public TicketUpdate runs() {
        return authorised(new Authorisation.Automatic("low-risk"));
    }

    public TicketUpdate asks(Consent consent) {
        return authorised(new Authorisation.NeedsConsent("owner", consent));
    }

    public TicketUpdate asks(Consent consent, int quorum) {
        return authorised(new Authorisation.NeedsConsent("owner", consent, List.of(), quorum, null));
    }

    private TicketUpdate authorised(Authorisation authorisation) {
        return does(new TicketCommand.Authorise(ticket().id(), TENANT, authorisation));
    }

    public TicketUpdate findsConsenters(Person... consenters) {
        return findsConsentersFor(PLAN, consenters);
    }

    public TicketUpdate findsConsentersFor(String plan, Person... consenters) {
        return does(new TicketCommand.RecordOutcome(new RemediationOutcome.ConsentersFound(
                ticket().id(), TENANT, approvalId(), List.of(consenters), plan, null)));
    }

    public TicketUpdate findsNobody(String reason) {
        return does(new TicketCommand.RecordOutcome(
                new RemediationOutcome.NobodyToAsk(ticket().id(), TENANT, approvalId(), reason, null)));
    }

    public @Nullable String content() {
        return ticket().consent().content();
    }

    public String approvalId() {
        return ticket().consent().approvalId();
    }

    public TicketUpdate isApprovedBy(Person person) {
        return isAnsweredBy(person, true);
    }

    public TicketUpdate isDeniedBy(Person person) {
        return isAnsweredBy(person, false);
    }

    private TicketUpdate isAnsweredBy(Person person, boolean approved) {
        return does(new TicketCommand.AnswerByCode(
                ticket().id(),
                TENANT,
                approvalId(),
                CODES.proof(approvalId(), codeOf(person)),
                approved,
                CodeSource.link(person)));
    }

    /// The code with which somebody who was asked answers.
    public String codeOf(Person person) {
        return CODES.of(approvalId(), Objects.requireNonNullElse(content(), ""), person.address());
    }

    /// Somebody pressed a button behind the link of one who was asked, or wrote in a chat as if he were him.
    public TicketUpdate isAskedForTheCodeOf(Person person, boolean approved, TicketCommand.Door door) {
        return does(
                new TicketCommand.RequestCode(ticket().id(), TENANT, approvalId(), person, approved, door, content()));
    }

    public TicketUpdate consentExpires() {
        return does(new TicketCommand.FireTimer(
                ticket().id(), TENANT, Timer.APPROVAL_EXPIRY, ticket().consent().expiresAt(), approvalId()));
    }

    public TicketUpdate acknowledges() {
        return does(new TicketCommand.FireTimer(ticket().id(), TENANT, Timer.ACKNOWLEDGE, now, null));
    }

    public TicketUpdate succeeds(@Nullable OneTimeSecret secret) {
        return does(new TicketCommand.RecordOutcome(new RemediationOutcome.Succeeded(
                ticket().id(), TENANT, ticket().run().runId(), ++sequence, "cn=anna: unlocked", secret, null)));
    }

    /// A mail of this kind does not go out.
    public TicketUpdate losesReply(String kind, Person to) {
        String replyId = "%s-%d".formatted(kind, ticket().version());
        return does(new TicketCommand.RecordWithheld(ticket().id(), TENANT, replyId, kind, to, "it was refused"));
    }

    public TicketUpdate waits(String connector, @Nullable WaitCause cause, String reason) {
        return does(new TicketCommand.RecordOutcome(new RemediationOutcome.Deferred(
                ticket().id(), TENANT, ticket().run().runId(), ++sequence, connector, cause, reason, NOON, null)));
    }

    public TicketUpdate fails() {
        return fails(null);
    }

    /// The run fails.
    ///
    /// @param told the runbook's own words for it
    public TicketUpdate fails(@Nullable String told) {
        return fails(told, List.of());
    }

    /// The run fails, and something stays.
    public TicketUpdate fails(@Nullable String told, List<RemediationOutcome.Leftover> left) {
        return fails(told, left.isEmpty(), left);
    }

    /// The run fails, and what it changed is taken back, or stays, or is not known.
    public TicketUpdate fails(@Nullable String told, boolean undone, List<RemediationOutcome.Leftover> left) {
        return does(new TicketCommand.RecordOutcome(new RemediationOutcome.Failed(
                ticket().id(),
                TENANT,
                ticket().run().runId(),
                ++sequence,
                "apply",
                "LDAP error 50",
                undone,
                left,
                told,
                null)));
    }

    /// Its messages come in this blob and with these files.
    public Story bringing(String rawSha256, Attachment... attached) {
        raw = rawSha256;
        files = List.of(attached);
        return this;
    }

    private InboundMessage message(String id) {
        ConversationHash conversation = ConversationHash.of(TENANT, channel.id(), messageId + subject);
        return new InboundMessage(
                        conversation.ticketId(),
                        conversation,
                        TENANT,
                        channel,
                        id,
                        requester,
                        null,
                        channel == Channel.EMAIL ? DESK : channel.id(),
                        subject,
                        "My account is locked.",
                        null,
                        files,
                        automatic,
                        Assurance.DOMAIN_VERIFIED,
                        Threading.NONE,
                        null,
                        null,
                        raw,
                        List.of(),
                        now,
                        null)
                .withReview(review);
    }

    private Reading reading() {
        return new Reading(
                new LanguageVerdict(language, 0.99),
                new CategoryVerdict(Category.ACCOUNT_LOCKED, 0.9, List.of()),
                new SentimentVerdict(Sentiment.NEUTRAL, 0.9, false),
                List.of(),
                List.of());
    }
}
