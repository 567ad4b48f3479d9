package dev.millrace.tickets.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnnamedPasswordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // by their look alone
                "I set it to P@ssw0rd123 and it says wrong | P@ssw0rd123",
                "it says Pa$$w0rt2031 is not allowed | Pa$$w0rt2031",
                "it must be Gr33nTea!77, mustn't it? | Gr33nTea!77",
                "mkoch / Fr0sch!Teich does not work | Fr0sch!Teich",
                "Soleil!2026 ne marche pas | Soleil!2026",
                "Is (Tulp%Veld31) fine? | Tulp%Veld31",
                // by what is done with them
                "I changed it to Winter#2031 yesterday | Winter#2031",
                "Use the login anna and Winter2031! to try | Winter2031!",
                "I've tried \"Breakfast2026!\", it resembles a word | Breakfast2026!",
                "ich habe es auf Sommer2026! geändert | Sommer2026!",
                "hab es auf Winter$2031 gesetzt, geht nicht | Winter$2031",
                "je l'ai changé en Soleil#99x et ça marche pas | Soleil#99x",
                "lo cambié a Verano2026* y no entra | Verano2026*",
                "l'ho cambiata in Estate2026! ieri | Estate2026!",
                "ik heb het veranderd in Zomer2026! maar nee | Zomer2026!",
                "troquei para Verao2026! e nada | Verao2026!",
                "zmieniłam na Lato2026! i nic | Lato2026!",
                "jag bytte till Sommar2026! igår | Sommar2026!",
                "jeg ændrede det til Sommer2026! i går | Sommer2026!",
                "vaihdoin sen Kesa2026! eilen | Kesa2026!",
                // by a name that some languages qualify behind it, or say otherwise
                "contraseña nueva Verano2026* no entra | Verano2026*",
                "mi contraseña nueva es Verano2026* y no entra | Verano2026*",
                "le mdp c'est Soleil2026! | Soleil2026!",
                "le mot de passe, c’est Soleil2026, merci | Soleil2026",
                "nyt adgangskode Sommer2026 virker ikke | Sommer2026",
                "mit lösenord är Sommar2026 | Sommar2026",
                "uusi salasana Kesa2026x ei toimi | Kesa2026x",
            })
    void shouldMaskAPasswordThatNothingNames(String text, String password) {
        assertThat(Secrets.mask(text)).doesNotContain(password).contains(Secrets.MASK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "see Ticket#4711 and INC0012345!",
                "it cost US$2000 and C$120k, or Preis$200!",
                "press Ctrl+F5 or Alt+F4!",
                "My%20Documents%20Q3.xlsx",
                "C:\\DocuMe~1\\Anna!",
                "it lies in DocuMe~1",
                "I tried Office2019! and Windows11!",
                "we changed it to Firefox115!",
                "I set it to Room101!",
                "they changed it to Version2.4!",
                "Danke!Raum12 ist frei",
                "aus Raum12!Bitte kommen",
                "write to Anna@Site2 or jdoe@SRV01 or meet@Room12b",
                "I entered anna.keller2@Acme.example!",
                "C#12 and VLAN#12a in VisualStudio2022!",
                "user Admin2 at HQ1!",
                "I used PRT-2F-07! and LT-40213!",
                "https://desk.acme.example/Reset?User=Jdoe1&x=Y2!",
                "the plan is Model2*3 with 50%Rabatt24",
                "tried 0x80070643! and KB5034441! twice",
                "changed since 26.11.2026! or 2026-11-26!",
                "Best wishes!!!1!1 from Zoe",
                "tHaNkS!!!11 tried it",
                "it reads ERR_CONNECTION_RESET! when I log in",
                "is there a passcode, is it Tuesday2?",
            })
    void shouldLeaveNamesOfThingsAlone(String text) {
        assertThat(Secrets.mask(text)).isSameAs(text);
    }

    @Property
    void shouldMaskASeasonWithAYearAndAMark(@ForAll("passwords") String password, @ForAll("deeds") String deed) {
        String text = deed.formatted(password);

        assertThat(Secrets.mask(text)).doesNotContain(password);
    }

    @Property
    void shouldLeaveAloneWhatLacksTheMark(@ForAll("words") String word, @ForAll("deeds") String deed) {
        String text = deed.formatted(word);

        assertThat(Secrets.mask(text)).isSameAs(text);
    }

    @Provide
    Arbitrary<String> passwords() {
        return Combinators.combine(words(), Arbitraries.of("!", "$", "#", "*", "%"))
                .as((word, mark) -> word + mark);
    }

    @Provide
    Arbitrary<String> words() {
        return Combinators.combine(
                        Arbitraries.of("Winter", "Sommer", "Otoño", "Printemps", "Herfst", "Jesień", "Vår", "Estate"),
                        Arbitraries.integers().between(2000, 2099))
                .as((season, year) -> season + year);
    }

    @Provide
    Arbitrary<String> deeds() {
        return Arbitraries.of(
                "I set it to %s just now",
                "we tried %s",
                "hab es mit %s probiert",
                "je me suis connecté, j'ai tapé %s",
                "probé %s y nada",
                "ho provato %s",
                "geprobeerd met %s");
    }
}
