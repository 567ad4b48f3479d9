package dev.millrace.tickets.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Passwords in a text whose heading names them.
class HeadedPasswordTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            my new VPN password              | Tulip7!x                                            | Tulip7!x
            my new VPN password              | Hello desk, Tulip7!x is it, please note it.         | Tulip7!x
            Password for anna                | Winter2031                                          | Winter2031
            Re: Password                     | gerda7712                                           | gerda7712
            Here is the wifi password        | it's Autumn2031, as agreed                          | Autumn2031
            mein neues Passwort              | Hallo, es lautet Tulpe-77! seit heute               | Tulpe-77
            WLAN-Schlüssel für die Besucher  | Bergsee#4411                                        | Bergsee#4411
            nouveau mot de passe             | Bonjour, voici : Soleil-31x!                        | Soleil-31x
            contraseña nueva                 | Hola, es Verano$2031                                | Verano$2031
            API key of the printer server    | k3jA9sLm2q                                          | k3jA9sLm2q
            """)
    void shouldFindWhatTheHeadingNames(String heading, String text, String value) {
        assertThat(Secrets.valuesUnder(heading, text)).containsExactly(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Password reset                   | Hello, my account is gerda7712
            forgot my password               | user Gerda2031 on LT-40213
            Password expired                 | SAP, since Monday7
            Need a new password              | Gerda2031
            Passwort vergessen               | Gerda2031
            my password                      | is no longer taken by Windows11, please help
            my password                      | Hi, user Gerda2031 in Berlin12 cannot sign in
            my password                      | please reset it, my account is gerda7712. Thanks!!1
            my password                      | I changed it on LT40213 and PRN-4 asks for the old
            VPN                              | Tulip7!x
            Password manager                 | Tulip7!x
            Password                         | Since Monday I get 0x8007005e in Outlook2016!
            my password                      | I cannot log in from EliteBook840, regards, A. Meyer27
            our wifi password                | SSID=Guest2 shows no internet since Error#0x80
            Mein Passwort                    | Hallo, ich sitze in Raum=B214 und Teams2031! fragt danach
            """)
    void shouldLeaveAloneWhatIsNotHandedOver(String heading, String text) {
        assertThat(Secrets.valuesUnder(heading, text)).isEmpty();
    }
}
