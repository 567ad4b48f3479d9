package dev.millrace.topology.query;

import dev.millrace.access.InvalidRequest;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.secrets.Secrets;
import dev.millrace.tickets.ticket.PendingConsent;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Sentiment;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What somebody at the desk wants of a ticket, as JSON has it.
///
/// @param type `approve`, `deny`, `assign`, `comment`, `resolve`, `reopen`, `close`, `hold`, `resume`,
///     `escalate`, `merge`, `run-runbook`, `correct-category`, `correct-priority` or `correct-sentiment`
/// @param approvalId the approval seen; the pending one where it is not given
/// @param content for `approve` and `deny`: the fingerprint of what was shown; for `approve` what is pending now where
///     it is not given
/// @param assignee for `assign`
/// @param text for `comment`
/// @param toRequester for `comment`: whether the requester reads it; default false
/// @param note for `resolve`
/// @param reason for `reopen`, `hold` and `escalate`; for `close` and `merge` where there is something to say
/// @param category for `correct-category`: its id
/// @param priority for `correct-priority`: `P1` to `P4`
/// @param sentiment for `correct-sentiment`: its id
/// @param runbook for `run-runbook`: its id
/// @param target for `run-runbook`: what it is to act on; `sender` for the requester's own account. For `merge`: the id
///     of the ticket that this one goes on in
/// @param parameters for `run-runbook`: further parameters of the runbook
record CommandRequest(
        @Nullable String type,
        @Nullable String approvalId,
        @Nullable String content,
        @Nullable String assignee,
        @Nullable String text,
        @Nullable Boolean toRequester,
        @Nullable String note,
        @Nullable String reason,
        @Nullable String category,
        @Nullable String priority,
        @Nullable String sentiment,
        @Nullable String runbook,
        @Nullable String target,
        @Nullable Map<String, String> parameters) {
    private static final int LONGEST = 20_000;
    private static final int LONGEST_VALUE = 4096;
    private static final int LONGEST_TARGET = 1024;
    private static final int LONGEST_ID = 64;
    private static final int MOST_PARAMETERS = 32;
    private static final Pattern PARAMETER = Pattern.compile("[\\p{L}\\p{N}._-]{1,64}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    private static final Pattern RUNBOOK = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /// The command.
    ///
    /// @param by who is signed in
    /// @throws InvalidRequest naming the field that is missing or wrong
    TicketCommand.FromDesk toCommand(Ticket ticket, Person by) {
        return switch (type == null ? "" : type) {
            case "approve" ->
                new TicketCommand.Approve(
                        ticket.id(),
                        ticket.tenant(),
                        approval(ticket),
                        known(by),
                        TicketCommand.Via.DESK,
                        seen(ticket));
            case "deny" ->
                new TicketCommand.Deny(
                        ticket.id(), ticket.tenant(), approval(ticket), by, TicketCommand.Via.DESK, content);
            case "assign" -> new TicketCommand.Assign(ticket.id(), ticket.tenant(), required("assignee", assignee), by);
            case "comment" ->
                new TicketCommand.Comment(
                        ticket.id(), ticket.tenant(), by, words("text", text), Boolean.TRUE.equals(toRequester));
            case "resolve" -> new TicketCommand.Resolve(ticket.id(), ticket.tenant(), by, words("note", note));
            case "reopen" -> new TicketCommand.Reopen(ticket.id(), ticket.tenant(), by, words("reason", reason));
            case "close" -> new TicketCommand.Close(ticket.id(), ticket.tenant(), by, anyReason());
            case "hold" -> new TicketCommand.Hold(ticket.id(), ticket.tenant(), by, words("reason", reason));
            case "resume" -> new TicketCommand.Resume(ticket.id(), ticket.tenant(), by);
            case "escalate" -> new TicketCommand.Escalate(ticket.id(), ticket.tenant(), by, words("reason", reason));
            case "merge" ->
                new TicketCommand.Merge(
                        ticket.id(), ticket.tenant(), by, known("target", target, TicketId::parse), anyReason());
            case "run-runbook" ->
                new TicketCommand.RunRunbook(
                        ticket.id(),
                        ticket.tenant(),
                        by,
                        runbookId(),
                        Secrets.mask(brief("target", target, LONGEST_TARGET)),
                        briefParameters());
            case "correct-category" ->
                new TicketCommand.CorrectCategory(
                        ticket.id(), ticket.tenant(), by, known("category", category, Category::of));
            case "correct-priority" ->
                new TicketCommand.CorrectPriority(
                        ticket.id(), ticket.tenant(), by, known("priority", priority, CommandRequest::priorityOf));
            case "correct-sentiment" ->
                new TicketCommand.CorrectSentiment(
                        ticket.id(), ticket.tenant(), by, known("sentiment", sentiment, Sentiment::of));
            default ->
                throw new InvalidRequest(
                        "type",
                        "expected approve, deny, assign, comment, resolve, reopen, close, hold, resume, escalate,"
                                + " merge, run-runbook, correct-category, correct-priority or correct-sentiment, found "
                                + (type == null ? "nothing" : "'" + type + "'"));
        };
    }

    /// Told at once: the ticket's own refusal comes later, and only to whoever reads on.
    private static Person known(Person by) {
        by.objectionToSignedIn().ifPresent(why -> {
            throw conflict("type", why);
        });
        return by;
    }

    private String runbookId() {
        String id = brief("runbook", runbook, LONGEST_ID);
        if (!RUNBOOK.matcher(id).matches() || id.equals(Diagnosis.NO_RUNBOOK)) {
            throw new InvalidRequest("runbook", "expected a runbook's id such as unlock-account, found '" + id + "'");
        }
        return id;
    }

    private Map<String, String> briefParameters() {
        if (parameters == null) {
            return Map.of();
        }
        if (parameters.size() > MOST_PARAMETERS) {
            throw new InvalidRequest(
                    "parameters", "expected at most %d, found %d".formatted(MOST_PARAMETERS, parameters.size()));
        }
        Map<String, String> masked = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (!PARAMETER.matcher(name).matches()) {
                throw new InvalidRequest(
                        "parameters", "expected names of at most 64 letters, digits and . _ -, found '" + name + "'");
            }
            masked.put(name, Secrets.mask(brief("parameters." + name, value, LONGEST_VALUE)));
        });
        return masked;
    }

    /// What a runbook takes at most is said by its file, and checked by the worker.
    private static String brief(String field, @Nullable String value, int longest) {
        String text = required(field, value);
        if (text.length() > longest) {
            throw new InvalidRequest(
                    field, "expected at most %d characters, found %d".formatted(longest, text.length()));
        }
        if (CONTROL.matcher(text).find()) {
            throw new InvalidRequest(field, "expected a text without control characters");
        }
        return text;
    }

    private String approval(Ticket ticket) {
        return approvalId != null ? approvalId : pending(ticket).approvalId();
    }

    /// What somebody agrees to. Before it is known what would be done nobody can.
    private String seen(Ticket ticket) {
        if (content != null) {
            return content;
        }
        String now = pending(ticket).content();
        if (now == null) {
            throw conflict("content", "it is not known yet what would be done; try again in a moment");
        }
        return now;
    }

    private static PendingConsent pending(Ticket ticket) {
        PendingConsent pending = ticket.consent();
        if (pending == null) {
            throw conflict("approvalId", "no approval is pending; the ticket is " + ticket.status());
        }
        return pending;
    }

    private static InvalidRequest conflict(String field, String problem) {
        return new InvalidRequest(409, List.of(new InvalidRequest.FieldError(field, problem)));
    }

    private static <T> T known(String field, @Nullable String value, Function<String, T> words) {
        try {
            return words.apply(required(field, value));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(field, String.valueOf(e.getMessage()));
        }
    }

    private static Priority priorityOf(String value) {
        return Arrays.stream(Priority.values())
                .filter(priority -> priority.name().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + value + "' is no priority; there are " + List.of(Priority.values())));
    }

    private @Nullable String anyReason() {
        return reason == null || reason.isBlank() ? null : words("reason", reason);
    }

    /// What people will read, without the secrets that somebody wrote into it.
    private static String words(String field, @Nullable String value) {
        return Secrets.mask(required(field, value));
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidRequest(field, "expected a text, found nothing");
        }
        if (value.length() > LONGEST) {
            throw new InvalidRequest(
                    field, "expected at most %d characters, found %d".formatted(LONGEST, value.length()));
        }
        return value;
    }
}
