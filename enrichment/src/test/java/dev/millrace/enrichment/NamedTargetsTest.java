package dev.millrace.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Diagnosis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Things that messages name in many languages and by many words, and a runbook acts on.
class NamedTargetsTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;

    private static Diagnosis diagnosis(String body) {
        return ENRICHMENT
                .understand(new Text("", body, Channel.EMAIL, null, "t.schulz@acme.example"))
                .diagnosis();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Slack|Hallo, kannst du mir bitte Slack auf dem Notebook installieren? Genehmigt ist es.",
                "FileZilla|Bitte FileZilla auf meinem Rechner installieren, mein Chef hat zugestimmt.",
                "Zoom|¿Podrían instalar Zoom en mi portátil? Mi jefa está de acuerdo.",
                "Slack|Hola, necesito que me instalen Slack en el ordenador, gracias.",
                "Blender|Bonjour, pourriez-vous installer Blender sur mon poste ? Merci d'avance.",
                "Zoom|Buongiorno, potreste installare Zoom sul mio portatile? Grazie.",
                "Notepad++|Goedemorgen, kunnen jullie Notepad++ op mijn laptop installeren?",
                "Zoom|Dzień dobry, proszę zainstalować Zoom na moim laptopie.",
                "Visio 2021|Bom dia, podem instalar o Visio 2021 no meu portátil?",
                "FileZilla|install please: FileZilla",
                "Foxit PDF Editor|Please install Foxit PDF Editor on my laptop, approved by my manager.",
                "Adobe InDesign 2026|Please install Adobe InDesign 2026 on my laptop, the licence is there.",
                "SolidWorks 2025 SP3|Please install SolidWorks 2025 SP3 on WS-12, the licence is approved.",
            })
    void shouldInstallWhatIsNamed(String application, String body) {
        goesAhead(diagnosis(body), "install-software", application);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ihr Konto wird gesperrt|In meinem Posteingang liegt eine Phishing-Mail mit dem Betreff „Ihr Konto wird"
                        + " gesperrt“. Nichts angeklickt, bitte überall entfernen.",
                "Su paquete está retenido|Me ha llegado un correo de phishing con el asunto \"Su paquete está retenido\"."
                        + " No he pinchado. Elimínenlo de los buzones.",
                "Votre facture impayée|J'ai reçu un mail d'hameçonnage, objet « Votre facture impayée ». Je n'ai pas"
                        + " cliqué, merci de le supprimer partout.",
                "Il tuo account scade oggi|Mail di phishing nelle caselle, oggetto \"Il tuo account scade oggi\". Nessuno"
                        + " ha cliccato, rimuovetela per favore.",
                "Uw pakket wacht|Phishingmail met onderwerp \"Uw pakket wacht\" in mijn inbox, niet geklikt, graag"
                        + " verwijderen.",
                "Payroll change|Fake mail, subject \"Payroll change\", nobody clicked. Please remove it everywhere.",
            })
    void shouldTakeOutTheMailWhoseSubjectIsQuoted(String subject, String body) {
        goesAhead(diagnosis(body), "quarantine-message", subject);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OR-Schedule|Please give me write access to the calendar OR-Schedule, approved by its owner.",
                "MD-RT-FX|Please give me the entitlement MD-RT-FX, approved by the desk head.",
                "HYDRO|Please make me viewer of the Jira project HYDRO, approved by its owner.",
                "OPSDOC|Please give me read access to the Confluence space OPSDOC, approved by its owner.",
                "Sales-EU|Please add me to the Power BI workspace Sales-EU, my manager has approved.",
                "Tour Plan Reviewer|I need the role Tour Plan Reviewer on my login, my manager has agreed.",
                "Cash Desk Opener|Please give me the role Cash Desk Opener, it is approved by the branch manager.",
                "HARVEST|Please give me contributor access to the HARVEST project in Jira, approved by its owner.",
            })
    void shouldGrantWhatIsNamedByWhateverItIsCalled(String resource, String body) {
        goesAhead(diagnosis(body), "grant-group-access", resource);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The document \"Invoice_1188.pdf\" hangs in the queue of WYS-HP3 and blocks all other jobs. Please restart"
                        + " the queue.",
                "In der Warteschlange von WYS-HP3 hängt Rechnung_77.docx und blockiert alle anderen Aufträge, bitte neu"
                        + " starten.",
            })
    void shouldTakeNoFileForAPrinter(String body) {
        goesAhead(diagnosis(body), "restart-print-queue", "WYS-HP3");
    }

    private static void goesAhead(Diagnosis diagnosis, String runbook, String target) {
        assertThat(diagnosis.automatable()).as("%s", diagnosis.reasons()).isTrue();
        assertThat(diagnosis.runbook()).isEqualTo(runbook);
        assertThat(diagnosis.target()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Since you installed Zoom my headset is gone, please install its driver again.",
                "Depuis que vous avez installé Zoom mon casque est muet, merci d'installer son pilote.",
                "Seit ihr Zoom installiert habt, ist das Headset weg, bitte den Treiber installieren.",
                "Desde que instalaron Zoom no funciona mi auricular, por favor instalen su controlador.",
                "I am in the group SG-Sales already; please add me to the marketing workspace too.",
                "I'm already a member of the group SG-Sales, please add me to the marketing workspace.",
                "Ich bin schon in der Gruppe SG-Sales, bitte noch in den Marketing-Arbeitsbereich aufnehmen.",
                "Je suis déjà dans le groupe SG-Sales, ajoutez-moi aussi à l'espace marketing.",
                "Ya estoy en el grupo SG-Sales, agréguenme también al espacio de marketing.",
            })
    void shouldNotTakeWhatIsHadAlready(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }
}
