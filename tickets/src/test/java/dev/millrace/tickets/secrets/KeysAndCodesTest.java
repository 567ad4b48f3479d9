package dev.millrace.tickets.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysAndCodesTest {
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

    @Test
    void shouldLookForCodesBesideTheirNameOnly() {
        assertThat(Secrets.mask("4111 1111 1111 1111; the verification code PRT40213 is shown"))
                .isEqualTo("••••••; the verification code PRT40213 is shown");
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

    /// A token needs no digit where it has capitals within.
    @Test
    void shouldMaskABearerTokenOfLetters() {
        assertThat(Secrets.mask("Authorization: Bearer abcDefGhijKlmnop")).isEqualTo("Authorization: Bearer ••••••");
        assertThat(Secrets.mask("Bearer abcdefghijklmnopqrstuvwxyzabcdef")).isEqualTo("Bearer ••••••");
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
}
