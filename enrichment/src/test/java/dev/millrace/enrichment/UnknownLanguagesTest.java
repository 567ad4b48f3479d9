package dev.millrace.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.LanguageVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Key words are English in every language; what is written in one that the models have not learnt goes to a person.
class UnknownLanguagesTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;

    private static Understanding understood(String body) {
        return ENRICHMENT.understand(new Text("", body, Channel.EMAIL, null, "t.schulz@acme.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Το VPN certificate expired από χθες, παρακαλώ ανανεώστε το, user npapas",
                "Принтер PRT-2F-07: print queue stuck, restart пожалуйста",
                "Пароль забыт, password reset пожалуйста, login ivanova2",
                "Акаунтът ми jpetrov е заключен, account locked, моля unlock",
                "Мій account locked, користувач oshevchenko, прошу unlock",
                "邮箱已满, mailbox full, 请增加 quota",
                "アカウントがロックされました account locked user ktanaka 解除お願いします",
                "프린터 PRT-2F-07 print queue stuck 재시작 부탁드립니다",
                "บัญชี jdoe77 account locked ช่วยปลดล็อกด้วย",
                "حسابي مقفل account locked user jdoe77 الرجاء unlock",
                "החשבון נעול account locked user jdoe77 נא unlock",
                "मेरा account locked है user jdoe77 कृपया unlock करें",
            })
    void shouldLeaveToAPersonWhatIsWrittenInAnotherScript(String body) {
        Diagnosis diagnosis = understood(body).diagnosis();

        assertThat(diagnosis.automatable()).isFalse();
        assertThat(diagnosis.unsure()).isTrue();
        assertThat(diagnosis.question()).isNull();
        assertThat(diagnosis.reasons()).anyMatch(reason -> reason.startsWith("unsure"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tài khoản ntran bị khóa, account locked, vui lòng mở khóa",
                "Hộp thư đầy rồi, mailbox full, xin tăng quota giúp tôi",
                "Fiókom zárolva lett, account locked, user kovacsp, kérem unlock",
                "Lejárt a VPN certificate expired, user kovacsp, kérem megújítani",
                "Hesabım kilitlendi, account locked, user ayilmaz, lütfen unlock",
                "Akun saya terkunci, account locked user bsantoso, tolong unlock",
                "Nenosiri langu limesahaulika, password reset tafadhali, user jmwangi",
                "Mano paskyra užrakinta, account locked, user jkazlaus, prašau atrakinti",
                "Mans konts bloķēts, account locked, user jberzins, lūdzu atbloķēt",
                "Contul meu este blocat, account locked, user iionescu, deblocați vă rog",
                "Můj účet je zablokovaný, account locked, user jnovak, prosím odemknout",
                "Moj račun je zaklenjen, account locked user mnovak, prosim odklenite",
                "Tilini on lukittu, account locked, user mvirtanen, voisitteko avata",
                "Llogaria ime është bllokuar, account locked, user agashi, ju lutem",
                "Minu konto on lukus, account locked, user mtamm, palun avage",
                "Aking account locked, nakalimutan ko po ang password, user jcruz, paki unlock",
                "Mitt konto er låst, account locked, bruker khansen, vennligst lås opp",
                "Kontoni jest na łańcuchu zaś, mojŕ hesło, account locked, user jdoe77, prosêm wôtworzyć",
            })
    void shouldLeaveToAPersonForeignWordsAroundEnglishOnes(String body) {
        assertThat(understood(body).diagnosis().automatable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ο λογαριασμός μου κλειδώθηκε, βοήθεια        | el
            アカウントがロックされました                   | ja
            비밀번호를 잊어버렸습니다                      | ko
            לא מצליח להתחבר לחשבון                       | he
            ลืมรหัสผ่าน                                   | th
            """)
    void shouldNameALanguageByItsScript(String body, String language) {
        assertThat(understood(body).reading().language().value()).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            My account jdoe77 is locked, please unlock it.                            | en
            acct locked, user jdoe77, pls unlock                                      | en
            Mein Konto jdoe77 ist gesperrt, bitte entsperren.                         | de
            konto gesperrt, benutzer jdoe77, bitte freischalten                       | de
            Mon compte jdoe77 est bloqué, merci de le débloquer.                      | fr
            Mi cuenta jdoe77 está bloqueada, ¿podéis desbloquearla?                   | es
            Mijn account jdoe77 is geblokkeerd, graag deblokkeren.                    | nl
            Il mio account jdoe77 è bloccato, potete sbloccarlo?                      | it
            Moje konto jdoe77 jest zablokowane, proszę odblokować.                    | pl
            A minha conta jdoe77 está bloqueada, podem desbloquear?                   | pt
            """)
    void shouldGoOnWithWhatTheModelsHaveLearnt(String body, String language) {
        Understanding understood = understood(body);

        assertThat(understood.reading().language().value()).isEqualTo(language);
        assertThat(understood.diagnosis().automatable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The customer Иванов cannot be found in the CRM since this morning, please have a look at it.",
                "My colleague Dvořák and I cannot print since the move, all jobs hang in the queue.",
            })
    void shouldNotTakeANameForAnotherLanguage(String body) {
        assertThat(understood(body).reading().language().value()).isEqualTo("en");
    }

    @Test
    void shouldNotBeSureWhereTheTextSaysNextToNothing() {
        LanguageVerdict language = understood("PRT-2F-07").reading().language();

        assertThat(language.confidence()).isLessThan(0.5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            drucker hängt                          | de
            imprimante bloquée                     | fr
            Il me faut l'accès pour lundi prochain | fr
            impresora bloqueada                    | es
            bis Freitag in einer Woche             | de
            printer hangs                          | en
            account locked                         | en
            """)
    void shouldTellTheLanguageOfAFewWords(String body, String language) {
        assertThat(ENRICHMENT.read(Text.of("", body, Channel.CHAT)).language().value())
                .isEqualTo(language);
    }
}
