package dev.millrace.intake.originals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.access.Passwords;
import dev.millrace.intake.Doors;
import dev.millrace.intake.ScriptedInbound;
import dev.millrace.intake.blob.BlobStore;
import dev.millrace.intake.email.MailMemory;
import dev.millrace.intake.email.MailPages;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.signature.BlobLinks;
import dev.millrace.tickets.signature.BlobLinks.FileLink;
import dev.millrace.tickets.signature.BlobLinks.MailLink;
import dev.millrace.tickets.signature.BlobLinks.RawMailLink;
import dev.millrace.tickets.signature.Signer;
import dev.millrace.tickets.ticket.TicketCommand;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@SpringBootTest(
        classes = {Doors.class, MailMemory.class, MailPages.class, BlobDoor.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "millrace.signing-key=" + Doors.SIGNING_KEY,
            "millrace.tenants=acme",
            "millrace.admin.address=ben@acme.example"
        })
class BlobDoorTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String MAIL = """
            From: Anna Keller <anna@acme.example>
            Subject: Locked
            Content-Type: text/html

            <p onclick=evil()>My <b>account</b> is locked; password: Herbst2031!</p><script>evil()</script>
            """;

    private static final TicketId TICKET = new TicketId(7);

    @TempDir
    static Path directory;

    @Autowired
    BlobStore blobs;

    @Autowired
    ScriptedInbound inbound;

    @LocalServerPort
    int port;

    private final BlobLinks links = new BlobLinks(new Signer(Doors.SIGNING_KEY));
    private WebTestClient admin;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("millrace.blobs.directory", () -> directory);
        registry.add("millrace.admin.password-hash", () -> Passwords.hash("secret"));
    }

    @BeforeEach
    void connect() {
        inbound.reset();
        admin = client().mutate()
                .defaultHeaders(headers -> headers.setBasicAuth("admin", "secret"))
                .build();
    }

    @Test
    void shouldShowAMailThatMayDoNothing() {
        String page = get(links.path(new MailLink("acme", kept(MAIL))))
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/html;charset=UTF-8")
                .expectHeader()
                .valueMatches("Content-Security-Policy", "default-src 'none'; img-src data:; .*sandbox allow-popups.*")
                .expectHeader()
                .value(
                        "Content-Security-Policy",
                        policy -> assertThat(policy)
                                .contains("base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'")
                                .doesNotContain("script", "allow-same-origin", "http"))
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("X-Frame-Options", "SAMEORIGIN")
                .expectHeader()
                .valueMatches("Cache-Control", ".*no-store.*")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(page)
                .contains("<b>account</b>", "Anna Keller", "••••••")
                .doesNotContain("evil", "Herbst2031", "<script");
    }

    @Test
    void shouldKeepStrangersOut() {
        String hash = kept(MAIL);

        client().get()
                .uri(links.path(new MailLink("acme", hash)))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        client().get()
                .uri(links.path(new FileLink("acme", hash, "a.eml")))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void shouldShowNothingThatIsNotSignedForIt() {
        String hash = kept(MAIL);
        String token = links.path(new MailLink("acme", hash)).substring(BlobLinks.MAILS.length());
        BlobLinks forger = new BlobLinks(new Signer("another key for tests, thirty-two bytes"));

        get(forger.path(new MailLink("acme", hash))).expectStatus().isNotFound();
        get(forger.path(new FileLink("acme", hash, "a.eml"))).expectStatus().isNotFound();
        get(BlobLinks.FILES + token).expectStatus().isNotFound();
        get(BlobLinks.MAILS + hash).expectStatus().isNotFound();
        get(links.path(new MailLink("other", hash))).expectStatus().isNotFound();
        get(links.path(new FileLink("other", hash, "a.eml"))).expectStatus().isNotFound();
    }

    @Test
    void shouldSayInAFrameWhatIsNotKept() {
        get(links.path(new MailLink("acme", "ab".repeat(32))))
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .valueEquals("X-Frame-Options", "SAMEORIGIN")
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("The mail is not kept any more"));
        get(links.path(new FileLink("acme", "ab".repeat(32), "a.pdf")))
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("There is no such file, or this desk may not hand it out.");
    }

    @Test
    void shouldHandOutAFileToBeSavedWhateverItIs() {
        String evil = "<script>evil()</script>";

        get(links.path(new FileLink("acme", kept(evil), "Größe \"1\".html")))
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .expectHeader()
                .valueMatches("Content-Disposition", "attachment; .*filename\\*=UTF-8''Gr%C3%B6%C3%9Fe.*")
                .expectHeader()
                .valueEquals("Content-Security-Policy", "default-src 'none'; sandbox")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectBody(String.class)
                .isEqualTo(evil);
        get(links.path(new FileLink("acme", kept(""), "empty.txt")))
                .expectStatus()
                .isOk()
                .expectBody()
                .isEmpty();
    }

    @Test
    void shouldHandOutAMailAsItCameToWhomItsTicketsHistoryTellsOf() {
        String hash = kept(MAIL);
        String path = links.path(new RawMailLink("acme", hash, TICKET));

        get(path)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .expectHeader()
                .value(
                        "Content-Disposition",
                        saved -> assertThat(saved)
                                .startsWith("attachment; filename=\"" + TICKET + "-" + hash.substring(0, 8) + ".eml\""))
                .expectHeader()
                .valueEquals("Content-Security-Policy", "default-src 'none'; sandbox")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueMatches("Cache-Control", ".*no-store.*")
                .expectBody(String.class)
                .isEqualTo(MAIL);
        assertThat(inbound.commands())
                .containsExactly(new TicketCommand.RecordDownload(
                        TICKET, "acme", new Person("ben@acme.example", "admin"), hash));

        admin.head().uri(path).exchange().expectStatus().isOk();
        assertThat(inbound.commands()).as("whether it is there").hasSize(1);
        get(path).expectStatus().isOk();
        assertThat(inbound.commands()).as("each time").hasSize(2);
    }

    @Test
    void shouldHandOutNoMailOfWhichNoHistoryCanTell() {
        String path = links.path(new RawMailLink("acme", kept(MAIL), TICKET));
        inbound.failNext(1);

        get(path)
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectBody(String.class)
                .value(body -> assertThat(body).doesNotContain("Anna"));
        get(links.path(new RawMailLink("acme", "ab".repeat(32), TICKET)))
                .expectStatus()
                .isNotFound();
        get(links.path(new RawMailLink("other", kept(MAIL), TICKET)))
                .expectStatus()
                .isNotFound();
        get(BlobLinks.RAW_MAILS + links.path(new MailLink("acme", kept(MAIL))).substring(BlobLinks.MAILS.length()))
                .expectStatus()
                .isNotFound();
        client().get().uri(path).exchange().expectStatus().isUnauthorized();
        assertThat(inbound.commands()).isEmpty();
    }

    private ResponseSpec get(String path) {
        return admin.get().uri(path).exchange();
    }

    private String kept(String bytes) {
        return blobs.store(bytes.getBytes(UTF_8)).block(SOON).sha256();
    }

    private WebTestClient client() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(SOON)
                .build();
    }
}
