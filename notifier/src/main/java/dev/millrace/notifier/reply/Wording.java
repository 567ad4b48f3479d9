package dev.millrace.notifier.reply;

import dev.millrace.notifier.reply.Matter.Work;
import dev.millrace.notifier.reply.Words.Action;
import dev.millrace.notifier.reply.Words.Deed;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.understanding.Diagnosis;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts replies into words.
public final class Wording {
    /// As `millrace.desk.default-assignee` has it by default.
    private static final String DESK = "service-desk";

    private static final int NAME_LENGTH = 100;
    /// RFC 5321, 4.5.3.1.3: a path with its brackets has 256 octets at most.
    private static final int ADDRESS_LENGTH = 254;

    private final String desk;
    private final ZoneId zone;
    private final Map<String, String> teams;

    /// @param desk the name under which the desk signs
    /// @param zone in which times are told
    public Wording(String desk, ZoneId zone) {
        this(desk, zone, Map.of());
    }

    /// @param desk the name under which the desk signs
    /// @param zone in which times are told
    /// @param teams names of those who have tickets, by id
    public Wording(String desk, ZoneId zone, Map<String, String> teams) {
        this.desk = desk;
        this.zone = zone;
        this.teams = Map.copyOf(teams);
    }

    /// The name under which the desk signs.
    public String desk() {
        return desk;
    }

    /// How people are told of a team: by its name, else by its id. Whose tickets are by default is the desk itself.
    public String team(String id) {
        return teams.getOrDefault(id, id.equals(DESK) ? desk : id);
    }

    /// The reply in its language.
    public Words of(Reply reply) {
        Texts texts = Texts.in(reply.language());
        String greeting = reply.to().name() == null
                ? texts.get("greeting")
                : texts.get("greeting.named", Map.of("name", name(reply.to())));
        return new Words(
                subject(reply, texts),
                greeting,
                paragraphs(reply, texts),
                actions(reply.matter(), texts),
                List.of(texts.get("regards"), desk),
                goesOn(reply, texts));
    }

    /// What a technician writes stays as he wrote it.
    private static Set<String> goesOn(Reply reply, Texts texts) {
        return reply.matter() instanceof Matter.Answer
                ? Set.of()
                : Set.of(texts.get("greeting.goes-on").split(" ", -1));
    }

    private String subject(Reply reply, Texts texts) {
        return switch (reply.matter()) {
            case Matter.ApprovalRequest request ->
                texts.get("approval-request.subject", Map.of("ask", ask(texts, request.work(), request.requester())));
            case Matter.ApprovalCode code ->
                texts.get("approval-code.subject", Map.of("ask", ask(texts, code.work(), code.requester())));
            case Matter.IdentityRequest _ -> texts.get("identity-request.subject");
            case Matter.OneTimeLink _ -> texts.get("one-time-link.subject");
            case Matter.Received _, Matter.Question _, Matter.NeedsApproval _, Matter.NeedsIdentity _, Matter.Fixed _ ->
                subjectOf(reply, texts);
            case Matter.CouldNotFix _, Matter.Resolved _, Matter.Answer _, Matter.Closed _, Matter.Reopened _ ->
                subjectOf(reply, texts);
        };
    }

    private static String subjectOf(Reply reply, Texts texts) {
        return reply.subject().isBlank() ? texts.get("no-subject") : reply.subject();
    }

    private List<String> paragraphs(Reply reply, Texts texts) {
        return switch (reply.matter()) {
            case Matter.Received received -> received(texts, received);
            case Matter.Question question -> question(texts, question);
            case Matter.NeedsApproval needed ->
                List.of(
                        texts.get("needs-approval", Map.of("who", needed.approvers())),
                        texts.get("request", Map.of("ask", ask(texts, needed.work()))));
            case Matter.NeedsIdentity needed ->
                List.of(texts.get("needs-identity"), texts.get("request", Map.of("ask", ask(texts, needed.work()))));
            case Matter.Fixed fixed -> fixed(texts, fixed);
            case Matter.CouldNotFix failed -> {
                List<String> paragraphs = new ArrayList<>(List.of(couldNotFix(texts, failed)));
                if (failed.cause() == Matter.CouldNotFix.Cause.HALF_DONE) {
                    paragraphs.add(texts.get("could-not-fix.half-done"));
                }
                paragraphs.add(texts.get("could-not-fix.team", Map.of("team", team(failed.team()))));
                yield paragraphs;
            }
            case Matter.Resolved resolved -> List.of(texts.get("resolved"), resolved.note(), texts.get("not-right"));
            case Matter.Answer answer ->
                answer.by() == null
                        ? List.of(answer.text())
                        : List.of(texts.get("answer", Map.of("by", answer.by())), answer.text());
            case Matter.Closed _ -> List.of(texts.get("closed"), texts.get("closed.again"));
            case Matter.Reopened reopened -> List.of(texts.get("reopened", Map.of("team", team(reopened.team()))));
            case Matter.ApprovalRequest request -> approval(texts, request);
            case Matter.ApprovalCode code -> approvalCode(texts, code);
            case Matter.IdentityRequest request ->
                List.of(
                        texts.get(
                                "identity-request",
                                Map.of("address", request.requester().address())),
                        texts.get("request", Map.of("ask", ask(texts, request.work()))),
                        texts.get("identity-request.choose", Map.of("time", time(reply, request.expiresAt()))));
            case Matter.OneTimeLink link ->
                List.of(
                        texts.get(
                                secretly("one-time-link", link.once()),
                                Map.of("account", accountOf(texts, link.work(), link.requester()))),
                        texts.get(
                                secretly("one-time-link.until", link.once()),
                                Map.of("time", time(reply, link.expiresAt()))),
                        texts.get(
                                secretly("one-time-link.other", link.once()), Map.of("name", name(link.requester()))));
        };
    }

    private List<String> received(Texts texts, Matter.Received received) {
        return received.team() == null
                ? List.of(texts.get("received"), texts.get("received.automatic"))
                : List.of(texts.get("received"), texts.get("received.team", Map.of("team", team(received.team()))));
    }

    private static List<String> question(Texts texts, Matter.Question question) {
        String key = texts.has("question." + question.about()) ? "question." + question.about() : "question.other";
        List<String> paragraphs = new ArrayList<>(List.of(texts.get("received"), texts.get(key)));
        if (!question.choices().isEmpty()) {
            paragraphs.add(texts.get("question.choices", Map.of("choices", String.join(", ", question.choices()))));
        }
        if (!key.equals("question.matter")) {
            paragraphs.add(texts.get("question.how"));
        }
        return List.copyOf(paragraphs);
    }

    private static List<String> fixed(Texts texts, Matter.Fixed fixed) {
        String done = capitalised(fixed.told() == null ? done(texts, fixed.work()) : fixed.told());
        return fixed.once() == null
                ? List.of(done, texts.get("not-right"))
                : List.of(done, texts.get(secretly("fixed.once", fixed.once())), texts.get("not-right"));
    }

    private static String secretly(String key, SecretKind kind) {
        return switch (kind) {
            case PASSWORD -> key;
            case PROFILE -> key + ".profile";
        };
    }

    private static String done(Texts texts, Work work) {
        String key = texts.has("done." + work.runbook()) ? "done." + work.runbook() : "done.other";
        return texts.get(key, Map.of("account", account(texts, work), "target", work.target()));
    }

    /// What did not work, in the runbook's own terms where there are any.
    private static String couldNotFix(Texts texts, Matter.CouldNotFix failed) {
        // The words of the runbook may say that nothing was changed.
        if (failed.told() != null && failed.cause() != Matter.CouldNotFix.Cause.HALF_DONE) {
            return capitalised(failed.told());
        }
        String key = "failed." + failed.work().runbook();
        return switch (failed.cause()) {
            case FAILED ->
                texts.has(key)
                        ? texts.get(
                                key,
                                Map.of(
                                        "account",
                                        account(texts, failed.work()),
                                        "target",
                                        failed.work().target()))
                        : texts.get("could-not-fix.failed");
            case HALF_DONE -> texts.get("could-not-fix.failed");
            case DENIED -> texts.get("could-not-fix.denied");
            case EXPIRED -> texts.get("could-not-fix.expired");
            case NOBODY_TO_ASK -> texts.get("could-not-fix.nobody-to-ask");
        };
    }

    private List<String> approval(Texts texts, Matter.ApprovalRequest request) {
        Map<String, String> values = Map.of(
                "name", name(request.requester()),
                "who", nameAndAddress(request.requester()),
                "target", request.work().target(),
                "subject", request.subject(),
                "ask", ask(texts, request.work(), request.requester()),
                "question", request.approvalId(),
                "time", time(Language.EN, request.expiresAt()));
        String why = switch (request.consent()) {
            case GROUP_OWNER -> request.rolesToo() ? "approval-request.owner-or-role" : "approval-request.owner";
            case MANAGER, IDENTITY ->
                request.rolesToo() ? "approval-request.manager-or-role" : "approval-request.manager";
            case ROLE -> "approval-request.role";
        };
        List<String> paragraphs = new ArrayList<>(
                List.of(texts.get("approval-request", values), texts.get("request", values), texts.get(why, values)));
        if (request.quorum() > 1) {
            paragraphs.add(texts.get("approval-request.several", Map.of("count", Integer.toString(request.quorum()))));
        }
        paragraphs.add(texts.get("approval-request.choose", values));
        paragraphs.add(texts.get("approval-request.chat", values));
        return paragraphs;
    }

    private static List<String> approvalCode(Texts texts, Matter.ApprovalCode code) {
        String door = switch (code.door()) {
            case LINK -> "approval-code.link";
            case CHAT -> "approval-code.chat";
        };
        return List.of(
                texts.get(door, Map.of("answer", texts.get(code.approved() ? "approve" : "deny"))),
                texts.get("request", Map.of("ask", ask(texts, code.work(), code.requester()))),
                texts.get("approval-code.not-you"));
    }

    /// What is said of the code in a mail that has one; it stands in the mail alone, never in the ticket's history.
    public Optional<String> code(Reply reply, String code) {
        Texts texts = Texts.in(reply.language());
        return switch (reply.matter()) {
            case Matter.IdentityRequest request
            when request.codeUntil() != null ->
                Optional.of(texts.get("code.identity", Map.of("code", code, "time", time(reply, request.codeUntil()))));
            case Matter.ApprovalCode asked ->
                Optional.of(texts.get(
                        asked.door() == TicketCommand.Door.LINK ? "code.link" : "code.chat",
                        Map.of(
                                "code",
                                code,
                                "question",
                                asked.approvalId(),
                                // What a chat understands is the same in every language.
                                "word",
                                asked.approved() ? "approve" : "deny",
                                "time",
                                time(reply, asked.expiresAt()))));
            default -> Optional.empty();
        };
    }

    private static List<Action> actions(Matter matter, Texts texts) {
        return switch (matter) {
            case Matter.ApprovalRequest _ ->
                List.of(new Action(Deed.APPROVE, texts.get("approve")), new Action(Deed.DENY, texts.get("deny")));
            case Matter.IdentityRequest _ ->
                List.of(new Action(Deed.APPROVE, texts.get("confirm")), new Action(Deed.DENY, texts.get("not-me")));
            case Matter.OneTimeLink link ->
                List.of(new Action(Deed.FETCH_SECRET, texts.get(secretly("fetch", link.once()))));
            case Matter.ApprovalCode code ->
                List.of(
                        code.approved()
                                ? new Action(Deed.APPROVE, texts.get("approve"))
                                : new Action(Deed.DENY, texts.get("deny")));
            case Matter.Received _, Matter.Question _, Matter.NeedsApproval _ -> List.of();
            case Matter.NeedsIdentity _, Matter.Fixed _ -> List.of();
            case Matter.CouldNotFix _, Matter.Resolved _, Matter.Answer _, Matter.Closed _, Matter.Reopened _ ->
                List.of();
        };
    }

    /// What is asked for, told to the requester.
    public static String ask(Texts texts, Work work) {
        return ask(texts, work, account(texts, work), texts.get("you"));
    }

    /// What is asked for, told to somebody else.
    public static String ask(Texts texts, Work work, Person requester) {
        return ask(texts, work, accountOf(texts, work, requester), name(requester));
    }

    private static String ask(Texts texts, Work work, String account, String person) {
        String key = texts.has("ask." + work.runbook()) ? "ask." + work.runbook() : "ask.other";
        return texts.get(
                key, Map.of("account", account, "target", work.target(), "person", person, "runbook", work.runbook()));
    }

    private static String account(Texts texts, Work work) {
        return Diagnosis.SENDER.equals(work.target())
                ? texts.get("account.own")
                : texts.get("account.other", Map.of("target", work.target()));
    }

    private static String accountOf(Texts texts, Work work, Person requester) {
        return Diagnosis.SENDER.equals(work.target())
                ? texts.get("account.of", Map.of("name", name(requester)))
                : texts.get("account.other", Map.of("target", work.target()));
    }

    /// How somebody is called: by name where one is known, on one line.
    public static String name(Person person) {
        String name = person.name() == null || person.name().isBlank() ? person.address() : person.name();
        return OneLine.of(name, NAME_LENGTH);
    }

    /// Who somebody is for certain: his address, and before it his name where one is known.
    public static String nameAndAddress(Person person) {
        String address = OneLine.of(person.address(), ADDRESS_LENGTH);
        String name = person.name() == null ? "" : OneLine.of(person.name(), NAME_LENGTH);
        return name.isBlank() || name.equalsIgnoreCase(address) ? address : name + " (" + address + ")";
    }

    private String time(Reply reply, Instant instant) {
        return time(reply.language(), instant);
    }

    /// A time as people write it, with its zone.
    public String time(Language language, Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(language.locale())
                        .format(instant.atZone(zone))
                + " "
                + DateTimeFormatter.ofPattern("z", language.locale()).format(instant.atZone(zone));
    }

    private static String capitalised(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
