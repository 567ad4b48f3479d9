package dev.millrace.enrichment.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            password: Herbst-2031!                          | password: ••••••
            my password is Kx7-plume, please reset it       | my password is •••••• please reset it
            Passwort lautet "blauer Elefant"                | Passwort lautet "••••••"
            mot de passe : Lyon4Ever                        | mot de passe : ••••••
            la contraseña es Verano.99                      | la contraseña es ••••••
            pwd=abcd1234 user=jdoe                          | pwd=•••••• user=jdoe
            Authorization: Bearer abcdefghijklmnop1234      | Authorization: Bearer ••••••
            card 4111 1111 1111 1111 was charged            | card •••••• was charged
            key AKIAABCDEFGHIJKLMNOP leaked                 | key •••••• leaked
            """)
    void shouldMask(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my password is rejected",
                "Password: expired",
                "the password is correct, the account is locked",
                "mein Passwort ist abgelaufen",
                "order 4111 1111 1111 1112 is late",
                "call +49 40 555 0142 about ticket 20251104123456",
                "0000 0000 0000 0000",
                "please reset my password",
            })
    void shouldLeaveAlone(String text) {
        assertThat(Secrets.mask(text)).isSameAs(text);
    }

    @Test
    void shouldMaskWhatIsMaskedNotAgain() {
        String once = Secrets.mask("password: Herbst-2031! and 4111111111111111");

        assertThat(Secrets.mask(once)).isEqualTo(once);
    }

    @Test
    void shouldMaskPrivateKeysWhole() {
        String text = "look:\n-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nIBAAK\n-----END RSA PRIVATE KEY-----\nthanks";

        assertThat(Secrets.mask(text)).isEqualTo("look:\n••••••\nthanks");
    }
}
