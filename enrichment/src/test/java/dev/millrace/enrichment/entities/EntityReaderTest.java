package dev.millrace.enrichment.entities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.text.Text;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Entity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityReaderTest {
    private static final EntityReader READER = EntityReader.load();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            account     | please unlock user jdoe now                                 | jdoe
            account     | my user name is mhollis                                     | mhollis
            account     | Benutzer kbecker ist gesperrt                               | kbecker
            account     | Identifiant : plefevre                                      | plefevre
            account     | for Gerd Fischer (gfischer)                                 | gfischer
            account     | can you unlock h.rossi                                      | h.rossi
            account     | wh3_scan07 locked, wrong pin                                | wh3_scan07
            email       | mailbox Orders@pinewood.example is full                     | orders@pinewood.example
            device      | LT-4410 is not compliant                                    | LT-4410
            device      | DESKTOP-7GQ2 says encryption off                            | DESKTOP-7GQ2
            printer     | printer KYO-LIB-2 hangs                                     | KYO-LIB-2
            printer     | jobs stuck on PLOT-ENG                                      | PLOT-ENG
            path        | restore S:\\Team\\Rotas\\week 48.xlsx please                | S:\\Team\\Rotas\\week 48.xlsx
            path        | access to \\\\fs1\\hr please                                | \\\\fs1\\hr
            path        | I deleted budget.xlsx, sorry                                | budget.xlsx
            group       | add me to the group finance-reports                         | finance-reports
            group       | into the group follow-up                                    | follow-up
            group       | need GRP-LAB-RESULTS                                        | GRP-LAB-RESULTS
            group       | the role "Case Editor" is missing                           | Case Editor
            application | please install Visio 2024 for me                            | Visio 2024
            application | could I get AutoCAD LT 2026                                 | AutoCAD LT 2026
            application | notepad++ please                                            | notepad++
            application | please install FooBar Studio 3.1                            | FooBar Studio 3.1
            error-code  | fails with 0x80070643 again                                 | 0x80070643
            error-code  | ORA-01403 on posting                                        | ORA-01403
            phone       | call me on 07700 900 412                                    | 07700900412
            phone       | ext. 4417                                                   | 4417
            message     | a mail with subject "Your parcel is waiting" came           | Your parcel is waiting
            deadline    | needed by 13:00                                             | 13:00
            date        | it began on Monday                                          | Monday
            person      | ask Mrs Brandt                                              | Mrs Brandt
            """)
    void shouldFind(String type, String text, String value) {
        assertThat(read(text))
                .filteredOn(entity -> entity.type().equals(type))
                .extracting(Entity::value)
                .containsExactly(value);
    }

    @Test
    void shouldEndAPathBeforeTheNext() {
        assertThat(read("I can read \\\\fs1\\Plans already. What I lack is \\\\fs1\\Plans\\Drafts as a whole."))
                .filteredOn(entity -> entity.type().equals("path"))
                .extracting(Entity::value)
                .containsExactly("\\\\fs1\\Plans", "\\\\fs1\\Plans\\Drafts");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            account | my account is locked
            account | my user is blocked because of the password
            account | mon compte est verrouillé
            account | mi cuenta está bloqueada
            account | mein Konto ist gesperrt
            device  | see INC-44821 and CHG-2210
            group   | read-only follow-up by e-mail
            group   | I need it for the month-end closing
            group   | this is a read-only share of the year-end reports
            group   | my role in the VPN project
            group   | the role Auditor
            group   | I need access in my role Regional Sales Director
            group   | I need access in my new role Regional Sales Director
            group   | in meiner neuen Rolle Regional Sales Director
            group   | in her current role Head Of Sales
            group   | access to the BROKEN project
            group   | access to the URGENT project
            path    | at 12:30 and so on
            """)
    void shouldNotFind(String type, String text) {
        assertThat(read(text)).extracting(Entity::type).doesNotContain(type);
    }

    @Test
    void shouldKnowAnAccountByTheSendersName() {
        Text text = new Text("", "push the profile to hboateng", Channel.WEB, null, "h.boateng@acme.example");

        assertThat(READER.read(Wording.of(text), text.sender()))
                .extracting(Entity::type, Entity::value)
                .contains(org.assertj.core.groups.Tuple.tuple("account", "hboateng"));
    }

    @Test
    void shouldKnowAnAccountInCapitalsByTheSendersName() {
        Text text = new Text("", "a new one for HBOATENG in P2", Channel.WEB, null, "h.boateng@acme.example");

        assertThat(READER.read(Wording.of(text), text.sender()))
                .extracting(Entity::type, Entity::value)
                .contains(org.assertj.core.groups.Tuple.tuple("account", "HBOATENG"));
    }

    @Test
    void shouldPointIntoTheWholeText() {
        Text text = Text.of("Locked", "User jdoe, please", Channel.EMAIL);

        assertThat(READER.read(Wording.of(text), null))
                .allSatisfy(entity -> assertThat(text.whole().substring(entity.start(), entity.end()))
                        .isEqualTo(entity.text()));
    }

    @Test
    void shouldSurviveHostileInput() {
        for (String piece : List.of("a-", "\\\\a\\", "\"", "0 ", "A_", "x@", "(", "user ", "é", "\uD83D")) {
            assertThat(read(piece.repeat(20_000))).isNotNull();
        }
    }

    private static List<Entity> read(String text) {
        return READER.read(Wording.of(Text.of("", text, Channel.CHAT)), null);
    }
}
