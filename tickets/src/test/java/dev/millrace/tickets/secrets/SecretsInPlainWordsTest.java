package dev.millrace.tickets.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Secrets in the words that people use who think of no rule, and what is written in the same words without any.
class SecretsInPlainWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            tulip42 is my password                            | •••••• is my password
            hi, tulip42 is my wifi password, can you check it | hi, •••••• is my wifi password, can you check it
            Kx7-plume was the password                        | •••••• was the password
            tulip42, that's my password                       | ••••••, that's my password
            gerda7712 ist mein Kennwort                       | •••••• ist mein Kennwort
            soleil69 est mon mot de passe                     | •••••• est mon mot de passe
            verano99 es mi contraseña                         | •••••• es mi contraseña
            i use tulip42 as password                         | i use •••••• as password
            I use elephant as my password                     | I use •••••• as my password
            with Bergsee as password                          | with •••••• as password
            """)
    void shouldMaskAPasswordBeforeItsName(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            8f3k-22mx is my pin password Xk9longrest77 | •••••• is my pin password ••••••
            8f3k-22mx is the password codes=Winter2031 | •••••• is the password ••••••
            """)
    void shouldMaskWhatIsLaidBareOnceAnotherIsMasked(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            salasanani on tulip42                  | salasanani on ••••••
            Salasanasi on kesa2024                 | Salasanasi on ••••••
            moje hasło to tulip42                  | moje hasło to ••••••
            Moje hasło brzmi tulip42, proszę sprawdzić | Moje hasło brzmi •••••• proszę sprawdzić
            şifrem tulip42                         | şifrem ••••••
            jelszavam kesa2024                     | jelszavam ••••••
            мой пароль tulip42                     | мой пароль ••••••
            мой пароль - tulip42                   | мой пароль - ••••••
            """)
    void shouldMaskOnesOwnPasswordWhereNothingOrLittleSaysIs(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "salasanani on office365:ssa vanha",
                "salasanani on 90 päivää vanha",
                "moje hasło to problem",
                "moje hasło to chyba windows11 zapomniał",
                "jelszavam office365 fiókhoz kell",
                "elfelejtettem a jelszavam office365",
                "şifrem 2 gündür çalışmıyor",
                "şifrem windows11 için geçersiz",
                "мой пароль windows11 не принимает",
                "мой пароль - 2 недели как истёк",
            })
    void shouldLeaveAloneWhatOnesOwnPasswordIsSaidToBe(String text) {
        assertThat(Secrets.mask(text)).isSameAs(text);
    }

    @Test
    void shouldTellWhereASecretStandsThatAnotherHid() {
        assertThat(Secrets.in("8f3k-22mx is my pin password Xk9longrest77"))
                .extracting(Secret::start, Secret::end)
                .containsExactly(tuple(0, 9), tuple(29, 42));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            my pass is tulip42                                         | my pass is ••••••
            my pass is Elephant77, please check                        | my pass is •••••• please check
            the pass was tulip42                                       | the pass was ••••••
            pw tulip42 is refused                                      | pw •••••• is refused
            Password tulip42 does not work                             | Password •••••• does not work
            Kennwort tulpe77 geht nicht                                | Kennwort •••••• geht nicht
            Kennwort "Bergsee"                                         | Kennwort "••••••"
            password 'Bergsee' for the VPN                             | password '••••••' for the VPN
            the password I typed was Autumn2031                        | the password I typed was ••••••
            my account is gerda and the password that I use is tulip42 | my account is gerda and the password that I use is ••••••
            """)
    void shouldMaskAPasswordBesideAShortName(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            wifi key 83920174                                                                           | wifi key ••••••
            WLAN-Schlüssel 83920174                                                                     | WLAN-Schlüssel ••••••
            network key tulip4242                                                                       | network key ••••••
            my recovery code is 7c1d-99ab-23fe                                                          | my recovery code is ••••••
            backup codes: PLMQ-RRTZ-WWXA, HHKL-MMNO-PPQR                                                | backup codes: ••••••, ••••••
            recovery code: lamp-tiger-river-stone                                                       | recovery code: ••••••
            recovery phrase: witch collapse practice feed shame open despair creek road again ice least | recovery phrase: ••••••
            The guest passphrase is: yellow donkey printer                                              | The guest passphrase is: ••••••
            the password for the backup account: yellow donkey printer staple                           | the password for the backup account: ••••••
            """)
    void shouldMaskKeysOfNetworksAndCodesOfRecovery(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            lösenordet är Hosten2031        | lösenordet är ••••••
            mitt lösenord är Blomster       | mitt lösenord är ••••••
            adgangskoden er Efteraar2031    | adgangskoden er ••••••
            adgangskode er Blomst           | adgangskode er ••••••
            passordet mitt er: Host2031     | passordet mitt er: ••••••
            salasanani on Syksy2031         | salasanani on ••••••
            heslo: zima44                   | heslo: ••••••
            heslo je Zima2031               | heslo je ••••••
            moje hesla: zima44              | moje hesla: ••••••
            parola: iarna44                 | parola: ••••••
            parola mea este Iarna2031       | parola mea este ••••••
            parolam: kis2031                | parolam: ••••••
            şifre: kis2031                  | şifre: ••••••
            Şifrem: kis2031                 | Şifrem: ••••••
            jelszó: tel2031                 | jelszó: ••••••
            a jelszavam: tel2031            | a jelszavam: ••••••
            пароль: zima2031                | пароль: ••••••
            мой пароль zima2031 не работает | мой пароль •••••• не работает
            密码: donghua31                   | 密码: ••••••
            密码是donghua31                    | 密码是••••••
            パスワードはfuyu2031です                | パスワードは••••••です
            비밀번호: gyeoul31                  | 비밀번호: ••••••
            LAPS: q7J#2sKm9!                | LAPS: ••••••
            """)
    void shouldMaskWhatIsNamedInFurtherLanguages(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            set it back to Tulip1! please              | set it back to •••••• please
            please reset it to Welcome7                | please reset it to ••••••
            can you reset it to tulip4242 please       | can you reset it to •••••• please
            Bitte setzen Sie es wieder auf Willkommen3 | Bitte setzen Sie es wieder auf ••••••
            """)
    void shouldMaskWhatSomethingIsSetTo(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            mysql -uroot -pTulip1                          | mysql -uroot -p••••••
            mysql -h db -u root -ptulip                    | mysql -h db -u root -p••••••
            mysqldump -pTulip42 shop                       | mysqldump -p•••••• shop
            sshpass -p Tulip1 ssh host                     | sshpass -p •••••• ssh host
            plink -ssh anna@srv -pw tulip                  | plink -ssh anna@srv -pw ••••••
            7z x -pTulip42 a.7z                            | 7z x -p•••••• a.7z
            ldapsearch -x -D cn=admin -w tulip77           | ldapsearch -x -D cn=admin -w ••••••
            smbclient //srv/share -U gerda%tulip77         | smbclient //srv/share -U gerda%••••••
            net use Z: \\\\srv\\share /user:gerda Autumn2031!| net use Z: \\\\srv\\share /user:gerda ••••••
            net use Z: \\\\srv\\share Autumn2031! /user:gerda| net use Z: \\\\srv\\share •••••• /user:gerda
            net user gerda Autumn2031 /add                 | net user gerda •••••• /add
            gerda:Autumn2031! is refused                   | gerda:•••••• is refused
            """)
    void shouldMaskPasswordsAmongArgumentsOfPrograms(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Cookie: session=0123456789abcdef                      | Cookie: session=••••••
            Set-Cookie: JSESSIONID=A1B2C3D4E5F6; Path=/; HttpOnly | Set-Cookie: JSESSIONID=••••••; Path=/; HttpOnly
            the log has PHPSESSID=a1b2c3d4e5f6g7                  | the log has PHPSESSID=••••••
            https://host.example/cb?state=1&code=fedcba654321     | https://host.example/cb?state=1&code=••••••
            code 482913 from the authenticator                    | code •••••• from the authenticator
            """)
    void shouldMaskWhatStandsForASession(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password is wrong",
                "my pass is expired",
                "my pass is valid until Friday",
                "my pass is at the reception",
                "the pass is downstairs",
                "reset it to default",
                "please set it back to default",
                "reset it to factory settings",
                "can you set it back to German",
                "set it to Room101!",
                "I set it to Winter2031 just now",
                "change it to Windows11 please",
                "key 12 does not work",
                "wifi key does not work",
                "the key 4711 of room 12 is lost",
                "password for anna please",
                "what is my password",
                "where is my password?",
                "this is my password problem",
                "Office365 is my password manager",
                "INC0012345 is the password ticket",
                "jdoe77 is the password reset user",
                "I use KeePass as password manager",
                "I use it as my password",
                "I use Outlook as my mail client",
                "use the same as my password",
                "the password \"expired\" message",
                "click on password \"Forgotten\" link",
                "password 'must be changed' is shown",
                "reset password jdoe77 please",
                "the password reset for jdoe77 does not work",
                "recovery code is not accepted",
                "the recovery code is on page A12",
                "my backup codes are gone",
                "the backup phrase is lost",
                "passphrase is: wrong",
                "the password for the admin account: it does not work",
                "password for the account: please reset it for me",
                "lösenordet är fel",
                "lösenordet fungerar inte",
                "mitt lösenord är utgånget",
                "adgangskoden er forkert",
                "adgangskoden er udløbet",
                "passordet er feil",
                "salasanani on vanhentunut",
                "salasana ei toimi",
                "heslo nefunguje",
                "heslo je neplatné",
                "la parola è difficile",
                "cerco la parola: ciao",
                "am uitat parola",
                "parola este greșită",
                "şifremi unuttum",
                "elfelejtettem a jelszavam",
                "я забыл пароль",
                "пароль не работает",
                "密码错误",
                "パスワードを忘れました",
                "Outlookのパスワード",
                "LAPS: not working",
                "mysql is down -please help",
                "ssh -p 2222 srv01",
                "docker run -p 8080:80 acme/desk",
                "mkdir -p /srv/data/x1",
                "mysql -h db -u root -p",
                "net use Z: \\\\srv\\share fails",
                "net user can not log in",
                "runas /user:gerda cmd.exe",
                "mail:anna.keller@acme.example",
                "Mail:Keller99@acme.example",
                "note:see below",
                "we see error code 482913 from the app",
                "https://desk.acme.example/help?code=80070005",
                "https://desk.acme.example/browse?key=ACME-12345",
                "our session=morning was cancelled",
                "the session is expired",
                "cookie: are they needed?",
                "the cookies are blocked",
                "my wifi password is wrong"
            })
    void shouldLeaveAloneWhatHasTheSameWordsButNoSecret(String text) {
        assertThat(Secrets.mask(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            the admin account is svc-x / Passw0rd!                           | the admin account is svc-x / ••••••
            the admin account is svc-x / Tulip2031                           | the admin account is svc-x / ••••••
            admin account: svc.backup with Bergsee-77!                       | admin account: svc.backup with ••••••
            The account gerda, Tulip2031!, is yours now                      | The account gerda, •••••• is yours now
            local admin is Administrator / Tulip2031                         | local admin is Administrator / ••••••
            admin: root / tulip42!x                                          | admin: root / ••••••
            das Konto heißt svc-druck und Bergsee-77!                        | das Konto heißt svc-druck und ••••••
            le compte est gerda avec Soleil-31x!                             | le compte est gerda avec ••••••
            la cuenta es gerda / Verano2031                                  | la cuenta es gerda / ••••••
            konto: anna / Haus2031                                           | konto: anna / ••••••
            konto: anna / Abteilung2!                                        | konto: anna / ••••••
            account: jdoe, v2.Hotfix3!                                       | account: jdoe, ••••••
            password for anna: nobody purple river lantern                   | password for anna: ••••••
            The password for the admin account: correct horse battery staple | The password for the admin account: ••••••
            """)
    void shouldMaskAPasswordBehindItsAccount(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my account gerda / Berlin7 is locked",
                "the account is gerda / LT-40213",
                "the account is gerda with Windows11",
                "the account is gerda / Room101b",
                "account gerda and Office2031 are locked",
                "account: gerda, Hannover2",
                "account: jdoe, Outlook2031! crashes",
                "account is locked and Berlin#77x shows",
                "account = jdoe, host=server12",
                "the account is disabled / Hannover77 is gone",
                "admin: please / asap!!1",
                "account jdoe and Error#0x8007",
                "the admin account is svc-x / no password set",
                "the password for my account: expired during parental leave",
                "the password for my account: locked since last monday morning",
                "konto: anna / Abteilung2",
                "account is gerda / Building4b",
                "account: jdoe, v2.0+hotfix3",
                "account: jdoe, 11.4.2-Rc1+build",
                "password for anna: nobody ever answered me",
                "Passwort für Anna: niemand hat geantwortet"
            })
    void shouldLeaveAloneWhatStandsBehindAnAccount(String text) {
        assertThat(Secrets.mask(text)).isEqualTo(text);
    }
}
