package dev.millrace.notifier.reply;

import static dev.millrace.notifier.Story.ANNA;
import static dev.millrace.notifier.Story.BEN;
import static dev.millrace.notifier.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;
import dev.millrace.tickets.ticket.TicketCommand.Door;
import dev.millrace.tickets.ticket.TicketStatus;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {
    private static final List<String> RUNBOOKS = List.of(
            "reset-password",
            "unlock-account",
            "reset-mfa",
            "grant-group-access",
            "reset-vpn-profile",
            "renew-vpn-certificate",
            "install-software",
            "remediate-device",
            "restart-print-queue",
            "raise-mailbox-quota",
            "restore-file",
            "quarantine-message",
            "something-new");

    private final Wording wording = new Wording("Acme service desk", ZoneOffset.UTC);

    @ParameterizedTest
    @EnumSource
    void shouldHaveWordsForEverySituation(Language language) {
        for (Matter matter : everyMatter()) {
            Words words = wording.of(reply(language, matter));

            assertThat(words.letter())
                    .as(matter.kind())
                    .doesNotContain("{", "}", "null")
                    .doesNotContain("  ");
            assertThat(words.subject()).as(matter.kind()).isNotBlank().doesNotContain("{", "}");
            assertThat(words.paragraphs()).as(matter.kind()).isNotEmpty().noneMatch(String::isBlank);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveTheSameTextsWithTheSamePlacesInEveryLanguage(Language language) {
        Texts english = Texts.in(Language.EN);
        Texts texts = Texts.in(language);

        assertThat(texts.keys()).isEqualTo(english.keys());
        for (String key : english.keys()) {
            assertThat(places(texts.raw(key))).as(key).isEqualTo(places(english.raw(key)));
        }
        for (TicketStatus status : TicketStatus.values()) {
            assertThat(texts.get("state." + status.name())).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Anna Keller,       anna@acme.example, Anna Keller (anna@acme.example)",
        "                 , anna@acme.example, anna@acme.example",
        "' ',               anna@acme.example, anna@acme.example",
        "Anna@acme.example, anna@acme.example, anna@acme.example",
    })
    void shouldShowAnAddressOnceWhereNoNameIsKnown(@Nullable String name, String address, String shown) {
        Matter.ApprovalRequest request = new Matter.ApprovalRequest(
                "7ZK3-1",
                Consent.GROUP_OWNER,
                false,
                1,
                new Matter.Work("grant-group-access", "finance-reports"),
                new Person(address, name),
                "Reports",
                null,
                NOON);
        assertThat(said(Language.EN, request)).startsWith(shown + " has written to the service desk");
        assertThat(said(Language.DE, request)).startsWith(shown + " hat dem Service-Desk geschrieben");
    }

    /// A German letter goes on in lower case after the comma behind its greeting; names and "Ihr" keep their capital.
    @Test
    void shouldGoOnAfterTheGreetingAsTheLanguageDoes() {
        Matter received = new Matter.Received("Service team");
        assertThat(wording.of(reply(Language.DE, received)).letter()).contains(",\n\nvielen Dank, Ihre Nachricht ist");
        assertThat(said(Language.DE, received)).as("no letter").startsWith("Vielen Dank");
        assertThat(wording.of(reply(Language.DE, new Matter.Resolved("Kabel getauscht.")))
                        .letter())
                .contains(",\n\nIhre Anfrage ist erledigt");
        assertThat(wording.of(reply(Language.DE, new Matter.Answer(null, "Das Kabel ist da.")))
                        .letter())
                .as("a person's own words")
                .contains(",\n\nDas Kabel ist da.");
        assertThat(wording.of(reply(Language.EN, received)).letter()).contains(",\n\nThank you");
    }

    @Test
    void shouldSayInPlainWordsWhatWasDone() {
        assertThat(said(Language.EN, fixed("unlock-account", "sender")))
                .startsWith("Your account is unlocked again; signing in works with the usual password.");
        assertThat(said(Language.DE, fixed("unlock-account", "jdoe")))
                .startsWith("Das Konto jdoe ist wieder entsperrt");
        assertThat(said(Language.FR, fixed("grant-group-access", "finance-reports")))
                .startsWith("Vous avez maintenant accès à finance-reports.");
        assertThat(said(Language.ES, fixed("reset-password", "sender")))
                .startsWith("La contraseña para su cuenta se ha restablecido.");
    }

    @Test
    void shouldNeverShowASecretsNameOrTheFindersReason() {
        for (Matter matter : everyMatter()) {
            Words words = wording.of(reply(Language.EN, matter));
            assertThat(words.letter()).doesNotContain("secret-17", "http");
        }
    }

    @Test
    void shouldCallPeopleByNameOnOneLine() {
        Reply reply = reply(Language.EN, new Matter.Closed());
        assertThat(wording.of(reply).greeting()).isEqualTo("Hello Anna Keller,");
        assertThat(Wording.name(new dev.millrace.tickets.message.Person("a@b.example", "Eve\r\nBcc: all@x.example")))
                .isEqualTo("Eve Bcc: all@x.example");
    }

    @ParameterizedTest
    @CsvSource({"service-desk, Acme service desk", "second-level, Anna's team", "network, network"})
    void shouldNameATeamByItsNameAndTheUsualOneByTheDesks(String team, String name) {
        Wording named = new Wording("Acme service desk", ZoneOffset.UTC, Map.of("second-level", "Anna's team"));
        Matter.Work work = new Matter.Work("unlock-account", "sender");

        for (Matter matter : List.of(
                new Matter.Received(team),
                new Matter.Reopened(team),
                new Matter.CouldNotFix(work, Matter.CouldNotFix.Cause.FAILED, team, null))) {
            assertThat(named.of(reply(Language.EN, matter)).said())
                    .containsAnyOf(name + " is look", name + " has taken");
        }
    }

    @Test
    void shouldLeaveBracesInValuesAlone() {
        Reply reply = reply(Language.EN, new Matter.Received("{team} $1 \\ team"));

        assertThat(wording.of(reply).said()).contains("{team} $1 \\ team is looking after it");
    }

    @Test
    void shouldSayWhatTheRunbookHasToSay() {
        Matter matter = new Matter.Fixed(new Matter.Work("own", "sender"), null, "you have 5 GB more, {name}.");
        assertThat(said(Language.EN, matter)).contains("You have 5 GB more, {name}.");
    }

    @Test
    void shouldNotSayThatNothingWasChangedWhereSomethingStays() {
        Matter.Work work = new Matter.Work("reset-password", "sender");
        Matter failed = new Matter.CouldNotFix(work, Matter.CouldNotFix.Cause.FAILED, "Service team", null);
        Matter halfway = new Matter.CouldNotFix(work, Matter.CouldNotFix.Cause.HALF_DONE, "Service team", null);
        assertThat(said(Language.EN, failed)).contains("was not changed").doesNotContain("Part of it");
        assertThat(said(Language.EN, halfway))
                .contains("Part of it may have been changed already")
                .doesNotContain("was not changed");
        Matter told = new Matter.CouldNotFix(
                work, Matter.CouldNotFix.Cause.HALF_DONE, "Service team", "Nothing was changed.");
        assertThat(said(Language.EN, told))
                .contains("Part of it may have been changed already")
                .doesNotContain("Nothing was changed");
    }

    @Test
    void shouldSayWhatTheRunbookHasToSayOfItsFailure() {
        Matter matter = new Matter.CouldNotFix(
                new Matter.Work("own", "sender"),
                Matter.CouldNotFix.Cause.FAILED,
                "Das Team",
                "der Raum {name} ist nicht zu haben.");
        assertThat(said(Language.DE, matter))
                .contains("Der Raum {name} ist nicht zu haben.", "Zuständig ist jetzt: Das Team")
                .doesNotContain("nicht geklappt");
    }

    @Test
    void shouldSpeakOfAProfileWhereALinkLeadsToOne() {
        Matter.Work work = new Matter.Work("a-runbook-of-our-own", "sender");
        for (Language language : List.of(Language.EN, Language.DE, Language.FR, Language.ES)) {
            for (Matter matter : List.of(
                    new Matter.OneTimeLink("secret-17", SecretKind.PROFILE, work, ANNA, NOON),
                    new Matter.Fixed(work, SecretKind.PROFILE, "done"))) {
                assertThat(said(language, matter))
                        .contains("VPN")
                        .doesNotContainIgnoringCase("passw")
                        .doesNotContain("mot de passe", "contraseña");
            }
        }
    }

    private String said(Language language, Matter matter) {
        return wording.of(reply(language, matter)).said();
    }

    private static Matter fixed(String runbook, String target) {
        return new Matter.Fixed(new Matter.Work(runbook, target), null, null);
    }

    private static List<Matter> everyMatter() {
        Matter.Work work = new Matter.Work("reset-password", "sender");
        Matter.Work group = new Matter.Work("grant-group-access", "finance-reports");
        List<Matter> all = new ArrayList<>(List.of(
                new Matter.Received("Service team"),
                new Matter.Received(null),
                new Matter.NeedsApproval(group, "Ben Okafor"),
                new Matter.NeedsIdentity(work),
                new Matter.ApprovalCode("7ZK3-1", true, Door.LINK, group, ANNA, null, NOON),
                new Matter.ApprovalCode("7ZK3-1", false, Door.CHAT, group, ANNA, null, NOON),
                new Matter.Question("application", List.of("Visio", "Project")),
                new Matter.Question("hat", List.of()),
                new Matter.Question("matter", List.of()),
                new Matter.Fixed(work, SecretKind.PASSWORD, null),
                new Matter.Fixed(group, null, "You may use it now."),
                new Matter.CouldNotFix(work, Matter.CouldNotFix.Cause.FAILED, "Service team", null),
                new Matter.CouldNotFix(group, Matter.CouldNotFix.Cause.DENIED, "Service team", null),
                new Matter.CouldNotFix(group, Matter.CouldNotFix.Cause.EXPIRED, "Service team", null),
                new Matter.CouldNotFix(group, Matter.CouldNotFix.Cause.NOBODY_TO_ASK, "Service team", null),
                new Matter.Resolved("Replaced the cable."),
                new Matter.Answer("Tom Reed", "Which printer?"),
                new Matter.Answer(null, "Which printer?"),
                new Matter.Closed(),
                new Matter.Reopened("Service team"),
                new Matter.ApprovalRequest("a-1", Consent.GROUP_OWNER, false, 1, group, ANNA, "Reports", null, NOON),
                new Matter.ApprovalRequest("a-1", Consent.MANAGER, false, 1, work, ANNA, "Password", null, NOON),
                new Matter.ApprovalRequest("a-1", Consent.GROUP_OWNER, true, 2, group, ANNA, "Reports", null, NOON),
                new Matter.ApprovalRequest("a-1", Consent.MANAGER, true, 2, work, ANNA, "Password", null, NOON),
                new Matter.ApprovalRequest("a-1", Consent.ROLE, true, 2, work, ANNA, "Password", "hash", NOON),
                new Matter.IdentityRequest("a-1", work, ANNA, "hash", NOON, NOON),
                new Matter.OneTimeLink("secret-17", SecretKind.PASSWORD, work, ANNA, NOON),
                new Matter.OneTimeLink("secret-18", SecretKind.PROFILE, work, ANNA, NOON)));
        RUNBOOKS.forEach(runbook -> {
            all.add(fixed(runbook, "sender"));
            all.add(new Matter.NeedsApproval(new Matter.Work(runbook, "thing"), BEN.address()));
        });
        return all;
    }

    private static Reply reply(Language language, Matter matter) {
        return new Reply(
                TicketId.parse("7ZK3Q-4M2P-9XYD"),
                "acme",
                3,
                Channel.EMAIL,
                ANNA,
                true,
                language,
                "Locked out",
                "support@acme.example",
                null,
                matter,
                null);
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{[a-z]+}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
