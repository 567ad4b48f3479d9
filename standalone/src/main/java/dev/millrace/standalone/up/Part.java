package dev.millrace.standalone.up;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/// What the rooms need beside themselves: embedded, unless configuration names a real one.
enum Part {
    BROKER("spring.kafka.bootstrap-servers"),
    DATABASE("spring.r2dbc.url"),
    MAIL("millrace.intake.email.mailboxes[0].host"),
    DIRECTORY("millrace.remediation.directory.url");

    private final String address;

    Part(String address) {
        this.address = address;
    }

    /// The parts whose real address no environment variable or system property gives.
    static Set<Part> embedded(ConfigurableEnvironment environment) {
        Binder binder = Binder.get(environment);
        return Arrays.stream(values())
                .filter(part -> !binder.bind(part.address, String.class).isBound())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }
}
