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
                // by what is done with them
                "I changed it to Winter#2031 yesterday | Winter#2031",
                "is set to (Tulp%Veld31), fine? | Tulp%Veld31",
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                // cells and ranges of a spreadsheet
                "The sum in Sheet1!A1 is wrong",
                "=Tabelle1!B12",
                "=SUMME(Tabelle12!B12:C14)",
                "Budget2026!C14",
                "Feuil1!C3",
                "=SVERWEIS(A2;Daten2026!$A$1:$C$99;3;FALSCH)",
                "=VLOOKUP(B7,Prices2026!$A$2:$D$410,4,0)",
                "='Q1 Plan2026'!$B$7+Hoja1!AB1204*2",
                "I tried =Sheet2!B14 and set it to Sheet1!$A$1",
                "Blad1!D14 geeft #REF!, Arkusz1!B12 też",
                "I2C3bus*4Wire",
                // stack traces and names of classes
                "Worker$Task7x exception",
                "Handler1$Proxy23",
                "at Foo$Lambda12",
                "Outer1$Inner",
                "at dev.acme.Jobs$Worker2.run(Jobs.java:17)",
                "at com.sun.proxy.$Proxy117.invoke(Unknown Source)",
                "Caused by: java.lang.IllegalStateException: Queue2$Node3 at HashMap$TreeNode2",
                "at app.Main$$Lambda$14/0x0000000800c03000.accept(Unknown Source)",
                "at app.Service$$EnhancerBySpringCGLIB$$1A2b3c4d.save(<generated>)",
                "I tried Loader$Entry12 and set Main$Step12",
                "Foo1$$anonfun$2.apply Bar2$$Lambda$33",
                "System.Collections.List`1.Enumerator<Pair2>.MoveNextRare() in C:\\Src\\App2.cs:line 12",
                "MyApp!Main+0x1A2b ntdll!RtlUserThreadStart21 KERNEL32!BaseThreadInitThunk14",
                "KernelBase64!RaiseException12 in Module2!Handler7",
                "_ZN4Core5Task@Plt12 memcpy@GLIBC2",
                // numbers of cases, orders and things
                "Asset#LT40213-Berlin",
                "Invoice#RE2026-17",
                "Order#AB123456x",
                "Bug#12345-Fix",
                "Case#2026-0815A",
                "I tried Order#AB123456x and set Invoice#RE2026-17x",
                "Ticket-4711!Dringend",
                "Ticket4711!Dringend",
                "ABC-123!Urgent",
                "HILFE!!PC12geht nicht",
                "Danke!!Pc12 geht",
                // short names of files, versions, sums
                "Progra~1Xy",
                "HEAD~3Abc",
                "I tried git reset Head~12Abc",
                "10MB~20MBytes",
                "10EUR*3Stk",
                "5$Per10Users",
                "100%Cotton4You or 3*Stern2Hotel",
                // shares, accounts of computers and wildcards
                "I tried \\\\FS01\\Projekte2026$ but no",
                "we set \\\\Fs01\\Home12$ for her",
                "Login failed for ACME\\Srv-Sql01$",
                "tried Srv-Sql01$ to log in",
                "I typed Rechnung2026* into the search",
                "tried Report2026*.xlsx and Rechnung2026*",
                // emphasis
                "we tried Player2031!",
                "set it for Montag14Uhr!",
                "I tried Formel1A12!",
                "set to Kapitel12Absatz3!",
            })
    void shouldLeaveFormulasTracesSharesAndNumbersAlone(String text) {
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
