package dev.millrace.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Diagnosis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A permission or an application that is wanted for somebody else is not given to the requester, whom the runbook
/// serves.
class GranteesTest {
    private static Diagnosis diagnosis(String body) {
        return Shipped.ENRICHMENT
                .understand(new Text("", body, Channel.EMAIL, null, "m.roth@acme.example"))
                .diagnosis();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // who is given it
                "Please add Zofia to \\\\fs\\finance, she starts in controlling on Monday. Ben okayed it.",
                "Please give Zofia Brandl read access to the group GRP-QA-Release, approved by the head of quality.",
                "Please add user zbrandl to the group finance-reports, the owner has approved.",
                "could you add my teammate to GRP-WMS-Returns please, approved by the boss",
                "As the owner of hr-jobs@acme.example I ask you to give full access to Marek Wolny (mwolny).",
                "I need Zofia added to finance-reports, approved by the owner.",
                "Mr Doyle is not in the group LIMS-Readers yet. Please add him, Dr Vance approved.",
                "Bitte Zofia Brandl in die Gruppe GRP-Labor-Lesen aufnehmen, Chef ist einverstanden.",
                "Gebt Marek bitte die Rolle \"Lager Prüfer\", der Chef weiß Bescheid.",
                "Merci d'ajouter Zofia Brandl au groupe finance-reports, la responsable est d'accord.",
                "Merci de donner la lecture sur Q:\\Fours\\Recettes à Mme Brandl, le responsable est d'accord.",
                "Por favor añadid a Zofia al grupo finance-reports, el jefe lo aprobó.",
                // for whom it is
                "Access to finance-reports for Zofia please, owner approved.",
                "We need access to finance-reports for our new colleague Marek, approved by Ben.",
                "I hereby approve the role \"Rota Editor\" for Sister Brandl, who starts on Monday.",
                "Bitte Leserechte auf \\\\fs3\\Ausschreibungen für Frau Brandl, Freigabe liegt bei.",
                "Accès au partage \\\\fs4\\Recettes pour M. Wolny, validé par le responsable.",
                "Necesitamos acceso al grupo Exportaciones-Lectura para Rocío Vidal, aprobado por el jefe.",
                // who needs it
                "Zofia needs the role \"Stock Editor\", our boss approved it.",
                "Can Marek get access to \\\\fs\\sales? His manager agreed.",
                "Mr Doyle should be a member of finance-reports, the owner agrees.",
                "Unsere neue Kollegin braucht Zugriff auf die Gruppe einkauf-lesen, genehmigt.",
                "Frau Brandl benötigt die Gruppe GRP_ERP_Freigabe, der Antrag ist unterschrieben.",
                "Notre stagiaire a besoin d'accès au groupe finance-reports, validé par le responsable.",
                "¿Puede Marek tener acceso a \\\\fs\\ventas? Su jefe está de acuerdo.",
                // who is to be a member, have it or be in it
                "Could you make Zofia Brandl a member of finance-reports? Approved by the owner.",
                "I want Zofia to get the group finance-reports, approved.",
                "I would like Zofia Brandl to have access to finance-reports. Approved.",
                "Ich hätte gern, dass Zofia Brandl in die Gruppe finance-reports kommt. Genehmigt.",
                "Können Sie Zofia Brandl zur Gruppe finance-reports hinzufügen? Genehmigt.",
                "Add to finance-reports: Zofia Brandl. Approved by the owner.",
                "Please add the account zbrandl to finance-reports, approved.",
                "Please add ZBRANDL to finance-reports, approved.",
                "Please add Mark to finance-reports. Ben okayed it.",
                "Please add Grace Hill to finance-reports. Ben okayed it.",
                "Please add the new hire to finance-reports, approved.",
                // applications on somebody's device
                "I need Visio installed on Zofia's laptop. Approved by our manager.",
                "I need Visio on the laptop of Zofia Brandl. Approved by our manager.",
                "Please install Visio on the PC of my colleague. Approved by our manager.",
                "Please install Visio on her laptop. Approved by our manager.",
                "Bitte Visio auf dem Rechner von Frau Brandl installieren, genehmigt.",
                "Merci d'installer Visio sur le poste de Mme Brandl, validé par le responsable.",
                // applications, which come to the requester's devices
                "Zofia needs Visio 2021 on her laptop, approved by our manager.",
                "Could you install FileZilla for our intern? Our manager approved it.",
                "Bitte Visio für Frau Brandl installieren, der Chef hat zugestimmt.",
                "Merci d'installer Visio pour notre stagiaire, validé par le responsable.",
            })
    void shouldNotGrantTheRequesterWhatIsWantedForAnother(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please add me to \\\\fs\\finance, I start in controlling on Monday. Ben okayed it.",
                "Could you grant me GRP-QA-Release? Zofia Brandl approved it.",
                "I need read access to the group GRP-QA-Release while Zofia is on leave. Approved by the head of quality.",
                "Mr Doyle wants me in finance-reports, he is the owner and agrees. Please add me.",
                "Hello Zofia, could you add me to the group finance-reports? The owner Ben Okafor has approved.",
                "Please add my user mroth to the group finance-reports, the owner has approved.",
                "From Monday I deputise for Mrs Brandl and need the role \"Refund Approver L2\". She has agreed.",
                "Access to the share R-Course-2027 please, approved by Dr Doyle.",
                "GRP-Telematics-View pls, boss ok",
                "Ich vertrete Frau Brandl und brauche Leserechte auf \\\\fs3\\Ausschreibungen, Freigabe liegt bei.",
                "Kann ich Zugriff auf \\\\fs\\vertrieb bekommen? Herr Wolny hat zugestimmt.",
                "Merci de m'ajouter au groupe finance-reports, Mme Brandl est d'accord.",
                "Je remplace Marek et il me faut la lecture sur Q:\\Fours\\Recettes, le responsable est d'accord.",
                "Por favor añadidme al grupo finance-reports, el jefe Marek Wolny lo aprobó.",
                "Necesito el grupo Exportaciones-Lectura, sustituyo a Rocío Vidal. Aprobado por el jefe.",
                "Please add Marta Roth to finance-reports. The owner approved.",
                // who is to agree or to be told
                "Please add me to finance-reports and let Ben Okafor know. The owner approved.",
                "Please add me to finance-reports. My boss should be able to confirm. The owner approved.",
                "My manager has to be informed. Please add me to finance-reports, owner approved.",
                "Please add me to finance-reports. Zofia should have sent you her approval.",
                "Bitte mich in die Gruppe finance-reports aufnehmen, genehmigt. Bitte Frau Huber Bescheid geben.",
                "Merci de m'ajouter au groupe finance-reports, Mme Perrin doit vous confirmer.",
                // who is to do it
                "Could Zofia or Ben please add me to finance-reports? Approved by the owner.",
                "Kann Frau Huber mich in die Gruppe finance-reports aufnehmen? Genehmigt.",
            })
    void shouldGrantTheRequesterWhatOthersAreOnlyMentionedWith(String body) {
        Diagnosis diagnosis = diagnosis(body);

        assertThat(diagnosis.runbook()).isEqualTo("grant-group-access");
        assertThat(diagnosis.automatable()).isTrue();
    }

    @Test
    void shouldProposeItAndSayForWhomItIsWanted() {
        Diagnosis diagnosis = diagnosis("Please add Zofia to the group finance-reports, the owner has approved.");

        assertThat(diagnosis.runbook()).isEqualTo("grant-group-access");
        assertThat(diagnosis.target()).isEqualTo("finance-reports");
        assertThat(diagnosis.reasons()).contains("caution: for another, \"add Zofia\"");
    }

    /// With an answer the runbook would go ahead, for whoever answers.
    @Test
    void shouldInstallForTheRequesterWhatOnlyRunsOnAnothersDevice() {
        Diagnosis diagnosis = diagnosis("Please install VLC on my laptop, the videos open with it on Zofia's PC.");

        assertThat(diagnosis.runbook()).isEqualTo("install-software");
        assertThat(diagnosis.automatable()).as("%s", diagnosis.reasons()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please add Zofia to the finance share, Ben agreed.",
                "Can you give Marek Wolny access to the group, his manager approved?",
            })
    void shouldNotAskForAGroupThatIsNotTheRequesters(String body) {
        assertThat(diagnosis(body).question()).isNull();
    }
}
