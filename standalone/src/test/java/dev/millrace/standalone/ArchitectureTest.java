package dev.millrace.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The table of rooms: who may use whom.
class ArchitectureTest {
    private static final String ROOT = "dev.millrace.";

    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "tickets", Set.of(),
            "scheduling", Set.of(),
            "messaging", Set.of("tickets"),
            "access", Set.of("tickets"),
            "policy", Set.of("tickets", "scheduling"),
            "enrichment", Set.of("tickets"),
            "intake", Set.of("tickets", "scheduling", "messaging", "access"),
            "topology", Set.of("tickets", "scheduling", "messaging", "access", "policy", "enrichment"),
            "remediation", Set.of("tickets", "scheduling", "messaging", "access", "policy"),
            "notifier", Set.of("tickets", "scheduling", "messaging", "access"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.millrace");

    @TestFactory
    Stream<DynamicTest> shouldUseOnlyTheRoomsInTheTable() {
        return MAY_USE.entrySet().stream()
                .map(room -> DynamicTest.dynamicTest(room.getKey(), () -> {
                    Set<String> others = new TreeSet<>(MAY_USE.keySet());
                    others.add("standalone");
                    others.remove(room.getKey());
                    others.removeAll(room.getValue());
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + room.getKey() + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(others.stream()
                                    .map(other -> ROOT + other + "..")
                                    .toArray(String[]::new))
                            .check(CLASSES);
                }));
    }

    @Test
    void shouldSeeEveryRoom() {
        MAY_USE.keySet()
                .forEach(room -> assertThat(CLASSES.stream()
                                .anyMatch(type -> type.getPackageName().startsWith(ROOT + room)))
                        .as(room)
                        .isTrue());
    }

    /// What needs one another is one thing: a circle of packages is read, tested and moved only as a whole.
    @Test
    void shouldHaveNoCirclesOfPackages() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void shouldKeepTheLanguageFreeOfFrameworks() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "tickets..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "reactor..",
                        "org.apache.kafka.clients..",
                        "org.apache.kafka.streams..")
                .check(CLASSES);
    }

    @Test
    void shouldKeepUnderstandingFreeOfKafkaSpringAndReactor() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "enrichment..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "reactor..", "org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void shouldNotPrintAndNotNameClassesAfterNothing() {
        for (String ending : List.of("Util", "Utils", "Helper", "Manager", "Impl")) {
            noClasses().should().haveSimpleNameEndingWith(ending).check(CLASSES);
        }
    }

    @Test
    void shouldNeverBlockAReactiveThread() {
        for (String blocking : List.of("block", "blockFirst", "blockLast", "blockOptional")) {
            for (Class<?> publisher : List.of(reactor.core.publisher.Mono.class, reactor.core.publisher.Flux.class)) {
                noClasses().should().callMethod(publisher, blocking).check(CLASSES);
                noClasses()
                        .should()
                        .callMethod(publisher, blocking, java.time.Duration.class)
                        .check(CLASSES);
            }
        }
    }
}
