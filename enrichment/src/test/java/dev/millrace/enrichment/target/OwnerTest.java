package dev.millrace.enrichment.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.entities.EntityReader;
import dev.millrace.enrichment.text.Text;
import dev.millrace.enrichment.words.Said;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.message.Channel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {
    private static final EntityReader ENTITIES = EntityReader.load();

    private static Owner.Answer owner(String body) {
        String sender = "t.schulz@acme.example";
        Wording wording = Wording.of(new Text("", body.replace("/", "\n"), Channel.EMAIL, null, sender));
        Said said = ENTITIES.said(wording);
        return Owner.of(wording, said, ENTITIES.read(wording, said, sender), sender);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the subject of what is wrong
                "Mr Doyle has locked himself out, please unlock. | Mr Doyle",
                "The account: she has forgotten the password again | she",
                "Unser Werkstudent hat das Passwort vergessen | Unser Werkstudent",
                "Mark is locked out since nine | Mark",
                "Herr Wagner asked me to write: the account is locked | Herr Wagner",
                // the object of what is wanted
                "please unlock Zofia Brandl | Zofia Brandl",
                // behind the account, or before it
                "the password of Anna Keller is gone | password of Anna Keller",
                "Kowalczyk's mailbox is full | Kowalczyk's mailbox",
                "please reset her authenticator | her authenticator",
            })
    void shouldSayWhichWordsSpeakOfSomebodyElse(String body, String words) {
        assertThat(owner(body).words()).isEqualTo(words);
        assertThat(owner(body).isWriter()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bitte passwort von kmeierx zurücksetzen | kmeierx",
                "unlock the account of jdoerr please | jdoerr",
            })
    void shouldTakeTheAccountThatStandsThere(String body, String account) {
        assertThat(owner(body).account()).isEqualTo(account);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have forgotten my password, please reset it.",
                "my account is locked",
                "Ich kann mich nicht anmelden, Konto gesperrt.",
                // his own name, in the address, below, or as he tells it
                "T. Schulz is locked out, please unlock",
                "the account is locked/Schulz",
                "this is Zofia Brandl, Zofia Brandl is locked out",
                // greeted or only mentioned
                "Hello Mr Doyle, the account is locked",
                "My colleague can log in but I can't",
                "Outlook has forgotten my password",
            })
    void shouldLeaveTheWritersOwnToHim(String body) {
        assertThat(owner(body)).isEqualTo(Owner.Answer.WRITER);
    }
}
