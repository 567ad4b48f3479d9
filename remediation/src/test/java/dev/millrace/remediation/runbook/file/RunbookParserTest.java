package dev.millrace.remediation.runbook.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.enrichment.diagnosis.KnownRunbooks;
import dev.millrace.remediation.KnownActions;
import dev.millrace.remediation.testing.Asking;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.yaml.YamlPart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

class RunbookParserTest {
    private static final String GOOD = """
            id: unlock-account
            title: Unlock an account
            risk: low
            parameters:
              target: {type: account}
              days: {type: integer, min: 1, max: 30}
            steps:
              - name: locate
                action: directory.locate-account
                limit: 5s
              - name: unlock
                action: directory.unlock
                when: facts["account.uid"] != "frank"
            summary: The account {account.uid} is unlocked for {parameters.days} days.
            told:
              en: It is done.
              de: Erledigt.
            """;

    private final RunbookParser parser = new RunbookParser(KnownActions.unconfigured());

    @Test
    void shouldReadHowLongAChangeMayTakeToShow() throws InvalidRunbook {
        RunbookFile file = parser.parse("a.yaml", GOOD.replace("    when:", "    settling: 2m\n    when:"));
        assertThat(file.steps().getLast().plan().settling()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void shouldReadAFile() throws InvalidRunbook {
        RunbookFile file = parser.parse("a.yaml", GOOD);
        assertThat(file.id()).isEqualTo("unlock-account");
        assertThat(file.steps()).extracting(step -> step.plan().name()).containsExactly("locate", "unlock");
        assertThat(file.told().get("de")).hasToString("Erledigt.");
        assertThat(file.lacks()).contains("the directory is not configured here (millrace.remediation.directory)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[sh, -c, 'echo {target}']         | true",
                "[sudo, -n, /bin/bash, -ec, '{target}'] | true",
                "[sh, -e, -c, 'echo {target}']     | true",
                "[bash, -o, pipefail, -c, 'touch {target}'] | true",
                "[bash, -c, -eo, pipefail, '{target}'] | true",
                "[zsh, -cx, --, '{target}']        | true",
                "[fish, '-{target}', 'id']         | true",
                "[fish, --command, 'id {target}']  | true",
                "[fish, --command=id, -C, 'id {target}', /opt/mend] | true",
                "[fish, --init-command, 'id {target}', /opt/mend] | true",
                "[fish, -C, id, -c, 'id {target}'] | true",
                "[fish, '--init=id {target}', /opt/mend] | true",
                "[fish, /opt/mend, '{target}']     | false",
                "[sh, -c, 'echo $1', sh, '{target}'] | false",
                "[bash, -eo, pipefail, -c, 'touch $1', sh, '{target}'] | false",
                "[sh, -e, /opt/mend, -c, '{target}'] | false",
                "[grep, -c, '{target}', /etc/passwd] | false",
            })
    void shouldLetNoShellReadAValue(String run, boolean reads) throws InvalidRunbook {
        String text = GOOD.replace("action: directory.unlock", "action: ssh.change")
                .replace(
                        "    when: facts[\"account.uid\"] != \"frank\"\n",
                        "    with: {host: linux, check: {run: [id]}, holds: status == 0, says: done, apply: {run: %s}}\n"
                                .formatted(run));
        if (reads) {
            assertThat(catchThrowableOfType(InvalidRunbook.class, () -> parser.parse("a.yaml", text)))
                    .hasMessageContaining("what a shell is asked to read ('sh -c') must hold no '{name}'");
        } else {
            assertThat(parser.parse("a.yaml", text).id()).isEqualTo("unlock-account");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "state: string(body.size)         | a.yaml:13: ",
                "becomes: larger                  | a.yaml:13: ",
                "state: size of it, becomes: x    | a.yaml:13: 'size of it' is no valid CEL here",
                "state: body.size > 1, becomes: x | a.yaml:13: 'body.size > 1' is no valid CEL here",
                "state: string(body.size), becomes: '{weight}' | a.yaml:13: 'weight' is not known here",
            })
    void shouldSayWhereTheStateOfAChangeIsNotTold(String told, String complaint) {
        String text = GOOD.replace("action: directory.unlock", "action: http.change")
                .replace(
                        "    when: facts[\"account.uid\"] != \"frank\"\n",
                        "    with: {system: x, check: {path: /}, holds: status == 0, says: y, apply: {path: /}, %s}\n"
                                .formatted(told));
        assertThatThrownBy(() -> parser.parse("a.yaml", text))
                .isInstanceOf(InvalidRunbook.class)
                .hasMessageContaining(complaint);
    }

    /// Rules may name those that come along; the topology does not see their files.
    @Test
    void shouldComeAlongAsRulesKnowThem() {
        assertThat(Sources.shipped().entrySet().stream()
                        .map(file -> YamlPart.read(file.getKey(), file.getValue())
                                .required("id")
                                .text()))
                .containsExactlyInAnyOrderElementsOf(KnownRunbooks.shipped().ids().stream()
                        .filter(id -> !id.equals(Diagnosis.NO_RUNBOOK))
                        .toList());
    }

    /// Where something cannot be taken back a person needs the state before and after, not that it is not so.
    @Test
    void shouldShowTheStateOfEachChangeThatComesAlong() {
        Map<String, String> files = new TreeMap<>(Sources.shipped());
        Sources.variants().values().forEach(files::putAll);
        int changes = 0;
        for (Map.Entry<String, String> file : files.entrySet()) {
            for (YamlPart step : YamlPart.read(file.getKey(), file.getValue())
                    .required("steps")
                    .items()) {
                if (step.required("action").text().matches("(http|ssh|script)\\.change")) {
                    changes++;
                    assertThat(step.required("with").entries()).as(step.place()).containsKeys("state", "becomes");
                }
            }
        }
        assertThat(changes).isGreaterThan(10);
    }

    @Test
    void shouldTakeNoStepAfterOneThatMustBeTheLast() {
        String shipped = Sources.shipped().get("runbooks/reset-password.yaml");
        String longer = shipped.replace("summary:", "  - name: unlock\n    action: directory.unlock\nsummary:");
        assertThatThrownBy(() -> parser.parse("a.yaml", longer))
                .isInstanceOf(InvalidRunbook.class)
                .hasMessageContaining("a.yaml:19: no step may come after 'secret.open-link': the link's time runs");
    }

    @ParameterizedTest
    @CsvSource({
        "unlock-account, ACCOUNT",
        "reset-mfa, ACCOUNT",
        "grant-group-access, MEMBER",
        "install-software, REQUESTER",
        "restore-file, REQUESTER"
    })
    void shouldKnowToWhomSomethingIsDone(String id, Subject subject) throws InvalidRunbook {
        String file = "runbooks/" + id + ".yaml";
        assertThat(parser.parse(file, Sources.shipped().get(file)).subject()).isEqualTo(subject);
    }

    @ParameterizedTest
    @CsvSource({
        "install-software,      7-Zip,           REQUESTER",
        "remediate-device,      notebook-7,      REQUESTER",
        "restart-print-queue,   printer-2,       REQUESTER",
        "restore-file,          Q3/report.xlsx,  REQUESTER",
        "quarantine-message,    an invoice,      REQUESTER",
        "unlock-account,        anna,",
        "reset-password,        anna,",
        "reset-vpn-profile,     anna,",
        "renew-vpn-certificate, anna,",
        "raise-mailbox-quota,   anna,",
        "grant-group-access,    finance-reports,",
    })
    void shouldAskWhoMayAgreeWhereNoStepDoes(String id, String target, @Nullable Subject asked) throws InvalidRunbook {
        Execute request = Requests.consented(1, id, target, "anna", Consent.MANAGER, "ben");
        String file = "runbooks/" + id + ".yaml";
        assertThat(objections(file, Sources.shipped().get(file), request))
                .containsOnly(Optional.ofNullable(asked).map(subject -> "asked about " + subject));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "when: target != \"x\", '', false",
        "'', keep, false",
    })
    void shouldAskWhoMayAgreeBeforeWhatStandsBeforeTheStepThatAsks(String when, String before, boolean stepAsks)
            throws InvalidRunbook {
        String locate = "  - name: locate\n    action: directory.locate-account\n"
                + (when.isEmpty() ? "" : "    " + when + "\n");
        String keep = "  - name: keep\n    action: secret.keep-password\n";
        String text = """
                id: own
                title: A runbook of a company's own
                risk: low
                steps:
                """ + (before.isEmpty() ? locate + keep : keep + locate) + "summary: Done.\n";
        Execute request = Requests.agreedOn(Requests.consented(1, "own", "anna", "anna", Consent.MANAGER, "ben"), text);
        assertThat(objections("a.yaml", text, request))
                .containsOnly(stepAsks ? Optional.empty() : Optional.of("asked about REQUESTER"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "days | ",
                "dayz | the runbook has no parameter 'dayz'; there are [days]",
                "target | the runbook has no parameter 'target'; there are [days]",
            })
    void shouldTakeNoValueThatItWouldNotLookAt(String name, @Nullable String objection) throws InvalidRunbook {
        String text = """
                id: own
                title: A runbook of a company's own
                risk: low
                parameters:
                  target: { type: account }
                  days: { type: integer, required: false }
                steps:
                  - name: locate
                    action: directory.locate-account
                summary: Done.
                """;
        Execute request = Asking.like(Requests.automatic(1, "own", "anna", "anna"))
                .with(Map.of(name, "3"))
                .request();
        assertThat(objections("a.yaml", text, request)).containsExactly(Optional.ofNullable(objection));
    }

    private static List<Optional<String>> objections(String file, String text, Execute request) throws InvalidRunbook {
        RunbookParser asking = new RunbookParser(
                KnownActions.unconfigured(),
                Judgement.AS_ASKED,
                anyRequest -> Mono.just(Optional.empty()),
                (anyRequest, subject) -> Mono.just(Optional.of("asked about " + subject)));
        return asking.parse(file, text).steps().stream()
                .map(step -> step.plan().admission().objection(request, request).block(Duration.ofSeconds(5)))
                .toList();
    }

    private static final String FAILING = GOOD.replace("    action: directory.locate-account\n", """
                        action: directory.locate-account
                        failed:
                          en: We do not know {target}.
                    """) + """
            failed:
              en: It did not work, {target}.
              de: Es ging nicht, {target}.
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "locate | en | We do not know anna.",
                "locate | de | We do not know anna.",
                "unlock | en | It did not work, anna.",
                "unlock | de | Es ging nicht, anna.",
                "unlock | fr | It did not work, anna.",
                "start  | de | Es ging nicht, anna.",
            })
    void shouldHaveItsOwnWordsForFailures(String step, String language, String words) throws InvalidRunbook {
        Execute request = Requests.inLanguage(Requests.automatic(1, "unlock-account", "anna", "anna"), language);
        var closing = parser.parse("a.yaml", FAILING).runbook().closing();
        assertThat(closing.failed(request, step)).isEqualTo(words);
    }

    @Test
    void shouldHaveNoWordsForFailuresWhereTheFileHasNone() throws InvalidRunbook {
        Execute request = Requests.automatic(1, "unlock-account", "anna", "anna");
        assertThat(parser.parse("a.yaml", GOOD).runbook().closing().failed(request, "unlock"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "know {target}            | know {account.uid}     | 'account.uid' is not known here",
                "nicht, {target}          | nicht, {account.uid}   | 'account.uid' is not known here",
                "en: We do not know       | de: We do not know     | failed.en: expected a value, found nothing",
            })
    void shouldRefuseWordsForFailuresThatCannotBeSaid(String good, String bad, String complaint) {
        String text = FAILING.replace(good, bad);
        assertThat(text).isNotEqualTo(FAILING);
        InvalidRunbook invalid = catchThrowableOfType(InvalidRunbook.class, () -> parser.parse("a.yaml", text));
        assertThat(invalid.complaints())
                .anySatisfy(
                        found -> assertThat(found).matches("a\\.yaml:\\d+: .*").contains(complaint));
    }

    @Test
    void shouldReadAllThatComeAlong() throws InvalidRunbook {
        assertThat(Sources.shipped()).isNotEmpty();
        for (var shipped : Sources.shipped().entrySet()) {
            RunbookFile file = parser.parse(shipped.getKey(), shipped.getValue());
            assertThat(shipped.getKey()).isEqualTo("runbooks/" + file.id() + ".yaml");
        }
    }

    @Test
    void shouldReadAllVariantsEachOfARunbookThatComesAlong() throws InvalidRunbook {
        assertThat(Sources.variants().keySet()).containsExactly("apt", "dnf", "linux-devices", "openvpn");
        for (var variant : Sources.variants().entrySet()) {
            for (var file : variant.getValue().entrySet()) {
                String id = parser.parse(file.getKey(), file.getValue()).id();
                assertThat(file.getKey()).isEqualTo("runbooks/variants/%s/%s.yaml".formatted(variant.getKey(), id));
                assertThat(Sources.shipped()).containsKey("runbooks/" + id + ".yaml");
            }
        }
    }

    @Test
    void shouldPutAVariantInThePlaceOfWhatItIsAVariantOf() {
        assertThat(Sources.shipped(List.of())).isEqualTo(Sources.shipped());
        assertThat(Sources.shipped(List.of("openvpn", "apt")))
                .hasSameSizeAs(Sources.shipped())
                .containsKeys(
                        "runbooks/variants/openvpn/reset-vpn-profile.yaml",
                        "runbooks/variants/openvpn/renew-vpn-certificate.yaml",
                        "runbooks/variants/apt/install-software.yaml",
                        "runbooks/remediate-device.yaml")
                .doesNotContainKeys("runbooks/reset-vpn-profile.yaml", "runbooks/install-software.yaml");
    }

    @Test
    void shouldRefuseAVariantThatIsNoneAndTwoOfTheSameRunbook() {
        assertThatThrownBy(() -> Sources.shipped(List.of("wireguard")))
                .hasMessage("there is no variant 'wireguard' of runbooks, but apt, dnf, linux-devices, openvpn");
        assertThatThrownBy(() -> Sources.shipped(List.of("apt", "dnf")))
                .hasMessage("both variants 'apt' and 'dnf' have install-software.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "risk: low                      | risk: mild                 | 3  | risk: expected one of low, medium, high, found 'mild'",
                "title: Unlock an account       | titel: Unlock an account   | 2  | titel: expected one of id, title, risk,",
                "title: Unlock an account       | titel: Unlock an account   | 1  | title: expected a value, found nothing",
                "title: Unlock an account       | title: ''                  | 2  | title: expected at least 1 characters, found ''",
                "title: Unlock an account       | title: yes                 | 2  | title: expected text, found 'yes', which YAML takes",
                "title: Unlock an account       | title:                     | 2  | title: expected text, found nothing",
                "title: Unlock an account       | title: [1]                 | 2  | title: expected text, found a list",
                "id: unlock-account             | id: Unlock Account         | 1  | id: expected a match of ^[a-z]",
                "risk: low                      | approvers: [boss]          | 3  | approvers[0]: expected one of identity, manager,",
                "risk: low                      | approvers: []              | 3  | approvers: expected at least 1 items, found an empty list",
                "action: directory.unlock       | action: directory.dance    | 12 | 'directory.dance' is no action; there are",
                "action: directory.unlock       | action: unlock             | 12 | steps[1].action: expected a match of ^[a-z]",
                "name: unlock                   | name: locate               | 11 | two steps are named 'locate'",
                "limit: 5s                      | limit: soon                | 10 | steps[0].limit: expected a match of ^[1-9]",
                "limit: 5s                      | settling: soon             | 10 | steps[0].settling: expected a match of ^[0-9]",
                "limit: 5s                      | limmit: 5s                 | 10 | steps[0].limmit: expected one of name, action,",
                "limit: 5s                      | with: {state: x}           | 10 | steps[0].with.state: expected 'becomes' beside it, found nothing",
                "days:                          | Days:                      | 6  | parameters.Days: expected another name, for it does not match",
                "max: 30                        | max: many                  | 6  | parameters.days.max: expected a whole number, found 'many'",
                "max: 30                        | max-length: 0              | 6  | parameters.days.max-length: expected at least 1, found the number 0",
                "limit: 5s                      | with: {force: yes}         | 10 | the action takes no argument 'force'; it takes []",
                "!= \"frank\"                   | != 7                       | 13 | no valid CEL here",
                "facts[\"account.uid\"]         | nobody                     | 13 | no valid CEL here",
                "{account.uid} is               | {account.name2} is         | 14 | 'account.name2' is not known here",
                "{account.uid} is               | { is                       | 14 | a brace stands alone",
                "{type: account}                | {type: person}             | 5  | parameters.target.type: expected one of text, name,",
                "{type: account}                | {type: text, pattern: '['} | 5  | Unclosed character class",
                "en: It is done.                | it: Fatto.                 | 16 | told.it: expected one of en, de, fr, es, found 'it'",
                "en: It is done.                | fr: Fait.                  | 15 | told.en: expected a value, found nothing",
            })
    void shouldNameFileLineAndFieldOfWhatDoesNotHold(String good, String bad, int line, String complaint) {
        String text = GOOD.replace(good, bad);
        assertThat(text).isNotEqualTo(GOOD);
        InvalidRunbook invalid = catchThrowableOfType(InvalidRunbook.class, () -> parser.parse("a.yaml", text));
        assertThat(invalid.complaints())
                .anySatisfy(found ->
                        assertThat(found).startsWith("a.yaml:" + line + ": ").contains(complaint));
    }

    @Test
    void shouldNameWhatIsWrongInTheOrderOfItsLines() {
        String text = GOOD.replace("5s", "soon").replace("risk: low", "risk: mild");
        InvalidRunbook invalid = catchThrowableOfType(
                InvalidRunbook.class, () -> parser.parse("a.yaml", text.replace("id: unlock", "id: Unlock")));
        assertThat(invalid.complaints())
                .extracting(complaint -> complaint.replaceAll("(a\\.yaml:\\d+).*", "$1"))
                .containsExactly("a.yaml:1", "a.yaml:3", "a.yaml:10");
    }

    @Test
    void shouldNameNoFieldWhereTheFileItselfIsOfAnotherKind() {
        InvalidRunbook invalid =
                catchThrowableOfType(InvalidRunbook.class, () -> parser.parse("a.yaml", "- id: unlock-account\n"));
        assertThat(invalid.complaints()).contains("a.yaml:1: expected entries, found a list");
    }

    @Test
    void shouldNameEverythingThatIsWrongAtOnce() {
        String text = GOOD.replace("directory.unlock", "directory.dance").replace("directory.locate", "directory.find");
        InvalidRunbook invalid = catchThrowableOfType(InvalidRunbook.class, () -> parser.parse("a.yaml", text));
        assertThat(invalid.complaints()).hasSize(2);
    }

    @Test
    void shouldNotKnowWhatOnlyALaterStepFinds() {
        String text = GOOD.replace("when: facts[\"account.uid\"] != \"frank\"", "with: {a: b}");
        assertThatThrownBy(() -> parser.parse("a.yaml", text)).hasMessageContaining("a.yaml:13");
    }

    @Test
    void shouldLetNoTemplateRestOnAStepThatMayBeLeftOut() {
        String text = GOOD.replace("    limit: 5s\n", "    when: target != \"x\"\n");
        InvalidRunbook invalid = catchThrowableOfType(InvalidRunbook.class, () -> parser.parse("a.yaml", text));
        assertThat(invalid.complaints())
                .singleElement()
                .satisfies(complaint -> assertThat(complaint).contains("'account.uid' is not known here"));
    }

    @Property(tries = 300)
    void shouldOnlyEverRefuseWithAPlace(@ForAll String text, @ForAll("cuts") int cut) {
        for (String candidate : List.of(text, GOOD.substring(0, cut) + text, GOOD.substring(0, cut))) {
            try {
                var _ = parser.parse("a.yaml", candidate);
            } catch (InvalidRunbook e) {
                assertThat(e.complaints())
                        .isNotEmpty()
                        .allSatisfy(complaint -> assertThat(complaint).matches("(?s)a\\.yaml:\\d+: .*"));
            }
        }
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<Integer> cuts() {
        return net.jqwik.api.Arbitraries.integers().between(0, GOOD.length());
    }
}
