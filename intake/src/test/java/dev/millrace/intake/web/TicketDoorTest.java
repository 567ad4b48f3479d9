package dev.millrace.intake.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.access.Passwords;
import dev.millrace.intake.Doors;
import dev.millrace.intake.ScriptedInbound;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.signature.Signer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

@SpringBootTest(
        classes = Doors.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "millrace.signing-key=" + Doors.SIGNING_KEY,
            "millrace.public-url=https://desk.acme.example/",
            "millrace.tenants=acme,other",
            "millrace.admin.user=anna@acme.example",
            "millrace.intake.web.hand-over-timeout=300ms",
            "millrace.intake.web.requests-per-minute=1000",
            "millrace.intake.web.memory=1MB",
            "server.netty.idle-timeout=2s"
        })
class TicketDoorTest {
    private static final String JSON =
            "{\"email\":\"anna@acme.example\",\"name\":\"Anna\",\"subject\":\"VPN\",\"text\":\"It is down\"}";

    @TempDir
    static Path blobs;

    @Autowired
    ScriptedInbound inbound;

    @LocalServerPort
    int port;

    private WebTestClient client;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("millrace.blobs.directory", () -> blobs);
        registry.add("millrace.admin.password-hash", () -> Passwords.hash("secret"));
    }

    @BeforeEach
    void connect() {
        inbound.reset();
        client =
                WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    @Test
    void shouldTakeJsonAndSayWhereTheTicketCanBeFollowed() {
        Map<?, ?> receipt = client.post()
                .uri("/api/tickets")
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.ACCEPT_LANGUAGE, "de-DE,de;q=0.9,en;q=0.5")
                .bodyValue(JSON)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueMatches(HttpHeaders.LOCATION, "https://desk\\.acme\\.example/status/.+")
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();

        InboundMessage message = inbound.accepted().getFirst();
        assertThat(receipt).isNotNull();
        assertThat(receipt.get("id")).isEqualTo(message.ticket().toString());
        assertThat(receipt.get("status")).isEqualTo("NEW");
        String statusUrl = String.valueOf(receipt.get("statusUrl"));
        assertThat(new Signer(Doors.SIGNING_KEY).open("status", statusUrl.substring(statusUrl.lastIndexOf('/') + 1)))
                .contains("acme\n" + message.ticket());
        assertThat(message.channel()).isEqualTo(Channel.WEB);
        assertThat(message.tenant()).isEqualTo("acme");
        assertThat(message.subject()).isEqualTo("VPN");
        assertThat(message.languageHint()).isEqualTo("de");
        assertThat(message.assurance()).isEqualTo(Assurance.CLAIMED);
    }

    @Test
    void shouldMakeOneTicketOfTheSameKeyTwice() {
        for (int i = 0; i < 2; i++) {
            client.post()
                    .uri("/api/tickets")
                    .contentType(MediaType.APPLICATION_JSON)
                    .header("Idempotency-Key", "order-66")
                    .bodyValue(JSON)
                    .exchange()
                    .expectStatus()
                    .isAccepted();
        }

        InboundMessage first = inbound.accepted().get(0);
        InboundMessage second = inbound.accepted().get(1);
        assertThat(second.ticket()).isEqualTo(first.ticket());
        assertThat(second.messageId()).isEqualTo(first.messageId());
    }

    @Test
    void shouldNotTakeOnePersonsKeyForAnothers() {
        for (String email : List.of("anna@acme.example", "Anna@ACME.example", "ben@acme.example")) {
            client.post()
                    .uri("/api/tickets")
                    .contentType(MediaType.APPLICATION_JSON)
                    .header("Idempotency-Key", "1")
                    .bodyValue(JSON.replace("anna@acme.example", email))
                    .exchange()
                    .expectStatus()
                    .isAccepted();
        }

        List<InboundMessage> messages = inbound.accepted();
        assertThat(messages.get(1).ticket()).isEqualTo(messages.get(0).ticket());
        assertThat(messages.get(1).messageId()).isEqualTo(messages.get(0).messageId());
        assertThat(messages.get(2).ticket()).isNotEqualTo(messages.get(0).ticket());
        assertThat(messages.get(2).messageId()).isNotEqualTo(messages.get(0).messageId());
    }

    @Test
    void shouldMakeTwoTicketsOfRequestsWithoutAKey() {
        post(JSON).expectStatus().isAccepted();
        post(JSON).expectStatus().isAccepted();

        assertThat(inbound.accepted().get(0).ticket())
                .isNotEqualTo(inbound.accepted().get(1).ticket());
    }

    @Test
    void shouldMakeOneTicketOfAPageThatIsSentTwiceAndAnotherOfWhatWasChangedOnIt() {
        String page = "3f7c";
        postPage(page, "It is down", "first");
        postPage(page, "It is down", "first");
        postPage(page, "It is down again", "first");
        postPage(page, "It is down", "second");
        postPage("a91e", "It is down", "first");

        List<String> tickets = inbound.accepted().stream()
                .map(message -> message.ticket().toString())
                .toList();
        assertThat(tickets.get(1)).isEqualTo(tickets.getFirst());
        assertThat(tickets.subList(1, 5)).doesNotHaveDuplicates();
    }

    @Test
    void shouldNameEachPageAnew() {
        assertThat(nameOfPage()).isNotBlank().isNotEqualTo(nameOfPage());
    }

    private void postPage(String page, String text, String file) {
        MultipartBodyBuilder body = new MultipartBodyBuilder();
        body.part("form", page);
        body.part("email", "anna@acme.example");
        body.part("subject", "VPN");
        body.part("text", text);
        body.part("files", new ByteArrayResource(file.getBytes(UTF_8))).filename("log.txt");
        client.post()
                .uri("/api/tickets")
                .accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromMultipartData(body.build()))
                .exchange()
                .expectStatus()
                .isAccepted();
    }

    private String nameOfPage() {
        return Jsoup.parse(page("/new")).select("input[name=form]").attr("value");
    }

    @Test
    void shouldTakeAPlainForm() {
        client.post()
                .uri("/api/tickets")
                .body(BodyInserters.fromFormData("email", "anna@acme.example")
                        .with("subject", "Zugang für Jürgen")
                        .with("text", "Geht nicht: 50 % Verlust"))
                .exchange()
                .expectStatus()
                .isAccepted();

        assertThat(inbound.accepted().getFirst().subject()).isEqualTo("Zugang für Jürgen");
        assertThat(inbound.accepted().getFirst().text()).isEqualTo("Geht nicht: 50 % Verlust");
    }

    @Test
    void shouldAnswerABrowserWithAPage() {
        String page = client.post()
                .uri("/api/tickets")
                .accept(MediaType.TEXT_HTML, MediaType.ALL)
                .body(BodyInserters.fromFormData("email", "anna@acme.example")
                        .with("subject", "VPN")
                        .with("text", "It is down"))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(page)
                .contains(inbound.accepted().getFirst().ticket().toString())
                .contains("https://desk.acme.example/status/");
    }

    /// A browser's reload and way back then send nothing again.
    @Test
    void shouldLeadOnFromTheFormToAPageThatTellsOfTheTicket() {
        URI taken = client.post()
                .uri("/new")
                .accept(MediaType.TEXT_HTML, MediaType.ALL)
                .body(BodyInserters.fromFormData("email", "anna@acme.example")
                        .with("subject", "VPN")
                        .with("text", "It is down")
                        .with("tenant", "other"))
                .exchange()
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .valueMatches(HttpHeaders.LOCATION, "/new\\?taken=[\\w.-]+")
                .expectBody(Void.class)
                .returnResult()
                .getResponseHeaders()
                .getLocation();

        for (int reload = 0; reload < 2; reload++) {
            assertThat(page(String.valueOf(taken)))
                    .contains(inbound.accepted().getFirst().ticket().toString())
                    .contains("https://desk.acme.example/status/", "href=\"/new?tenant=other\"");
        }
        assertThat(inbound.accepted()).hasSize(1);
        assertThat(page("/new?taken=forged.token")).contains("<form");
    }

    @Test
    void shouldSendTheFormToItsOwnAddress() {
        assertThat(Jsoup.parse(page("/new")).select("form").attr("action")).isEqualTo("/new");
    }

    private String page(String path) {
        return String.valueOf(client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void shouldShowABrowserTheFormAgainWithWhatWasWrongAndWhatWasTyped() {
        String page = client.post()
                .uri("/new")
                .accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromFormData("email", "nobody").with("text", "<b>{{email}}</b>"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(page)
                .contains("href=\"#email\"")
                .contains("href=\"#subject\"")
                .contains(">Your mail address</a>: a mail address such as anna@acme.example")
                .containsPattern("role=\"alert\"[^>]* autofocus")
                .contains("&lt;b&gt;{{email}}&lt;/b&gt;");
    }

    @Test
    void shouldKeepFilesThatComeAlong() {
        MultipartBodyBuilder body = fields();
        body.part("files", new ByteArrayResource("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .filename("../../notes.txt")
                .contentType(MediaType.TEXT_PLAIN);

        client.post()
                .uri("/api/tickets")
                .body(BodyInserters.fromMultipartData(body.build()))
                .exchange()
                .expectStatus()
                .isAccepted();

        assertThat(inbound.accepted().getFirst().attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("notes.txt");
            assertThat(file.size()).isEqualTo(5);
            assertThat(file.contentType()).isEqualTo("text/plain");
            assertThat(blobs.resolve(file.sha256().substring(0, 2)).resolve(file.sha256()))
                    .hasContent("hello");
        });
    }

    @Test
    void shouldRefuseAFileThatIsTooLarge() {
        MultipartBodyBuilder body = fields();
        body.part("files", new ByteArrayResource(new byte[11 << 20])).filename("large.bin");

        client.post()
                .uri("/api/tickets")
                .body(BodyInserters.fromMultipartData(body.build()))
                .exchange()
                .expectStatus()
                .isEqualTo(413)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("A file may have 10 MB, the whole request 25 MB.");
        assertThat(inbound.accepted()).isEmpty();
    }

    @Test
    void shouldTellABrowserOnAPageThatAFileIsTooLarge() {
        MultipartBodyBuilder body = fields();
        body.part("files", new ByteArrayResource(new byte[11 << 20])).filename("large.bin");

        client.post()
                .uri("/new")
                .accept(MediaType.TEXT_HTML, MediaType.ALL)
                .header(HttpHeaders.ACCEPT_LANGUAGE, "de")
                .body(BodyInserters.fromMultipartData(body.build()))
                .exchange()
                .expectStatus()
                .isEqualTo(413)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("zu groß", "10 MB", "25 MB"));
    }

    @Test
    void shouldRefuseABodyThatIsTooLarge() {
        MultipartBodyBuilder body = fields();
        for (int i = 0; i < 4; i++) {
            body.part("files", new ByteArrayResource(new byte[9 << 20])).filename("f" + i);
        }

        client.post()
                .uri("/api/tickets")
                .body(BodyInserters.fromMultipartData(body.build()))
                .exchange()
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The body is larger than the 25 MB that are taken.");
    }

    /// Whoever stops before his last byte keeps out what else comes from where he is, but nobody else.
    @Test
    void shouldAskToTryLaterWhileOneAddressHoldsItsShareOfTheRoomForBodies() throws IOException {
        try (Socket stalled = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = stalled.getOutputStream();
            out.write(
                    ("POST /api/tickets HTTP/1.1\r\nHost: desk\r\nContent-Type: multipart/form-data;boundary=between\r\n"
                                    + "Content-Length: " + (25 << 20) + "\r\n\r\n--between\r\n"
                                    + "Content-Disposition: form-data; name=\"files\"; filename=\"f\"\r\n\r\n")
                            .getBytes(UTF_8));
            out.write(new byte[(25 << 20) - 300]);
            out.flush();

            await().untilAsserted(() -> post(JSON.replace("down", "down".repeat(100)))
                    .expectStatus()
                    .isEqualTo(429)
                    .expectHeader()
                    .valueEquals(HttpHeaders.RETRY_AFTER, "5")
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON));
            client.post()
                    .uri("/new")
                    .accept(MediaType.TEXT_HTML, MediaType.ALL)
                    .body(BodyInserters.fromMultipartData(fields().build()))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(429)
                    .expectHeader()
                    .contentTypeCompatibleWith(MediaType.TEXT_HTML);
        }

        await().untilAsserted(() -> post(JSON).expectStatus().isAccepted());
    }

    @Test
    void shouldCloseAConnectionOverWhichNothingIsAsked() throws IOException {
        try (Socket idle = new Socket(InetAddress.getLoopbackAddress(), port)) {
            idle.setSoTimeout(20_000);

            assertThat(idle.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void shouldRefuseTooManyFiles() {
        MultipartBodyBuilder body = fields();
        for (int i = 0; i < 11; i++) {
            body.part("files", new ByteArrayResource(new byte[1])).filename("f" + i);
        }

        client.post()
                .uri("/api/tickets")
                .body(BodyInserters.fromMultipartData(body.build()))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("files");
    }

    @Test
    void shouldNameEveryFieldThatIsWrong() {
        List<?> fields = (List<?>)
                post("{\"email\":\"nobody\",\"subject\":\"" + "s".repeat(501) + "\",\"tenant\":\"elsewhere\"}")
                        .expectStatus()
                        .isBadRequest()
                        .expectHeader()
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .expectBody(Map.class)
                        .returnResult()
                        .getResponseBody()
                        .get("errors");

        assertThat(fields)
                .extracting(error -> String.valueOf(((Map<?, ?>) error).get("field")))
                .containsExactlyInAnyOrder("email", "subject", "text", "tenant");
        assertThat(inbound.tries()).isZero();
    }

    @Test
    void shouldSayWhereJsonIsBroken() {
        post("{\"email\": \"anna@acme.example\",\n \"subject\" 1}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("line 2"));
    }

    @Test
    void shouldNameAFieldOfTheWrongType() {
        post("{\"email\":\"anna@acme.example\",\"subject\":{},\"text\":5}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(2);
    }

    @Test
    void shouldRefuseWhatIsNoObjectOrEmpty() {
        post("[]").expectStatus().isBadRequest();
        post("").expectStatus().isBadRequest();
        post("null").expectStatus().isBadRequest();
    }

    @Test
    void shouldRefuseTextThatIsTooLong() {
        post("{\"email\":\"anna@acme.example\",\"subject\":\"s\",\"text\":\"" + "x".repeat(100_001) + "\"}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("text");
        post("{\"email\":\"anna@acme.example\",\"subject\":\"s\",\"text\":\"" + "x".repeat(3_000_000) + "\"}")
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void shouldRefuseAnotherMediaType() {
        client.post()
                .uri("/api/tickets")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("help")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void shouldRefuseAKeyThatIsNoKey() {
        client.post()
                .uri("/api/tickets")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", "k".repeat(256))
                .bodyValue(JSON)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("Idempotency-Key");
    }

    @Test
    void shouldAskToTryLaterWhenTheMessageIsNotSafeInTime() {
        inbound.hold();

        post(JSON)
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER)
                .expectHeader()
                .exists("Idempotency-Key")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void shouldAskToTryLaterWhenTheMessageIsRefused() {
        inbound.failNext(1);

        post(JSON).expectStatus().isEqualTo(503);
    }

    @Test
    void shouldKnowThePersonWhoIsSignedIn() {
        client.post()
                .uri("/api/tickets")
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setBasicAuth("anna@acme.example", "secret"))
                .bodyValue(JSON)
                .exchange()
                .expectStatus()
                .isAccepted();

        assertThat(inbound.accepted().getFirst().assurance()).isEqualTo(Assurance.AUTHENTICATED);
    }

    @Test
    void shouldServeTheFormWithoutScriptOrInlineStyle() {
        String page = client.get()
                .uri("/new?tenant=other")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(page)
                .contains("<label for=\"email\">")
                .contains("name=\"tenant\" value=\"other\"")
                .doesNotContain("<script", "<style", "style=", "{{");
    }

    @Test
    void shouldServeWhatTheDoorsExpect() {
        client.get()
                .uri("/openapi")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(yaml -> assertThat(yaml).startsWith("openapi: 3.1.0"));
        client.get()
                .uri("/chat.schema.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.$defs.hello.type")
                .isEqualTo("object");
    }

    private WebTestClient.ResponseSpec post(String json) {
        return client.post()
                .uri("/api/tickets")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    private static MultipartBodyBuilder fields() {
        MultipartBodyBuilder body = new MultipartBodyBuilder();
        body.part("email", "anna@acme.example");
        body.part("subject", "VPN");
        body.part("text", "It is down");
        return body;
    }
}
