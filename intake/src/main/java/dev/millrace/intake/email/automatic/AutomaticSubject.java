package dev.millrace.intake.email.automatic;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Knows automatic mails by their subjects, in many languages, where no header tells.
///
/// A person may write about such mails: "Out of office does not work" is a subject of a person. So the words must stand
/// at the beginning, and a colon, a dash or nothing after them.
final class AutomaticSubject {
    private static final int LONGEST = 300;
    private static final int LONGEST_TAG = 30;
    /// Of a desk, whose name may be its domain: "[desk.acme.example #4711]".
    private static final Pattern TAG_OF_DESK = Pattern.compile("\\[[^\\[\\]#]{1,80}#\\d{1,12}]");

    private static final Phrases OUT_OF_OFFICE = Phrases.of("""
            out of office, out of the office, out-of-office, ooo, automatic reply, auto reply, auto-reply,
            autoreply, auto response, auto-response, autoresponse, automatic response, automated reply,
            automated response, vacation, on vacation, away from my mail, away from office,
            away from the office, away from my desk, away:, i am away, vacation reply, autoresponder, auto:, oof,
            currently out of office, currently out of the office, on annual leave, on leave, on parental leave,
            on maternity leave, on holiday, i am on vacation, i am on holiday,
            abwesenheitsnotiz, abwesenheitsnachricht, abwesenheitsmeldung, abwesenheit, abwesend,
            automatische antwort, automatische rückantwort, automatische rückmeldung, autom. antwort,
            automatische abwesenheitsnotiz, automatische abwesenheitsmeldung, nicht im büro,
            ich bin nicht im büro, urlaubsbenachrichtigung, im urlaub, ich bin im urlaub, ich bin außer haus,
            außer haus, ich bin abwesend, nicht im haus, abwesenheitsassistent, automatische eingangsbestätigung,
            automatische empfangsbestätigung,
            réponse automatique, reponse automatique, absence du bureau, absent du bureau, message d'absence,
            notification d'absence, absence, absente, absent, en congés, en congé, en vacances, je suis absent,
            je suis absente, je suis absent du bureau, je suis absente du bureau, je suis en congés,
            réponse automatique d'absence, accusé de réception automatique,
            respuesta automática, respuesta automatica, fuera de la oficina, fuera de oficina,
            ausente de la oficina, ausente, aviso de ausencia, ausencia, ausencia de oficina, de vacaciones,
            estoy de vacaciones, estoy fuera de la oficina, mensaje automático,
            risposta automatica, fuori ufficio, fuori sede, risposta fuori sede, risposta non al computer, assente dall'ufficio, assente, assenza, in ferie, sono in ferie, sono fuori ufficio,
            messaggio automatico,
            automatisch antwoord, automatische beantwoording, automatische reactie, afwezigheidsbericht,
            afwezigheidsassistent, afwezig, niet aanwezig, niet op kantoor, afwezigheidsmelding, op vakantie, met vakantie, ik ben op vakantie,
            ik ben met vakantie, buiten kantoor, automatisch bericht,
            resposta automática, resposta automatica, fora do escritório, fora do escritorio, não estou no escritório,
            ausência do escritório, ausência, ausência temporária, ausencia temporária, de férias, estou de férias,
            mensagem automática,
            automatyczna odpowiedź, odpowiedź automatyczna, autoodpowiedź, poza biurem, nieobecność, nieobecność w biurze, nieobecny, na urlopie, jestem na urlopie,
            wiadomość automatyczna,
            automatiskt svar, autosvar, autosvar ved fravær, ej på plats, på semester, frånvaro, frånvaromeddelande, frånvarande, ej på kontoret,
            inte på kontoret, automatisk svar, fravær, fraværende, fraværsmelding, fraværsbesked,
            på ferie, ikke til stede, ikke på kontoret, ute av kontoret,
            automaattinen vastaus, automaattivastaus, poissaoloilmoitus, poissa, poissa toimistosta,
            lomavastaaja, lomalla, olen lomalla,
            automatická odpověď, mimo kancelář, nepřítomnost, nejsem v kanceláři, jsem mimo kancelář, na dovolené, jsem na dovolené,
            автоматический ответ, автоответ, автоответчик, вне офиса, нет на месте, отсутствую, отсутствие, отсутствие на рабочем месте, в отпуске, я в отпуске,
            自动答复, 自动回复, 自動回覆, 自動答覆, 外出, 不在办公室, 不在辦公室, 休假, 休假通知, 自動応答, 自動返信, 自動返答, 不在通知, 不在, 不在のお知らせ, 不在連絡, 休暇のお知らせ, 休暇中,
            automatikus válasz, házon kívül, otomatik yanıt, ofis dışında, 자동 회신, 자동 응답, 자동회신, 자동응답, 부재중, 부재중 자동 회신,
            răspuns automat, αυτόματη απάντηση, תשובה אוטומטית, رد تلقائي, الرد التلقائي, samodejni odgovor,
            automatski odgovor, automātiska atbilde, automatinis atsakymas, automaatvastus, tự động trả lời,
            trả lời tự động, การตอบกลับอัตโนมัติ, balasan otomatis, автоматична відповідь, автоматичний відповідь,
            автоматичен отговор, resposta automàtica, autorespuesta, auto-antwort, autoantwort, abwesenheitsagent,
            automatická odpoveď, ตอบกลับอัตโนมัติ, מענה אוטומטי, erantzun automatikoa, sjálfvirkt svar, respon otomatis,
            automatische antwort auf ihre e-mail, automatische antwort auf ihre nachricht, ausente do escritório,
            fraværsmeddelelse, i am out of office, i am out of the office, odpověď v nepřítomnosti, 부재 중, 부재중 자동 응답,
            ausente da empresa, poissaoloviesti, 自動応答メール, 自動返信メール,
            부재중 알림, 부재 중 알림, 부재 알림, 부재중 안내, 부재중 메시지, 자동 회신 메일, 자동 응답 메일, 휴가 중, 휴가중, 출장 중, 출장중,
            外出自动回复, 休假自动回复, 外出自動回覆, 休假自動回覆, 不在自動応答, 自動不在通知, 休暇通知, 外出中,
            fora de l'oficina, fora d'oficina, soc fora de l'oficina, sóc fora de l'oficina, absència, estic de vacances, fóra da oficina,
            în afara biroului, absent din birou, nu sunt la birou, în concediu, mesaj automat, irodán kívül, szabadságon, automatikus üzenet,
            ofis dışındayım, ofiste değilim, izindeyim, otomatik cevap, εκτός γραφείου, απουσία από το γραφείο, απουσία,
            הודעת היעדרות, מחוץ למשרד, הודעת מחוץ למשרד, אני מחוץ למשרד, אני בחופשה, خارج المكتب, أنا خارج المكتب, في إجازة,
            извън офиса, отсъствие от офиса, отсъствие, отсъствам, в отпуска, поза офісом, немає в офісі, відсутність на робочому місці,
            у відпустці, автовідповідь, van ureda, izvan ureda, van kancelarije, nisam u uredu, odsutnost, odsotnost, odsoten, odsotna, izven pisarne,
            mimo kancelárie, neprítomnosť, som mimo kancelárie, na dovolenke, ne biure, nesu biure, ārpus biroja, prombūtne, prombūtnē,
            kontorist väljas, puhkusel, vắng mặt, ไม่อยู่ที่สำนักงาน, di luar kantor, sedang cuti, ekki við, fjarverandi""");

    /// What mail programs write into brackets behind the subject that they answer, beside phrases such as these.
    private static final List<String> BEHIND = Words.of("""
            vacation rule, vacation reply, vacation message, vacation response, urlaubsregel, abwesenheitsregel, règle d'absence""");

    /// What only a program puts into the subject of such a note; a person may well write "Absence: who stands in?".
    private static final List<String> PROGRAMS_WORDS = Words.of("""
            automat, automá, automā, automaa, automà, auto reply, auto-reply, autoreply, auto response, auto-response, autoresponse, autosvar, autom.,
            autoodpowiedź, auto-antwort, autoantwort, autorespuesta, abwesenheitsassistent, abwesenheitsagent,
            afwezigheidsassistent, out of office, out-of-office, out of the office:, abwesenheitsnotiz, abwesenheitsnachricht,
            abwesenheitsmeldung, автомат, автоответ, 自动, 自動, 자동, αυτόματη, אוטומטית, تلقائي, samodejni, otomatik,
            otomatis, tự động, อัตโนมัติ, אוטומטי, automatikoa, sjálfvirkt""");

    private static final Phrases RETURNED = Phrases.of("""
            undelivered mail returned to sender, undeliverable, undelivered, delivery status notification,
            mail delivery failed, mail delivery failure, delivery failure,
            message delivery failure, delivery failure notification, mail system error - returned mail, returned mail, failure notice,
            delivery notification, warning: could not send message, warning: message, message undeliverable,
            mail could not be delivered, message could not be delivered, your message could not be delivered,
            your message couldn't be delivered, undelivered mail, undelivered message, undeliverable mail,
            undeliverable message, nondeliverable mail, delayed mail, delivery report, non-deliverable, unzustellbar,
            nicht zustellbar, unzustellbare nachricht, non remis, non distribuable, remise impossible,
            échec de la remise, no se puede entregar, no entregado, non recapitabile, impossibile recapitare,
            onbestelbaar, não entregue, não é possível entregar, nie można dostarczyć, niedostarczalne,
            olevererbart, kan inte levereras, kan ikke leveres, ikke leveret, ikke levert, ei voida toimittaa, ei voi toimittaa, nedoručitelné,
            nedoručitelná zpráva, не удалось доставить, не удается доставить, не удаётся доставить, недоставлено, недоставленное сообщение, 无法送达, 无法投递, 未送达,
            未傳遞, 未傳遞的主旨, 傳送失敗, 系统退信, 配信不能, 配信不能メール,
            kézbesíthetetlen, teslim edilemedi, 배달되지 않음, nedoručiteľné, nu s-a putut livra, neisporučivo,
            δεν είναι δυνατή η παράδοση,
            non-delivery of, mail undeliverable, mail failed, mail delivery problem, mail delivery error, error sending mail,
            notice of mail delivery failure, message status - undeliverable, unable to deliver your message,
            could not send message, undeliverable e-mail, undelivered e-mail, message not delivered,
            email delivery failure, email delivery failed, your email could not be delivered, non-delivery,
            mail delivery warning""");

    /// Whole subjects that mail servers write and no person does.
    private static final List<String> RETURNED_WHOLLY = Words.of("""
            undelivered mail returned to sender, mail delivery failed: returning message to sender,
            returned mail: see transcript for details, delivery status notification (failure),
            delivery status notification (delay), mail system error - returned mail, message status - undeliverable""");

    /// What such a mail also begins with; elsewhere these are everybody's words.
    private static final Phrases OF_POSTMASTERS = Phrases.of("""
            delayed, verzögert, retardé, retrasado, ritardato, vertraagd, atrasado, opóźnione, försenat, försenad,
            ndn, forsinket, forsinkelse, viivästynyt, zpožděno, задержано, 延迟, 已延迟, 延遲, 遅延, 지연됨""");

    /// What postmasters speak of.
    private static final Phrases DELIVERY = Phrases.of("""
            deliver, mailbox, message, user unknown, sending your mail, zustell, distribu, remis, entreg, recapit, consegn, bezorg,
            bestel, lever, toimit, dostarcz, doruč, достав, 退信, 配信, 送达, 投递""");

    /// And what they say of it.
    private static final Phrases FAILURE = Phrases.of("""
            fail, error, problem, delay, permanent, unknown, blocked, rejected, is full, non-, cannot, could not, not be, undeliver, fehl, fehler, nicht,
            unzustell, verzöger, gescheitert, échec, echec, erreur, impossible, retard, fallo, falla, falha, erro, retras,
            mancat, impossibil, ritard, mislukt, niet, vertraag, kan ej, inte, ikke, misslyck, fejl, ei onnist, epäonnist, ei voi, nie można, niedostar, opóźn, nedoru, не удал,
            ошибк, 退信, 失败, 失敗, 不能, 无法""");

    /// Of mails where nothing else is said; else of goods: "Delivery failed: laptop".
    private static final Pattern NOT_DELIVERED =
            Pattern.compile("delivery (?:failed|delayed|problem)(?:[.!]|\\s?\\(.*)?"
                    + "|your (?:e-?mail|message) to \\S{3,100} (?:could not be|was not|has not been) delivered[.!]?");

    /// What Notes says of whoever is away, in each of its languages, and what people let their programs say.
    private static final String IS_AWAY = Words.anyOf("""
            (?:is|will be) (?:currently )?(?:out of (?:the )?office|away from (?:the|my) (?:office|desk)|on (?:vacation|holiday|annual leave)),
            ist (?:derzeit |zurzeit )?(?:außer haus|im urlaub|abwesend|nicht im (?:haus|büro)),
            (?:est|sera) (?:absente?|absent\\(e\\)|en congés?|en vacances)(?: du bureau)?, n'est pas au bureau,
            (?:está|estará) (?:ausente(?: de la oficina)?|fuera de la oficina), (?:está|estará) de vacaciones, no (?:está|estará) en la oficina,
            (?:è|sarà) (?:fuori (?:ufficio|sede)|assente(?: dall'ufficio)?|in ferie), non (?:è|sarà) in ufficio,
            is (?:afwezig|niet op kantoor|buiten kantoor|met vakantie|op vakantie),
            (?:está|estará) (?:ausente|fora) do escritório, (?:está|estará) de férias, não (?:está|estará) no escritório,
            jest (?:nieobecn[ya](?: w biurze)?|poza biurem|na urlopie), (?:nie ma|nie będzie) w biurze,
            är (?:inte|ej) på (?:kontoret|plats), är (?:borta från kontoret|på semester|frånvarande),
            er ikke på kontoret, er (?:ute av kontoret|fraværende|på ferie),
            ei ole (?:toimistossa|toimistolla|paikalla), on (?:poissa toimistosta|lomalla),
            není v kanceláři, je (?:mimo kancelář|na dovolené), nepřítomen, nepřítomna,
            (?:сейчас )?(?:отсутствует (?:на рабочем месте|в офисе)|в отпуске|вне офиса|не в офисе), (?:нет|не будет) в офисе,
            házon kívül van, nincs az irodában, szabadságon van, (?:ofis|büro) dışında, ofiste değil, (?:είναι )?εκτός γραφείου,
            no és a l'oficina, (?:és|està) fora de l'oficina, nu este la birou, je mimo kancelárie, ni v pisarni, nije u uredu""");

    /// The same where no blank stands before it.
    private static final String IS_AWAY_UNPARTED = Words.anyOf("""
            (?: ?さん)?は(?:現在、?)?(?:不在(?:です|にしています)?|外出中です|休暇中です), (?:[은는이가]|\\([은는이가]\\)|님은|님이)? ?부재 ?중(?:입니다)?,
            (?: ?)(?:目前|现在|現在)?(?:不在办公室|不在辦公室)""");

    /// "Eva Lind is out of the office (returning 5 January)"
    private static final Pattern SOMEBODY_AWAY =
            Pattern.compile("(?:(?:i'm|i am|i will be) (?:currently )?(?:out of (?:the )?office"
                    + "|away from (?:the|my) (?:office|desk)|on (?:vacation|holiday|annual leave))|(?<who>.{2,60}) "
                    + IS_AWAY
                    + "|(?<whose>.{2,60}?)"
                    + IS_AWAY_UNPARTED
                    + ")[.!。]?(?:\\s?[(（].*| (?:until|till|from|returning)[^,;]*(?:, ?\\d.*)?"
                    + "| (?:bis|vom|jusqu|du|hasta|fino|dal|tot|van|até|do|od|till|til|fra|från|до|с) .*)?");

    /// "AUTO: Lind, Eva is out of the office. (returning 05/01/2026)", as Notes writes it
    private static final Pattern BACK_ON = Pattern.compile(
            "auto ?: .{2,60} (?:is|ist|est|está|è|är|er|jest|on|je|não|non|no|ei|není|nie) .{2,60} \\((?:returning|rückkehr|retour|regreso|rientro|ritorno|terug|tillbaka|retorno"
                    + "|tilbage|tilbake|powrót|palaa|paluu|návrat|возвращ)[^()]*\\d[^()]*\\)");

    /// "Warning: message 1abc-2 delayed 24 hours" of Exim
    private static final Pattern DELAYED =
            Pattern.compile("warning: message \\S{1,60} (?:still )?(?:delayed|undelivered).{0,60}");

    /// What may follow the words and then end as they do: "Out of office AutoReply: Locked".
    private static final Pattern GOES_ON = Pattern.compile(
            "(?:(?:auto\\p{L}*+|notification|message|mail|reply|response|notice|to sender|returned)[- ]*+)++"
                    + "(?:$|[:：–—(\\[!.,…\"].*)");

    /// Until when, from when, or from whom; a whole sentence is a person's.
    private static final Pattern WHEN_OR_WHO = Pattern.compile(
            "(?:until|till|from|bis|vom|jusqu\\S*|du|hasta|fino|tot|até|til|до) (?:(?:\\S+ ){0,2}\\S*\\d.*"
                    + "|(?<!du |vom )(?!my )\\S+(?: \\S+){0,2})");

    /// How whoever is away begins to say so: "I am", "We will be", "Currently".
    private static final Pattern OF_ONESELF = Pattern.compile("""
            (?:i am|i'm|i will be|i'll be|we are|we're|we will be|currently|away|ich bin|ich befinde mich|wir sind|bin|derzeit|zurzeit|zur zeit|momentan|aktuell
            |je suis|je serai|nous sommes|nous serons|actuellement|estoy|estaré|estamos|me encuentro|actualmente|sono|sarò|siamo|attualmente|ik ben|wij zijn|we zijn|momenteel
            |estou|estarei|estamos|encontro-me|atualmente|jestem|przebywam|obecnie|jag är|vi är|för närvarande|jeg er|jeg har|jeg holder|vi er|i øjeblikket|for tiden
            |olen|olemme|tällä hetkellä|jsem|jsme|momentálně|я|мы|меня|нас|сейчас|είμαι|είμαστε)(?!\\p{L})|我|目前|现在|現在|本人|私|本日|只今|ただいま
            """.replace("\n", ""));

    /// "Accepted: Review @ Mon Mar 9, 2026 5pm", as a calendar answers an invitation; people write no such line.
    private static final Pattern ANSWERED_INVITATION = Pattern.compile(
            "(?:accepted|declined|tentative(?:ly accepted)?): .{1,200} @ (?:mon|tue|wed|thu|fri|sat|sun) \\p{L}{3} \\d{1,2}, \\d{4}(?: .*)?");

    private static final Pattern AFTER_COMMA = Pattern.compile("[,，;]\\s*\\p{L}");
    private static final Pattern MORE = Pattern.compile("[:：–—]\\s*\\S| - \\S");

    private static final List<String> AFTER =
            List.of("re:", "aw:", "sv:", "vs:", "odp:", "antw:", "rif:", "from:", "for past");

    private AutomaticSubject() {}

    static boolean isOutOfOfficeForCertain(String subject) {
        return saysOutOfOffice(subject)
                && (hasProgramsWord(subject.toLowerCase(Locale.ROOT))
                        || BACK_ON.matcher(Bounded.clip(plain(subject), LONGEST))
                                .matches());
    }

    /// "AUTO: Eva Lind is away", as Notes has it; "Auto: tyres" is a person's as long as it answers nothing.
    static boolean isMarkedAuto(String subject) {
        return plain(subject).startsWith("auto:");
    }

    static boolean isOutOfOffice(String subject) {
        return saysOutOfOffice(subject);
    }

    private static boolean hasProgramsWord(String lower) {
        return PROGRAMS_WORDS.stream().anyMatch(lower::contains);
    }

    /// "Re: Printer (autoreply)", which programs write behind what they answer, and people behind what they speak of.
    static boolean isMarkedBehind(String subject) {
        String plain = Bounded.clip(plain(subject), LONGEST);
        int last = plain.length() - 1;
        int close = last < 0 ? -1 : ")]】".indexOf(plain.charAt(last));
        int open = close < 0 ? -1 : plain.lastIndexOf("([【".charAt(close));
        if (open < 0) {
            return false;
        }
        String mark = plain.substring(open + 1, last).strip();
        return BEHIND.contains(mark)
                || (hasProgramsWord(mark) && OUT_OF_OFFICE.begin(mark, phrase -> phrase.length() == mark.length()));
    }

    private static boolean saysOutOfOffice(String subject) {
        return begins(subject, OUT_OF_OFFICE)
                || SOMEBODY_AWAY.matcher(Bounded.clip(plain(subject), LONGEST)).matches()
                || (OF_ONESELF.matcher(plain(subject)).lookingAt()
                        && NoteSentence.of(subject.strip()) == NoteSentence.ABSENCE);
    }

    /// Whether it says of somebody else that he is away, as people tell a desk of their colleagues; programs speak of
    /// whom they write for, by a name that stands in From.
    static boolean isOfAnother(String subject, List<MailAddress> from) {
        String plain = Bounded.clip(plain(subject), LONGEST);
        Matcher away = SOMEBODY_AWAY.matcher(plain);
        if (begins(subject, OUT_OF_OFFICE) || OF_ONESELF.matcher(plain).lookingAt() || !away.matches()) {
            return false;
        }
        String who = away.group("who") == null ? away.group("whose") : away.group("who");
        return who != null && from.stream().limit(1).noneMatch(author -> PersonalAddress.isCalled(author, who));
    }

    /// Whether more than a phrase stands there: "Vacation: cannot log in".
    static boolean goesOn(String subject) {
        return MORE.matcher(Bounded.clip(plain(subject), LONGEST)).find();
    }

    static boolean isAnsweredInvitation(String subject) {
        return ANSWERED_INVITATION
                .matcher(Bounded.clip(plain(subject), LONGEST))
                .matches();
    }

    /// Whether a matter follows where a note would end: "I'm on leave, the VPN fails".
    static boolean tellsMore(String subject) {
        return AFTER_COMMA.matcher(Bounded.clip(subject, LONGEST)).find()
                && NoteSentence.of(subject.strip()) != NoteSentence.ABSENCE;
    }

    static boolean isReturned(String subject) {
        return begins(subject, RETURNED)
                || DELAYED.matcher(Bounded.clip(plain(subject), LONGEST)).matches()
                || NOT_DELIVERED.matcher(Bounded.clip(plain(subject), LONGEST)).matches();
    }

    /// Whether it says so anywhere, as a gateway does behind the subject of what it returns.
    static boolean namesReturn(String subject) {
        return RETURNED.areIn(Bounded.clip(plain(subject), LONGEST));
    }

    /// Whether it says that a mail is late or came back, where a mail server wrote it.
    static boolean isReturnedByPostmaster(String subject) {
        String plain = Bounded.clip(plain(subject), LONGEST);
        return begins(subject, OF_POSTMASTERS) || (DELIVERY.areIn(plain) && FAILURE.areIn(plain));
    }

    /// Whether a mail server writes it so, word by word.
    static boolean isReturnedWholly(String subject) {
        return RETURNED_WHOLLY.contains(plain(subject));
    }

    /// Without a tag in brackets, which may as well be the phrase itself: "[Auto-Reply] Printer".
    private static boolean begins(String subject, Phrases phrases) {
        String plain = Bounded.clip(plain(subject), LONGEST);
        int bracket = plain.isEmpty() ? -1 : "[(【".indexOf(plain.charAt(0));
        int close = bracket < 0 ? -1 : plain.indexOf("])】".charAt(bracket));
        if (close < 0 || (close > LONGEST_TAG && !TAG_OF_DESK.matcher(plain).lookingAt())) {
            return beginsPlainly(plain, phrases);
        }
        String tag = plain.substring(1, close).strip();
        return phrases.begin(tag, phrase -> phrase.length() == tag.length())
                || beginsPlainly(plain.substring(close + 1).strip(), phrases);
    }

    private static boolean beginsPlainly(String subject, Phrases phrases) {
        return phrases.begin(subject, phrase -> phrase.endsWith(":") || ends(subject.substring(phrase.length())));
    }

    private static String plain(String subject) {
        return ShortText.small(subject.strip()).replace('\u00a0', ' ').replace('’', '\'');
    }

    private static boolean ends(String rest) {
        String after = rest.stripLeading();
        return after.isEmpty()
                || ":：-–—([!.,…\"".indexOf(after.charAt(0)) >= 0
                || AFTER.stream().anyMatch(after::startsWith)
                || GOES_ON.matcher(after).matches()
                || WHEN_OR_WHO.matcher(after).matches();
    }
}
