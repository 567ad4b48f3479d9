package dev.millrace.tickets.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is shown as it stands.
class HarmlessTextTest {
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
}
