package dev.millrace.remediation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.millrace.remediation.audit.AuditLog.Noted;
import dev.millrace.remediation.audit.AuditLog.Verdict;
import dev.millrace.remediation.brake.BrakeSettings;
import dev.millrace.remediation.brake.Switch;
import dev.millrace.remediation.consent.OpenQuestions;
import dev.millrace.remediation.ledger.Advance;
import dev.millrace.remediation.ledger.Advance.Next;
import dev.millrace.remediation.ledger.Entry;
import dev.millrace.remediation.ledger.Entry.Mark;
import dev.millrace.remediation.ledger.Job;
import dev.millrace.remediation.ledger.Ledger;
import dev.millrace.remediation.ledger.NewJob;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.TestDatabase;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.ConsentersFound;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.OneTimeSecret;
import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

class AuditLogTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TestDatabase database = new TestDatabase();
    private final Ledger ledger = new Ledger(database.database(), "one", Duration.ofMinutes(1), BrakeSettings.none());
    private final Ledger other = new Ledger(database.database(), "two", Duration.ofMinutes(1), BrakeSettings.none());
    private final AuditLog log = new AuditLog(source());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldTellWhoAskedWhatPolicySaidWhoAgreedAndWhatWasDone() throws SQLException {
        ask(Requests.consented(1, "grant-group-access", "finance-reports", "anna", Consent.GROUP_OWNER, "ben"));
        finish(1);
        List<AuditEntry> entries = entries();
        assertThat(entries).extracting(AuditEntry::kind).containsExactly("asked", "step", "step", "failed");
        assertThat(entries.getFirst().facts()).contains("\"rule\": \"test\"", "group-owner", "grant-group-access");
        assertThat(entries.getFirst().facts()).doesNotContain("anna").doesNotContain("ben");
        assertThat(entries.getFirst().personal())
                .contains("\"requester\": \"anna@acme.example\"", "\"consentBy\": \"ben@acme.example\"");
        assertThat(entries.get(1).facts()).contains("\"mark\": \"begun\"").doesNotContain("it is off");
        assertThat(entries.get(1).personal()).contains("it is off", "\"switch\": \"off\"");
        assertThat(entries.getLast().facts()).contains("\"undone\": true").doesNotContain("ben said no");
        assertThat(entries.getLast().personal()).contains("ben said no");
        assertThat(verify()).isEqualTo(new Verdict("acme", 4, entries.getLast().hash(), null, null));
    }

    @Test
    void shouldChainWhatSeveralWorkersWriteAtTheSameTime() throws SQLException {
        Flux.range(1, 40)
                .flatMap(ticket -> (ticket % 2 == 0 ? ledger : other)
                        .add(NewJob.of(Requests.automatic(ticket, "unlock-account", "p" + ticket, "anna"))))
                .then()
                .block(LIMIT);
        Flux.merge(
                        ledger.claim(20, List.of(), Map.of())
                                .flatMapIterable(jobs -> jobs)
                                .flatMap(job -> end(ledger, job)),
                        other.claim(20, List.of(), Map.of())
                                .flatMapIterable(jobs -> jobs)
                                .flatMap(job -> end(other, job)))
                .then()
                .block(LIMIT);
        assertThat(verify().broken()).isNull();
        assertThat(verify().entries()).isGreaterThanOrEqualTo(40 + 20 * 3);
    }

    @Test
    void shouldRecordNothingOfAWorkerThatLostItsLease() throws SQLException {
        ask(Requests.automatic(1, "unlock-account", "anna", "anna"));
        Job job = ledger.claim(1, List.of(), Map.of()).block(LIMIT).getFirst();
        ledger.releaseAll().block(LIMIT);
        other.claim(1, List.of(), Map.of()).block(LIMIT);
        end(ledger, job).onErrorComplete().block(LIMIT);
        assertThat(entries()).extracting(AuditEntry::kind).containsExactly("asked");
    }

    /// As a running program notes them, and an operator has them on another machine.
    @Test
    void shouldFindALogThatWasRewrittenByWhatTheWorkerNoted() throws SQLException {
        ask(Requests.automatic(1, "unlock-account", "anna", "anna"));
        List<Noted> noted = new HeadNotes(database.database())
                .round().block(LIMIT).stream()
                        .map(head -> Noted.in("2026-11-27T06:00:00Z INFO HeadNotes : " + head.line())
                                .orElseThrow())
                        .toList();
        assertThat(noted).containsExactly(new Noted("acme", 1, verify().head()));
        assertThat(log.verify("acme", noted).broken()).isNull();

        sql("alter table remediation.audit disable trigger all");
        sql("delete from remediation.audit");
        sql("delete from remediation.audit_head");
        assertThat(log.tenants()).as("as though there had never been one").isEmpty();
        assertThat(log.verify("acme", noted).broken()).isNotNull();
        ask(Requests.automatic(2, "unlock-account", "ben", "ben"));
        assertThat(verify().broken()).isNull();
        assertThat(log.verify("acme", noted).broken())
                .isEqualTo("entry 1 is not the one that was noted before; the log was rewritten");
    }

    @Test
    void shouldSayFromWhereOnNothingWasNoted() throws SQLException {
        ask(Requests.automatic(1, "unlock-account", "anna", "anna"));
        Noted first = new Noted("acme", 1, verify().head());
        Noted elsewhere = new Noted("other", 7, first.hash());
        ask(Requests.automatic(2, "unlock-account", "ben", "ben"));
        List<AuditEntry> entries = entries();

        assertThat(verify().unnotedSince()).as("nothing is compared").isNull();
        assertThat(log.verify("acme", List.of(elsewhere)).unnotedSince())
                .isEqualTo(entries.getFirst().at());
        Instant second = entries.getLast().at();
        Verdict verdict = log.verify("acme", List.of(elsewhere, first));
        assertThat(verdict.unnotedSince()).isEqualTo(second);
        assertThat(verdict.lacksHeads(second.plus(Duration.ofHours(25)))).isFalse();
        assertThat(verdict.lacksHeads(second.plus(Duration.ofHours(26)))).isTrue();
        Verdict all = log.verify("acme", List.of(first, new Noted("acme", 2, verify().head())));
        assertThat(all.unnotedSince()).isNull();
        assertThat(all.lacksHeads(second.plus(Duration.ofDays(900)))).isFalse();
    }

    @Test
    void shouldNoteTheHeadsAtTheStop() {
        ask(Requests.automatic(1, "unlock-account", "anna", "anna"));
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        Logger notes = (Logger) LoggerFactory.getLogger(HeadNotes.class);
        notes.addAppender(told);
        HeadNotes heads = new HeadNotes(database.database());
        heads.start();
        CompletableFuture<String> stopped = new CompletableFuture<>();
        heads.stop(() -> stopped.complete("stopped"));
        assertThat(stopped.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo("stopped");
        notes.detachAppender(told);
        assertThat(told.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .startsWith("Audit head of acme: 1:");
    }

    @Test
    void shouldRecordTheSameRequestOnce() throws SQLException {
        RemediationRequest request = Requests.automatic(1, "unlock-account", "anna", "anna");
        ask(request);
        ask(request);
        assertThat(entries()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update remediation.audit set facts = replace(facts, 'test', 'else') where number = 1 | entry 1 (asked)",
                "update remediation.audit set personal = replace(personal, 'anna', 'eve') where number = 1 | entry 1 (asked)",
                "update remediation.audit set salt = null where number = 1 | entry 1 (asked)",
                "update remediation.audit set personal = null, salt = null, commitment = null where number = 1 | entry 1 (asked)",
                "update remediation.audit set personal = null, salt = null where number = 1 | the personal part of entry 1 is gone, and no entry says",
                "update remediation.audit set kind = 'done' where number = 2 | entry 2 (done)",
                "update remediation.audit set at = at + interval '1 microsecond' where number = 3 | entry 3 (step)",
                "update remediation.audit set run = ticket, ticket = run where number = 3 | entry 3 (step)",
                "update remediation.audit set previous = hash where number = 3 | entry 3 does not follow",
                "update remediation.audit set hash = previous where number = 4 | entry 4 (failed)",
                "delete from remediation.audit where number = 2 | entry 1 is followed by entry 3",
                "delete from remediation.audit where number = 1 | entry 0 is followed by entry 2",
                "delete from remediation.audit where number = 4 | the log ends with entry 3 where its head says 4",
                "delete from remediation.audit | the log ends with entry 0 where its head says 4",
                "delete from remediation.audit_head | the log's head is gone",
                "update remediation.audit set number = 5 - number | entry 1",
            })
    void shouldFindTampering(String tampering, String found) throws SQLException {
        ask(Requests.automatic(1, "unlock-account", "anna", "anna"));
        finish(1);
        sql("alter table remediation.audit disable trigger all");
        sql("alter table remediation.audit drop constraint audit_pkey");
        sql(tampering);
        assertThat(verify().broken()).startsWith(found);
    }

    @Test
    void shouldFindALogThatWasRewrittenAsAWhole() throws SQLException {
        ask(Requests.automatic(1, "unlock-account", "anna", "anna"));
        finish(1);
        Verdict noted = verify();
        sql("alter table remediation.audit disable trigger all");
        sql("delete from remediation.audit");
        sql("delete from remediation.audit_head");
        ask(Requests.automatic(2, "unlock-account", "eve", "eve"));
        assertThat(verify().broken()).isNull();
        assertThat(log.verify("acme", List.of(new Noted("acme", noted.entries(), noted.head())))
                        .broken())
                .isEqualTo("entry 4 was noted before, and the log ends with entry 1");
        finish(2);
        assertThat(log.verify("acme", List.of(new Noted("acme", noted.entries(), noted.head())))
                        .broken())
                .isEqualTo("entry 4 is not the one that was noted before; the log was rewritten");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update remediation.audit set facts = '{}'",
                "update remediation.audit set personal = '{}'",
                "update remediation.audit set personal = null",
                "update remediation.audit set personal = null, salt = null",
                "delete from remediation.audit",
                "truncate remediation.audit"
            })
    void shouldOnlyBeAppendedTo(String statement) {
        ask(Requests.automatic(1, "unlock-account", "anna", "anna"));
        assertThatThrownBy(() -> sql(statement)).hasStackTraceContaining("the audit log is only appended to");
    }

    @Test
    void shouldForgetAPersonWithoutBreakingTheChain() throws SQLException {
        ask(Requests.automatic(1, "unlock-account", "anna", "anna"));
        finish(1);
        ask(Requests.automatic(2, "unlock-account", "chloe", "chloe"));
        finish(2);
        assertThat(log.erase("acme", "ANNA@acme.example", "chloe").entries()).isEqualTo(4);
        List<AuditEntry> entries = entries();
        assertThat(entries.subList(0, 4)).allSatisfy(entry -> {
            assertThat(entry.personal()).isNull();
            assertThat(entry.salt()).isNull();
            assertThat(entry.commitment()).isNotNull();
        });
        assertThat(entries.subList(4, 8))
                .allSatisfy(entry -> assertThat(entry.personal()).isNotNull());
        assertThat(Json.text(entries.subList(0, 4))).doesNotContainIgnoringCase("anna@");
        assertThat(entries.getLast().kind()).isEqualTo("erased");
        assertThat(entries.getLast().facts()).isEqualTo("{\"entries\": [1, 2, 3, 4]}");
        assertThat(entries.getLast().personal()).isEqualTo("{\"by\": \"chloe\"}");
        assertThat(verify().broken()).isNull();
    }

    @Test
    void shouldForgetAPersonInTheRunLedgerToo() throws SQLException {
        ask(Requests.consented(1, "grant-group-access", "finance-reports", "anna", Consent.GROUP_OWNER, "ben"));
        finish(1);
        ask(Requests.automatic(2, "unlock-account", "chloe", "chloe"));
        finish(2);
        ask(Requests.automatic(3, "unlock-account", "anna", "anna"));
        database.database().sql("delete from remediation.outbox").then().block(LIMIT);

        assertThat(log.erase("acme", "ANNA@acme.example", "chloe")).isEqualTo(new AuditLog.Erased(5, 1, 1));
        assertThat(ledgerOf(1)).doesNotContain("anna", "ben@", "finance-reports", "it is off", "ben said no");
        assertThat(ledgerOf(1)).contains("grant-group-access");
        assertThat(ledgerOf(2)).contains("chloe@acme.example", "it is off");
        assertThat(ledgerOf(3)).as("under way").contains("anna@acme.example");
        assertThat(verify().broken()).isNull();
        // The same run is not done twice.
        ask(Requests.consented(1, "grant-group-access", "finance-reports", "anna", Consent.GROUP_OWNER, "ben"));
        assertThat(ledger.claim(10, List.of(), Map.of()).block(LIMIT))
                .extracting(Job::ticket)
                .containsExactly(new TicketId(3).toString());
    }

    @Test
    void shouldForgetWhoHadARunTakenBackAtOnce() throws SQLException {
        ask(Requests.automatic(1, "unlock-account", "anna", "anna"));
        Job job = ledger.claim(1, List.of(), Map.of()).block(LIMIT).getFirst();
        Switch automation = new Switch(database.database());
        automation.cancel(job.key(), "chloe").block(LIMIT);
        automation.takeBackAtOnce(job.key(), "ben").block(LIMIT);
        ledger.write(job, new Advance(1, List.of(), List.of(), new Next.Finish(Advance.Result.FAILED)))
                .block(LIMIT);
        database.database().sql("delete from remediation.outbox").then().block(LIMIT);
        assertThat(ledgerOf(1)).contains("chloe", "ben");
        log.eraseBefore("acme", Instant.now().plusSeconds(3600), "dora");
        assertThat(log.erase("acme", "Ben", "dora").runs()).isEqualTo(1);
        assertThat(ledgerOf(1)).doesNotContain("chloe", "ben");
    }

    /// They may be asked anew, for which it must be known whom it is about.
    @Test
    void shouldNotForgetWhatSomebodyMayStillAgreeTo() throws SQLException {
        ask(Requests.consent(1, Consent.MANAGER, "unlock-account", "anna", "anna"));
        Job asked = ledger.claim(1, List.of(), Map.of()).block(LIMIT).getFirst();
        new OpenQuestions(database.database())
                .note(asked.id(), "unlock-account", "plan", null, null)
                .block(LIMIT);
        tell(
                asked,
                new ConsentersFound(
                        new TicketId(1), "acme", "1-1", List.of(new Person("ben@acme.example", null)), "plan", null));
        database.database().sql("delete from remediation.outbox").then().block(LIMIT);
        assertThat(log.erase("acme", "anna@acme.example", "chloe").open()).isEqualTo(1);
        assertThat(ledgerOf(1)).contains("anna@acme.example");
        database.database()
                .sql("update remediation.question set expires_at = now()")
                .then()
                .block(LIMIT);
        assertThat(log.erase("acme", "anna@acme.example", "chloe")).isEqualTo(new AuditLog.Erased(0, 1, 0));
        assertThat(ledgerOf(1)).doesNotContain("anna");
    }

    @Test
    void shouldEraseByAge() throws SQLException {
        ask(Requests.automatic(1, "unlock-account", "anna", "anna"));
        finish(1);
        Instant now = Instant.now().plusSeconds(3600);
        assertThat(log.eraseBefore("acme", Instant.EPOCH, "chloe")).isZero();
        assertThat(log.eraseBefore("acme", entries().get(1).at(), "chloe")).isEqualTo(1);
        assertThat(entries().get(1).personal()).isNotNull();
        assertThat(log.eraseBefore("other", now, "chloe")).isZero();
        assertThat(verify().broken()).isNull();
    }

    /// All that the ledger knows of a ticket's runs and questions.
    private String ledgerOf(long ticket) {
        return database.database()
                .sql("""
                        select string_agg(cast(to_jsonb(job) as text), ' ') || coalesce(string_agg(known, ' '), '') as all
                        from remediation.job left join lateral (
                          select string_agg(cast(to_jsonb(journal) as text), ' ') as known
                          from remediation.journal where journal.job = job.id) as kept on true
                        where ticket = :ticket
                        """)
                .bind("ticket", new TicketId(ticket).toString())
                .map(row -> row.get("all", String.class))
                .one()
                .block(LIMIT);
    }

    @Test
    void shouldForgetWhoStoppedSomethingAndWhoErased() throws SQLException {
        Switch automation = new Switch(database.database());
        automation.stop("acme", "unlock-account", "ben", "a rehearsal").block(LIMIT);
        automation.start("acme", "unlock-account", "ben").block(LIMIT);
        assertThat(log.erase("acme", "ben", "ben").entries()).isEqualTo(2);
        assertThat(log.erase("acme", "Ben", "chloe").entries()).isEqualTo(1);
        assertThat(Json.text(entries())).doesNotContain("ben");
        assertThat(verify().broken()).isNull();
    }

    @Test
    void shouldTellOfWhatWasErasedBeforeErasingWasTold() throws SQLException {
        try (TestDatabase older = TestDatabase.upTo("8")) {
            AuditLog olderLog = new AuditLog(source(older));
            for (String statement : List.of(
                    "select remediation.audit_append('acme', '[{\"kind\": \"asked\", \"facts\": {},"
                            + " \"personal\": {\"requester\": \"anna\"}}, {\"kind\": \"step\", \"facts\": {}}]')",
                    "update remediation.audit set personal = null, salt = null where number = 1")) {
                older.database().sql(statement).then().block(LIMIT);
            }
            older.migrate();
            List<AuditEntry> entries = new ArrayList<>();
            olderLog.export("acme", entries::add);
            assertThat(entries.getLast().facts()).isEqualTo("{\"late\": true, \"entries\": [1]}");
            assertThat(olderLog.verify("acme", List.of()).broken()).isNull();
        }
    }

    @Test
    void shouldKeepNothingForEverThatAPersonWasTold() throws SQLException {
        ask(Requests.automatic(1, "unlock-account", "anna", "anna"));
        Job job = ledger.claim(1, List.of(), Map.of()).block(LIMIT).getFirst();
        tell(
                job,
                new Succeeded(
                        new TicketId(1),
                        "acme",
                        job.key(),
                        1,
                        "anna was unlocked",
                        null,
                        "Your account anna is open again.",
                        null));
        assertThat(entries().getLast().facts()).isEqualTo("{\"sequence\": 1}");
        assertThat(entries().getLast().personal()).contains("Your account anna is open again.");
        log.erase("acme", "anna@acme.example", "chloe");
        assertThat(Json.text(entries())).doesNotContain("anna");
        assertThat(verify().broken()).isNull();
    }

    @Test
    void shouldForgetWhoWasAskedToAgreeAndWhoWasSentALink() throws SQLException {
        ask(Requests.consent(1, Consent.GROUP_OWNER, "grant-group-access", "finance-reports", "anna"));
        ask(Requests.automatic(2, "reset-password", "sender", "anna"));
        List<Job> jobs = ledger.claim(2, List.of(), Map.of()).block(LIMIT);
        tell(
                job(jobs, 1),
                new ConsentersFound(
                        new TicketId(1), "acme", "1-1", List.of(new Person("Ben@acme.example", "Ben")), null, null));
        tell(
                job(jobs, 2),
                new Succeeded(
                        new TicketId(2),
                        "acme",
                        job(jobs, 2).key(),
                        1,
                        "done",
                        new OneTimeSecret(
                                "s", new Person("anna@private.example", null), Instant.EPOCH, SecretKind.PASSWORD),
                        null));
        assertThat(log.erase("acme", "ben@ACME.example", "chloe").entries()).isEqualTo(2);
        assertThat(log.erase("acme", "anna@private.example", "chloe").entries()).isEqualTo(2);
        assertThat(log.erase("acme", "anna@private.example", "chloe").entries()).isZero();
        assertThat(entries().subList(0, 4))
                .allSatisfy(entry -> assertThat(entry.personal()).isNull());
        assertThat(entries()).extracting(AuditEntry::kind).endsWith("erased", "erased");
        assertThat(verify().broken()).isNull();
    }

    @Test
    void shouldKeepAStopOfAllTenantsInTheChainOfEachOfThem() throws SQLException {
        ask(Requests.automatic(1, "unlock-account", "anna", "anna"));
        Switch automation = new Switch(database.database());
        automation.stop(Switch.ALL, "unlock-account", "ben", "a rehearsal").block(LIMIT);
        database.database()
                .sql("select remediation.audit_append('late', '[{\"kind\": \"asked\", \"facts\": {}}]')")
                .then()
                .block(LIMIT);
        automation.start(Switch.ALL, Switch.ALL, "chloe").block(LIMIT);

        assertThat(entries()).extracting(AuditEntry::kind).containsExactly("asked", "stopped", "started");
        assertThat(entries().get(1).facts()).contains("\"tenants\": \"*\"", "unlock-account");
        assertThat(entries().get(1).personal()).contains("a rehearsal", "\"by\": \"ben\"");
        List<AuditEntry> late = new ArrayList<>();
        log.export("late", late::add);
        assertThat(late).extracting(AuditEntry::kind).containsExactly("stopped", "asked", "started");
        assertThat(log.tenants()).containsExactly("*", "acme", "late");
        for (String tenant : log.tenants()) {
            assertThat(log.verify(tenant, List.of()).broken()).as(tenant).isNull();
        }
    }

    @Test
    void shouldBeWrittenOutAsLinesThatASpreadsheetDoesNotRun() throws SQLException {
        ask(Requests.automatic(1, "unlock-account", "=cmd|' /C calc'!A0", "anna"));
        AuditEntry entry = entries().getFirst();
        assertThat(Json.read(AuditFormat.JSONL.line(entry), AuditEntry.class)).isEqualTo(entry);
        assertThat(AuditFormat.CSV.header().getFirst().split(",")).hasSize(12);
        assertThat(AuditFormat.CSV.line(entry))
                .startsWith("acme,1,2")
                .contains(",asked,00000-0000-0001,")
                .contains("\"{\"\"target\"\": \"\"=cmd");
        AuditEntry hostile =
                new AuditEntry("=1+1", 1, entry.at(), "-kind", "a\"b", null, "{}", null, null, null, "", entry.hash());
        assertThat(AuditFormat.CSV.line(hostile)).startsWith("'=1+1,1,").contains(",'-kind,\"a\"\"b\",,{},,,,,");
    }

    private void ask(RemediationRequest request) {
        ledger.add(NewJob.of(request)).block(LIMIT);
    }

    private void finish(long ticket) {
        Job job = ledger.claim(1, List.of(), Map.of()).block(LIMIT).getFirst();
        assertThat(job.ticket()).isEqualTo(new TicketId(ticket).toString());
        end(ledger, job).block(LIMIT);
    }

    private static Job job(List<Job> jobs, long ticket) {
        return jobs.stream()
                .filter(job -> job.ticket().equals(new TicketId(ticket).toString()))
                .findFirst()
                .orElseThrow();
    }

    private void tell(Job job, RemediationOutcome outcome) {
        ledger.write(job, new Advance(1, List.of(), List.of(outcome), new Next.Finish(Advance.Result.ANSWERED)))
                .block(LIMIT);
    }

    private static reactor.core.publisher.Mono<Void> end(Ledger ledger, Job job) {
        State off = new State("it is off", Map.of("switch", "off"));
        Failed failed = new Failed(
                TicketId.parse(job.ticket()),
                job.tenant(),
                job.key(),
                1,
                "step",
                "ben said no",
                true,
                List.of(),
                null,
                null);
        return ledger.write(
                job,
                new Advance(
                        1,
                        List.of(
                                Entry.of("step", Mark.BEGUN, off),
                                Entry.of("step", Mark.UNDONE, State.of("it never was"))),
                        List.of(failed),
                        new Next.Finish(Advance.Result.FAILED)));
    }

    private Verdict verify() throws SQLException {
        return log.verify("acme", List.of());
    }

    private List<AuditEntry> entries() throws SQLException {
        List<AuditEntry> entries = new ArrayList<>();
        log.export("acme", entries::add);
        return entries;
    }

    private void sql(String statement) {
        database.database().sql(statement).then().block(LIMIT);
    }

    private PGSimpleDataSource source() {
        return source(database);
    }

    private static PGSimpleDataSource source(TestDatabase database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser("postgres");
        source.setPassword("postgres");
        return source;
    }
}
