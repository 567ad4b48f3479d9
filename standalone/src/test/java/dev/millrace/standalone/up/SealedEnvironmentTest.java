package dev.millrace.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

class SealedEnvironmentTest {
    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @Test
    void shouldEmbedEveryPart() {
        assertThat(Part.embedded(new SealedEnvironment())).isEqualTo(EnumSet.allOf(Part.class));
    }

    @Test
    void shouldKnowNothingOfTheMachine() {
        SpringApplicationBuilder application = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.kafka.bootstrap-servers=127.0.0.1:1");

        try (ConfigurableApplicationContext context =
                SealedEnvironment.seal(application).run()) {
            assertThat(context.getEnvironment().getProperty("spring.kafka.bootstrap-servers"))
                    .isEqualTo("127.0.0.1:1");
            assertThat(context.getEnvironment().getProperty("java.home")).isNull();
            assertThat(context.getEnvironment().getProperty("PATH")).isNull();
            assertThat(context.getEnvironment().getProperty("spring.config.location"))
                    .as("no file of the working directory")
                    .isEqualTo("classpath:/");
        }
    }
}
