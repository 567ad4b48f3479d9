package dev.millrace.intake.email.automatic;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.MailReading;
import dev.millrace.intake.email.MailVerdict;
import dev.millrace.tickets.message.Automatic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mails of programs that nothing but their text tells.
class AutomaticTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "This is an automated message. Your order 4711 has been shipped.",
                "This is an automated message. Please check your order in our shop.",
                "This is an automated message. Please confirm your address.",
                "Order 4711 has been shipped.\n\nThis is an automatically generated email, please do not reply.",
                "Thank you for contacting our support team.\nWe will answer within a day.\nThis is an automated response.",
                "Backup finished.\n\nPlease do not reply to this message.",
                "Dies ist eine automatisch generierte Nachricht. Ihre Bestellung wurde versandt.",
                "Ihre Bestellung wurde versandt.\n\nBitte antworten Sie nicht auf diese E-Mail.",
                "Ihre Bestellung wurde versandt.\n\nDiese E-Mail wurde automatisch erstellt. Bitte antworten Sie nicht darauf.",
                "Ihre Bestellung wurde versandt.\n\nDiese E-Mail wurde automatisch erstellt.",
                "Your order has been shipped.\n\nThis email was sent automatically. Replies are not monitored.",
                "Il suo ordine è partito.\n\nQuesta è un'email generata automaticamente, si prega di non rispondere.",
                "Votre commande est partie.\n\nCeci est un message automatique, merci de ne pas y répondre.",
                "Su pedido ha salido.\n\nEste es un mensaje automático.",
                "Il suo ordine è partito.\n\nQuesto è un messaggio automatico.",
                "Uw bestelling is verzonden.\n\nDit is een automatisch gegenereerd bericht.",
                "A encomenda foi enviada.\n\nEsta é uma mensagem automática.",
                "Zamówienie wysłane.\n\nTa wiadomość została wygenerowana automatycznie.",
                "Din beställning har skickats.\n\nDetta är ett automatiskt meddelande.",
                "Ordren er afsendt.\n\nDette er en automatisk besked.",
                "Tilaus on lähetetty.\n\nTämä on automaattinen viesti.",
                "Objednávka byla odeslána.\n\nToto je automatická zpráva.",
                "Заказ отправлен.\n\nЭто автоматическое сообщение.",
                "订单已发货。\n\n这是系统自动发送的邮件。",
                "発送しました。\n\nこのメールは自動送信されています。",
                "Ihre Bestellung wurde versandt.\n\nAutomatisch generierte Nachricht",
                "Votre commande est partie.\n\nMessage généré automatiquement.",
                "Votre commande est partie.\n\nMessage généré automatiquement, merci de ne pas y répondre.",
                "Su pedido ha salido.\n\nNo responder a este mensaje.",
                "Su pedido ha salido.\n\nMensaje generado automáticamente.",
                "A encomenda foi enviada.\n\nMensagem gerada automaticamente. Favor não responder a este e-mail.",
                "Zamówienie wysłane.\n\nWiadomość została wygenerowana automatycznie.",
                "Ordren er afsendt.\n\nDenne besked er genereret automatisk.",
                "Objednávka byla odeslána.\n\nZpráva byla vygenerována automaticky.",
                "Ваш заказ отправлен.\n\nПисьмо отправлено автоматически.",
                "Ваш заказ отправлен.\n\nПросьба не отвечать на это письмо.",
                "Здравствуйте! Ваш заказ 70112 принят под номером 4711. Письмо сформировано автоматически.",
                "Замовлення надіслано.\n\nЦе автоматичне повідомлення.",
                "Поръчката е изпратена.\n\nТова е автоматично съобщение.",
                "Comanda a fost expediată.\n\nAcesta este un mesaj automat.",
                "A csomag úton van.\n\nEz egy automatikus üzenet.",
                "Siparişiniz gönderildi.\n\nBu otomatik bir mesajdır.",
                "La comanda ha sortit.\n\nAquest és un missatge automàtic.",
                "ההזמנה נשלחה.\n\nזוהי הודעה אוטומטית.",
                "주문이 발송되었습니다.\n\n이 메일은 시스템에서 자동으로 발송되었습니다.",
            })
    void shouldKnowWhatSaysOfItselfThatItIsAutomatic(String text) {
        MailReading reading = read(mail("Locked", text).replace("Anna Keller <anna@", "Shop <info@"));

        assertThat(reading.mail().automatic()).isEqualTo(Automatic.AUTO_GENERATED);
        assertThat(reading.verdict()).isEqualTo(new MailVerdict.Accept());
    }

    /// People write about what programs send.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "This is an automated message that I get each hour. Make it stop.",
                "I got this again: order shipped.\n\nThis is an automated message, please do not reply.",
                "We get this each hour.\n\nThis is an automated message.",
                "This is an automated message we get every hour.",
                "Wir bekommen das stündlich.\n\nDies ist eine automatisch generierte Nachricht.",
                "Hi, please unlock the account of Ben Hill.\n\nPlease do not reply",
                "Is this from you?\n\nThis is an automated message.",
                "Mein Postfach ist voll davon.\n\nDies ist eine automatisch generierte Nachricht.",
                "Please do not reply to the mail of our customer.",
                "The printer alerts flood our inbox, please stop them.\n\nThis is an automated message, please do not reply.",
                "Bitte abstellen, das kommt jede Stunde.\n\nDies ist eine automatisch generierte Nachricht.",
                "Please check, looks like phishing.\n\nThis is an automated message.",
                "The VPN is down for the whole team. Please do not reply to this mail, call extension 4711 instead.",
                "Printer on floor 2 is broken.\n\nThis mailbox is not monitored at weekends.",
                "The automated message of the lift does not play.",
                "The printer on floor 3 is broken.\n\nDiese E-Mail wurde automatisch verschlüsselt.",
                "Der Drucker ist kaputt.\n\nDiese Nachricht wurde automatisch übersetzt.",
                "Printeren er i stykker.\n\nDenne besked er automatisk oversat.",
                "Принтер не печатает.\n\nПисьма отправляются автоматически, но не всегда.",
                "Courriel généré automatiquement mais jamais arrivé chez le client.",
                "Mail envoyé automatiquement à toute la liste par erreur.",
                "Mensaje enviado automáticamente a cada proveedor por error.",
                "Mensagem gerada automaticamente para o grupo errado.",
                "Mail inviata automaticamente a ogni fornitore.",
                "Wiadomość wysłana automatycznie do złej grupy.",
                "Сообщение отправлено автоматически каждому клиенту.",
                "Denne besked er automatisk sendt til den forkerte gruppe.",
                "Meddelandet är automatiskt skickat till fel kund.",
                "Zpráva byla odeslána automaticky všem.",
                "Bu otomatik yedekleme diski doldurdu.",
                "Це автоматичне вимкнення зупинило сервер.",
                "Ez egy automatikus mentés óta lassú.",
                "Ovo je automatsko ažuriranje pokvarilo printer.",
                "Ovo je automatska poruka koja stiže svaki sat",
                "Това е автоматично съобщение, което идва всяка нощ",
                "Acesta este un mesaj generat greșit de portal.",
                "Aquest és un missatge generat per error.",
                "To je samodejno izklopilo tiskalnik.",
                "이 메일은 자동 발송 목록에서 빼야 합니다.",
            })
    void shouldTakeWhoAsksOrTellsForAPerson(String text) {
        assertThat(read(mail("Re: Locked", text)).mail().automatic()).isEqualTo(Automatic.NONE);
    }

    /// In languages of which less is known, and in so few words, only a house is believed.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Minden éjjel megjön.\n\nEz egy automatikus üzenet.",
                "Stiže svaki sat.\n\nOvo je automatska poruka.",
                "Mensaje enviado automáticamente. Llega cada noche.",
                "Her gece geliyor.\n\nBu otomatik bir mesajdır."
            })
    void shouldBelieveNobodyAtAnAddressOfHisNameThatHeIsAProgram(String text) {
        String mail = mail("Locked", text);

        assertThat(read(mail).mail().automatic()).isEqualTo(Automatic.NONE);
        assertThat(read(mail.replace("Anna Keller <anna@", "Shop <info@"))
                        .mail()
                        .automatic())
                .isEqualTo(Automatic.AUTO_GENERATED);
    }

    /// People want no answer either, where they report what others look after.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please do not reply to this address. The VPN in Lyon is down since nine.",
                "The VPN in Lyon is down since nine.\n\nPlease do not reply to this address.",
                "This mailbox is not monitored. The VPN in Lyon is down since nine, call 4711.",
                "Bitte nicht auf diese Mail antworten. Der Drucker im zweiten Stock druckt leere Seiten.",
                "L'imprimante du deuxième étage imprime des pages vides.\n\nMerci de ne pas répondre à ce message, il n'est pas lu.",
                "Por favor, no responda a este correo. La impresora del segundo piso no tiene papel.",
                "Принтер на втором этаже печатает пустые страницы.\n\nПожалуйста, не отвечайте на это письмо.",
                "The portal shows the text of last year on its first page.\n\nPlease don't reply to this mail",
                "Server room 2 is at 35 degrees. Please do not reply to this message.",
            })
    void shouldTakeWhoWantsNoAnswerAtAnAddressOfHisNameForAPerson(String text) {
        String mail = mail("Locked", text);

        assertThat(read(mail).mail().automatic()).isEqualTo(Automatic.NONE);
        assertThat(read(mail.replace("Anna Keller <anna@", "Keller, Anna <akeller@"))
                        .mail()
                        .automatic())
                .isEqualTo(Automatic.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acme IT <it@acme.example>",
                "Backup Server <backup@acme.example>",
                "Parcel Service <track@parcel.example>",
                "service@bank.example",
                "Acme Shop <acme.shop@shop.example>",
                "Jira <jira@acme.example>"
            })
    void shouldBelieveAHouseThatItWantsNoAnswer(String from) {
        String mail =
                mail("Locked", "The mail servers are restarted on Sunday.\n\nPlease do not reply to this message.");

        assertThat(read(mail.replace("Anna Keller <anna@acme.example>", from))
                        .mail()
                        .automatic())
                .isEqualTo(Automatic.AUTO_GENERATED);
    }

    /// Whoever is away speaks of himself there.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "This is an automatic reply. I am on vacation until 30 May. The shop in Lyon stays open.",
                "Dies ist eine automatische Antwort. Ich bin bis 30. Mai im Urlaub. Das Lager in Lyon arbeitet weiter.",
                "Ceci est une réponse automatique. Je suis en congés jusqu'au 30 mai. L'atelier reste ouvert.",
            })
    void shouldTakeWhatCallsItselfAutomaticAndTellsOfAnAbsenceForANoteOfIt(String text) {
        assertThat(read(mail("Re: Locked", text)).mail().automatic()).isEqualTo(Automatic.AUTO_REPLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This is an automatic reply. I get it since Monday and still cannot send.",
                "This is an automatic reply, which says that I am away until May. I am not.",
                "This is an automatic reply. Please remove it, I am back until Friday.",
                "This is an automatic message. I get it each night.",
                "This is an automatic message. I have it on my phone each hour since my return.",
                "Dies ist eine automatische Nachricht. Sie kommt bis 6 Uhr früh auf mein Telefon.",
                "Ceci est une réponse automatique. Je la reçois jusqu'à dix fois depuis mon retour.",
            })
    void shouldTakeWhoSpeaksOfAnAutomaticReplyForAPerson(String text) {
        assertThat(read(mail("Re: Locked", text)).mail().automatic()).isEqualTo(Automatic.NONE);
    }

    @Test
    void shouldNotTakeWhatIsQuotedForWhatIsSaid() {
        String quoted =
                "\n\nOn Mon, 5 Jan 2026 at 10:00, Shop <shop@b.example> wrote:\n> This is an automated message.";

        assertThat(read(mail("Re: Locked", "Thanks, got it." + quoted)).mail().automatic())
                .isEqualTo(Automatic.NONE);
    }

    private static String mail(String subject, String text) {
        return withHeader("").replace("Subject: Locked", "Subject: " + subject).replace("My account is locked.", text);
    }
}
