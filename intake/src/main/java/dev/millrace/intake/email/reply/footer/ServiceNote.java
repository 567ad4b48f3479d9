package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.words.FirstPerson;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.WholeWords;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A last paragraph in which a list, a sender of newsletters or a desk says why somebody gets its mail, how
/// to be rid of it, or how to answer: "You received this message because …", "Reply to this email directly
/// or view it on …". It is known by how it begins; how to be rid of it or to answer leads to a site or an
/// address besides.
public final class ServiceNote {
    private static final int MOST_LINES = 10;
    private static final int LONGEST = 1_000;

    private static final Pattern WHY = Pattern.compile(
            "you(?:['’]re| are| have)? (?:currently )?(?:receiv(?:ing|ed)|getting) this(?: e-?mail| message| mail| notification| newsletter)? (?:because|as you|since you)"
                    + "|(?:sie erhalten|du erhältst|sie bekommen|sie haben|du hast) (?:diese e-?mail|diese mail|diese nachricht|diesen newsletter)(?: erhalten)?,? (?:weil|da) "
                    + "|vous (?:recevez|avez reçu) (?:ce|cet|cette) (?:message|courriel|e-?mail|mail|lettre|notification) (?:parce que|car)"
                    + "|(?:usted )?(?:recibe|recibes|ha recibido|has recibido|está recibiendo) este (?:correo(?: electrónico)?|mensaje|e-?mail) (?:porque|ya que)"
                    + "|(?:ricevi|riceve|hai ricevuto|ha ricevuto|avete ricevuto) (?:questa|questo) ?(?:e-?mail|mail|messaggio|newsletter) (?:perché|in quanto)"
                    + "|(?:u|je) (?:ontvangt|krijgt) (?:deze|dit) (?:e-?mail|mail|bericht|nieuwsbrief) omdat"
                    + "|(?:você )?(?:recebeu|está recebendo|está a receber|recebe) (?:este|esta) (?:e-?mail|mensagem) (?:porque|pois)"
                    + "|otrzymujesz (?:tę|ten|tego) (?:wiadomość|e-?mail\\p{L}{0,2}|newsletter),? (?:ponieważ|bo|gdyż)"
                    + "|du (?:får|har fått) (?:det här|detta|den här) (?:mejlet|mailet|meddelandet|meddelande|e-postmeddelandet|brevet|utskicket) (?:eftersom|för att|därför)"
                    + "|du (?:modtager|har modtaget|får) denne (?:e-?mail|mail|besked|meddelelse) (?:fordi|da)"
                    + "|du (?:mottar|har mottatt|får) denne (?:e-?posten|meldingen) (?:fordi|siden)"
                    + "|sait? tämän (?:viestin|sähköpostin),? koska|tento e-?mail (?:jste obdrželi|dostáváte|jste dostali),? protože|tuto zprávu (?:jste obdrželi|dostáváte|jste dostali),? protože"
                    + "|вы (?:получили|получаете) это (?:письмо|сообщение),? (?:потому что|так как|поскольку)"
                    + "|您(?:之所以)?收到(?:此|这封|這封|本)?(?:邮件|郵件|信),?(?:是)?因[为為]"
                    + "|this (?:e-?mail|message|mail|notification) (?:is a service from|was (?:automatically |auto-)?generated|is (?:automatically |auto-)?generated|has been automatically generated|was sent automatically)"
                    + "|(?:diese e-?mail|diese nachricht) wurde automatisch (?:erstellt|erzeugt|generiert|versendet)"
                    + "|ticket details? .{0,60}(?:view|reply|https?://)");

    /// How to be rid of it.
    private static final Pattern HOW_TO_LEAVE =
            Pattern.compile("to (?:unsubscribe|stop receiving|opt out|be removed)(?![\\p{L}'’])"
                    + "|if you (?:(?:no longer|don['’]t|do not) (?:wish|want|like) to|(?:would )?(?:rather|prefer) not(?: to)?|would like to stop) ?(?:receiv|get|be on)"
                    + "|(?:to )?(?:manage|change|update|edit|adjust|customi[sz]e|modify) (?:your|these) (?:\\p{L}[\\p{L}-]{0,14} ){0,2}(?:preferences|settings|subscriptions?|notifications?)"
                    + "|(?:click|tap) here to (?:unsubscribe|opt out)|unsubscribe(?: here| from this list| from these emails| instantly)? ?:? ?(?=https?:|<|\\S+@)|want to (?:unsubscribe|change how you receive)"
                    + "|(?:wenn|falls) sie (?:diese|diesen|den) [^.]{0,80}(?:abbestellen|abmelden)"
                    + "|(?:wenn|falls) sie (?:diese|diesen|keine|nicht) [^.]{0,40}(?:mails?|nachrichten|newsletter|benachrichtigung\\p{L}{0,2}|mitteilungen)[^.]{0,40}(?:erhalten|bekommen)|um sich (?:von|vom)?[^.]{0,60}abzumelden|um diesen newsletter|um (?:keine|diese) [^.]{0,60}zu (?:erhalten|abonnieren|abbestellen)"
                    + "|pour (?:vous désinscrire|vous désabonner|se désabonner|se désinscrire|ne plus recevoir|modifier vos|gérer vos)|si vous ne (?:souhaitez|voulez) plus recevoir"
                    + "|para (?:darse|darte) de baja|para cancelar (?:su|la|tu) suscripci|para dejar de recibir|si (?:ya )?no (?:desea|deseas|quiere|quieres) (?:seguir recib|recib)"
                    + "|per (?:cancellar(?:ti|si)|disiscriver(?:ti|si)|annullare l['’]iscrizione|non ricevere più)|se non (?:desideri|desidera|vuoi) (?:più )?ricevere"
                    + "|klik hier om (?:u|je) (?:af te melden|uit te schrijven)|om (?:u|je) (?:af te melden|uit te schrijven)|wilt u (?:deze|geen) [^?]{0,60}(?:ontvangen)"
                    + "|para (?:cancelar (?:a |sua )|deixar de receber|se descadastrar)|(?:se|caso) (?:você )?não (?:deseja|desejar|deseje|queira|quiser) (?:mais )?receber"
                    + "|aby (?:się wypisać|wypisać się|zrezygnować|anulować)|jeśli nie chcesz (?:już )?otrzymywać|för att (?:avsluta|avregistrera|sluta få)|om du inte (?:längre )?vill (?:få|ha)"
                    + "|for at (?:afmelde|framelde)|hvis du ikke (?:længere )?(?:ønsker|vil)|for å (?:melde deg av|avslutte)|pro odhlášení|chcete-li se odhlásit|pokud (?:již )?nechcete dostávat"
                    + "|чтобы отписаться|отписаться от|если вы (?:больше )?не хотите");

    /// How to answer, and where to see what it is about.
    private static final Pattern HOW_TO_ANSWER = Pattern.compile(
            "(?:you can )?(?:also )?(?:reply|respond) to this (?:e-?mail|message|mail)(?: directly)?,? ?(?:(?:or|and) (?:view|visit|go to|click|use|log|sign|follow|comment|see|open)|to (?:respond|comment|reply|add|view)|$)|reply to this (?:e-?mail|message) directly"
                    + "|to (?:respond|reply|comment|add (?:a )?comments?|view|see|access|follow|track|update|check|read)(?: to| on| about)? (?:this|your) (?:\\p{L}{1,12} )?(?:ticket|request|issue|case|conversation|topic|thread|discussion|comment|message|status)"
                    + "|view (?:it|this|the|your) (?:\\p{L}{1,12} ){0,2}(?:on|in|at|online|request|issue|topic|ticket|case|discussion|status)"
                    + "|\\[?visit topic|(?:\\[?view|read) (?:this )?(?:topic|it) online|um auf (?:dieses|das) ticket zu antworten|antworten sie (?:einfach )?auf diese e-?mail,? (?:um|oder)");

    /// Without one of these somebody may say why he wrote.
    private static final Phrases TAKING_PART = Phrases.of("""
            subscri, signed up, registered, account, member, mentioned, assigned, watching, commented, author, newsletter, mailing, notification, automatic, service from, generated, ticket,
            abonn, angemeldet, registriert, automatisch, inscri, suscri, iscritt, registrat, registrad, aangemeld, ingeschreven, zapisa, subskry, prenumer, anmäl, tilmeld, påmeld, tilau, přihlá, odebír,
            подпис, 订阅, 訂閱, 注册""");

    private static final Pattern LINK =
            Pattern.compile("https?://\\S{1,300}|www\\.\\S{1,300}|[^\\s@<>]{1,64}@[^\\s@<>]{1,200}");
    /// An address that is a list's or a house's: one of a person leads nobody out of a list.
    private static final String ADDRESS_OF_HOUSE =
            "[^\\s@]{0,60}(?:unsub|leave|remove|request|signoff|opt-?out|list|group|subscri|sympa|majordomo|help|support"
                    + "|service|reply|info|contact|privacy|abmeld|newsletter|mail)[^\\s@]{0,60}@\\S";
    private static final String HERE =
            "(?<!\\p{L})(?:click here|here|hier|klicken|ici|aquí|qui|aqui|tutaj|här|her|zde|здесь|github|gitlab|bitbucket)(?!\\p{L})";
    private static final Pattern WHERE = Pattern.compile(
            "https?://|www\\.|" + ADDRESS_OF_HOUSE + "|" + HERE + "|(?<=\\S )reply to this (?:e-?mail|message)");

    /// What customers do, and what fails.
    private static final WholeWords TOLD = WholeWords.of("""
            the customer, the customers, customers, der kunde, die kunden, kunden, le client, les clients, el cliente, los clientes, il cliente,
            i clienti, de klant, klient, asiakas, zákazník, клиент,
            error, fehler, erreur, fout, błąd, fel, fejl, feil, chyba, ошибка, ошибки, ошибку, does not, doesn't, geht nicht, funktioniert nicht""");
    /// Dutch notes say "je" to whom they are for.
    private static final WholeWords SPEAKING = TOLD.or(FirstPerson.SINGULAR).or(WholeWords.of("mon, mes, eu"));

    private ServiceNote() {}

    /// Takes it away, whether an empty line or strokes stand above it, unless the writer speaks of it there.
    public static void drop(List<String> kept) {
        int end = kept.size();
        int start = end;
        int length = 0;
        while (start > 0 && isOfParagraph(kept.get(start - 1)) && end - start <= MOST_LINES && length <= LONGEST) {
            start--;
            length += kept.get(start).length();
        }
        boolean bounded = start > 0 && start < end && end - start <= MOST_LINES && length <= LONGEST;
        if (bounded && isOne(String.join(" ", kept.subList(start, end))) && !ShownFooter.isSpokenOfAbove(kept, start)) {
            kept.subList(start, end).clear();
        }
    }

    private static boolean isOfParagraph(String line) {
        return !line.isBlank() && !ReplyLines.isRule(line.strip());
    }

    private static boolean isOne(String paragraph) {
        String lower = paragraph.strip().toLowerCase(Locale.ROOT);
        boolean why = WHY.matcher(lower).lookingAt();
        // How it begins is told at once, and tells most others apart; whither it leads stands anywhere.
        boolean begins = why
                || HOW_TO_LEAVE.matcher(lower).lookingAt()
                || HOW_TO_ANSWER.matcher(lower).lookingAt();
        if (!begins || !(WHERE.matcher(lower).find() || (why && TAKING_PART.areIn(lower)))) {
            return false;
        }
        String unlinked = LINK.matcher(lower).replaceAll("");
        return !ReplyLines.asks(unlinked) && !SPEAKING.areIn(unlinked);
    }
}
