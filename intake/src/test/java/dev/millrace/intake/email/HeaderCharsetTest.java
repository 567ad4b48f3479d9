package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.CONTEXT;
import static dev.millrace.intake.email.Mails.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.tickets.message.Attachment;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Headers and names of files with bytes that declare no charset.
class HeaderCharsetTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GB18030      | 打印机不工作，请帮忙
            GB18030      | 登录问题
            Big5         | 印表機壞了，請幫忙
            Big5         | 密碼錯誤
            windows-31j  | プリンターが動きません
            windows-31j  | 会議の資料
            EUC-JP       | パスワードを忘れました
            EUC-KR       | 비밀번호를 잊어버렸습니다
            EUC-KR       | 회의 자료 요청
            windows-1251 | Принтер не печатает
            windows-1251 | Счет
            KOI8-R       | Забыл пароль
            TIS-620      | เครื่องพิมพ์เสีย
            windows-1252 | Größe für Zoë
            windows-1252 | ÄNDERUNG DER GRÖSSE
            windows-1252 | CAFÉ À LA CARTE – "ÉTÉ"
            windows-1252 | Übung: señal, façade, smørbrød
            UTF-8        | 打印机 für Zoë
            """)
    void shouldReadASubjectAndANameThatDeclareNothing(String charset, String text) {
        ParsedMail mail = mail(charset, """
                Message-ID: <m@acme.example>
                Subject: %1$s
                From: "%1$s" <anna@acme.example>
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="%2$s.pdf"

                x
                """.formatted(text, text.replace("\"", "")));

        assertThat(mail.subject()).isEqualTo(text);
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly(text.replace("\"", "") + ".pdf");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gb2312       | GB18030      | 附件.doc
            Shift_JIS    | windows-31j  | 資料.xls
            koi8-r       | KOI8-R       | ключ.txt
            iso-8859-2   | ISO-8859-2   | łóżko.txt
            """)
    void shouldReadANameInTheCharsetThatATextOfTheMailDeclares(String declared, String charset, String name) {
        ParsedMail mail = mail(
                charset,
                Mails.ofParts(
                        "multipart/mixed",
                        "Content-Type: text/plain; charset=us-ascii\n\nSee below.",
                        "Content-Type: text/html; charset=" + declared + "\n\nSee below.",
                        "Content-Type: application/octet-stream; name=\"" + name + "\"\n\nx"));

        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly(name);
    }

    /// What people write whose letters are lost, and shouting. All are as well words or characters of other scripts.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Umlaute äöüß gehen nicht",
                "Tastatur: äöüÄÖÜß fehlen",
                "Les touches éèàç ne marchent pas",
                "Caracteres áéíóú ñ no salen",
                "caractères éèêë àâä",
                "EI TOIMI TÄNÄÄN",
                "HÄTÄTILANNE: PALVELIN EI TOIMI",
                "ÉÈÀÇ",
                "áéíóúñ",
                "áéíóúñ¿¡",
                "éèëêàâçùîïô",
                "åäöæøÅÄÖÆØ",
                "ÕÄÖÜ",
                "tähed õäöü šž puuduvad",
                "äöüäöüäöü",
                "Umlaute „äöüß“ kaputt",
                "«Été» à Zürich",
                "Sonderzeichen äöüß€§ fehlen",
                "Sonderzeichen äöüßéèàçñ fehlen",
                "clavier: àâäéèêëïîôöùûüÿç",
                "ÀÁÂÃÄÅ ÆÇ ÈÉÊË ÌÍÎÏ gehen nicht",
                "caracteres ãõáéíóúâêôàç não aparecem",
                "le lettere èéàùòì non funzionano",
                "¿Está caído el servidor?",
                "NÃO CONSIGO ACESSAR: SENHA EXPIROU, ATENÇÃO",
                "Taste ´ und ° und ² ³ gehen nicht",
                "Fläche 20 m² – 5 µm",
                "Þetta virkar ekki, lyklaborð bilað",
                "FRANÇOIS HÉLÈNE",
            })
    void shouldTakeForWesternWhateverMayBe(String text) {
        String header = """
                From: "%1$s" <anna@acme.example>
                Message-ID: <m@acme.example>
                Subject: %1$s
                """.formatted(text);
        String declared = "Content-Type: text/plain; charset=utf-8\n\n" + text;

        for (String rest : List.of(declared, "\n" + text, "\nPlease help.")) {
            ParsedMail read = mail("windows-1252", header + rest + "\n");
            assertThat(read.subject()).isEqualTo(text);
            assertThat(read.from()).isEqualTo(new MailAddress("anna@acme.example", text));
            assertThat(read.text()).isIn(text, "Please help.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GB18030, SAP登录问题",
        "GB18030, Outlook无法打开",
        "GB18030, PC坏了",
        "GB18030, 张丽",
        "Big5, VPN無法連線",
        "windows-31j, Outlookが起動しない",
        "windows-1251, Нужен Adobe Reader",
        "windows-1251, Копия папки",
        "KOI8-R, Не работает Outlook"
    })
    void shouldReadOtherScriptsBesideWesternWords(String charset, String text) {
        ParsedMail mail = mail(charset, """
                From: anna@acme.example
                Message-ID: <m@acme.example>
                Subject: %s

                Please help.
                """.formatted(text));

        assertThat(mail.subject()).isEqualTo(text);
    }

    @Test
    void shouldReadANameInTheCharsetOfTheEncodedWordsOfTheMail() {
        ParsedMail mail = mail(
                "ISO-8859-7",
                "Subject: =?iso-8859-7?Q?=D0?=\n"
                        + Mails.ofParts(
                                "multipart/mixed",
                                "Content-Type: text/plain; charset=utf-8\n\nHello",
                                "Content-Type: application/octet-stream; name=\"πίνακας.txt\"\n\nx"));

        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("πίνακας.txt");
    }

    /// A single short name may look like anything.
    @Test
    void shouldReadAllThatDeclaresNothingTogether() {
        ParsedMail mail = mail("windows-1251", """
                Message-ID: <m@acme.example>
                From: Ия <eva@desk.example>
                Subject: Ёж

                Здравствуйте! Не могу войти в систему и прошу помочь.
                """);

        assertThat(mail.subject()).isEqualTo("Ёж");
        assertThat(mail.from()).isEqualTo(new MailAddress("eva@desk.example", "Ия"));
        assertThat(mail.text()).startsWith("Здравствуйте");
    }

    private static ParsedMail mail(String charset, String mail) {
        return read(mail.replace("\n", "\r\n").getBytes(Charset.forName(charset)), CONTEXT)
                .mail();
    }
}
