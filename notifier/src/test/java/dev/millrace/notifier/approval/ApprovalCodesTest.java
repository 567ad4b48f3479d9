package dev.millrace.notifier.approval;

import static dev.millrace.notifier.Story.BEN;
import static dev.millrace.notifier.Story.TECHNICIAN;
import static dev.millrace.notifier.Story.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.notifier.Story;
import dev.millrace.notifier.link.Links.ApprovalLink;
import dev.millrace.notifier.reply.Matter;
import dev.millrace.notifier.reply.Replies;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.ticket.CodeSource;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketStatus;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

/// The codes that are given on the page: whose count, and what becomes of wrong ones.
class ApprovalCodesTest extends OpenedLink {
    /// What the page sends is what the ticket takes, and what the ticket tells is what is mailed: by the real rules.
    @Test
    void shouldGiveWhoeverIsSentALinkOnNothingButAMailToWhomItWasSentTo() {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN);
        for (int time = 0; time < ConsentCodes.MOST_MAILED; time++) {
            post(Story.NOON, link, time == 1 ? "answer=deny" : "answer=approve", HttpStatus.OK);
            TicketUpdate update = story.does(sent.getLast());
            TICKETS.take(update).block(PATIENCE);
            assertThat(Replies.of(update)).singleElement().satisfies(reply -> {
                assertThat(reply.to()).isEqualTo(BEN);
                assertThat(reply.matter()).isInstanceOf(Matter.ApprovalCode.class);
            });
        }

        assertThat(post(Story.NOON, link, "answer=approve", HttpStatus.TOO_MANY_REQUESTS))
                .contains("three times to b…@acme.example", "name=\"code\"");
        TicketUpdate refused = story.does(sent.getLast());
        assertThat(refused.events()).singleElement().isInstanceOf(TicketEvent.CommandRefused.class);
        assertThat(Replies.of(refused)).isEmpty();

        for (int guess = 0; guess < ConsentCodes.MOST_WRONG; guess++) {
            assertThat(post(Story.NOON, link, "answer=approve&code=" + wrong(), HttpStatus.BAD_REQUEST))
                    .contains("This code does not count");
            TicketUpdate guessed = story.does(sent.getLast());
            assertThat(guessed.events()).singleElement().isInstanceOf(TicketEvent.CodeRefused.class);
            TICKETS.take(guessed).block(PATIENCE);
        }
        assertThat(post(Story.NOON, link, byCode("approve", BEN), HttpStatus.TOO_MANY_REQUESTS))
                .contains("Too many wrong codes", "The link in the mail with your code still works");
        assertThat(story.does(sent.getLast()).events()).singleElement().isInstanceOf(TicketEvent.CodeRefused.class);
        assertThat(story.ticket().status()).isEqualTo(TicketStatus.AWAITING_APPROVAL);
        assertThat(story.ticket().consent().given()).isEmpty();

        ApprovalLink besideCode = besideCode(link);
        assertThat(get(Story.NOON, besideCode, "?answer=approve", HttpStatus.OK))
                .contains("name=\"code\"")
                .doesNotContain("value=\"deny\"");
        assertThat(post(Story.NOON, besideCode, byCode("approve", BEN), HttpStatus.OK))
                .contains("You have agreed");
        story.does(sent.getLast());
        assertThat(story.ticket().status()).isEqualTo(TicketStatus.REMEDIATING);
    }

    /// The page knows the ticket as it last told of itself; others may have guessed since.
    @Test
    void shouldKeepALinkWhoseRightCodeTheTicketDoesNotLookAt() {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN);
        List<TicketUpdate> untold = new ArrayList<>();
        for (int stranger = 0; stranger < ConsentCodes.MOST_WRONG_TOGETHER; stranger++) {
            untold.add(story.does(new TicketCommand.AnswerByCode(
                    link.ticket(),
                    TENANT,
                    link.approvalId(),
                    "no proof at all",
                    true,
                    CodeSource.chat("of stranger " + stranger))));
        }
        post(Story.NOON, link, byCode("approve", BEN), HttpStatus.OK);
        untold.add(story.does(sent.getLast()));
        assertThat(untold.getLast().events()).singleElement().isInstanceOf(TicketEvent.CodeRefused.class);
        untold.forEach(update -> TICKETS.take(update).block(PATIENCE));

        assertThat(get(Story.NOON, link, "", HttpStatus.OK)).contains("Approve", "Deny");
        assertThat(post(Story.NOON, link, byCode("approve", BEN), HttpStatus.TOO_MANY_REQUESTS))
                .contains("Too many wrong codes");
    }

    @Test
    void shouldMailNoFurtherCodeToWhoComesByTheLinkBesideIt() {
        ApprovalLink link = besideCode(asked("grant-group-access", Consent.GROUP_OWNER, BEN));
        assertThat(get(Story.NOON, link, "", HttpStatus.OK)).contains("Approve", "Deny");
        assertThat(post(Story.NOON, link, "answer=deny", HttpStatus.OK))
                .contains("name=\"code\"")
                .doesNotContain("value=\"approve\"");
        assertThat(sent).isEmpty();
    }

    private static ApprovalLink besideCode(ApprovalLink link) {
        return new ApprovalLink(
                link.tenant(),
                link.ticket(),
                link.approvalId(),
                link.address(),
                link.content(),
                link.asking() + 1,
                true);
    }

    @Test
    void shouldNotCountAgainstAnybodyWhatIsNoCode() {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN);

        for (String code : List.of("", "1234", "no+idea")) {
            assertThat(post(Story.NOON, link, "answer=approve&code=" + code, HttpStatus.BAD_REQUEST))
                    .contains("A code has eight digits", "name=\"code\"");
        }
        assertThat(sent).isEmpty();
    }

    @Test
    void shouldTakeByALinkNoCodeOfSomebodyElse() {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN, TECHNICIAN);

        assertThat(post(Story.NOON, link, byCode("approve", TECHNICIAN), HttpStatus.BAD_REQUEST))
                .contains("This code does not count");
        assertThat(story.does(sent.getLast()).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        TicketEvent.CodeRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo("the code is wrong"));
    }

    @Test
    void shouldTakeSixTriesAMinuteForALink() {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN);
        WebTestClient browser = browser(Story.NOON);

        for (int guess = 0; guess < 6; guess++) {
            post(browser, link, "answer=approve&code=" + wrong(), HttpStatus.BAD_REQUEST);
        }
        assertThat(post(browser, link, byCode("approve", BEN), HttpStatus.TOO_MANY_REQUESTS))
                .contains("Too many attempts");
        assertThat(sent).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "de, Noch ist nichts entschieden",
        "fr, Rien n’est encore décidé",
        "es, Aún no se ha decidido nada",
        "nl, Nothing is decided yet",
    })
    void shouldAskForTheCodeInTheReadersLanguage(String language, String said) {
        ApprovalLink link = asked("grant-group-access", Consent.GROUP_OWNER, BEN);

        WebTestClient browser = browser(Story.NOON)
                .mutate()
                .defaultHeader("Accept-Language", language)
                .build();
        assertThat(post(browser, link, "answer=deny", HttpStatus.OK)).contains(said, "value=\"deny\"");
    }

    private String wrong() {
        String right = story.codeOf(BEN);
        return ((right.startsWith("0") ? "1" : "0") + right.substring(1)).replace(' ', '+');
    }
}
