package dev.millrace.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.IntakeApplication;
import dev.millrace.remediation.RemediationApplication;
import dev.millrace.topology.TopologyApplication;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/// What rooms are made of where the libraries of all rooms are at hand, as in the folder that is delivered.
class DatabaselessRoomsTest {
    @ParameterizedTest
    @ValueSource(classes = {IntakeApplication.class, TopologyApplication.class})
    void shouldKnowNoDatabase(Class<?> application) {
        assertThat(databases(application)).isEmpty();
    }

    @Test
    void shouldKnowTheDatabaseWhereThereIsOne() {
        assertThat(databases(RemediationApplication.class)).isNotEmpty();
    }

    private static String[] databases(Class<?> application) {
        try (var room = new AnnotationConfigApplicationContext()) {
            room.register(application);
            // Says what would be made, and makes nothing of it.
            room.refreshForAotProcessing(new RuntimeHints());
            return room.getBeanNamesForType(ConnectionFactory.class, true, false);
        }
    }
}
