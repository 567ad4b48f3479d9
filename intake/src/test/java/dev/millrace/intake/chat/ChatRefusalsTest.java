package dev.millrace.intake.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.access.Passwords;
import dev.millrace.intake.Doors;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Before there is a socket, refusals are told as at every door.
@SpringBootTest(
        classes = Doors.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "millrace.signing-key=" + Doors.SIGNING_KEY,
            "millrace.tenants=acme",
            "millrace.intake.web.requests-per-minute=1"
        })
class ChatRefusalsTest {
    @TempDir
    static Path blobs;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("millrace.blobs.directory", () -> blobs);
        registry.add("millrace.admin.password-hash", () -> Passwords.hash("secret"));
    }

    @Test
    void shouldSayWhatIsWrongBeforeThereIsASocket() {
        WebTestClient client =
                WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
        client.get()
                .uri("/chat")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("Upgrade"));
        client.get()
                .uri("/chat")
                .exchange()
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).startsWith("Too many requests"));
    }
}
