package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.account.AccountActions;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.brake.BrakeSettings;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.consent.ConsentFinder;
import dev.millrace.remediation.consent.TestConsents;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.dialogue.ExchangeActions;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.fileshare.FileActions;
import dev.millrace.remediation.fileshare.FileSettings;
import dev.millrace.remediation.fileshare.FileShares;
import dev.millrace.remediation.group.GroupActions;
import dev.millrace.remediation.policy.CurrentPolicy;
import dev.millrace.remediation.policy.Enforcement;
import dev.millrace.remediation.policy.TestProtection;
import dev.millrace.remediation.script.Script;
import dev.millrace.remediation.script.ScriptDialect;
import dev.millrace.remediation.script.ScriptSettings.ProgramSettings;
import dev.millrace.remediation.secret.SecretActions;
import dev.millrace.remediation.secret.SecretStore;
import dev.millrace.remediation.secret.TestSecrets;
import dev.millrace.remediation.testing.Desk;
import dev.millrace.remediation.testing.ShippedRunbooks;
import dev.millrace.remediation.testing.TestDirectory;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.AgreedContent;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.ConsentersFound;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationRequest;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.remediation.RemediationRequest.FindConsenters;
import dev.millrace.tickets.ticket.TicketCommand.RecordOutcome;
import dev.millrace.tickets.ticket.TicketEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The whole way from a message to a change, with everything that an attacker might want to change: a directory, a file
/// share and a program.
final class HostileDesk implements AutoCloseable {
    static final List<String> PEOPLE = List.of("anna", "ben", "chloe", "svc-backup", "director");

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final List<String> GROUPS = List.of("finance-reports", "protected-accounts");
    private static final String LOOK_AT_DEVICE = """
            id: remediate-device
            title: Look at a device
            risk: low
            parameters:
              target: { type: text }
            steps:
              - name: look
                action: script.look
                with:
                  script: device
                  ask: { args: ["{target}"] }
                  need: output == target
                  otherwise: the program was told something else
                  says: the program was told {target}
            summary: The program was told {target}.
            """;

    private final TestDirectory company = new TestDirectory();
    private final Directory directory = company.connector();
    private final TestDesk worker = new TestDesk(new BrakeSettings(10, Duration.ofMinutes(10), Map.of()), directory);
    private final ConsentFinder consenters =
            TestConsents.finder(directory, runbook -> Optional.of(AgreedContent.ofPlan(ShippedRunbooks.text(runbook))));
    private final Desk desk = new Desk();
    private final Guards guards = new Guards(new SimpleMeterRegistry());
    private final Script script;
    private final FileShares shares;
    private final Path disk;
    private final String before;

    HostileDesk(Path disk) throws IOException {
        this.disk = disk;
        this.shares = shares(disk);
        this.script = program(disk);
        SecretStore secrets = TestSecrets.store(worker.database());
        Enforcement enforcement = TestProtection.enforcement(directory);
        AccountActions accounts =
                new AccountActions(Configured.is(directory), Configured.is(enforcement), Configured.is(secrets));
        CurrentPolicy policy = new CurrentPolicy(desk::judge);
        worker.worker(
                ShippedRunbooks.judged("unlock-account", policy::judged, enforcement::objection, accounts),
                ShippedRunbooks.judged(
                        "reset-password",
                        policy::judged,
                        enforcement::objection,
                        accounts,
                        new SecretActions(Configured.is(secrets))),
                ShippedRunbooks.judged(
                        "grant-group-access",
                        policy::judged,
                        enforcement::objection,
                        new GroupActions(Configured.is(directory), Configured.is(enforcement))),
                ShippedRunbooks.judged(
                        "restore-file", policy::judged, enforcement::objection, new FileActions(Configured.is(shares))),
                ShippedRunbooks.of(
                        "device.yaml",
                        LOOK_AT_DEVICE,
                        policy::judged,
                        enforcement::objection,
                        new ExchangeActions<>(new ScriptDialect(Map.of("device", script)))));
        PEOPLE.forEach(company::lock);
        before = state();
    }

    private FileShares shares(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("live"));
        Files.createDirectories(folder.resolve("snapshots/monday"));
        Files.createDirectories(folder.resolve("snapshots/etc"));
        Files.writeString(folder.resolve("snapshots/monday/report.xlsx"), "saved");
        Files.writeString(folder.resolve("snapshots/etc/shadow"), "outside of every share");
        return new FileShares(
                new FileSettings(
                        Map.of(
                                "home",
                                new FileSettings.Share(
                                        folder.resolve("live"), folder.resolve("snapshots"), List.of("F:"))),
                        1000,
                        GuardSettings.defaults()),
                guards);
    }

    /// Says what it was told, as one word.
    private Script program(Path folder) throws IOException {
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\nprintf '%s' \"$*\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new Script(
                "device",
                new ProgramSettings(
                        program, List.of(), List.of("PATH"), Map.of(), folder, 10_000, GuardSettings.defaults()),
                1,
                new Secrets(VaultSettings.none()),
                guards);
    }

    Desk desk() {
        return desk;
    }

    TestDesk worker() {
        return worker;
    }

    TestDirectory company() {
        return company;
    }

    Directory directory() {
        return directory;
    }

    @Override
    public void close() {
        worker.close();
        shares.close();
        script.close();
        directory.close();
        company.close();
    }

    void assertUnchanged() {
        assertThat(state()).isEqualTo(before);
    }

    /// What became of the request, in the ticket's own words: why a person was given it, or who is asked.
    String told() {
        return desk.ticket().consent() == null
                ? String.join("; ", reasonsOfHandingOver())
                : "asked: "
                        + desk.ticket().consent().consenters().stream()
                                .map(Person::address)
                                .collect(Collectors.joining(", "));
    }

    /// Runs what the stream asks for, and looks at what is left.
    void assertNothingHappened(String attacker) {
        askForConsent();
        for (Execute request : executes()) {
            worker.ask(request);
            RemediationOutcome end = worker.end(request);
            desk.does(new RecordOutcome(end));
        }
        String own = desk.ticket().assurance() == Assurance.CLAIMED ? "" : attacker.replaceAll("@acme[.]example$", "");
        assertThat(without(own, state())).isEqualTo(without(own, before));
        if (desk.ticket().consent() != null) {
            assertThat(desk.ticket().consent().consenters())
                    .as("whoever is asked is not the one who asks")
                    .isNotEmpty()
                    .noneMatch(person -> person.key().equals(new Person(attacker, null).key()));
        }
        assertTold();
    }

    /// The event that belongs to how it ended, with its reason, in the ticket's history; and what a worker refused, in
    /// the audit log, too.
    void assertTold() {
        List<TicketEvent> events = desk.events();
        Authorisation judged = events.stream()
                .filter(TicketEvent.Authorised.class::isInstance)
                .map(event -> ((TicketEvent.Authorised) event).authorisation())
                .findFirst()
                .orElseThrow();
        if (judged instanceof Authorisation.Never(String rule, String reason)) {
            assertThat(rule).isNotBlank();
            assertThat(reasonsOfHandingOver()).as("policy's reason").containsExactly(reason);
        } else if (executes().isEmpty()) {
            assertThat(events).hasAtLeastOneElementOfType(TicketEvent.ConsentRequested.class);
            if (desk.ticket().consent() == null) {
                assertThat(events).hasAtLeastOneElementOfType(TicketEvent.ConsentImpossible.class);
                assertThat(reasonsOfHandingOver())
                        .as("why nobody is asked")
                        .singleElement()
                        .asString()
                        .isNotBlank();
            } else {
                assertThat(events).as("who is asked").hasAtLeastOneElementOfType(TicketEvent.ConsentersFound.class);
            }
        }
        for (Execute run : executes()) {
            RemediationOutcome end = worker.end(run);
            if (end instanceof Failed failed) {
                assertThat(reasonsOfHandingOver()).as("the worker's reason").contains(failed.reason());
            }
            assertThat(audited(run))
                    .as("the audit log")
                    .startsWith("asked")
                    .endsWith(end instanceof Failed ? "failed" : "succeeded");
        }
    }

    /// Why a person was given the ticket.
    List<String> reasonsOfHandingOver() {
        return desk.events().stream()
                .filter(TicketEvent.Assigned.class::isInstance)
                .map(event -> ((TicketEvent.Assigned) event).reason())
                .toList();
    }

    private List<String> audited(Execute run) {
        return worker.database()
                .sql("select kind from remediation.audit where run = :run order by number")
                .bind("run", run.runId())
                .map(row -> row.get("kind", String.class))
                .all()
                .collectList()
                .block(LIMIT);
    }

    /// Asks who must agree, as remediation is asked.
    void askForConsent() {
        for (RemediationRequest request : desk.requests()) {
            if (request instanceof FindConsenters find
                    && desk.ticket().consent() != null
                    && desk.ticket().consent().consenters().isEmpty()) {
                RemediationOutcome answer = consenters.find(find).block(LIMIT);
                desk.does(new RecordOutcome(answer));
                if (answer instanceof ConsentersFound found) {
                    assertThat(found.consenters()).isNotEmpty();
                }
            }
        }
    }

    /// The runs that the stream asks for.
    List<Execute> executes() {
        return desk.requests().stream()
                .filter(Execute.class::isInstance)
                .map(Execute.class::cast)
                .toList();
    }

    /// A message that means somebody else and is misread may at worst do something to its writer's own account.
    private static List<String> without(String own, String state) {
        return state.lines().filter(line -> !line.startsWith(own + " ")).toList();
    }

    /// Everything that an attacker might want to change.
    private String state() {
        StringBuilder state = new StringBuilder();
        for (String person : PEOPLE) {
            state.append(person)
                    .append(company.isLocked(person) ? " locked" : " open")
                    .append(company.mustChangePassword(person) ? " reset" : "");
            GROUPS.forEach(group -> state.append(company.isMember(group, person) ? " " + group : ""));
            state.append('\n');
        }
        try (Stream<Path> files = Files.walk(disk)) {
            return state + files.sorted().map(file -> file + "\n").collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
