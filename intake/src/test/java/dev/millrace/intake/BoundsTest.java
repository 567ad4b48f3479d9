package dev.millrace.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class BoundsTest {
    @Configuration
    @ConfigurationPropertiesScan(basePackageClasses = IntakeConfiguration.class)
    static class Settings {}

    private final ApplicationContextRunner start = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class)
            .withPropertyValues("millrace.signing-key=" + Doors.SIGNING_KEY);

    @ParameterizedTest
    @CsvSource({
        "millrace.intake.web.requests-per-minute, 0",
        "millrace.intake.web.largest-file, -1MB",
        "millrace.intake.web.most-files, -1",
        "millrace.intake.web.largest-body, 0",
        "millrace.intake.web.hand-over-timeout, 0s",
        "millrace.intake.email.reading-timeout, -20s",
        "millrace.intake.email.hand-over-timeout, 0s",
        "millrace.intake.email.memory, -1",
        "millrace.intake.email.connect-timeout, 0s",
        "millrace.intake.email.read-timeout, -1s",
        "millrace.intake.email.command-timeout, 0s",
        "millrace.intake.email.first-backoff, 0s",
        "millrace.intake.email.longest-backoff, -1m",
        "millrace.intake.email.batch-size, 0",
        "millrace.intake.email.largest-mail, -50MB",
        "millrace.intake.email.concurrency, 0",
        "millrace.intake.smtp.largest-mail, 0",
        "millrace.intake.smtp.silence, -1s",
        "millrace.intake.chat.ping, 0s",
        "millrace.intake.chat.silence, -80s",
        "millrace.intake.chat.most-frames, 7",
        "millrace.intake.chat.remembered, -2h",
        "millrace.intake.chat.hand-over-timeout, 0s"
    })
    void shouldEndTheStartWithTheNameOfWhatMakesNoSense(String property, String value) {
        start.withPropertyValues(property + "=" + value)
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining(property + " must be "));
    }

    @ParameterizedTest
    @CsvSource({"short", "''"})
    void shouldEndTheStartWhereTheSigningKeyIsShort(String key) {
        start.withPropertyValues("millrace.signing-key=" + key)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("Failed to bind properties under 'millrace'")
                        .hasStackTraceContaining("millrace.signing-key "));
    }

    @ParameterizedTest
    @CsvSource({"millrace.intake.web.most-files, 0", "millrace.intake.chat.quiet-period, 0s"})
    void shouldTakeNothingWhereThatMakesSense(String property, String value) {
        start.withPropertyValues(property + "=" + value)
                .run(context -> assertThat(context).hasNotFailed());
    }
}
