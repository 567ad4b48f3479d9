package dev.millrace.enrichment.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.Shipped;
import dev.millrace.enrichment.Understanding;
import dev.millrace.enrichment.evaluation.RuleTests;
import dev.millrace.enrichment.features.MessageFeatures;
import dev.millrace.enrichment.text.TenantFacts;
import dev.millrace.enrichment.text.Text;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.people.PersonFacts;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Hypothesis;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Question;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the directory said of the requester: it ranks hypotheses and is told, and lets nothing go ahead.
class RequesterTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;
    private static final TenantFacts BERLIN = new TenantFacts(ZoneId.of("Europe/Berlin"), List.of(), List.of());
    private static final Instant READ = Instant.parse("2026-11-26T08:12:00Z");
    private static final Instant WRITTEN = Instant.parse("2026-11-26T08:20:00Z");
    private static final String LOCKED = "the directory said at 09:12 that the account was locked";
    private static final String OUT_OF_USE = "The account was taken out of use, which only a person may end";

    private static PersonFacts anna(String... states) {
        List<String> now = List.of(states);
        return new PersonFacts(
                "anna",
                "Anna Keller",
                "Finance",
                "Controller",
                "ben@acme.example",
                now.contains("vip"),
                now.contains("locked"),
                now.contains("disabled"),
                now.contains("expired"),
                READ,
                null);
    }

    private static Understanding understand(String body, @Nullable PersonFacts requester) {
        return ENRICHMENT.understand(
                new Text("", body, Channel.EMAIL, null, "anna@acme.example", WRITTEN, BERLIN, requester));
    }

    private static Diagnosis diagnosis(String body, @Nullable PersonFacts requester) {
        return understand(body, requester).diagnosis();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I cannot sign in.",
                "I can't log in any more, please help.",
                "My password is not accepted any more.",
                "Ich kann mich nicht anmelden.",
                "Je n'arrive plus à me connecter.",
                "No puedo iniciar sesión.",
                "Ik kan niet meer inloggen.",
                "Non riesco ad accedere.",
                "Nie mogę się zalogować.",
                "Não consigo iniciar sessão.",
            })
    void shouldThinkOfALockFirstWhereTheAccountIsLocked(String body) {
        Diagnosis told = diagnosis(body, anna("locked"));

        Hypothesis first = told.hypotheses().getFirst();
        assertThat(first.runbook()).isEqualTo("unlock-account");
        assertThat(first.evidence()).contains(LOCKED, "names nobody else than the sender, whose account is anna");
        assertThat(told.runbook()).isEqualTo("unlock-account");
        assertThat(told.target()).isEqualTo(Diagnosis.SENDER);
        assertThat(told.reasons()).contains(LOCKED);
        assertThat(diagnosis(body, null).runbook()).isNotEqualTo("unlock-account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I forgot my password, please reset it.",
                "My colleague cannot sign in, please unlock her account.",
                "The printer PRT-2F-07 hangs, please restart the queue.",
                "Please install Visio on my laptop.",
                "Thank you, all is well now.",
                "Each morning my account is locked again, find out why.",
            })
    void shouldLeaveALockAsideWhereItIsNotTheMatter(String body) {
        Diagnosis known = diagnosis(body, anna("locked"));
        Diagnosis unknown = diagnosis(body, null);

        assertThat(known.runbook()).isEqualTo(unknown.runbook());
        assertThat(known.target()).isEqualTo(unknown.target());
        assertThat(known.automatable()).isEqualTo(unknown.automatable());
        assertThat(known.hypotheses())
                .noneMatch(hypothesis -> hypothesis.evidence().contains(LOCKED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I cannot sign in.                                                     | false
            I entered my password wrong several times and now I cannot log in.    | false
            Ich kann mich nicht anmelden.                                         | false
            My password is not accepted any more.                                 | true
            My account is locked, please unlock it.                               | true
            """)
    void shouldLetNothingGoAheadThatWouldNotOnTheWordsAlone(String body, boolean automatable) {
        assertThat(diagnosis(body, null).automatable()).isEqualTo(automatable);
        assertThat(diagnosis(body, anna("locked")).automatable()).isEqualTo(automatable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I cannot sign in.",
                "My account is locked, please unlock it.",
                "I forgot my password, please reset it.",
                "My account anna is locked.",
                "Mein neues Handy hat keine Authenticator-App mehr, bitte MFA zurücksetzen.",
            })
    void shouldLeaveADisabledAccountToAPerson(String body) {
        Diagnosis told = diagnosis(body, anna("disabled", "locked", "expired"));

        assertThat(told.hypotheses().getFirst().hypothesis()).isEqualTo(OUT_OF_USE);
        assertThat(told.runbook()).isEqualTo(Diagnosis.NO_RUNBOOK);
        assertThat(told.automatable()).isFalse();
        assertThat(told.hypotheses())
                .filteredOn(hypothesis -> hypothesis.parameters().containsKey("account"))
                .extracting(Hypothesis::runbook)
                .containsOnly(Diagnosis.NO_RUNBOOK);
    }

    @Test
    void shouldThinkOfThePasswordWhereANewOneIsDue() {
        Diagnosis told = diagnosis("I cannot sign in.", anna("expired"));

        assertThat(told.runbook()).isEqualTo("reset-password");
        assertThat(told.hypotheses().getFirst().evidence())
                .contains("the directory said at 09:12 that a new password was due");
    }

    @Test
    void shouldKeepAllLikelihoodsTogetherWithinOne() {
        assertThat(diagnosis("I cannot sign in.", anna("locked")).hypotheses().stream()
                        .mapToDouble(Hypothesis::confidence)
                        .sum())
                .isBetween(0.6, 1.0);
    }

    @Test
    void shouldTellTheDayOfAnEarlierReading() {
        PersonFacts yesterday = new PersonFacts(
                "anna", null, null, null, null, null, true, null, null, READ.minusSeconds(86_400), null);

        assertThat(diagnosis("I cannot sign in.", yesterday)
                        .hypotheses()
                        .getFirst()
                        .evidence())
                .contains("the directory said at 2026-11-25 09:12 that the account was locked");
    }

    @Test
    void shouldRaiseTheImpactOfAMarkedVip() {
        Understanding usual = understand("My screen is broken.", anna());
        Understanding vip = understand("My screen is broken.", anna("vip"));

        assertThat(usual.priority().value()).isEqualTo(Priority.P3);
        assertThat(vip.priority().value()).isEqualTo(Priority.P2);
        assertThat(vip.priority().reasons()).contains("impact: the directory marks the sender as a VIP");
    }

    private static final String BOOK = """
            cautions: []
            automatic: fit >= 0.9
            proposable: fit >= 0.1
            rules:
              - hypothesis: Finance has a system of its own
                category: account-locked
                when: "%s"
                weight: "9.0"
                runbook: none
                risk: low
              - hypothesis: The account is locked
                category: account-locked
                runbook: unlock-account
                target: account
                risk: low
            """;

    private static boolean holds(String when, @Nullable PersonFacts requester) {
        Condition condition = RuleBook.parse("own.yaml", BOOK.formatted(when), KnownRunbooks.shipped())
                .rules()
                .getFirst()
                .when();
        Text text = new Text("", "hello", Channel.WEB, null, "anna@acme.example", WRITTEN, BERLIN, requester);
        Understanding read = ENRICHMENT.understand(text);
        Wording wording = Wording.of(text);
        return condition.holds(new Facts(
                text,
                read.reading(),
                MessageFeatures.of(wording),
                Map.of(),
                Map.of(),
                Map::of,
                new Bounds(wording, _ -> null),
                0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            requester.known                                          | true  | false
            requester.department == 'Finance'                        | true  | false
            requester.title == 'Controller'                          | true  | false
            requester.account == 'anna'                              | true  | false
            requester.name.startsWith('Anna')                        | true  | false
            requester.manager == 'ben@acme.example'                  | true  | false
            requester.locked                                         | true  | false
            requester.disabled                                       | false | false
            requester.passwordExpired                                | false | false
            requester.vip                                            | false | false
            !requester.locked && !('locked' in requester.unknown)    | false | false
            'locked' in requester.unknown                            | false | true
            requester.department == ''                               | false | true
            size(requester.unknown) == 9                             | false | true
            """)
    void shouldLetRulesAskForWhatIsKnownAndWhatIsNot(String when, boolean known, boolean unknown) {
        assertThat(holds(when, anna("locked"))).isEqualTo(known);
        assertThat(holds(when, null)).isEqualTo(unknown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requester.loked", "requester.department > 3", "requester == 'anna'"})
    void shouldRefuseWhatIsNoFactWithFileAndLine(String when) {
        assertThatThrownBy(() -> RuleBook.parse("own.yaml", BOOK.formatted(when), KnownRunbooks.shipped()))
                .hasMessageContaining("own.yaml:7")
                .hasMessageContaining(when);
    }

    @Test
    void shouldRefuseADirectoryRuleThatIsWrongWithFileAndLine() {
        String rule = """
                cautions: []
                automatic: "true"
                proposable: "true"
                directory:
                  - hypothesis: It is locked
                    when: requester.locked
                    weight: "0.5"
                    runbook: unlock-account
                    risk: low
                rules: []
                """;

        assertThatThrownBy(() -> RuleBook.parse("own.yaml", rule, KnownRunbooks.shipped()))
                .hasMessageContaining("own.yaml:5")
                .hasMessageContaining("needs a 'target'");
    }

    @Test
    void shouldTellFactsThatARuleOfOnesOwnAsksFor() {
        RuleTests.Report report = RuleTests.run("desk.yaml", """
                - name: locked
                  text: I cannot sign in
                  from: anna@acme.example
                  written: 2026-11-26T10:30:00+01:00
                  requester: {account: anna, department: Finance, locked: true, readAt: 2026-11-26T09:12:00+01:00}
                  runbook: unlock-account
                  target: sender
                  automatable: false
                - name: nothing known
                  text: I cannot sign in
                  from: anna@acme.example
                  unsure: true
                """, ENRICHMENT);

        assertThat(report.failures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', true", "locked, true", "disabled, false"})
    void shouldLetNoAnswerGoAheadOnAnAccountOutOfUse(String state, boolean goesAhead) {
        Text answer = new Text(
                "", "anna@acme.example", Channel.EMAIL, null, "anna@acme.example", WRITTEN, BERLIN, anna(state));
        Question question = new Question("account", List.of(), "unlock-account", true);

        Diagnosis told = ENRICHMENT
                .answered(answer, question, Category.ACCOUNT_LOCKED, 0.95)
                .orElseThrow();

        assertThat(told.target()).isNotNull();
        assertThat(told.automatable()).isEqualTo(goesAhead);
        assertThat(told.reasons().contains("the directory said at 09:12 that the account was out of use"))
                .isEqualTo(!goesAhead);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {locked: perhaps}  | desk.yaml:3: expected true or false, not 'perhaps'
            {shoe: 42}         | desk.yaml:3: 'shoe' is none of
            {readAt: noon}     | desk.yaml:3: 'noon' is no time such as
            """)
    void shouldSayWhereARequesterIsWrong(String requester, String complaint) {
        assertThatThrownBy(() -> RuleTests.run(
                        "desk.yaml", "- text: hello\n  runbook: none\n  requester: " + requester, ENRICHMENT))
                .hasMessageContaining(complaint);
    }
}
