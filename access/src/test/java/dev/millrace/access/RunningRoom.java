package dev.millrace.access;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerErrorException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// A room with open and closed doors, as a program of its own; runs while the tests of a class do.
final class RunningRoom implements BeforeAllCallback, AfterAllCallback {
    static final String PASSWORD = "correct horse battery staple";

    private @Nullable ConfigurableApplicationContext context;

    @Configuration
    @EnableAutoConfiguration
    static class Room {
        @Bean
        OpenDoors doors() {
            return OpenDoors.toRead("/open", "/open/**").andToPost("/open");
        }

        @Bean
        Pages pages() {
            return new Pages();
        }

        @Bean
        Shown shown() {
            return new Shown();
        }

        @Bean
        OutageSign away() {
            return Away.class::isInstance;
        }

        @Bean
        ViewResolver views() {
            return (_, _) -> Mono.just(new Shown.Greeting());
        }
    }

    /// Of a broker.
    private static final class Away extends RuntimeException {}

    /// Shows a page by a view that would as soon write another type.
    @Controller
    static class Shown {
        private record Greeting() implements View {
            @Override
            public List<MediaType> getSupportedMediaTypes() {
                return List.of(RefusalPage.HTML, MediaType.APPLICATION_JSON);
            }

            @Override
            public Mono<Void> render(Map<String, ?> model, MediaType type, ServerWebExchange exchange) {
                ServerHttpResponse response = exchange.getResponse();
                response.getHeaders().setContentType(type);
                response.getHeaders().setContentLanguage(Locale.ITALIAN);
                return response.writeWith(
                        Mono.just(response.bufferFactory().wrap("<p>Grüezi</p>".getBytes(StandardCharsets.UTF_8))));
            }
        }

        @GetMapping("/open/page")
        Mono<Rendering> page() {
            return Mono.just(Rendering.view("greeting").build());
        }
    }

    @RestController
    static class Pages {
        @GetMapping({"/open", "/closed"})
        String read() {
            return "read";
        }

        @PostMapping({"/open", "/closed"})
        String post() {
            throw new InvalidRequest("text", "expected a text, found nothing");
        }

        @GetMapping("/closed/{name}")
        String named(@PathVariable String name) {
            throw new InvalidRequest("name", "expected a name, found '" + name + "'");
        }

        @GetMapping("/open/broken")
        String broken() {
            throw new IllegalStateException("secret thoughts");
        }

        @GetMapping("/open/unshowable")
        String unshowable() {
            throw new ServerErrorException("no view named 'secret'", new IllegalStateException());
        }

        @GetMapping("/open/busy")
        String busy() {
            throw new Refused(HttpStatus.SERVICE_UNAVAILABLE, "The ticket is moving.", Duration.ofSeconds(5));
        }

        @GetMapping("/open/slow")
        String slow() {
            throw new Refused(HttpStatus.REQUEST_TIMEOUT, "The request did not come to its end.");
        }

        @GetMapping("/open/hanging")
        Mono<String> hanging() {
            return Mono.error(new IllegalStateException("no connection", new TimeoutException("after 10 s")));
        }

        @GetMapping("/open/away")
        Mono<String> away() {
            return Mono.error(new IllegalStateException("not sent", new Away()));
        }

        @GetMapping("/open/gone")
        String gone() {
            throw new Refused(HttpStatus.NOT_FOUND, "There is no ticket <7>.");
        }

        record Wish(boolean atOnce, List<Integer> numbers, Duration within, short few, Map<String, String> more) {}

        @PostMapping("/closed/wish")
        Wish wish(@RequestBody Wish wish) {
            return wish;
        }
    }

    @Override
    public void beforeAll(ExtensionContext tests) {
        context = new SpringApplicationBuilder(Room.class)
                .properties(Map.of(
                        "server.port",
                        "0",
                        "millrace.admin.password-hash",
                        Passwords.hash(PASSWORD),
                        "millrace.signing-key",
                        "a key of at least thirty-two characters"))
                .run();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        running().close();
    }

    WebTestClient client() {
        return WebTestClient.bindToServer().baseUrl(url()).build();
    }

    String url() {
        return "http://127.0.0.1:"
                + ((ReactiveWebServerApplicationContext) running())
                        .getWebServer()
                        .getPort();
    }

    private ConfigurableApplicationContext running() {
        return requireNonNull(context, "the tests have not begun");
    }
}
