package dev.millrace.tickets.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    /// Far more than a mail may have.
    private static final int LONG = 30_000;
    private static final long JITTER = Duration.ofMillis(20).toNanos();

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
    @ValueSource(
            strings = {
                "my password is wrong",
                "my password is expired, please help",
                "my password is not working",
                "my password is reset",
                "my password is being rejected",
                "my password is outdated.",
                "my password is unusable",
                "my password is useless and I am tired",
                "my password is fine.",
                "my password is known.",
                "my password is good, the token is lost",
                "my password is gone",
                "my password is apparently too short",
                "my password is valid",
                "my password is out-of-date",
                "my password is case-insensitive, is that right?",
                "my password is bullet proof",
                "my password is written on a note",
                "the password is accepted but nothing happens",
                "the password is mandatory",
                "the password was intact",
                "the password is taking ages",
                "my password is ridiculous",
                "please check whether my password is elephant",
                "my password isn't tulip",
                "mein Passwort ist weg",
                "mein Passwort ist futsch, bitte neu",
                "mein Passwort ist kaputt",
                "Mein Passwort ist ungültig",
                "das Kennwort ist bekannt.",
                "mein Kennwort ist gültig und das Konto offen",
                "das Passwort ist verschwunden",
                "das Passwort war gestern noch gültig",
                "das Passwort ist angeblich falsch",
                "das Kennwort ist intakt, aber gesperrt",
                "mon mot de passe est périmé",
                "mon mot de passe est bon, mais rien",
                "le mot de passe est invalide",
                "le mot de passe est refusé",
                "mon mot de passe est introuvable",
                "mi contraseña es incorrecta",
                "la contraseña es válida",
                "mi contraseña es la misma",
                "la clave es rechazada",
                "wachtwoord is bekend.",
                "la password è giusta",
                "mijn wachtwoord is verlopen",
            })
    void shouldLeaveAloneWhatIsSaidOfPasswords(String text) {
        assertThat(Secrets.mask(text)).isSameAs(text);
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
            my PIN 1234 is refused                                  | my PIN •••••• is refused
            PIN: 4711                                               | PIN: ••••••
            Meine PIN lautet 4711.                                  | Meine PIN lautet ••••••.
            mon code pin est 4711                                   | mon code pin est ••••••
            PIN-Code 123456                                         | PIN-Code ••••••
            PUK 12345678                                            | PUK ••••••
            the verification code is 482 913                        | the verification code is ••••••
            One-time code: 482913                                   | One-time code: ••••••
            my code is 482913                                       | my code is ••••••
            Bestätigungscode 482913                                 | Bestätigungscode ••••••
            Ihr Code lautet 482913                                  | Ihr Code lautet ••••••
            TAN: 482913                                             | TAN: ••••••
            code de vérification : 482913                           | code de vérification : ••••••
            código de verificación 482913                           | código de verificación ••••••
            OTP 482913                                              | OTP ••••••
            4111 1111 1111 1111, CVV 123                            | ••••••, CVV ••••••
            recovery codes: 8f3k-22mx 9ab1-77zz                     | recovery codes: •••••• ••••••
            """)
    void shouldMaskCodes(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Authorization: Bearer abcdefghijklmnop1234              | Authorization: Bearer ••••••
            Authorization: Basic YW5uYTpIZXJic3Q=                   | Authorization: Basic ••••••
            token ghp_0123456789abcdefghijABCDEFGHIJ012345          | token ••••••
            key AKIAABCDEFGHIJKLMNOP leaked                         | key •••••• leaked
            aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEX | aws_secret_access_key = ••••••
            glpat-abcdefghij0123456789 is the token                 | •••••• is the token
            xoxb-123456789012-abcdefGHIJKL                          | ••••••
            sk_live_abcdef0123456789                                | ••••••
            api_key: 9f8e7d6c5b4a                                   | api_key: ••••••
            API-Schlüssel: 9f8e7d6c5b4a                             | API-Schlüssel: ••••••
            clé API : 9f8e7d6c5b4a                                  | clé API : ••••••
            client secret is Q8~abcDEF123ghi                        | client secret is ••••••
            AccountKey=abcd1234EFGH5678==                           | AccountKey=••••••
            https://api.example/v1?token=9f8e7d6c5b4a               | https://api.example/v1?token=••••••
            git clone https://jdoe:tulip@git.acme.example/x.git     | git clone https://jdoe:••••••@git.acme.example/x.git
            postgres://app:p%40ss@db:5432/x                         | postgres://app:••••••@db:5432/x
            https://jdoe:Herbst@2031@git.acme.example/x             | https://jdoe:••••••@git.acme.example/x
            https://jdoe:Herbst/2031@git.acme.example/x@y           | https://jdoe:••••••@git.acme.example/x@y
            https://jdoe:tulip@git.acme.example/?to=a@b.example     | https://jdoe:••••••@git.acme.example/?to=a@b.example
            curl -u jdoe:tulip https://x.example                    | curl -u jdoe:•••••• https://x.example
            eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN in the log | •••••• in the log
            BitLocker 111111-222222-333333-444444-555555-666666-777777-888888 | BitLocker ••••••
            WPA2 key: gast-2031-acme                                | WPA2 key: ••••••
            """)
    void shouldMaskTokensAndKeys(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "4111111111111111",
                "5555555555554444",
                "378282246310005",
                "3782 822463 10005",
                "6011111111111117",
                "30569309025904",
                "3530111333300000",
            })
    void shouldMaskCardNumbers(String number) {
        assertThat(Secrets.mask("order 4711 " + number)).isEqualTo("order 4711 ••••••");
        assertThat(Secrets.mask("order 4711-" + number)).isEqualTo("order 4711-••••••");
        assertThat(Secrets.mask("exp 12 27 " + number + " 123")).isEqualTo("exp 12 27 •••••• 123");
        assertThat(Secrets.mask("1 0049 151 2345 6789 012 " + number)).isEqualTo("1 0049 151 2345 6789 012 ••••••");
        assertThat(Secrets.mask(number.replace(' ', '\u00a0'))).isEqualTo("••••••");
        assertThat(Secrets.mask("card " + number + " was charged")).isEqualTo("card •••••• was charged");
        assertThat(Secrets.mask(number + " 12/27")).isEqualTo("•••••• 12/27");
        assertThat(Secrets.mask("Karte:" + number + ".")).isEqualTo("Karte:••••••.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // prose about passwords
                "it says password: \"expired\"",
                "my password is 'wrong'",
                "the field \"password:\" is empty",
                "password: field is grey",
                "password: don't know",
                "password: expired on my laptop since Monday",
                "my password is rejected",
                "my password is not working",
                "my password is wrong and I cannot sign in",
                "Password: expired",
                "Password: see below",
                "password: it says that it has expired",
                "Subject: password",
                "the password is correct, the account is locked",
                "please reset my password",
                "Reset password: jdoe77",
                "Forgot password: jdoe",
                "please reset the password for user: jdoe77",
                "reset password jdoe77 please",
                "password expired on PC-40213",
                "password for Office365 account is gone",
                "password manager: KeePass2",
                "Password reset: INC0012345",
                "the password was changed by me yesterday",
                "password must contain 8 characters",
                "password protected file passwords2031.xlsx",
                "mein Passwort ist abgelaufen",
                "Passwort: funktioniert nicht",
                "Mein Kennwort wird nicht akzeptiert",
                "Passwort vergessen: Anna Keller",
                "mon mot de passe est expiré",
                "mot de passe oublié : compte cmartin",
                "mi contraseña no funciona",
                "la contraseña ha caducado",
                "I entered my PIN 3 times",
                "the code is not accepted",
                "error code 482913",
                "Fehlercode 80070005",
                "stop code 0x0000007E",
                "my token is broken, serial number 000123456789",
                "token expired",
                "the security token is on my desk",
                "secret Santa list",
                // numbers that are no cards
                "order 4111 1111 1111 1112 is late",
                "call +49 40 555 0142 about ticket 20251104123456",
                "Tel. 0041 44 555 01 42 or 0049 151 2345 6789 012",
                "0000 0000 0000 0000",
                "IBAN DE89 3704 0044 0532 0130 00",
                "IMEI 490154203237518",
                "INC4111111111111111",
                "build 1.4111111111111111",
                "LT-40213 and PRT-2F-07",
                "10.20.30.40 and 2026-11-26 14:00",
                // links and files
                "https://desk.acme.example/reset?user=jdoe",
                "ftp://files.acme.example:21/pub",
                "https://npm.acme.example:8443/@acme/desk",
                "https://desk.acme.example:8443/reset?user=jdoe@acme.example",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
                "ssh-rsa AAAAB3NzaC1yc2E anna@lt-40213",
            })
    void shouldLeaveAlone(String text) {
        assertThat(Secrets.mask(text)).isSameAs(text);
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
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Wi-Fi key: Sommer-2031                                  | Wi-Fi key: ••••••
            WLAN-Schlüssel: Sommer-2031                             | WLAN-Schlüssel: ••••••
            WPA2 key: Gast-2031                                     | WPA2 key: ••••••
            PSK: Office-2031                                        | PSK: ••••••
            client secret: Winter-2031                              | client secret: ••••••
            api key: Kestrel-48213                                  | api key: ••••••
            docker exec -it web curl -u admin:tulip http://x        | docker exec -it web curl -u admin:•••••• http://x
            docker run --rm curlimages/curl -u admin:tulip          | docker run --rm curlimages/curl -u admin:••••••
            docker login -u jdoe:tulip registry                     | docker login -u jdoe:•••••• registry
            on the docker host I ran curl -u jdoe:tulip             | on the docker host I ran curl -u jdoe:••••••
            curl -u admin:admin http://x                            | curl -u admin:•••••• http://x
            curl -u 1000:1000 http://x                              | curl -u 1000:•••••• http://x
            Authorization: Bearer abcdefghijklmnopqrstuvwxy         | Authorization: Bearer ••••••
            Authorization: Bearer ABCDEFGHIJKLMNOP                  | Authorization: Bearer ••••••
            """)
    void shouldMaskKeysThatLookLikeDevicesGroupsOrWords(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kartennr.4111 1111 1111 1111",
                "no.4111111111111111",
                "card,4111-1111-1111-1111",
                "4111.1111.1111.1111",
                "4111  1111  1111  1111",
                "4111 1111\n1111 1111",
                "4111 1111 1111\r\n1111",
                "> 4111 1111\n> 1111 1111",
                "3782 822463\n10005",
            })
    void shouldMaskCardNumbersHoweverTheyAreWritten(String text) {
        assertThat(Secrets.mask(text)).endsWith(Secrets.MASK).doesNotContain("1111", "10005");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer authentication fails since Monday",
                "bearer certificates are missing",
                "Bearer Authentication/Authorisation is off",
                "docker run -u 1000:1000 acme/desk",
                "docker run --rm -u www-data:www-data acme/desk",
                "my token: SafeNet-5110",
                "token: RSA-700123",
                "Password: SAP and Citrix",
                "Password: Outlook asks for it every hour",
                "Passwort: Teams fragt ständig danach",
                "passwort vom scanner weg. was jetzt",
                "Password: not accepted in Citrix2 any more",
                "Passwort: abgelaufen, Benutzer Keller99",
                "Forgot password: Anna Keller22",
                "password: it expired. Keller99 is my user",
                "username and password: both are refused",
                "user and password: Citrix keeps asking",
                "my password is rejected by Windows11",
                "my password is not accepted for KeePass2",
                "Password - reset please",
                "room 4111\n1111\n1111\n1111",
                "build 4.4111111111111111",
                "v4111.1111.1111.1111",
                "4111.1111.1111.1111.2",
            })
    void shouldLeaveAloneWhatOnlyLooksLikeASecret(String text) {
        assertThat(Secrets.mask(text)).isSameAs(text);
    }

    /// A token needs no digit where it has capitals within.
    @Test
    void shouldMaskABearerTokenOfLetters() {
        assertThat(Secrets.mask("Authorization: Bearer abcDefGhijKlmnop")).isEqualTo("Authorization: Bearer ••••••");
        assertThat(Secrets.mask("Bearer abcdefghijklmnopqrstuvwxyzabcdef")).isEqualTo("Bearer ••••••");
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
    void shouldMaskWhatIsMaskedNotAgain() {
        String once = Secrets.mask("password: Herbst-2031! and 4111111111111111, PIN 1234, https://a:b@c.example/");

        assertThat(Secrets.mask(once)).isSameAs(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nIBAAK\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbn\n-----END OPENSSH PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIEow\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOY\n=abcd\n-----END PGP PRIVATE KEY BLOCK-----",
                "-----BEGIN PRIVATE KEY-----\\nMIIEow\\nIBAAK\\n-----END PRIVATE KEY-----",
            })
    void shouldMaskPrivateKeysWhole(String key) {
        assertThat(Secrets.mask("look:\n" + key + "\nthanks")).isEqualTo("look:\n••••••\nthanks");
        assertThat(Secrets.mask("> look:\n> " + key.replace("\n", "\n> ") + "\n> thanks"))
                .isEqualTo("> look:\n> ••••••\n> thanks");
    }

    @Test
    void shouldMaskAKeyThatWasCutOff() {
        assertThat(Secrets.mask("-----BEGIN PRIVATE KEY-----\nMIIEow\nIBAAK")).isEqualTo(Secrets.MASK);
    }

    @Test
    void shouldLookForCodesBesideTheirNameOnly() {
        assertThat(Secrets.mask("4111 1111 1111 1111; the verification code PRT40213 is shown"))
                .isEqualTo("••••••; the verification code PRT40213 is shown");
    }

    @Test
    void shouldMaskTheWholeOfASecretThatBeginsAsAnotherDoes() {
        assertThat(Secrets.mask("password: Plume4\npassword: Plume4Ever\nI typed Plume4Ever"))
                .isEqualTo("password: ••••••\npassword: ••••••\nI typed ••••••");
    }

    /// Four times the text takes four times as long in linear time, sixteen times in quadratic. What counts is the
    /// thread's own time, and of some runs the best.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password ",
                "password: ",
                "password: a'b\" ",
                "password: \"",
                "password.",
                "as password ",
                "a as my password.",
                "pw=",
                "4111 ",
                "4-",
                "-----BEGIN PRIVATE KEY-----",
                "eyJ-",
                "://a:",
                "://a:b@",
                "token=",
                "user a / ",
                "codes: 1234 ",
                "pw:elephant ",
                "password: is ",
                "user/pass: a ",
                "4111 1111\n",
                "docker -u ",
                "token: A"
            })
    void shouldReadHostileTextsInLinearTime(String part) {
        String text = part.repeat(LONG / part.length());
        String longer = part.repeat(4 * LONG / part.length());

        assertTimeoutPreemptively(
                Duration.ofMinutes(2), () -> assertThat(timeOf(longer)).isLessThan(8 * timeOf(text) + JITTER));
    }

    /// In nanoseconds.
    private static long timeOf(String text) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return IntStream.range(0, 3)
                .mapToLong(_ -> {
                    long start = threads.getCurrentThreadCpuTime();
                    Secrets.mask(text);
                    return threads.getCurrentThreadCpuTime() - start;
                })
                .min()
                .orElseThrow();
    }

    @Test
    void shouldMaskManySecretsInLinearTime() {
        String text = IntStream.range(100_000, 200_000)
                .mapToObj(number -> "pw=a" + number)
                .collect(Collectors.joining(" "));

        String masked = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> Secrets.mask(text));

        assertThat(masked).doesNotContain("a1").contains("pw=•••••• pw=••••••");
    }

    @Property
    void shouldMaskAnythingOnceForAll(@ForAll String text) {
        String masked = Secrets.mask(text);

        assertThat(Secrets.mask(masked)).isEqualTo(masked);
    }

    /// Random characters hold no secrets; these texts are made of what secrets are made of.
    @Property
    void shouldMaskSecretsOnceForAll(@ForAll("pieces") List<String> pieces) {
        String masked = Secrets.mask(String.join("", pieces));

        assertThat(Secrets.mask(masked)).isEqualTo(masked);
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        Arbitrary<String> words = Arbitraries.of(
                "password",
                "Passwort",
                "my pin",
                "codes",
                "token",
                "api_key",
                "https://jdoe",
                "tulip",
                "Xk9longrest77",
                "4711",
                "482 913",
                "4111 1111 1111 1111",
                "8f3k-22mx",
                "Winter2031!",
                "user/password",
                "user",
                "expired",
                "the",
                Secrets.MASK);
        Arbitrary<String> joints =
                Arbitraries.of(" ", "\n", ": ", "=", ", ", " is ", " / ", " and ", ". ", ": \"", "\" ");
        return Combinators.combine(words, joints)
                .as((word, joint) -> word + joint)
                .list()
                .ofMaxSize(10);
    }
}
