package dev.millrace.intake.email.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A footer is a closed form. Whatever says more is the writer's.
class ProgramFooterTest {
    private static final String ABOVE = "Hello desk,\n\nthe scanner is dead.\n\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Short, sent from phone",
                "On the go, sent from my iPad",
                "Brief because sent from my phone",
                "From my phone.",
                "Quick reply from my mobile",
                "Sorry for any typos - sent from mobile",
                "Excuse any typos - on mobile",
                "Please forgive my fat thumbs. Sent from my iPhone",
                "Please excuse brevity as this is from my phone",
                "Sent from my mobile; please pardon spelling mistakes or brevity.",
                "Sent from my Verizon, Samsung Galaxy smartphone",
                "Sent from my Galaxy S23 FE",
                "Sent from my Doro",
                "Sent from Mail for Windows 11",
                "Sent from Proton Mail, Swiss-based encrypted email.",
                "Get Outlook for Mac <https://aka.ms/x>",
                "Diese E-Mail wurde von Avira auf Viren geprüft.",
                "Virus-free. www.avast.com",
                "Libre de virus. www.avast.com",
                "Ta wiadomość została sprawdzona na obecność wirusów przez oprogramowanie antywirusowe AVG.",
                "Это сообщение проверено на вирусы антивирусом Avast.",
                "This message has been scanned for viruses and dangerous content by MailScanner, and is believed to be clean.",
                "This e-mail has been scanned for viruses.",
                "This email has been checked for viruses by Avast antivirus software. www.avast.com",
                "No virus found in this message. Checked by AVG - www.avg.com",
                "El software de antivirus Avast ha analizado este correo electrónico en busca de virus.",
                "Diese Mail wurde von meinem Android-Handy mit GMX Mail gesendet.",
                "Gesendet mit der mobilen Mail-App",
                "Von meinem iPhone gesendet, bitte entschuldigen Sie Tippfehler",
                "Envoyé à partir d'Outlook pour Android",
                "Enviado desde Correo para Windows 11",
                "Enviado do meu smartphone Samsung.",
                "Inviato dal mio dispositivo Galaxy",
                "Verzonden vanuit Mail voor Windows",
                "Wysłano ze smartfonu Samsung Galaxy.",
                "Skickat från E-post för Windows",
                "Sendt fra min Samsung-enhed",
                "Sendt fra Outlook for Android",
                "Lähetetty Samsung Galaxy -älypuhelimesta.",
                "Odesláno z Pošty pro Windows",
                "Отправлено из мобильной Яндекс.Почты",
                "从我的iPhone发送",
                "下载适用于 Android 的 Outlook",
                "私のiPadから送信",
                "내 iPad에서 보냄",
            })
    void shouldTakeAwayWhatProgramsWriteAndPeopleSetAsTheirs(String footer) {
        assertThat(ReplyText.of(ABOVE + footer).reply()).isEqualTo(ABOVE.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Install Outlook for iOS",
                "Need Outlook for Android",
                "Download Outlook for Windows",
                "Get Teams for Android",
                "Outlook for iOS",
                "Outlook shows https://aka.ms/x and stops",
                "From my phone only.",
                "From my mobile 0171 555",
                "From my iPhone too",
                "Sent from my phone, number 4711",
                "Sent from Outlook, arrived empty",
                "Sent from Outlook but bounced",
                "Sent via SAP to printer P12",
                "Sent from the scanner to my folder",
                "Sent from my iPad and now it wants a code",
                "Sent from my iPhone, please ring 555",
                "Sent from my phone, sorry printer 12 is down again",
                "Sent from 3 devices",
                "Sent by Eva",
                "Typed on my phone, please reset the account teck",
                "Typed my password 5 times and am locked out, please excuse my typos",
                "Excuse my brevity, I cannot open my account teck",
                "Please excuse the typos, I need SAP by noon",
                "Please excuse the typos in my name, it is Ek",
                "Sorry for the mistakes in the order",
                "Yahoo Mail: login, password, nothing",
                "This email has been checked by the firewall and blocked",
                "This message has been scanned by the copier but never came",
                "The message was checked by Bob.",
                "The email was scanned by Anna with Defender.",
                "The email was checked by Security and found clean.",
                "The message was checked for spam.",
                "This message has been checked by Bob.",
                "Avast found a virus in this message.",
                "Kaspersky: malware found",
                "This message was checked by Avast, a virus was found.",
                "Diese E-Mail wurde von Avira geprüft und gelöscht.",
                "L'antivirus Avast a vérifié mon mail et l'a supprimé.",
                "El antivirus Norton verificó el mensaje y lo borró.",
                "Cet e-mail a été vérifié mais bloqué quand même",
                "Deze e-mail is gescand en geblokkeerd",
                "Virus-free it is not, says the scanner",
                "Von meinem Handy an den Drucker geschickt.",
                "Von Frau Ek per Mail gesendet.",
                "Gesendet mit Outlook, wurde abgelehnt",
                "Envoyé via Outlook, reçu deux fois",
                "Envoyé depuis mon téléphone hier soir",
                "Enviado desde mi cuenta de Outlook ayer",
                "Enviado do meu celular ontem",
                "Inviato da Outlook ieri",
                "Verzonden met Outlook gisteren",
                "Wysłano z telefonu wczoraj",
                "Skickat från skrivaren på våning 2",
                "Sendt fra Outlook to ganger",
                "Sendt fra min mobil i går",
                "Lähetetty eilen tulostimesta",
                "Odesláno z telefonu včera",
                "Отправлено с телефона вчера",
                "发自打印机的邮件都是空的",
                "下载了Outlook打不开",
                "プリンターから送信されました",
            })
    void shouldKeepALineThatSaysMore(String words) {
        assertThat(ReplyText.of(ABOVE + words).reply()).isEqualTo(ABOVE + words);
    }
}
