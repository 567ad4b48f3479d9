package dev.millrace.notifier.approval;

import static dev.millrace.notifier.RunningNotifier.PATIENCE;
import static dev.millrace.notifier.Story.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import dev.millrace.messaging.TopicTail;
import dev.millrace.notifier.RunningNotifier;
import dev.millrace.notifier.Story;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.topic.Topic;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/// From the question in a mail to the answer on its page, by the program as it runs.
class ApprovedByLinkTest {
    @RegisterExtension
    static final RunningNotifier NOTIFIER = new RunningNotifier();

    @Test
    void shouldTakeAnApprovalByLinkAndCodeOnce() throws Exception {
        WebTestClient browser = NOTIFIER.browser();
        Story story = Story.byMail()
                .at(Instant.now())
                .about("Reports please")
                .diagnosed("grant-group-access", "finance-reports");
        story.asks(Consent.GROUP_OWNER);
        NOTIFIER.publish(story.findsConsenters(BEN));
        await().atMost(PATIENCE)
                .until(() -> !NOTIFIER.mailsTo(
                                BEN.address(), story.ticket().id().toString())
                        .isEmpty());

        String text = String.valueOf(GreenMailUtil.getBody(
                NOTIFIER.mailsTo(BEN.address(), story.ticket().id().toString()).getFirst()));
        Matcher link = Pattern.compile("https://desk\\.example(/approvals/[\\w.=\\s-]+?)\\?answer")
                .matcher(text);
        assertThat(link.find()).isTrue();
        String path = link.group(1).replaceAll("=\\r?\\n", "");

        browser.get()
                .uri(path + "?answer=approve")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .value(
                        "Content-Security-Policy",
                        policy -> assertThat(policy)
                                .contains(
                                        "default-src 'none'",
                                        "script-src 'self'",
                                        "style-src 'self'",
                                        "form-action 'self'"))
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("finance-reports", "Anna Keller", "Approve"));
        answerStep(path, "answer=approve", HttpStatus.OK, "a code is on its way to b…@acme.example");
        assertThat(NOTIFIER.mailsTo(BEN.address(), "Your code"))
                .as("the ticket decides")
                .isEmpty();
        NOTIFIER.publish(story.does(commandOf(story, TicketCommand.RequestCode.class)));
        await().atMost(PATIENCE)
                .until(() -> !NOTIFIER.mailsTo(BEN.address(), "Your code").isEmpty());
        MimeMessage mail = NOTIFIER.mailsTo(BEN.address(), "Your code").getFirst();
        assertThat(mail.getAllRecipients()).hasSize(1);
        Matcher code = Pattern.compile("\\b\\d{4} \\d{4}\\b").matcher(String.valueOf(GreenMailUtil.getBody(mail)));
        assertThat(code.find()).isTrue();

        answerStep(path, "answer=approve&code=12345678", HttpStatus.BAD_REQUEST, "This code does not count");
        answerStep(path, "answer=approve&code=" + code.group().replace(' ', '+'), HttpStatus.OK, "You have agreed");
        NOTIFIER.publish(story.does(commandOf(story, TicketCommand.AnswerByCode.class, 0)));
        NOTIFIER.publish(story.does(commandOf(story, TicketCommand.AnswerByCode.class, 1)));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> browser.get().uri(path).exchange().expectStatus().isEqualTo(HttpStatus.GONE));
        answerStep(path, "answer=approve", HttpStatus.GONE, "Already decided");
    }

    private static void answerStep(String path, String form, HttpStatus expected, String said) {
        NOTIFIER.browser()
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue(form)
                .exchange()
                .expectStatus()
                .isEqualTo(expected)
                .expectBody(String.class)
                .value(page -> assertThat(page).containsIgnoringCase(said));
    }

    private static <T extends TicketCommand> T commandOf(Story story, Class<T> type) {
        return commandOf(story, type, 0);
    }

    /// @param earlier how many of the kind came before it
    private static <T extends TicketCommand> T commandOf(Story story, Class<T> type, int earlier) {
        return NOTIFIER.bean(TopicTail.class)
                .read(Topic.COMMANDS, TicketCommand.FromDesk.class, new TopicTail.Start.Since(Instant.EPOCH))
                .map(TopicTail.Read::value)
                .filter(command -> command.ticket().equals(story.ticket().id()))
                .ofType(type)
                .skip(earlier)
                .blockFirst(PATIENCE);
    }
}
