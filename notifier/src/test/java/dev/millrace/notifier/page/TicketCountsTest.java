package dev.millrace.notifier.page;

import static dev.millrace.notifier.RunningNotifier.PATIENCE;
import static dev.millrace.notifier.Story.TECHNICIAN;
import static dev.millrace.notifier.Story.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.notifier.RunningNotifier;
import dev.millrace.notifier.Story;
import dev.millrace.notifier.history.Tickets;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/// How many tickets there are, for whoever has signed in, whatever other tests have left in the database.
class TicketCountsTest {
    @RegisterExtension
    static final RunningNotifier NOTIFIER = new RunningNotifier();

    @Test
    void shouldTellNobodyWithoutAnAccount() {
        NOTIFIER.browser()
                .get()
                .uri("/api/tickets/counts")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void shouldCountWhatIsNotDoneOfItsOwnTenants() {
        JsonNode before = counts("").path("open");
        take(escalated("First to be counted"));
        take(escalated("Second to be counted"));
        TicketUpdate others = escalated("Of another tenant");
        take(new TicketUpdate(
                others.ticketId(), "other", others.version(), others.at(), others.events(), others.ticket(), null));
        Story done = Story.byMail().about("Done when it is counted");
        done.opens();
        take(done.does(new TicketCommand.Resolve(done.ticket().id(), TENANT, TECHNICIAN, "oiled")));

        JsonNode after = counts("").path("open");
        assertThat(after.path("ESCALATED").asLong(0))
                .isEqualTo(before.path("ESCALATED").asLong(0) + 2);
        assertThat(after.has("RESOLVED")).isFalse();
    }

    @Test
    void shouldCountWhatARunbookFixedOnlyWhereItIsAskedSinceWhen() {
        Instant now = Instant.now();
        String since = "?since=" + now.minus(Duration.ofHours(1));
        long before = counts(since).path("fixed").asLong(-1);
        Story fixed = Story.byMail().about("Fixed to be counted").at(now).diagnosed("unlock-account", "sender");
        fixed.runs();
        take(fixed.succeeds(null));

        assertThat(before).isNotNegative();
        assertThat(counts(since).path("fixed").asLong(-1)).isEqualTo(before + 1);
        assertThat(counts("").has("fixed")).isFalse();
        assertIsWrong("/api/tickets/counts?since=midnight", "since");
    }

    @Test
    void shouldCountNoFurtherBackThanAWeek() {
        Instant now = Instant.now();
        assertThat(counts("?since=" + now.minus(Duration.ofDays(7))).has("fixed"))
                .isTrue();
        // A browser's clock may go before.
        assertThat(counts("?since=" + now.plus(Duration.ofMinutes(10))).has("fixed"))
                .isTrue();

        assertIsWrong("/api/tickets/counts?since=" + now.minus(Duration.ofDays(9)), "since");
        assertIsWrong("/api/tickets/counts?since=" + now.plus(Duration.ofHours(2)), "since");
        assertIsWrong("/api/tickets/counts?since=" + Instant.MIN, "since");
    }

    @Test
    void shouldSayThatOpenIsTrueOrFalse() {
        assertIsWrong("/api/tickets/recent?open=maybe", "open");
    }

    private static void assertIsWrong(String path, String field) {
        NOTIFIER.browser()
                .get()
                .uri(path)
                .headers(headers -> headers.setBasicAuth("admin", "right"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    private static JsonNode counts(String query) {
        String answer = NOTIFIER.api()
                .get()
                .uri("/api/tickets/counts" + query)
                .retrieve()
                .bodyToMono(String.class)
                .block(PATIENCE);
        return Json.mapper().readTree(answer);
    }

    private static TicketUpdate escalated(String subject) {
        Story story = Story.byMail().about(subject);
        story.opens();
        return story.does(new TicketCommand.Escalate(story.ticket().id(), TENANT, TECHNICIAN, "beyond us"));
    }

    private static void take(TicketUpdate update) {
        NOTIFIER.bean(Tickets.class).take(update).block(PATIENCE);
    }
}
