package dev.millrace.notifier;

import static dev.millrace.notifier.Story.ANNA;
import static dev.millrace.notifier.Story.BEN;
import static dev.millrace.notifier.Story.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.millrace.access.Passwords;
import dev.millrace.messaging.RecordSender;
import dev.millrace.messaging.TopicTail;
import dev.millrace.tickets.message.Attachment;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.signature.BlobLinks;
import dev.millrace.tickets.signature.BlobLinks.FileLink;
import dev.millrace.tickets.signature.BlobLinks.MailLink;
import dev.millrace.tickets.signature.Signer;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.topic.Topic;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.test.StepVerifier;

/// The whole room against a real broker, a real database and a mail server.
class NotifierApplicationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
            new ParameterizedTypeReference<>() {};

    private static final GreenMail MAIL = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });

    private static KafkaClusterTestKit broker;
    private static ConfigurableApplicationContext application;
    private static WebTestClient browser;
    private static WebClient api;

    @BeforeAll
    static void start() throws Exception {
        broker = new KafkaClusterTestKit.Builder(new TestKitNodes.Builder()
                        .setCombined(true)
                        .setNumBrokerNodes(1)
                        .setNumControllerNodes(1)
                        .build())
                .setConfigProp("offsets.topic.replication.factor", "1")
                .build();
        broker.format();
        broker.startup();
        broker.waitForReadyBrokers();
        MAIL.start();
        MAIL.setUser("sent@acme.example", "sent@acme.example", "secret");
        TestDatabase database = TestDatabase.create();
        application = NotifierApplication.application()
                .run(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--millrace.topics.partitions=2",
                        "--millrace.tenants=" + TENANT,
                        "--millrace.signing-key=" + KEY,
                        "--millrace.public-url=https://desk.example",
                        "--millrace.admin.password-hash=" + Passwords.hash("right"),
                        "--millrace.database.jdbc-url=" + database.jdbcUrl(),
                        "--millrace.database.user=postgres",
                        "--millrace.database.password=postgres",
                        "--spring.r2dbc.url=" + database.r2dbcUrl(),
                        "--spring.r2dbc.username=postgres",
                        "--spring.r2dbc.password=postgres",
                        "--millrace.notifier.mail.address=" + Story.DESK,
                        "--millrace.notifier.mail.smtp.host=127.0.0.1",
                        "--millrace.notifier.mail.smtp.port=" + MAIL.getSmtp().getPort(),
                        // GreenMail does not understand the null sender.
                        "--millrace.notifier.mail.bounce-address=bounces@acme.example",
                        "--millrace.notifier.mail.sent-copy.address=sent@acme.example",
                        "--millrace.notifier.mail.sent-copy.host=127.0.0.1",
                        "--millrace.notifier.mail.sent-copy.port="
                                + MAIL.getImap().getPort(),
                        "--millrace.notifier.mail.sent-copy.user=sent@acme.example",
                        "--millrace.notifier.mail.sent-copy.password=secret");
        int port = ((WebServerApplicationContext) application).getWebServer().getPort();
        browser = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(PATIENCE)
                .build();
        api = WebClient.builder()
                .baseUrl("http://localhost:" + port)
                .defaultHeaders(headers -> headers.setBasicAuth("admin", "right"))
                .build();
    }

    @AfterAll
    static void stop() throws Exception {
        application.close();
        MAIL.stop();
        broker.close();
    }

    @Test
    void shouldMailOnceAndNoteItInTheHistory() throws Exception {
        Story story = Story.byMail().about("Locked out again");
        List<TicketCommand> commands = new CopyOnWriteArrayList<>();
        var listening = application
                .getBean(TopicTail.class)
                .read(Topic.COMMANDS, TicketCommand.FromDesk.class, new TopicTail.Start.Since(Instant.EPOCH))
                .map(TopicTail.Read::value)
                .filter(command -> command.ticket().equals(story.ticket().id()))
                .subscribe(commands::add);

        story.diagnosed("unlock-account", "sender");
        story.runs();
        TicketUpdate update = story.succeeds(null);
        publish(update);
        publish(update);
        await().atMost(PATIENCE).until(() -> !commands.isEmpty());
        publish(update);

        MimeMessage mail = mailsTo(ANNA.address(), "Locked out again").getFirst();
        assertThat(mail.getSubject()).isEqualTo("Re: Locked out again [#" + update.ticketId() + "]");
        assertThat(mail.getHeader("In-Reply-To", null)).isEqualTo("<first.1@mail.acme.example>");
        assertThat(commands).singleElement().isInstanceOfSatisfying(TicketCommand.RecordReply.class, reply -> {
            assertThat(reply.kind()).isEqualTo("fixed");
            assertThat(reply.to()).isEqualTo(ANNA);
            assertThat(reply.text()).contains("Your account is unlocked again").doesNotContain("http");
        });
        listening.dispose();
    }

    @Test
    void shouldTakeAnApprovalByLinkAndCodeOnce() throws Exception {
        Story story = Story.byMail()
                .at(Instant.now())
                .about("Reports please")
                .diagnosed("grant-group-access", "finance-reports");
        story.asks(Consent.GROUP_OWNER);
        publish(story.findsConsenters(BEN));
        await().atMost(PATIENCE)
                .until(() ->
                        !mailsTo(BEN.address(), story.ticket().id().toString()).isEmpty());

        String text = String.valueOf(com.icegreen.greenmail.util.GreenMailUtil.getBody(
                mailsTo(BEN.address(), story.ticket().id().toString()).getFirst()));
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
        assertThat(mailsTo(BEN.address(), "Your code")).as("the ticket decides").isEmpty();
        publish(story.does(commandOf(story, TicketCommand.RequestCode.class)));
        await().atMost(PATIENCE)
                .until(() -> !mailsTo(BEN.address(), "Your code").isEmpty());
        MimeMessage mail = mailsTo(BEN.address(), "Your code").getFirst();
        assertThat(mail.getAllRecipients()).hasSize(1);
        Matcher code = Pattern.compile("\\b\\d{4} \\d{4}\\b")
                .matcher(String.valueOf(com.icegreen.greenmail.util.GreenMailUtil.getBody(mail)));
        assertThat(code.find()).isTrue();

        answerStep(path, "answer=approve&code=12345678", HttpStatus.BAD_REQUEST, "This code does not count");
        answerStep(path, "answer=approve&code=" + code.group().replace(' ', '+'), HttpStatus.OK, "You have agreed");
        publish(story.does(commandOf(story, TicketCommand.AnswerByCode.class, 0)));
        publish(story.does(commandOf(story, TicketCommand.AnswerByCode.class, 1)));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> browser.get().uri(path).exchange().expectStatus().isEqualTo(HttpStatus.GONE));
        answerStep(path, "answer=approve", HttpStatus.GONE, "Already decided");
    }

    private static void answerStep(String path, String form, HttpStatus expected, String said) {
        browser.post()
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
        return application
                .getBean(TopicTail.class)
                .read(Topic.COMMANDS, TicketCommand.FromDesk.class, new TopicTail.Start.Since(Instant.EPOCH))
                .map(TopicTail.Read::value)
                .filter(command -> command.ticket().equals(story.ticket().id()))
                .ofType(type)
                .skip(earlier)
                .blockFirst(PATIENCE);
    }

    @Test
    void shouldStreamUpdatesAndResumeWhereTheClientStopped() {
        Story story = Story.byMail().about("Streamed");
        TicketUpdate first = story.opens();
        story.does(new TicketCommand.Prioritise(
                story.ticket().id(),
                TENANT,
                new dev.millrace.tickets.understanding.PriorityVerdict(
                        dev.millrace.tickets.understanding.Priority.P3,
                        dev.millrace.tickets.understanding.Impact.PERSON,
                        dev.millrace.tickets.understanding.Urgency.SOON,
                        0.9,
                        List.of())));
        TicketUpdate second = story.hearsAgain("<two@mail.acme.example>");
        String[] lastId = new String[1];

        StepVerifier.create(events("/api/stream/tickets", null)
                        .concatMap(event -> "here".equals(event.comment())
                                ? send(first).thenReturn(event)
                                : reactor.core.publisher.Mono.just(event))
                        .filter(event -> isOf(event, first)))
                .consumeNextWith(event -> lastId[0] = event.id())
                .thenCancel()
                .verify(PATIENCE);
        publish(second);
        StepVerifier.create(events("/api/stream/tickets", lastId[0]).filter(event -> isOf(event, first)))
                .assertNext(event -> assertThat(event.data()).contains("\"version\":" + second.version()))
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void shouldLeadToATicketsOwnMailsAndFilesOnly() {
        String raw = "ab".repeat(32);
        String image = "cd".repeat(32);
        Story story = Story.byMail()
                .about("With a picture")
                .bringing(
                        raw,
                        new Attachment("shot.png", "image/png", 3, image, true, "shot@acme"),
                        new Attachment("mail.eml", "message/rfc822", 3, raw, false, null));
        Story other = Story.byMail()
                .through(Channel.WEB)
                .withMessageId("typed-1")
                .about("Typed")
                .bringing("ef".repeat(32));
        publish(story.opens());
        publish(other.opens());
        String ticket = "/api/tickets/" + story.ticket().id();
        String typed = "/api/tickets/" + other.ticket().id();
        await().atMost(PATIENCE).until(() -> status(ticket + "/mails/" + raw) == 303);

        BlobLinks links = new BlobLinks(new Signer(KEY));
        assertThat(location(ticket + "/mails/" + raw)).isEqualTo(links.path(new MailLink(TENANT, raw)));
        assertThat(location(ticket + "/files/" + image)).isEqualTo(links.path(new FileLink(TENANT, image, "shot.png")));
        assertThat(status(ticket + "/mails/" + image)).as("a file as a mail").isEqualTo(404);
        assertThat(status(ticket + "/files/" + raw)).as("the mail as it came").isEqualTo(403);
        assertThat(status(ticket + "/files/" + "ee".repeat(32))).isEqualTo(404);
        await().atMost(PATIENCE).until(() -> status(typed + "/files/" + "ef".repeat(32)) == 403);
        assertThat(status(typed + "/mails/" + "ef".repeat(32))).as("no mail").isEqualTo(404);
        assertThat(status(typed + "/files/" + image)).as("another ticket's").isEqualTo(404);
        assertThat(status("/api/tickets/not-an-id/mails/" + raw)).isEqualTo(400);
        browser.get().uri(ticket + "/mails/" + raw).exchange().expectStatus().isUnauthorized();
        browser.get().uri(ticket + "/files/" + image).exchange().expectStatus().isUnauthorized();
    }

    private static int status(String path) {
        return ask(path).getStatusCode().value();
    }

    private static String location(String path) {
        return String.valueOf(ask(path).getHeaders().getLocation());
    }

    private static ResponseEntity<Void> ask(String path) {
        return java.util.Objects.requireNonNull(api.get()
                .uri(path)
                .exchangeToMono(response -> response.toBodilessEntity())
                .block(PATIENCE));
    }

    @Test
    void shouldKeepStrangersOutAndShowTheLoginPage() {
        browser.get().uri("/api/stream/tickets").exchange().expectStatus().isUnauthorized();
        browser.get().uri("/api/tickets/recent").exchange().expectStatus().isUnauthorized();
        browser.get()
                .uri("/")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isFound()
                .expectHeader()
                .location("/login");
        browser.get()
                .uri("/login")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("name=\"_csrf\"", "/assets/millrace.css"));
        browser.get().uri("/status/forged.token").exchange().expectStatus().isNotFound();
        browser.get().uri("/assets/status.js").exchange().expectStatus().isOk();
    }

    @Test
    void shouldLetTheAdminSignInAndSeeTheDashboard() {
        var login = browser.get().uri("/login").exchange().returnResult(String.class);
        String page = String.join("", login.getResponseBody().collectList().block(PATIENCE));
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        MultiValueMap<String, String> cookies = cookies(login);

        var signedIn = browser.post()
                .uri("/login")
                .cookies(all -> all.addAll(cookies))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("username=admin&password=right&_csrf="
                        + java.net.URLEncoder.encode(token.group(1), java.nio.charset.StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .isFound()
                .returnResult(Void.class);
        cookies.putAll(cookies(signedIn));

        browser.get()
                .uri("/")
                .accept(MediaType.TEXT_HTML)
                .cookies(all -> all.addAll(cookies))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("Millrace"));
        browser.get()
                .uri("/api/csrf")
                .cookies(all -> all.addAll(cookies))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.headerName")
                .isEqualTo("X-XSRF-TOKEN")
                .jsonPath("$.user")
                .isEqualTo("admin");
        browser.get()
                .uri("/assets/dashboard/flag-words.js")
                .cookies(all -> all.addAll(cookies))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith("text/javascript")
                .expectBody(String.class)
                .value(script -> assertThat(script)
                        .startsWith("export const FLAG_WORDS = {")
                        .contains("\"encrypted\":\"It is encrypted: only its recipient can open it.\""));
        browser.get()
                .uri("/webjars/chart.js/4.5.1/dist/chart.umd.min.js")
                .cookies(all -> all.addAll(cookies))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void shouldSayWhatIsWrongWithARequest() {
        for (String path : List.of(
                "/api/stream/tickets?lastEventId=yesterday",
                "/api/stream/tickets?category=weather",
                "/api/stream/tickets?recent=1000",
                "/api/tickets/recent?limit=0")) {
            browser.get()
                    .uri(path)
                    .headers(headers -> headers.setBasicAuth("admin", "right"))
                    .accept(path.contains("stream") ? MediaType.TEXT_EVENT_STREAM : MediaType.ALL)
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .exists();
        }
        browser.get()
                .uri("/api/stream/tickets")
                .headers(headers -> headers.setBasicAuth("admin", "right"))
                .header("Last-Event-ID", "yesterday")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        browser.get()
                .uri("/api/stream/status/forged.token")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void shouldShowTheStatusOfOneTicketAndStreamWhatFollows() {
        Story story = Story.byMail().about("Watched").in("de");
        TicketUpdate first = story.opens();
        publish(first);
        String token = application
                .getBean(dev.millrace.notifier.link.Links.class)
                .statusToken(new dev.millrace.notifier.link.Links.StatusLink(TENANT, first.ticketId()));
        await().atMost(PATIENCE)
                .until(() -> application
                        .getBean(dev.millrace.notifier.history.Tickets.class)
                        .find(TENANT, first.ticketId())
                        .hasElement()
                        .block(PATIENCE));
        browser.get()
                .uri("/status/" + token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(page -> assertThat(page)
                        .contains("Ihre Nachricht ist angekommen.", "?after=1", "lang=\"de\"")
                        .doesNotContain("anna@"));

        publish(story.hearsAgain("<watched.2@mail.acme.example>"));

        StepVerifier.create(api.get()
                        .uri("/api/stream/status/" + token + "?after=1")
                        .retrieve()
                        .bodyToFlux(EVENT)
                        .filter(event -> "step".equals(event.event())))
                .assertNext(event -> {
                    assertThat(event.id()).isEqualTo("2");
                    assertThat(event.data()).doesNotContain("anna@");
                })
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void shouldNotLetOneLinkTakeAllStreams() {
        String token = application
                .getBean(dev.millrace.notifier.link.Links.class)
                .statusToken(new dev.millrace.notifier.link.Links.StatusLink(
                        TENANT, Story.byMail().about("Watched by many").opens().ticketId()));
        List<reactor.core.Disposable> watchers = new java.util.ArrayList<>();
        for (int i = 0; i < 5; i++) {
            java.util.concurrent.CountDownLatch greeted = new java.util.concurrent.CountDownLatch(1);
            watchers.add(events("/api/stream/status/" + token, null).subscribe(_ -> greeted.countDown()));
            await().atMost(PATIENCE).until(() -> greeted.getCount() == 0);
        }

        browser.get()
                .uri("/api/stream/status/" + token)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        watchers.forEach(reactor.core.Disposable::dispose);
    }

    @Test
    void shouldBeHealthyAndCountMails() {
        browser.get().uri("/actuator/health").exchange().expectStatus().isOk();
        String figures = api.get()
                .uri("/actuator/prometheus")
                .retrieve()
                .bodyToMono(String.class)
                .block(PATIENCE);
        assertThat(figures).contains("millrace_notifier_mails_total", "millrace_notifier_feed_clients");
    }

    private static MultiValueMap<String, String> cookies(FluxExchangeResult<?> answer) {
        MultiValueMap<String, String> cookies = new LinkedMultiValueMap<>();
        answer.getResponseCookies()
                .forEach((name, values) -> cookies.add(name, values.getLast().getValue()));
        return cookies;
    }

    private static boolean isOf(ServerSentEvent<String> event, TicketUpdate update) {
        return "ticket".equals(event.event())
                && String.valueOf(event.data()).contains(update.ticketId().toString());
    }

    private static reactor.core.publisher.Flux<ServerSentEvent<String>> events(String path, String lastId) {
        return api.get()
                .uri(path)
                .headers(headers -> {
                    if (lastId != null) {
                        headers.set("Last-Event-ID", lastId);
                    }
                })
                .header(HttpHeaders.ACCEPT, MediaType.TEXT_EVENT_STREAM_VALUE)
                .retrieve()
                .bodyToFlux(EVENT);
    }

    private static void publish(TicketUpdate update) {
        send(update).block(PATIENCE);
    }

    private static reactor.core.publisher.Mono<Void> send(TicketUpdate update) {
        return application
                .getBean(RecordSender.class)
                .send(Topic.UPDATES, update.ticketId().toString(), update.tenant(), update, null)
                .then();
    }

    private static List<MimeMessage> mailsTo(String address, String inSubject) throws Exception {
        List<MimeMessage> found = new java.util.ArrayList<>();
        for (MimeMessage mail : MAIL.getReceivedMessagesForDomain(address)) {
            if (mail.getSubject().contains(inSubject)) {
                found.add(mail);
            }
        }
        return found;
    }
}
