package dev.millrace.access;

import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// A room with open and closed doors, as a program of its own.
record RunningRoom(ConfigurableApplicationContext context, String url) implements AutoCloseable {
    static final String PASSWORD = "correct horse battery staple";

    @Configuration
    @EnableAutoConfiguration
    static class Room {
        @Bean
        OpenDoors doors() {
            return OpenDoors.toRead("/open").andToPost("/open");
        }

        @Bean
        Pages pages() {
            return new Pages();
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

        record Wish(boolean atOnce, List<Integer> numbers) {}

        @PostMapping("/closed/wish")
        Wish wish(@RequestBody Wish wish) {
            return wish;
        }
    }

    static RunningRoom start() {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Room.class)
                .properties(Map.of(
                        "server.port",
                        "0",
                        "millrace.admin.password-hash",
                        Passwords.hash(PASSWORD),
                        "millrace.signing-key",
                        "a key of at least thirty-two characters"))
                .run();
        int port =
                ((ReactiveWebServerApplicationContext) context).getWebServer().getPort();
        return new RunningRoom(context, "http://127.0.0.1:" + port);
    }

    WebTestClient client() {
        return WebTestClient.bindToServer().baseUrl(url).build();
    }

    @Override
    public void close() {
        context.close();
    }
}
