package dev.millrace.intake.email.automatic;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.reply.signature.MarkedSignature;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether a text may be a program's note of somebody's absence, where nothing but the subject shows that it is one:
/// "Vacation: cannot log in" is a person's as long as the text speaks of something else.
final class AbsenceNote {
    private static final int LONGEST = 2_000;

    /// Where words begin, in the languages whose subjects are known.
    private static final Pattern ABSENCE =
            Pattern.compile("""
            (?<!\\p{L})(?:out of (?:the )?office|away|absen|vacation|holiday|on (?:\\p{L}+ )?leave|be back|return
            |unavailable|not (?:available|in )|until|till|automat|auto-?repl|limited (?:[\\p{L}-]{1,12} ){0,2}access|closed
            |abwesen|urlaub|nicht (?:im|erreichbar|da)|au(?:ß|ss)er haus|wieder (?:da|erreichbar|im)|zurück|vertret
            |elternzeit|mutterschutz|geschlossen|bis (?:\\p{L}+ ){0,2}\\d|bis \\p{L}{3,7}tag
            |congé|vacances|retour|jusqu|indisponible|injoignable|fermé
            |ausen|ausên|vacaciones|fuera de|regres|vuelv|volver|hasta|no estar|cerrad
            |assen|ferie|fuori|rientr|torner|ritorn|fino|chius
            |afwezig|vakantie|verlof|niet (?:aanwezig|op|bereikbaar)|terug|tot (?:\\p{L}+ ){0,3}\\d|gesloten
            |férias|fora d|retorn|volt(?:o|arei)|até|fechad
            |nieobecn|urlop|poza|wracam|wróc|do (?:dnia )?\\d|zamkni
            |borta|frånv|semester|ledig|tillbaka|åter|fravær|ferie|tilba|væk|ikke (?:på|til)|inte på|till? den|indtil
            |poissa|loma|takaisin|palaan|asti|saakka|suljettu
            |nepřítom|dovolen|mimo|vrátím|zpět
            |отсутств|отпуск|вернусь|меня не|буду вне|буду недоступ|вне офиса|автомат|до \\d
            |szabads|távol|vissza|házon kívül|irodán kívül (?:vagyok|leszek|tartózkod)|izin|tatil|dışında|yokum|kadar|döne
            |(?:bin|ist) krank(?!\\p{L})|krankgeschrieben|(?:wegen|durch) krankheit(?!\\p{L})|(?:bin|ist) (?:\\p{L}+ ){0,3}auf dienstreise|(?:suis|serai|est|sera) (?:\\p{L}+ )?en (?:arrêt (?:de )?(?:maladie|travail)|déplacement)
            |(?:estoy|estaré) de (?:baja|viaje)|(?:sono|sarò) in (?:malattia|trasferta)|(?:ben|is) ziek(?!\\p{L})|(?:ben|is) op dienstreis|de licença (?:médica|até)|(?:estou|estarei) (?:de|em) viagem
            |przebywam (?:na|w)|(?:jestem|będę) (?:\\p{L}+ )?(?:na zwolnieniu|w delegacji)|är sjuk(?:skriven)?(?!\\p{L})|är på tjänsteresa|er sy[gk](?:e?meldt)?(?!\\p{L})|er på (?:barsel|tjenesterejse|tjenestereise)(?!\\p{L})|jeg har permisjon
            |olen (?:sairaana|sairauslomalla|työmatkalla)|jsem nemocn|(?:jsem|budu) (?:\\p{L}+ )?na (?:nemocenské|služební cestě)|(?:я|буду|нахожусь|сейчас) (?:\\p{L}+ )?(?:на больничном|в командировке|в декрете)
            |som neprítomn|повернусь|(?:я|буду|перебуваю) (?:\\p{L}+ )?(?:(?:у|в) відпустці|поза офісом|на лікарняному)|отсъствам|(?:съм|бъда) извън офиса|ще се (?:за)?върна
            |(?:sunt|voi fi) în (?:concediu|afara biroului)|revin (?:pe|la birou)|lipsesc (?:de la birou|din birou|până)
            |(?:είμαι|βρίσκομαι) (?:σε άδεια|εκτός γραφείου)|απουσιάζω|θα επιστρέψω|(?:sem|bom) na dopustu|(?:bom|sem) odsot(?:en|na)|vratit ću se|vrnem se
            |odsut(?:an|na) sam|sam odsut(?:an|na)|(?:sam|biti) (?:\\p{L}+ )?(?:izvan ureda|na (?:godišnjem )?odmoru)|atostogauju|grįšiu|esmu (?:atvaļinājumā|prombūtnē)|olen puhkusel|(?:vắng mặt|nghỉ phép) (?:đến|từ)
            |(?:sedang|berada) (?:cuti|di luar kantor)|(?:verð|er) fjarverandi|אני (?:נמצאת? )?(?:בחופשה|בחופש|בחופשת (?:לידה|מחלה)|נעדרת?|מחוץ למשרד|לא במשרד)(?!\\p{L})|ו?אשוב (?:לעבודה|למשרד)|(?:أنا|سأكون) (?:في إجازة|خارج المكتب)|سأعود (?:إلى|في|يوم))
            |不在|外出|休假|度假|出差|回来|回來|返回|自动|自動|休暇|休み|まで|戻|出張|부재|휴가|까지|복귀|출장|휴직 중|자리를 비(?:웁|우|운)
            """.replace("\n", ""), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /// How whoever is away begins to say so.
    private static final Pattern AWAY_ONESELF = Pattern.compile("""
            (?:(?:i am|i'm|i will be|i'll be) (?:\\p{L}+ ){0,3}(?:away|out of (?:the )?office|on (?:\\p{L}+ )?(?:vacation|holiday|leave)|until)
            |ich bin (?:\\S{1,20} ){0,4}(?:abwesend|außer haus|im urlaub|in (?:elternzeit|mutterschutz))|je (?:suis|serai) (?:\\p{L}+ ){0,2}(?:absente?|en congés?|en vacances)
            |(?:estoy|estaré) (?:\\p{L}+ )?(?:ausente|fuera de la oficina|de vacaciones)|(?:sono|sarò) (?:\\p{L}+ )?(?:assente|fuori ufficio|in ferie)
            |ik ben (?:\\p{L}+ ){0,2}(?:afwezig|(?:op|met) vakantie)|(?:estou|estarei) (?:\\p{L}+ )?(?:ausente|fora do escritório|de férias)
            |(?:jestem|będę) (?:\\p{L}+ )?(?:nieobecn[ya]|na urlopie)|jag är (?:\\p{L}+ )?(?:på semester|tjänstledig|frånvarande)|jeg er (?:\\p{L}+ )?(?:på ferie|fraværende)
            |olen (?:\\p{L}+ )?(?:lomalla|poissa)|jsem (?:\\p{L}+ )?(?:na dovolené|nepřítom)|я (?:\\p{L}+ )?в отпуске)(?!\\p{L})
            """.replace("\n", ""));

    /// What such notes say without a word for an absence.
    private static final Pattern COVERED =
            Pattern.compile("""
            (?<!\\p{L})(?:back (?:on |in |at )?(?:\\d|(?:mon|tues|wednes|thurs|fri)day|next )|not monitored|covers? for me
            |contact (?:\\p{L}+ ){1,3}instead|i(?: shall| will|'ll) read|atender[áa]|weer (?:bereikbaar|aanwezig))
            """.replace("\n", ""), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /// What houses answer by themselves; nobody writes so to his own desk.
    private static final Pattern RECEIPT =
            Pattern.compile("""
            (?<!\\p{L})(?:thank you for (?:contacting|your (?:message|e-?mail|mail|request))|we (?:have )?received your
            |we (?:answer|reply|respond)(?: \\p{L}+){0,2} within|no longer work (?:for|at)|need help ?\\?|questions ?\\?
            |vielen dank für ihre (?:nachricht|e-?mail|anfrage)|haben sie (?:noch )?fragen ?\\?|bien reçu votre|besoin d'aide ?\\?
            |serve aiuto ?\\?)
            """.replace("\n", ""), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /// What people ask a desk for, away or not.
    private static final Pattern REQUEST =
            Pattern.compile("""
            (?<!\\p{L})(?:please help|log (?:in|on)|sign in|password|does(?:n't| not) work|not working
            |passwort|kennwort|anmelden|einloggen|funktioniert nicht|geht nicht|bitte (?:um hilfe|helfen)
            |mot de passe|connecter|ne (?:marche|fonctionne) pas|contraseña|no funciona|non funziona
            |wachtwoord|inloggen|werkt niet|senha|não funciona|hasło|zalogować|nie działa|lösenord|logga in
            |fungerar inte|adgangskode|passord|log(?:ge|ger)? (?:ind|inn)|virker ikke|fungerer ikke|salasana|ei toimi
            |heslo|přihlásit|nefunguje|парол|войти|не работает|не працює|відсутн(?:ій|ня|є) (?:інтернет|мережа|доступ|зв'язок|звук))|密码|密碼|登录|登入|无法|無法|パスワード|ログイン|できません|비밀번호|로그인
            """.replace("\n", ""), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /// Who wants a note of his own set up.
    private static final Pattern SET_UP =
            Pattern.compile("""
            (?<!\\p{L})(?:(?:please|pls|could you|can you|kindly) (?:set|turn|switch|activate|enable|create|add|put|configure)
            |bitte (?:richten(?! sie (?:\\p{L}+ ){1,4}an )|stellen|aktivieren|schalten|einrichten)|(?:d'|veuillez )activer|attivate|attivare|activen|activar|ativem|ativar
            |proszę (?:o )?(?:ustawi|włącz)|nastavte|включите|настройте|slå på|pyydän asettamaan|asettakaa)
            |请帮|请设置|請設|請幫|設定してください|設定をお願い
            """.replace("\n", ""), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /// What has not been mended.
    private static final Pattern STILL =
            Pattern.compile("""
            (?<!\\p{L})(?:still (?:not|no|does|do|is|broken|locked|the same)|(?:broken|fails|failed|crash)
            |immer noch|noch immer|kaputt|toujours|(?<!merci )encore|sigue|todavía|ancora|nog steeds|nog niet|ainda|nadal|wciąż|fortfarande
            |stadig|fortsatt|edelleen|vieläkään|stále|pořád|до сих пор|все еще|всё ещё)|仍然|还是|還是|まだ|여전히
            """.replace("\n", ""), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /// How people begin to ask, at the start or behind a greeting, where a program would ask whether help is needed.
    private static final Pattern ASKED = Pattern.compile("""
            (?:^|[.!?,;:–—]\\s+)¿?(?:(?:(?:how|where|why|who|when) (?:do|does|can|could|should|to|is|are)(?! we(?!\\p{L}))|(?:can|could|may|should) i
            |(?:can|could|would) you(?! (?:please |kindly )?(?:contact|write to|turn to|reach out to|get in touch with) [^?]{2,60} (?:instead|in my absence|in the meantime|while i am away|until i)(?!\\p{L}))
            |is it possible|is there (?:a|any) (?:\\p{L}+ )?way|do you know how
            |wie (?:kann|stelle|schalte|ändere|bekomme|richte|mache|geht)|wo (?:kann|stelle|finde)|warum|wer|kann ich|(?:können|könnten) sie(?! sich (?:bitte )?(?:\\p{L}+ ){0,4}an )|könnt ihr|ist es möglich|gibt es eine möglichkeit
            |comment|pourquoi|où|puis-je|est-ce que|pouvez-vous|pourriez-vous|est-il possible|serait-il possible|y a-t-il (?:un )?moyen
            |cómo|dónde|por qué|puedo|pueden|podrían|es posible|sería posible|hay (?:alguna )?(?:forma|manera)|come (?:si|posso|faccio)|dove|perché|posso|potete|potreste|è possibile|sarebbe possibile|c'è (?:un )?modo
            |hoe|waar|waarom|kan ik|kunnen jullie|kunt u mij|is het mogelijk|como|onde|por que|posso|podem|é possível|seria possível|há (?:alguma )?(?:forma|maneira)|jak|gdzie|dlaczego|czy
            |hur|var (?:kan|ställer)|varför|kan jag|kan ni|går det att|är det möjligt
            |hvordan|hvor (?:kan|finder|finner)|hvorfor|kan jeg|kan i|kan dere|kan man|er det mulig|er det muligt|miten|missä|miksi|voinko|voitteko|onko mahdollista|kde|proč|mohu|můžete|je možné|dá se|lze
            |как|где|почему|могу ли|можете|можно ли|як|чому|чи можна|де|къде|защо|може ли|cum|unde|hogyan|hol|miért|nasıl|neden|com (?:puc|es pot|faig)|per què|ako|kako|zašto|zakaj
            |איך|כיצד|למה|كيف|لماذا)(?!\\p{L})[^?؟]*[?؟]|(?:πώς|πού|γιατί|μπορείτε|μπορώ|υπάρχει) [^?;]*[?;]
            |[^?？]{0,40}(?:如何|怎么|怎麼|怎样|怎樣|为什么|為什麼|どう|なぜ|どこ|어떻게|왜|어디)[^?？]{0,40}[?？])
            """.replace("\n", ""));

    private static final Pattern FEW_WORDS = Pattern.compile("\\S*\\s*\\S*");

    /// In characters. Chinese and Japanese have no blanks between words, so that whole sentences of theirs look like
    /// one.
    private static final int LONGEST_FEW_WORDS = 20;
    private static final int LONGEST_COURTESY = 300;

    /// Where nothing else is said, whoever says so wants something.
    private static final Pattern PLEASE = Pattern.compile(
            "(?iU)\\b(?:please|bitte|s['’]il (?:vous|te) pla[iî]t|merci de|por favor|per favore|alstublieft|graag|proszę|snälla|vær venlig|vennligst"
                    + "|ole hyvä|prosím|пожалуйста)\\b|请|請");

    private AbsenceNote() {}

    /// True for a text that says nothing, too.
    static boolean mayBe(String subject, String text) {
        String begin = Bounded.clip(text, LONGEST).strip();
        if (ShortText.marksQuestion(begin) || SET_UP.matcher(begin).find()) {
            return false;
        }
        boolean whole = !ShortText.marksQuestion(subject) && !AutomaticSubject.tellsMore(subject);
        boolean speaksOfIt = (whole && saysNothing(begin)) || tellsOfIt(begin);
        return speaksOfIt
                && !(AutomaticSubject.goesOn(subject) && REQUEST.matcher(begin).find());
    }

    /// Whether a text asks for something or complains, and does not tell of an absence beside it: "Urgent? Call Ben."
    static boolean asks(String text) {
        String begin = Bounded.clip(text, LONGEST);
        if (RECEIPT.matcher(begin).find()) {
            return false;
        }
        return REQUEST.matcher(begin).find()
                || SET_UP.matcher(begin).find()
                || (!tellsOfIt(begin)
                        && (ShortText.marksQuestion(begin)
                                || STILL.matcher(begin).find()));
    }

    /// Whether a sentence is a question of a person: "How do I set the note?"
    static boolean isAskedIn(String text) {
        return ShortText.of(text).sentences().stream()
                .anyMatch(sentence -> ASKED.matcher(sentence).find());
    }

    /// Whether a text calls itself automatic at its start, says right behind that its author is away, word by word as
    /// notes do, and wants nothing: "This is an automatic reply. I am on vacation until 30 May. The shop is open."
    static boolean isAnnouncedIn(ShortText text) {
        List<String> sentences = text.written();
        return sentences.size() > 1
                && OpeningStatement.isNothingButOfProgram(text.sentences().getFirst())
                && NoteSentence.of(sentences.get(1)) == NoteSentence.ABSENCE
                && !text.asks()
                && !DeskWork.isWantedIn(text.all())
                && !REQUEST.matcher(text.all()).find()
                && !STILL.matcher(text.all()).find();
    }

    /// Whether a sentence says that its author himself is away, and nothing is asked or wished beside it.
    static boolean isToldIn(String written) {
        ShortText text = ShortText.of(written);
        return !text.asks()
                && (text.written().stream().anyMatch(sentence -> NoteSentence.of(sentence) == NoteSentence.ABSENCE)
                        || text.sentences().stream()
                                .anyMatch(sentence ->
                                        AWAY_ONESELF.matcher(sentence).lookingAt()));
    }

    private static boolean tellsOfIt(String text) {
        return ABSENCE.matcher(text).find() || COVERED.matcher(text).find();
    }

    /// Whether a text has no word of any matter: none at all, thanks, or a name.
    static boolean saysNothing(String text) {
        return text.length() <= LONGEST_COURTESY
                && !asks(text)
                && !PLEASE.matcher(text).find()
                && (saysLittle(text.strip()) || isOfNotesWords(text.strip()));
    }

    /// Greeting, thanks and name among them, each with nothing but the words of notes.
    private static boolean isOfNotesWords(String text) {
        String first = text.lines().findFirst().orElse("");
        return Stream.concat(
                        Stream.of(first).filter(MarkedSignature::isGreeting), ShortText.of(text).written().stream())
                .noneMatch(sentence -> NoteSentence.of(sentence) == NoteSentence.NONE);
    }

    private static boolean saysLittle(String text) {
        return text.length() <= LONGEST_FEW_WORDS && FEW_WORDS.matcher(text).matches();
    }
}
