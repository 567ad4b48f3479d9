package dev.millrace.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.OtherIssue;
import dev.millrace.tickets.understanding.Question;
import dev.millrace.tickets.understanding.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is left open: the desk is unsure, the message is about several things, or lacks a name.
class OpenMattersTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;

    private static Diagnosis diagnosis(String body) {
        return ENRICHMENT.understand(Text.of("", body, Channel.WEB)).diagnosis();
    }

    private static List<Category> besides(String body) {
        return diagnosis(body).alsoAbout().stream().map(OtherIssue::category).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asdf qwer zxcv",
                "Kérem, állítsák vissza a jelszavamat, mert elfelejtettem és nem tudok belépni a rendszerbe, köszönöm",
            })
    void shouldSayThatItIsUnsure(String body) {
        assertThat(diagnosis(body).unsure()).isTrue();
        assertThat(diagnosis(body).automatable()).isFalse();
        assertThat(diagnosis(body).reasons()).anyMatch(reason -> reason.startsWith("unsure"));
    }

    @Test
    void shouldBeSureOfWhatIsPlain() {
        assertThat(diagnosis("My account is locked, please unlock it.").unsure())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            My account is locked, please unlock it. Another thing: the screen of my laptop flickers and its hinge is broken. | HARDWARE
            Ich habe mein Passwort vergessen, bitte zurücksetzen. Außerdem druckt der Drucker PRT-2F-07 nicht, die Warteschlange hängt. | PRINTING
            Mon compte est bloqué, merci de le débloquer. Par ailleurs, l'imprimante du couloir n'imprime plus. | PRINTING
            La impresora PRT-2F-07 no imprime, la cola está atascada. Además, mi cuenta está bloqueada. | ACCOUNT_LOCKED
            """)
    void shouldSeeAnotherIssue(String body, Category other) {
        assertThat(besides(body)).containsExactly(other);
        assertThat(diagnosis(body).reasons()).anyMatch(reason -> reason.startsWith("also about " + other.id()));
        assertThat(diagnosis(body).automatable())
                .as("all of it is done, or a person sees to it")
                .isFalse();
        assertThat(diagnosis(body).question()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. my account mkoch is locked. 2. the projector in room 4 flickers. 3. please install Visio.",
                "Hello, 1) my mailbox is full 2) the printer PRT-2F-07 does not print, queue hangs 3) VPN certificate expired",
                "(1) my password has expired (2) the scanner on floor 3 jams all the time",
                "My account mkoch is locked, the projector in room 4 flickers too, and Visio would be lovely.",
                "My account mkoch is locked, my laptop screen flickers as well, and please install Visio.",
                "Restore budget.xlsx and unlock jdoe77",
                "Please unlock jdoe77 and install Visio 2021 on my laptop.",
                "Please reset my password and raise the quota of my mailbox.",
                "Bitte Konto jdoe77 entsperren und Visio 2021 installieren.",
                "Merci de débloquer mon compte jdoe77 et d'installer Visio 2021.",
                "Por favor desbloqueen mi cuenta jdoe77 e instalen Visio 2021.",
            })
    void shouldSeeSeveralMattersInOneLine(String body) {
        assertThat(besides(body)).isNotEmpty();
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @Test
    void shouldSeeEachItemOfAList() {
        String body = "Hello,\n1. my VPN certificate has expired, please renew it\n2. I need Visio 2021 installed\n"
                + "3. my mailbox is full, no mail arrives";

        assertThat(besides(body)).containsExactlyInAnyOrder(Category.SOFTWARE_INSTALL, Category.EMAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My account is locked. I tried twice and also my colleague tried. Please unlock it.",
                "My account is locked.\n- I tried the old password\n- I tried the new password\nPlease unlock it.",
                "My account jdoe77 is locked, please unlock it and let me know.",
                "I tried it 3 times. 2 of them with the old password. Account jdoe77 is locked.",
                "I typed the wrong password on my new laptop, and now my account jdoe77 is locked.",
                "The printer PRT-2F-07 hangs too. Please restart the queue.",
                "Please install Visio 2021, I need it for the network plans, version 2.1 will do too.",
                "VPN certificate expired on 2. 12. and I cannot connect, user jdoe77.",
                "Restore S:\\Team\\plan.xlsx please, version of 1. 3. or 2. 3. both fine.",
                "Please restart and reset the print queue of PRT-2F-07.",
                "The printer hangs. By the way, thank you for the quick help last week, it was great.",
            })
    void shouldNotSeeTwoIssuesInOne(String body) {
        assertThat(besides(body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Please install the software on my laptop, thanks.                      | application
            Print jobs are stuck in the queue of our printer. Please restart the queue. | printer
            My colleague's account is locked, please unlock it.                    | account
            PRT-2F-07 and PRT-2F-08 hang, please restart the queue.                | printer
            LT-1 and LT-14 are both shown as not compliant, please bring them up to date. | device
            """)
    void shouldAskForTheNameThatIsMissing(String body, String about) {
        Question question = diagnosis(body).question();

        assertThat(question).isNotNull();
        assertThat(question.about()).isEqualTo(about);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My account is locked, please unlock it.",
                "Please install Visio 2021 on my laptop.",
                "I need access to a folder but I don't know what it is called.",
                "asdf qwer zxcv",
                "How do I install software myself?",
                "The printer queue hangs, nothing comes out. Please restart it.",
            })
    void shouldAskNothingWhereNothingIsMissingTheWriterCannotKnowOrTheFixIsNotPlain(String body) {
        assertThat(diagnosis(body).question()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uninstall Notepad++ please",
                "please remove the program from my computer",
                "Get rid of the application on my PC please",
                "Bitte FileZilla deinstallieren",
                "Kann das Programm wieder runter von meinem Rechner? Bitte löschen.",
                "Désinstallez Notepad++ svp",
                "Merci d'enlever le logiciel de mon poste",
                "Desinstalen el programa de mi portátil por favor",
                "disinstallare il programma dal mio pc per favore",
                "verwijder de software van mijn laptop aub",
                "Proszę odinstalować program z mojego komputera",
                "Por favor desinstale o programa do meu computador",
                "please take me off the group",
                "remove me from the group, I changed departments",
                "please take away my access to the share",
                "nehmt mich bitte aus der Gruppe",
                "Bitte mir den Zugriff auf die Freigabe entziehen",
                "Retirez-moi du groupe s'il vous plaît",
                "Sáquenme del grupo por favor",
                "haal me uit de groep alsjeblieft",
                "toglietemi dal gruppo per favore",
            })
    void shouldNeitherAskNorProposeWhereTheOppositeOfARunbookIsWanted(String body) {
        Diagnosis diagnosis = diagnosis(body);

        assertThat(diagnosis.question()).isNull();
        assertThat(diagnosis.runbook()).isEqualTo(Diagnosis.NO_RUNBOOK);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application | Notepad++, as I said: uninstall it
            application | Notepad++, bitte deinstallieren
            resource    | finance-reports, I no longer need access to it
            resource    | finance-reports, nehmt mich bitte aus der Gruppe
            """)
    void shouldNotTakeTheNameFromAnAnswerThatWantsTheOpposite(String about, String answer) {
        assertThat(answered(about, answer, List.of()).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please install Visio 2021, I uninstalled the trial version already.",
                "Bitte Visio 2021 installieren, die alte Version ist schon deinstalliert.",
            })
    void shouldInstallWhatTakesThePlaceOfWhatIsGone(String body) {
        assertThat(diagnosis(body).runbook()).isEqualTo("install-software");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application | Visio                                | Visio
            application | it is Visio Professional             | Visio Professional
            resource    | finance-reports                      | finance-reports
            device      | LT-40213                             | LT-40213
            device      | Es ist LT-40213, danke               | LT-40213
            printer     | PRT-2F-07 please                     | PRT-2F-07
            account     | it's jdoe77                          | jdoe77
            account     | mine                                 | sender
            account     | jdoe77 :) thanks                     | jdoe77
            account     | Der Benutzer heißt jdoe77, vielen Dank | jdoe77
            account     | le compte est jdoe77, merci          | jdoe77
            account     | el usuario es jdoe77, gracias        | jdoe77
            account     | my own account, please               | sender
            device      | Hello, my laptop is LT-40213. Thanks, Anna | LT-40213
            """)
    void shouldTakeTheNameFromTheAnswer(String about, String answer, String target) {
        Diagnosis diagnosis = answered(about, answer, List.of());

        assertThat(diagnosis.target()).isEqualTo(target);
        assertThat(diagnosis.automatable()).isTrue();
        assertThat(diagnosis.question()).as("asked once").isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application | I don't know, sorry
            device      | Visio
            printer     | any news?
            account     | please hurry
            resource    | the second one
            account     | not jdoe77
            account     | jdoe77?
            account     | jdoe77 is fine again, it was another one
            account     | anything but jdoe77
            account     | jdoe77 or jdoe78
            account     | maybe jdoe77
            account     | not mine
            account     | nicht jdoe77
            account     | pas jdoe77
            device      | not LT-40213
            device      | LT-40213 is the wrong one
            device      | LT-40213 is my old laptop, I do not have the new one here
            printer     | anything but PRT-2F-07
            application | not Visio
            resource    | not finance-reports
            """)
    void shouldLeaveToAPersonAnAnswerThatNamesNothing(String about, String answer) {
        Diagnosis diagnosis = answered(about, answer, List.of());

        assertThat(diagnosis.target()).isNull();
        assertThat(diagnosis.automatable()).isFalse();
    }

    @Test
    void shouldChooseWhatTheMessageOffered() {
        assertThat(answered("device", "LT-2 I mean", List.of("LT-1", "LT-2")).target())
                .isEqualTo("LT-2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            PRT-2F-08                            | PRT-2F-08
            prt-2f-08, please                    | PRT-2F-08
            It's PRT-2F-08.                      | PRT-2F-08
            Yes, the printer PRT-2F-08. Thanks!  | PRT-2F-08
            PRT-2F-08, it does not print         |
            I was not there, sorry. PRT-2F-08    |
            the other one                        |
            both, please                         |
            both of them, PRT-2F-08 is worse     |
            the one on the 2nd floor             |
            PRT-2F-07 and PRT-2F-08              |
            not PRT-2F-07                        |
            it is not the PRT-2F-07              |
            PRT-2F-07 is not the one             |
            nicht PRT-2F-07                      |
            ce n'est pas PRT-2F-07               |
            no es la PRT-2F-07                   |
            neither, PRT-2F-07 has been replaced |
            PRT-2F-071, I had mistyped           |
            PRT-2F-07-B                          |
            PRT-2F-07 ist es nicht               |
            PRT-2F-07 war es nicht               |
            PRT-2F-07 is definitely not it       |
            PRT-2F-07 works, the other one hangs |
            the other one, PRT-2F-07 is fine     |
            PRT-2F-07 is the wrong one           |
            PRT-2F-07? No, not PRT-2F-07.        |
            PRT-2F-07?                           |
            statt PRT-2F-07 die andere           |
            PRT-2F-07 est la mauvaise            |
            any news?                            |
            """)
    void shouldChooseOnlyWhatTheAnswerItselfNames(String answer, String target) {
        Text text = new Text("Re: PRT-2F-07 hangs", answer, Channel.EMAIL, "en", "anna@acme.example");
        Question question = new Question("printer", List.of("PRT-2F-07", "PRT-2F-08"), "restart-print-queue", true);

        Diagnosis diagnosis =
                ENRICHMENT.answered(text, question, Category.PRINTING, 0.95).orElseThrow();

        assertThat(diagnosis.target()).isEqualTo(target);
        assertThat(diagnosis.automatable()).isEqualTo(target != null);
    }

    @Test
    void shouldChooseTheLongerOfTwoNamesThatBeginAlike() {
        List<String> choices = List.of("Visio", "Visio Professional");

        assertThat(answered("application", "Visio Professional please", choices).target())
                .isEqualTo("Visio Professional");
        assertThat(answered("application", "Visio please", choices).target()).isEqualTo("Visio");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            account | Colleague locked out of his account             | jdoe77            | jdoe77
            account | jdoe77 is locked                                | any news?         |
            printer | PRT-2F-07 hangs                                 | any news?         |
            """)
    void shouldReadAnAnswerWithoutTheSubject(String about, String subject, String answer, String target) {
        assertThat(answered(about, "Re: " + subject, answer, List.of()).target())
                .isEqualTo(target);
    }

    private static Diagnosis answered(String about, String answer, List<String> choices) {
        return answered(about, "Re: Help", answer, choices);
    }

    private static Diagnosis answered(String about, String subject, String answer, List<String> choices) {
        record Asked(Category category, String runbook) {}
        Asked asked = switch (about) {
            case "application" -> new Asked(Category.SOFTWARE_INSTALL, "install-software");
            case "resource" -> new Asked(Category.ACCESS_REQUEST, "grant-group-access");
            case "device" -> new Asked(Category.DEVICE_COMPLIANCE, "remediate-device");
            case "printer" -> new Asked(Category.PRINTING, "restart-print-queue");
            default -> new Asked(Category.ACCOUNT_LOCKED, "unlock-account");
        };
        Text text = new Text(subject, answer, Channel.EMAIL, "en", "anna@acme.example");
        return ENRICHMENT
                .answered(text, new Question(about, choices, asked.runbook(), true), asked.category(), 0.95)
                .orElseThrow();
    }

    @Test
    void shouldNotUseAnAnswerOnceAPersonHasCorrectedTheCategory() {
        Text text = Text.of("", "Visio", Channel.WEB);
        Question question = new Question("application", List.of(), "install-software", true);

        assertThat(ENRICHMENT.answered(text, question, Category.PRINTING, 1)).isEmpty();
    }

    @Test
    void shouldGiveAReasonForEachVerdict() {
        Reading reading = ENRICHMENT.read(Text.of("", "My account is locked, please unlock it.", Channel.WEB));

        assertThat(reading.reasons()).isNotEmpty();
        assertThat(ENRICHMENT
                        .diagnose(Text.of("", "asdf", Channel.WEB), reading)
                        .reasons())
                .isNotEmpty();
    }
}
