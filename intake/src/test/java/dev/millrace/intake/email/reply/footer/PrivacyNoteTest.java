package dev.millrace.intake.email.reply.footer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import dev.millrace.intake.email.reply.signature.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What houses say of data, and where to find them at a fair, below the signatures of their people.
class PrivacyNoteTest {
    private static final Writer ANNA = new Writer("Anna Keller", "akeller");
    private static final String SAID = "The lid is shut again.";
    private static final String CARD = "\n\nKind regards\n\nAnna Keller\nAcme GmbH\n+49 731 4711-0\n\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ihre Daten sind bei uns in guten Händen und werden nach der DSGVO verarbeitet. Mehr in unserer Datenschutzerklärung: https://acme.example/daten",
                "We process your personal data in line with the GDPR. Read our privacy notice at www.acme.example/privacy",
                "Vos données sont traitées selon le RGPD. Voir notre politique de confidentialité : https://acme.example/rgpd",
                "AVISO LEGAL: sus datos serán tratados por Acme, S.L. para atender su consulta.",
                "Ai sensi del Regolamento (UE) 2016/679 questo messaggio è riservato.",
                "Uw gegevens worden verwerkt volgens de AVG.",
                "Państwa dane przetwarzamy zgodnie z RODO.",
                "Vi behandlar dina uppgifter enligt GDPR.",
                "Vi behandler dine personoplysninger efter databeskyttelsesforordningen.",
                "Käsittelemme henkilötietojasi tietosuoja-asetuksen mukaisesti.",
                "Vaše osobní údaje zpracováváme podle GDPR.",
                "Ваши персональные данные обрабатываются по закону 152-ФЗ.",
                "Besuchen Sie uns auf der Hausmesse in Ulm, Halle 3, Stand 12!",
                "Meet us at the Brewing Expo in Leeds, booth 47.",
            })
    void shouldGoBelowASignature(String note) {
        assertThat(ReplyText.of(SAID + CARD + note, true, ANNA).reply()).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We process your personal data in line with the GDPR.",
                "Besuchen Sie uns auf der Hausmesse in Ulm, Halle 3, Stand 12!",
            })
    void shouldStayWithoutASignature(String text) {
        String all = SAID + "\n\n" + text;

        assertThat(ReplyText.of(all, true, ANNA).reply()).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do you process your data by the GDPR?",
                "PS: Your data are not protected on share S.",
                "I found your personal data on a share, please protect them.",
                "The GDPR form is confidential and asks for Ben.",
                "Besuchen Sie uns am Stand 12 der Messe, das WLAN geht nicht.",
                "Your personal data are processed by law. Ben needs a new laptop.",
            })
    void shouldStayWhereAPersonSpeaks(String words) {
        assertThat(ReplyText.of(SAID + CARD + words, true, ANNA).reply()).endsWith(words);
    }

    @Test
    void shouldStayWhereItIsAnnounced() {
        String text =
                "Please put this under our disclaimer.\n\nKind regards\nAnna Keller\n\nWe process your personal data in line with the GDPR.";

        assertThat(ReplyText.of(text, true, ANNA).reply()).isEqualTo(text);
    }
}
