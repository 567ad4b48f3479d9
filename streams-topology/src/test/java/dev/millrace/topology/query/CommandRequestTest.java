package dev.millrace.topology.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.access.InvalidRequest;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand.Approve;
import dev.millrace.tickets.ticket.TicketCommand.Close;
import dev.millrace.tickets.ticket.TicketCommand.Deny;
import dev.millrace.tickets.ticket.TicketCommand.Merge;
import dev.millrace.tickets.ticket.TicketCommand.RunRunbook;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is made of an answer to a question that somebody gives at the desk.
class CommandRequestTest {
    private static final Person ADMIN = new Person("chloe@acme.example", "admin");

    @Test
    void shouldBindWhoeverAgreesToWhatHeSaw() {
        assertThat(((Approve) request("approve", "seen").toCommand(ticket("now"), ADMIN)).content())
                .isEqualTo("seen");
    }

    @Test
    void shouldBindWhoeverDoesNotSayWhatHeSawToWhatIsPending() {
        Approve approve = (Approve) request("approve", null).toCommand(ticket("now"), ADMIN);
        assertThat(approve.content()).isEqualTo("now");
        assertThat(approve.approvalId()).isEqualTo("1-1");
        assertThat(approve.by()).isEqualTo(ADMIN);
    }

    @Test
    void shouldLetNobodyAgreeToWhatIsNotKnownYetButRefuseIt() {
        assertThatThrownBy(() -> request("approve", null).toCommand(ticket(null), ADMIN))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        refused -> assertThat(refused.status()).isEqualTo(409))
                .hasMessageContaining("content: it is not known yet what would be done");
        assertThat(request("deny", null).toCommand(ticket(null), ADMIN)).isInstanceOf(Deny.class);
    }

    @Test
    void shouldSayWhyNobodyAgreesUnderANameAlone() {
        Person name = new Person("admin", null);
        assertThatThrownBy(() -> request("approve", "seen").toCommand(ticket("seen"), name))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        refused -> assertThat(refused.status()).isEqualTo(409))
                .hasMessageContaining(
                        "type: nobody knows whose account 'admin' is, while millrace.admin.address does not say so");
        assertThat(request("deny", null).toCommand(ticket("seen"), name)).isInstanceOf(Deny.class);
    }

    @Test
    void shouldHaveARunbookRunInTheNameOfWhoeverIsSignedIn() {
        assertThat(run("book-room", "R2", Map.of("day", "monday")).toCommand(ticket(null), ADMIN))
                .isEqualTo(new RunRunbook(new TicketId(1), "acme", ADMIN, "book-room", "R2", Map.of("day", "monday")));
        assertThat(((RunRunbook) run("book-room", "R2", null).toCommand(ticket(null), ADMIN)).parameters())
                .isEmpty();
    }

    @Test
    void shouldKeepNoSecretsThatSomebodyGivesToARunbook() {
        RunRunbook run = (RunRunbook) run(
                        "book-room",
                        "R2, password: Winter2031!",
                        Map.of("day", "monday", "note", "the door code is 482913"))
                .toCommand(ticket(null), ADMIN);

        assertThat(run.target()).isEqualTo("R2, password: ••••••");
        assertThat(run.parameters()).isEqualTo(Map.of("day", "monday", "note", "the door code is ••••••"));
    }

    @Test
    void shouldSayWhichFieldOfARunbookIsWrong() {
        assertThatThrownBy(() -> run("Book Room", "R2", null).toCommand(ticket(null), ADMIN))
                .hasMessageContaining("runbook: expected a runbook's id such as unlock-account, found 'Book Room'");
        assertThatThrownBy(() -> run("none", "R2", null).toCommand(ticket(null), ADMIN))
                .hasMessageContaining("runbook: ");
        assertThatThrownBy(() -> run("book-room", null, null).toCommand(ticket(null), ADMIN))
                .hasMessageContaining("target: expected a text, found nothing");
        assertThatThrownBy(() ->
                        run("book-room", "R2", Map.of("day", "x".repeat(5000))).toCommand(ticket(null), ADMIN))
                .hasMessageContaining("parameters.day: expected at most 4096 characters");
        assertThatThrownBy(() -> run("book-room", "x".repeat(1025), null).toCommand(ticket(null), ADMIN))
                .hasMessageContaining("target: expected at most 1024 characters, found 1025");
        assertThatThrownBy(() -> run("x".repeat(65), "R2", null).toCommand(ticket(null), ADMIN))
                .hasMessageContaining("runbook: expected at most 64 characters, found 65");
        for (String name : List.of("", "x".repeat(65), "day\n", "no day", "{day}")) {
            assertThatThrownBy(
                            () -> run("book-room", "R2", Map.of(name, "monday")).toCommand(ticket(null), ADMIN))
                    .hasMessageContaining(
                            "parameters: expected names of at most 64 letters, digits and . _ -, found '");
        }
    }

    /// No database takes a zero, and no runbook another one.
    @Test
    void shouldTakeNoControlCharacters() {
        for (String text : List.of("R\u00002", "R2\u0007", "R\u009b2", "\u0000")) {
            assertThatThrownBy(() -> run("book-room", text, null).toCommand(ticket(null), ADMIN))
                    .hasMessageContaining("target: expected a text without control characters");
            assertThatThrownBy(() -> run("book-room", "R2", Map.of("day", text)).toCommand(ticket(null), ADMIN))
                    .hasMessageContaining("parameters.day: expected a text without control characters");
        }
    }

    @Test
    void shouldMergeInTheNameOfWhoeverIsSignedInWithOrWithoutAReason() {
        assertThat(merge("00000-0000-0002", "the same outage").toCommand(ticket(null), ADMIN))
                .isEqualTo(new Merge(new TicketId(1), "acme", ADMIN, new TicketId(2), "the same outage"));
        assertThat(merge("00000-0000-0002", " ").toCommand(ticket(null), ADMIN))
                .isEqualTo(new Merge(new TicketId(1), "acme", ADMIN, new TicketId(2), null));
    }

    @Test
    void shouldCloseWithOrWithoutAReason() {
        assertThat(close("done, the password was tulip42").toCommand(ticket(null), ADMIN))
                .isEqualTo(new Close(new TicketId(1), "acme", ADMIN, "done, the password was ••••••"));
        assertThat(close(" ").toCommand(ticket(null), ADMIN)).isEqualTo(new Close(new TicketId(1), "acme", ADMIN));
    }

    private static CommandRequest close(String reason) {
        return new CommandRequest(
                "close", null, null, null, null, null, null, reason, null, null, null, null, null, null);
    }

    @Test
    void shouldSayThatATargetIsNoTicket() {
        assertThatThrownBy(() -> merge("yesterday's", null).toCommand(ticket(null), ADMIN))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("target: ");
        assertThatThrownBy(() -> merge(null, null).toCommand(ticket(null), ADMIN))
                .hasMessageContaining("target: expected a text, found nothing");
    }

    private static CommandRequest merge(@Nullable String target, @Nullable String reason) {
        return new CommandRequest(
                "merge", null, null, null, null, null, null, reason, null, null, null, null, target, null);
    }

    private static CommandRequest run(
            String runbook, @Nullable String target, @Nullable Map<String, String> parameters) {
        return new CommandRequest(
                "run-runbook", null, null, null, null, null, null, null, null, null, null, runbook, target, parameters);
    }

    private static CommandRequest request(String type, @Nullable String content) {
        return new CommandRequest(
                type, null, content, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static Ticket ticket(@Nullable String content) {
        return Json.read("""
                {"id":"00000-0000-0001","version":3,"tenant":"acme","status":"AWAITING_APPROVAL",
                 "consent":{"approvalId":"1-1","consent":"manager","quorum":1,%s"expiresAt":"2026-11-23T12:00:00Z"}}
                """.formatted(content == null ? "" : "\"content\":\"%s\",".formatted(content)), Ticket.class);
    }
}
