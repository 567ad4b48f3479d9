package dev.millrace.tickets.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            password: Herbst-2031!                                  | password: ••••••
            Password:Herbst-2031!                                   | Password:••••••
            PASSWORD = hunter2                                      | PASSWORD = ••••••
            my password is Kx7-plume, please reset it               | my password is •••••• please reset it
            my password is "blue elephant" now                      | my password is "••••••" now
            my old password was Winter#19                           | my old password was ••••••
            the password is now Elephant.                           | the password is now ••••••
            password: elephant                                      | password: ••••••
            Password: elephant, user anna                           | Password: •••••• user anna
            passphrase: copper horse battery staple                 | passphrase: ••••••
            pwd=abcd1234 user=jdoe                                  | pwd=•••••• user=jdoe
            pw: tulip44                                             | pw: ••••••
            Temp password -> Qwerty12                               | Temp password -> ••••••
            **Password:** Tr0mbone                                  | **Password:** ••••••
            Password for jdoe: Autumn2031                           | Password for jdoe: ••••••
            password for the meeting room wifi is Guest#442         | password for the meeting room wifi is ••••••
            Password (new): plume-44x                               | Password (new): ••••••
            my password Summer2031! does not work                   | my password •••••• does not work
            I changed my password to Summer2031 yesterday           | I changed my password to •••••• yesterday
            password reset from Old!pass1 to New!pass2              | password reset from Old!pass1 to ••••••
            I use Summer2031! as my password                        | I use •••••• as my password
            login: anna / Sommer-2031!                              | login: anna / ••••••
            credentials: jdoe Plume4Ever                            | credentials: jdoe ••••••
            {"user":"jdoe","password":"tulip"}                      | {"user":"jdoe","password":"••••••"}
            <password>tulip</password>                              | <password>••••••</password>
            mysql --password=tulip44 db                             | mysql --password=•••••• db
            DB_PASSWORD=tulip44                                     | DB_PASSWORD=••••••
            Server=db;User Id=sa;Password=tulip44                   | Server=db;User Id=sa;Password=••••••
            my passcode is 771203                                   | my passcode is ••••••
            Meeting passcode: a1B2c3                                | Meeting passcode: ••••••
            """)
    void shouldMaskPasswordsInEnglish(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Passwort lautet "blauer Elefant"                        | Passwort lautet "••••••"
            Mein Passwort ist Herbst2031!                           | Mein Passwort ist ••••••
            Kennwort: Herbst2031                                    | Kennwort: ••••••
            Kennwort: elefant                                       | Kennwort: ••••••
            WLAN-Passwort: gast-2031                                | WLAN-Passwort: ••••••
            Das Initialpasswort für Frau Berger: Start!123          | Das Initialpasswort für Frau Berger: ••••••
            habe das Passwort auf Herbst2031 geändert               | habe das Passwort auf •••••• geändert
            Zugangsdaten: anna / Herbst-2031!                       | Zugangsdaten: anna / ••••••
            Ich nehme Herbst2031! als Passwort                      | Ich nehme •••••• als Passwort
            mot de passe : Lyon4Ever                                | mot de passe : ••••••
            Mon mot de passe est Lyon!69                            | Mon mot de passe est ••••••
            mdp: soleil69                                           | mdp: ••••••
            Le mot de passe de Chloé : Lyon4Ever                    | Le mot de passe de Chloé : ••••••
            identifiants : cmartin / Lyon4Ever                      | identifiants : cmartin / ••••••
            la contraseña es Verano.99                              | la contraseña es ••••••
            Contraseña: verano                                      | Contraseña: ••••••
            mi clave es Sol#2031                                    | mi clave es ••••••
            usuario: elena / Verano.99x                             | usuario: elena / ••••••
            wachtwoord: zomer99                                     | wachtwoord: ••••••
            hasło: lato2031                                         | hasło: ••••••
            a senha é Verao#31                                      | a senha é ••••••
            """)
    void shouldMaskPasswordsInOtherLanguages(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            my password is tulip                                    | my password is ••••••
            my password is tulip, it does not work                  | my password is •••••• it does not work
            My password is sunflower and I still cannot get in      | My password is •••••• and I still cannot get in
            password is tulip can you check                         | password is •••••• can you check
            the password for jdoe is butterfly.                     | the password for jdoe is ••••••
            the password was blue-tulip (old one)                   | the password was •••••• (old one)
            hi, my password is dragon please reset it               | hi, my password is •••••• please reset it
            my password is spring                                   | my password is ••••••
            the password is now elephant                            | the password is now ••••••
            the password will be rhubarb, tell her                  | the password will be •••••• tell her
            mein Passwort ist tulpe                                 | mein Passwort ist ••••••
            Das Passwort lautet sonnenblume, bitte prüfen           | Das Passwort lautet •••••• bitte prüfen
            mein Kennwort war Schmetterling und geht nicht mehr     | mein Kennwort war •••••• und geht nicht mehr
            mon mot de passe est soleil                             | mon mot de passe est ••••••
            le mot de passe est papillon, il ne marche plus         | le mot de passe est •••••• il ne marche plus
            mi contraseña es mariposa                               | mi contraseña es ••••••
            la clave es girasol pero no entra                       | la clave es •••••• pero no entra
            mijn wachtwoord is vlinder                              | mijn wachtwoord is ••••••
            """)
    void shouldMaskPasswordsOfPlainWords(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            my password is "the blue elephant"                      | my password is "••••••"
            password: "to be or not"                                | password: "••••••"
            password: "it's me again"                               | password: "••••••"
            {"password":"secret"}                                   | {"password":"••••••"}
            {"password":"tu\\"lip44","user":"anna"}                 | {"password":"••••••","user":"anna"}
            password: "Xk9longrest77                                | password: "••••••
            password: elephant I am locked out                      | password: •••••• I am locked out
            password: elephant my account is locked                 | password: •••••• my account is locked
            password: correct horse battery staple                  | password: ••••••
            password: horse correct battery staple                  | password: ••••••
            password: Xk9"longrest77                                | password: ••••••
            password: X"k9longrest77 please                         | password: •••••• please
            password: X`k9"!longrest77                              | password: ••••••
            my password is Xk9"longrest77                           | my password is ••••••
            I use Xk9"longrest77 as my password                     | I use •••••• as my password
            "password: tulip44" is refused                          | "password: ••••••" is refused
            Password:            tulip44                            | Password:            ••••••
            """)
    void shouldMaskPasswordsThatReadLikeSentencesOrHaveQuotes(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            password: new Winter2031!                               | password: new ••••••
            Passwort: neu Winter2031!                               | Passwort: neu ••••••
            Password: temporary Xk9-Plume                           | Password: temporary ••••••
            password: it is Winter2031!                             | password: it is ••••••
            password: I think it was Hunter2024!                    | password: I think it was ••••••
            my password was reset to Winter2031!                    | my password was reset to ••••••
            the password is still set to Winter2031!                | the password is still set to ••••••
            the password was changed to Winter2031!                 | the password was changed to ••••••
            the password was changed by IT to Winter2031            | the password was changed by IT to ••••••
            Das Passwort ist jetzt auf Winter2031! gesetzt          | Das Passwort ist jetzt auf •••••• gesetzt
            please change the password for jdoe to Winter2031!      | please change the password for jdoe to ••••••
            please reset the password for user: jdoe77 to Winter2031! | please reset the password for user: jdoe77 to ••••••
            I use Summer2031! as my password: it works              | I use •••••• as my password: it works
            my password is not what it was, it is Winter2031!       | my password is not what it was, it is ••••••
            """)
    void shouldMaskPasswordsBehindSmallWords(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            user/pass: jdoe / Winter2031!                           ; user/pass: jdoe / ••••••
            user/pass: jdoe | Winter2031!                           ; user/pass: jdoe | ••••••
            user/pass: jdoe - Winter2031!                           ; user/pass: jdoe - ••••••
            user/pass: jdoe/Winter2031!                             ; user/pass: jdoe/••••••
            user/pass: jdoe77 Winter2031!                           ; user/pass: jdoe77 ••••••
            user/pass: jdoe / tulip                                 ; user/pass: jdoe / ••••••
            user and password: jdoe and Winter2031!                 ; user and password: jdoe and ••••••
            Benutzer/Passwort: keller / Winter2031!                 ; Benutzer/Passwort: keller / ••••••
            Benutzer und Passwort sind: keller / Winter2031!        ; Benutzer und Passwort sind: keller / ••••••
            login/password: anna@acme.example tulip44               ; login/password: anna@acme.example ••••••
            utilisateur/mot de passe : cmartin / soleil69           ; utilisateur/mot de passe : cmartin / ••••••
            user/pass: tulip                                        ; user/pass: ••••••
            password: tulip / Winter2031!                           ; password: •••••• / ••••••
            password: tulip44 or tulip45                            ; password: •••••• or tulip45
            password: Tulip-44x or Tulip-45x                        ; password: •••••• or ••••••
            Password - Winter2031!                                  ; Password - ••••••
            Password – Winter2031!                                  ; Password – ••••••
            """)
    void shouldMaskThePasswordOfAPairAndLeaveTheUser(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Passwort für Fr. Dr. Keller: Winter2031!                | Passwort für Fr. Dr. Keller: ••••••
            password for Max M. is Winter2031!                      | password for Max M. is ••••••
            Password for the SAP prod. is Winter2031!               | Password for the SAP prod. is ••••••
            password for sales dept.: Winter2031!                   | password for sales dept.: ••••••
            password for St. Louis office: Winter2031!              | password for St. Louis office: ••••••
            mot de passe pour M. Martin : soleil69x                 | mot de passe pour M. Martin : ••••••
            contraseña para el Sr. Ruiz: Verano2031!                | contraseña para el Sr. Ruiz: ••••••
            PIN für Dr. Huber: 4711                                 | PIN für Dr. Huber: ••••••
            api key for svc.: 9f8e7d6c5b4a                          | api key for svc.: ••••••
            """)
    void shouldMaskWhatIsForSomebodyWhoseNameIsShortened(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            user and password: Winter2031! jdoe77                   | user and password: •••••• jdoe77
            account and password: Winter2031! INC0012345            | account and password: •••••• INC0012345
            Benutzer/Passwort: Winter2031! PC-40213                 | Benutzer/Passwort: •••••• PC-40213
            login/password: Winter2031!, VPN2 fails                 | login/password: •••••• VPN2 fails
            my user and password: Winter2031! (2nd try)             | my user and password: •••••• (2nd try)
            user/pass: Winter2031! / jdoe                           | user/pass: •••••• / ••••••
            user/pass: Jdoe77 / Winter2031!                         | user/pass: Jdoe77 / ••••••
            user/pass: jd77oe99 / tulip                             | user/pass: jd77oe99 / ••••••
            Password: Office 2031 Winter!                           | Password: ••••••
            password: linux rocks99                                 | password: ••••••
            """)
    void shouldMaskThePasswordWhereItComesFirst(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Username\njdoe\nPassword\nPlume4Ever\n", "> Password:\n> Plume4Ever\n", "pwd:\r\nPlume4Ever"})
    void shouldMaskAPasswordOnTheNextLine(String text) {
        assertThat(Secrets.mask(text)).doesNotContain("Plume").contains(Secrets.MASK);
    }

    @Test
    void shouldMaskAPasswordAgainWhereItStandsWithoutItsName() {
        assertThat(Secrets.mask("My password is Plume4Ever. I typed Plume4Ever twice, Plume4Ever!"))
                .isEqualTo("My password is •••••• I typed •••••• twice, ••••••!");
    }

    @Test
    void shouldMaskTheWholeOfASecretThatBeginsAsAnotherDoes() {
        assertThat(Secrets.mask("password: Plume4\npassword: Plume4Ever\nI typed Plume4Ever"))
                .isEqualTo("password: ••••••\npassword: ••••••\nI typed ••••••");
    }
}
