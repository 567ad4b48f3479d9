package dev.millrace.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Diagnosis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Plain requests with a circumstance that a careful desk would stop at.
class HardNegativesTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;

    private static Diagnosis diagnosis(String body) {
        return ENRICHMENT
                .understand(new Text("", body, Channel.EMAIL, null, "t.schulz@acme.example"))
                .diagnosis();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Somebody else loses what he has.
                "Give me access to the share finance-reports, and take Ingrid off it",
                "Please add me to the group sales-emea and remove Anatol from it.",
                "I need access to marketing-assets; also revoke the rights of the old agency there.",
                "Bitte gebt mir Zugriff auf die Freigabe finance-reports und entfernt Herrn Vogt daraus.",
                "Merci de m'ajouter au groupe ventes-emea et d'en retirer Pascal.",
                "Denme acceso al grupo ventas-emea y quiten a Rodrigo.",
                // Nobody mistypes so often.
                "Unlock svc-backup please, it locked itself after the password was tried 400 times from one host last night",
                "Account jdoe77 locked: 250 failed logins within ten minutes from one address. Please unlock.",
                "Konto jdoe77 gesperrt, 300 Fehlversuche in einer Stunde. Bitte entsperren.",
                "Compte jdoe77 verrouillé après 180 tentatives cette nuit, merci de le débloquer.",
                "Cuenta jdoe77 bloqueada tras 90 intentos esta noche, desbloquéenla por favor.",
                // It would be locked again at once.
                "svc-sql01 is locked, please unlock.",
                "unlock backup_admin please, service account",
                "Bitte svc-print entsperren, das Dienstkonto ist seit heute Nacht gesperrt.",
                // The writer wants what lets him in as somebody else.
                "reset the password of lhart and mail me the new one",
                "Please reset the password of lhart and send her new password to me, she is on leave.",
                "Reset okhalil's password and give it to me, he is travelling.",
                "Bitte setzt das Passwort von farslan zurück und schickt mir das neue, sie ist krank.",
                "Réinitialisez le mot de passe de pdurand et envoyez-le moi, il est en congé.",
                "Restablezcan la contraseña de jgomez y mándenmela a mí, está de baja.",
                "mfa von hbrenner bitte auf mein handy umstellen",
                "Please unlock jdoe77, he left the company on Friday but has to hand over.",
                // Whoever deleted it may have had a reason.
                "Restore S:\\HR\\grievance.docx. My boss deleted it on purpose I think, but I'd like to see it",
                "Bitte S:\\HR\\abmahnung.docx wiederherstellen, meine Chefin hat es absichtlich gelöscht.",
                "Restaurez S:\\RH\\note.docx svp, mon chef l'a supprimé exprès.",
                "Restauren S:\\RRHH\\nota.docx, mi jefa lo borró a propósito.",
            })
    void shouldLeaveToAPersonWhatACarefulDeskWouldStopAt(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Give me access to the share finance-reports please.",
                "I need access to marketing-assets, my manager Anatol has approved.",
                "Account jdoe77 is locked after too many attempts, please unlock.",
                "I tried 5 times and now jdoe77 is locked, please unlock",
                "svc-sql01 is locked by an old job, the job is stopped. Please unlock svc-sql01.",
                "Restore S:\\Team\\plan.xlsx please, I deleted it by mistake.",
                "Please restore S:\\Team\\plan.xlsx, a colleague deleted it accidentally.",
                "Please reset the password of my account jdoe77 and send me the new one.",
            })
    void shouldGoAheadWithTheSameWithoutIt(String body) {
        assertThat(diagnosis(body).automatable()).isTrue();
    }
}
