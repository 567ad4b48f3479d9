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
            |szabads|távol|vissza|házon kívül|irodán kívül|izin|tatil|dışında|yokum|kadar|döne
            |krank(?!enhaus|enkasse)|dienstreise|arrêt (?:de )?(?:maladie|travail)|en déplacement|de baja|de viaje|malattia|trasferta
            |ziek(?!enhuis)|dienstreis|licença|de viagem|zwolnieni|przebywam|delegacj|sjuk(?!hus)|tjänsteresa|sy[gk](?!ehus)|barsel|permisjon
            |tjenesterejse|tjenestereise|sairaana|sairauslom|työmatk|nemoc(?!nic)|služební cest|больничн|командировк|декрет
            |neprítom|vrátim|відсутн|відпуст|повернусь|поза офіс|лікарнян|отсъств|извън|завърна|ще се върна|concediu|revin|în afara|lipsesc
            |άδεια|απουσι|εκτός γραφείου|επιστρέ|fora de|odmor|odsot|odsut|dopust|izvan|vratit|vrnem|atostog|grįš|atvaļināj|prombūt|puhkus
            |vắng|nghỉ|cuti|di luar kantor|fjarver|orlof)
            |חופש|היעדר|נעדר|אשוב|מחוץ למשרד|לא במשרד|إجازة|خارج المكتب|غائب|سأعود|ไม่อยู่|ลาพัก|휴직|자리를 비|不在|外出|休假|度假|出差|回来|回來|返回|自动|自動|休暇|休み|まで|戻|出張|부재|휴가|까지|복귀|출장
            """.replace("\n", ""), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

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
            |heslo|přihlásit|nefunguje|парол|войти|не работает)|密码|密碼|登录|登入|无法|無法|パスワード|ログイン|できません|비밀번호|로그인
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
            (?:^|[.!?,;:–—]\\s+)¿?(?:(?:(?:how|where|why|who|when) (?:do|does|can|could|should|to|is|are)(?! we(?!\\p{L}))|(?:can|could|may|should) i|(?:can|could|would) you
            |is it possible|is there (?:a|any) (?:\\p{L}+ )?way|do you know how
            |wie (?:kann|stelle|schalte|ändere|bekomme|richte|mache|geht)|wo (?:kann|stelle|finde)|warum|wer|kann ich|können sie|könnt ihr|könnten sie|ist es möglich|gibt es eine möglichkeit
            |comment|pourquoi|où|puis-je|est-ce que|pouvez-vous|pourriez-vous|est-il possible|serait-il possible|y a-t-il (?:un )?moyen
            |cómo|dónde|por qué|puedo|pueden|podrían|es posible|sería posible|hay (?:alguna )?(?:forma|manera)|come (?:si|posso|faccio)|dove|perché|posso|potete|potreste|è possibile|sarebbe possibile|c'è (?:un )?modo
            |hoe|waar|waarom|kan ik|kunnen jullie|kunt u mij|is het mogelijk|como|onde|por que|posso|podem|é possível|seria possível|há (?:alguma )?(?:forma|maneira)|jak|gdzie|dlaczego|czy
            |hur|var (?:kan|ställer)|varför|kan jag|kan ni|går det att|är det möjligt
            |hvordan|hvor (?:kan|finder|finner)|hvorfor|kan jeg|kan i|kan dere|kan man|er det mulig|er det muligt|miten|missä|miksi|voinko|voitteko|onko mahdollista|kde|proč|mohu|můžete|je možné|dá se|lze
            |как|где|почему|могу ли|можете|можно ли|як|чому|чи можна|де|къде|защо|може ли|cum|unde|hogyan|hol|miért|nasıl|neden|com (?:puc|es pot|faig)|per què|ako|kako|zašto|zakaj
            |איך|כיצד|למה|كيف|لماذا)(?!\\p{L})[^?؟]*[?؟]|(?:πώς|πού|γιατί|μπορείτε) [^?;]*[?;]
            |[^?？]{0,40}(?:如何|怎么|怎麼|怎样|怎樣|为什么|為什麼|どう|なぜ|どこ|어떻게|왜|어디)[^?？]{0,40}[?？])
            """.replace("\n", ""));

    private static final Pattern QUESTION = Pattern.compile("[?？؟]");
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
        if (QUESTION.matcher(begin).find() || SET_UP.matcher(begin).find()) {
            return false;
        }
        boolean whole = !QUESTION.matcher(subject).find() && !AutomaticSubject.tellsMore(subject);
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
                        && (QUESTION.matcher(begin).find()
                                || STILL.matcher(begin).find()));
    }

    /// Whether a sentence is a question of a person: "How do I set the note?"
    static boolean isAskedIn(String text) {
        return ShortText.of(text).sentences().stream()
                .anyMatch(sentence -> ASKED.matcher(sentence).find());
    }

    /// Whether a text calls itself automatic at its start, and goes on to tell of an absence and nothing to be done:
    /// "This is an automatic reply. I am in the field until 30 May."
    static boolean isAnnouncedIn(ShortText text) {
        List<String> sentences = text.sentences();
        return sentences.size() > 1
                && OpeningStatement.isNothingButOfProgram(sentences.getFirst())
                && sentences.stream().skip(1).anyMatch(AbsenceNote::tellsOfIt)
                && !text.asks()
                && !DeskWork.isWantedIn(text.all())
                && !REQUEST.matcher(text.all()).find()
                && !STILL.matcher(text.all()).find();
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
