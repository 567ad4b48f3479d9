package dev.millrace.tickets.ticket;

import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Question;
import dev.millrace.tickets.understanding.Risk;
import dev.millrace.tickets.understanding.Sentiment;
import dev.millrace.tickets.understanding.SideBySide;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A copy of a ticket in which single fields are changed; records have no `with` yet (JEP 468).
final class TicketDraft {
    private final TicketId id;
    private long version;
    private final String tenant;
    private final Channel channel;
    private final ConversationHash conversation;
    private TicketStatus status;
    private final Person requester;
    private List<String> participants;
    private final String subject;
    private final String ourAddress;
    private final boolean answerable;
    private final Assurance assurance;
    private final @Nullable TicketId mentions;
    private @Nullable String language;
    private @Nullable Category category;
    private double categoryConfidence;
    private @Nullable Sentiment sentiment;
    private boolean anger;
    private @Nullable Priority priority;
    private boolean priorityCorrected;
    private @Nullable String diagnosis;
    private @Nullable String runbook;
    private @Nullable String target;
    private @Nullable Risk risk;
    private boolean automatable;
    private @Nullable String assignee;
    private @Nullable PendingConsent consent;
    private @Nullable Run run;
    private int approvals;
    private @Nullable String lastMessageId;
    private List<String> seen;
    private List<String> replies;
    private @Nullable TicketStatus statusBeforeHold;
    private final Instant openedAt;
    private Instant updatedAt;
    private @Nullable Instant resolvedAt;
    private @Nullable Instant closedAt;
    private @Nullable String model;
    private @Nullable SideBySide compared;
    private @Nullable String review;
    private boolean unsure;
    private List<Category> alsoAbout;
    private @Nullable Question question;
    private @Nullable Wish wish;
    private @Nullable PendingMerge merging;
    private @Nullable TicketId mergedInto;
    private List<MergedTicket> merged;

    TicketDraft(Ticket ticket) {
        id = ticket.id();
        version = ticket.version();
        tenant = ticket.tenant();
        channel = ticket.channel();
        conversation = ticket.conversation();
        status = ticket.status();
        requester = ticket.requester();
        participants = ticket.participants();
        subject = ticket.subject();
        ourAddress = ticket.ourAddress();
        answerable = ticket.answerable();
        assurance = ticket.assurance();
        mentions = ticket.mentions();
        language = ticket.language();
        category = ticket.category();
        categoryConfidence = ticket.categoryConfidence();
        sentiment = ticket.sentiment();
        anger = ticket.anger();
        priority = ticket.priority();
        priorityCorrected = ticket.priorityCorrected();
        diagnosis = ticket.diagnosis();
        runbook = ticket.runbook();
        target = ticket.target();
        risk = ticket.risk();
        automatable = ticket.automatable();
        assignee = ticket.assignee();
        consent = ticket.consent();
        run = ticket.run();
        approvals = ticket.approvals();
        lastMessageId = ticket.lastMessageId();
        seen = ticket.seen();
        replies = ticket.replies();
        statusBeforeHold = ticket.statusBeforeHold();
        openedAt = ticket.openedAt();
        updatedAt = ticket.updatedAt();
        resolvedAt = ticket.resolvedAt();
        closedAt = ticket.closedAt();
        model = ticket.model();
        compared = ticket.compared();
        review = ticket.review();
        unsure = ticket.unsure();
        alsoAbout = ticket.alsoAbout();
        question = ticket.question();
        wish = ticket.wish();
        merging = ticket.merging();
        mergedInto = ticket.mergedInto();
        merged = ticket.merged();
    }

    TicketDraft version(long value) {
        version = value;
        return this;
    }

    TicketDraft status(TicketStatus value) {
        status = value;
        return this;
    }

    TicketDraft participants(List<String> value) {
        participants = value;
        return this;
    }

    TicketDraft language(@Nullable String value) {
        language = value;
        return this;
    }

    TicketDraft category(@Nullable Category value) {
        category = value;
        return this;
    }

    TicketDraft categoryConfidence(double value) {
        categoryConfidence = value;
        return this;
    }

    TicketDraft sentiment(@Nullable Sentiment value) {
        sentiment = value;
        return this;
    }

    TicketDraft anger(boolean value) {
        anger = value;
        return this;
    }

    TicketDraft priority(@Nullable Priority value) {
        priority = value;
        return this;
    }

    TicketDraft priorityCorrected(boolean value) {
        priorityCorrected = value;
        return this;
    }

    TicketDraft diagnosis(@Nullable String value) {
        diagnosis = value;
        return this;
    }

    TicketDraft runbook(@Nullable String value) {
        runbook = value;
        return this;
    }

    TicketDraft target(@Nullable String value) {
        target = value;
        return this;
    }

    TicketDraft risk(@Nullable Risk value) {
        risk = value;
        return this;
    }

    TicketDraft automatable(boolean value) {
        automatable = value;
        return this;
    }

    TicketDraft assignee(@Nullable String value) {
        assignee = value;
        return this;
    }

    TicketDraft consent(@Nullable PendingConsent value) {
        consent = value;
        return this;
    }

    TicketDraft run(@Nullable Run value) {
        run = value;
        return this;
    }

    TicketDraft approvals(int value) {
        approvals = value;
        return this;
    }

    TicketDraft lastMessageId(@Nullable String value) {
        lastMessageId = value;
        return this;
    }

    TicketDraft seen(List<String> value) {
        seen = value;
        return this;
    }

    TicketDraft replies(List<String> value) {
        replies = value;
        return this;
    }

    TicketDraft statusBeforeHold(@Nullable TicketStatus value) {
        statusBeforeHold = value;
        return this;
    }

    TicketDraft updatedAt(Instant value) {
        updatedAt = value;
        return this;
    }

    TicketDraft resolvedAt(@Nullable Instant value) {
        resolvedAt = value;
        return this;
    }

    TicketDraft closedAt(@Nullable Instant value) {
        closedAt = value;
        return this;
    }

    TicketDraft model(@Nullable String value) {
        model = value;
        return this;
    }

    TicketDraft compared(@Nullable SideBySide value) {
        compared = value;
        return this;
    }

    TicketDraft review(@Nullable String value) {
        review = value;
        return this;
    }

    TicketDraft unsure(boolean value) {
        unsure = value;
        return this;
    }

    TicketDraft alsoAbout(List<Category> value) {
        alsoAbout = value;
        return this;
    }

    TicketDraft question(@Nullable Question value) {
        question = value;
        return this;
    }

    TicketDraft wish(@Nullable Wish value) {
        wish = value;
        return this;
    }

    TicketDraft merging(@Nullable PendingMerge value) {
        merging = value;
        return this;
    }

    TicketDraft mergedInto(@Nullable TicketId value) {
        mergedInto = value;
        return this;
    }

    TicketDraft merged(List<MergedTicket> value) {
        merged = value;
        return this;
    }

    Ticket build() {
        return new Ticket(
                id,
                version,
                tenant,
                channel,
                conversation,
                status,
                requester,
                participants,
                subject,
                ourAddress,
                answerable,
                assurance,
                mentions,
                language,
                category,
                categoryConfidence,
                sentiment,
                anger,
                priority,
                priorityCorrected,
                diagnosis,
                runbook,
                target,
                risk,
                automatable,
                assignee,
                consent,
                run,
                approvals,
                lastMessageId,
                seen,
                replies,
                statusBeforeHold,
                openedAt,
                updatedAt,
                resolvedAt,
                closedAt,
                model,
                compared,
                review,
                unsure,
                alsoAbout,
                question,
                wish,
                merging,
                mergedInto,
                merged);
    }
}
