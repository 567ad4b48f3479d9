package dev.millrace.intake.email.automatic;

import dev.millrace.intake.Bounded;
import java.util.regex.Pattern;

/// Whether a text wants of its reader what only a desk does, or says that its writer cannot get in:
/// no program's note of somebody's absence does, whatever the subject.
final class DeskWork {
    private static final int LONGEST = 2_000;

    private static final Pattern WANTED = Pattern.compile("""
            (?<!\\p{L})(?:(?:please|pls|kindly|can you|could you|would you) (?:\\p{L}+ ){0,2}(?:reset|unlock|disable|block|grant|give|remove|install|order|fix|repair|restore|delete|replace|extend|create)(?!\\p{L})
            |(?:bitte|können sie|könnten sie|könnt ihr|kannst du),? [^.!?\\n]{0,60}(?:zurück(?:zu)?setzen|entsperren|freischalten|sperren|deaktivieren|installieren|löschen|anlegen|reparieren|wiederherstellen|verlängern)
            |(?:setzen|schalten|sperren) sie [^.!?\\n]{0,60}(?:zurück|frei|konto|zugang)
            |(?:merci d'|(?:merci de|veuillez|pouvez-vous|pourriez-vous|prière de),? [^.!?\\n]{0,20})(?:réinitialiser|débloquer|déverrouiller|bloquer|désactiver|installer|réparer|supprimer|créer|rétablir)
            |(?:por favor|pueden|podrían|podría|puede),? [^.!?\\n]{0,30}(?:restable|desbloque|bloque|desactiv|instal|repar|elimin|crear|creen)
            |(?:per favore|per cortesia|potete|potreste|può|si prega di|vi prego di),? [^.!?\\n]{0,30}(?:reimposta|sblocca|blocca|disattiva|installa|ripara|elimina|crea|ripristina|resetta)
            |(?:graag|kunt u|kunnen jullie|gelieve),? [^.!?\\n]{0,40}(?:resetten|ontgrendelen|deblokkeren|blokkeren|installeren|verwijderen|aanmaken|herstellen|repareren|uitschakelen)
            |(?:por favor|podem|poderiam|favor),? [^.!?\\n]{0,30}(?:redefin|desbloque|bloque|desativ|instal|repar|elimin|apagu|criar|criem)
            |(?:proszę|czy możecie),? [^.!?\\n]{0,20}(?:zresetow|reset|odblokow|zablokow|zainstalow|usunię|napraw|utworz|przywróc)
            |(?:vänligen|kan ni|kan du|snälla),? [^.!?\\n]{0,40}(?:återställ|lås upp|låsa upp|spärra|installera|ta bort|laga|skapa)
            |(?:venligst|vennligst|kan i|kan dere|kan du|vær venlig),? [^.!?\\n]{0,40}(?:nulstil|nullstill|tilbakestill|lås op|lås opp|låse op|spær|sperr|installer|slet|reparer|opret|opprett)
            |(?:voitteko|voisitteko|pyydän|olkaa hyvä),? [^.!?\\n]{0,40}(?:nollata|nollaa|avata|avaamaan|lukita|asentaa|poistaa|korjata|luoda|palauttaa)
            |(?:prosím|můžete|mohli byste),? [^.!?\\n]{0,30}(?:reset|odblok|zablok|nainstal|smaz|oprav|vytvoř|obnov)
            |(?:пожалуйста|прошу|можете|просьба),? [^.!?\\n]{0,30}(?:сброс|разблок|заблок|установ|удал|почин|созда|восстанов|отключ)
            |(?:(?:i|and) (?:can't|cannot|can not|am unable to)|ich kann|je n'arrive pas à|je ne peux pas|no puedo|non riesco a|non riesco ad|ik kan|não consigo|nie mogę|jag kan inte|jeg kan ikke|en voi|nemohu|не могу),? [^.!?\\n]{0,40}(?:log in|log on|sign in|print|anmelden|einloggen|drucken|connecter|imprimer|iniciar sesión|conectar|imprimir|accedere|stampare|inloggen|afdrukken|iniciar sessão|zalogowa|drukowa|logga in|skriva ut|logge ind|logge inn|logge på|kirjautua|tulostaa|přihlásit|tisknout|войти|печатать))
            |(?:请|請|麻烦|麻煩|能否)[^。！？\\n]{0,12}(?:重置|重設|解锁|解鎖|停用|安装|安裝|删除|刪除|修|恢复|恢復|开通)
            |(?:リセット|解除|再設定|停止|インストール|削除|修理|作成|復旧)(?:を|して)[^。！？\\n]{0,6}(?:お願い|ください)
            """.replace("\n", ""));

    /// Behind "help us", in the words of programs: "Help us to serve you better".
    private static final String NOT_TO_IMPROVE =
            "(?!,? [^.!?,;\\n]{0,60}(?:improv|better|besser|amélior|mieux|mejor|miglior|beter|melhor|bättre|förbättr|bedre|zlepš|лучш))";

    /// What may stand between the asking and the access, where nobody says that he himself has none: "Please give your
    /// request to Ben as I have no access".
    private static final String OF_OTHERS = """
            (?:(?!, my |(?<!\\p{L})(?:limited|restricted|no|not|have|has|without|call|kein\\p{L}*|nicht|habe|haben|hat|ohne|eingeschränkt\\p{L}*
            |n'(?:ai|aurai|avons|a)|je|pas|sans|limitée?s?|tengo|tendré|tenemos|sin|limitado|non|ho|avrò|abbiamo|senza|limitato|geen|heb|hebben|beperkt\\p{L}*|zonder
            |não|tenho|terei|sem|nie|mam|mamy|będę|bez|ograniczon\\p{L}*|ingen|inte|ikke|har|begränsa\\p{L}*|begrænse\\p{L}*|begrense\\p{L}*
            |minulla|rajoitet\\p{L}*|nem[aá]m\\p{L}*|nebud\\p{L}*|omezen\\p{L}*|нет|не|без|ограничен\\p{L}*|меня)(?!\\p{L}))[^.!?\\n])
            """.replace("\n", "");

    /// That somebody gets in who could not: "Merci de donner accès au dossier à Eva".
    private static final Pattern ACCESS = Pattern.compile("""
            (?<!\\p{L})(?:(?:please|pls|kindly|can you|could you|would you) ~{0,20}(?:(?:give|grant|enable)~{0,40} (?:access|permissions?|rights)(?!\\p{L})|(?:provide|allow|set up)~{0,40} (?:access|permissions?|rights) (?:to|for)(?!\\p{L}))
            |(?:bitte|können sie|könnten sie|könnt ihr|kannst du),? ~{0,60}(?:zugriff|zugang|berechtigung|rechte|lizenz)~{0,40} (?:geben|gewähren|erteilen|einrichten|vergeben)(?!\\p{L})
            |(?:geben|erteilen|gewähren) sie ~{0,60}(?:zugriff|zugang|berechtigung|rechte)
            |(?:merci d'|(?:merci de|veuillez|pouvez-vous|pourriez-vous|prière de),? ~{0,20})(?:donner|accorder|ouvrir|attribuer)~{0,40}(?:accès|droits?|licence)(?!\\p{L})
            |(?:por favor|pueden|podrían|podría|puede),? ~{0,20}(?:den|dé|dar|darle|darles|concedan|conceda|conceder)(?!\\p{L})~{0,40}(?:acceso|permiso)
            |(?:per favore|per cortesia|potete|potreste|può|si prega di|vi prego di),? ~{0,20}(?:dare|date|concedere|concedete|abilitare|abilitate)~{0,40}(?:accesso|permess)
            |(?:graag|kunt u|kunnen jullie|gelieve),? ~{0,40}toegang~{0,40} (?:geven|verlenen)|geef ~{0,40}toegang
            |(?:por favor|podem|poderiam|favor),? ~{0,20}(?:dar|deem|dê|conceder|concedam|liberar|liberem)(?!\\p{L})~{0,40}(?:acesso|permiss)
            |(?:proszę|czy możecie) ~{0,10}(?:nada|przyzna|udziel|dać )~{0,40}(?:dostęp|uprawnie)
            |(?:vänligen|kan ni|kan du|snälla),? ~{0,20}ge ~{0,40}(?:åtkomst|behörighet|tillgång)
            |(?:venligst|vennligst|kan i|kan dere|kan du|vær venlig(?: at)?|må jeg bede jer),? ~{0,20}(?:giv|give|gi) ~{0,40}(?:adgang|tilgang|rettighed)
            |(?:voitteko|voisitteko|pyydän|olkaa hyvä ja),? ~{0,20}(?:anta|myönt)~{0,40}(?:oikeu|oikeud|pääsy)
            |(?:prosím|můžete|mohli byste),? ~{0,20}(?:přiděl|uděl|dejte|dát |povol)~{0,40}(?:přístup|oprávnění)
            |(?:пожалуйста|прошу|можете|просьба),? ~{0,20}(?:дать|дайте|предостав|откр)~{0,40}(?:доступ|прав(?:а|о)(?!\\p{L})))
            |(?:请|請|麻烦|麻煩|能否)[^。！？\\n]{0,20}(?:开通|開通|授权|授權|授予)|(?:権限|アクセス)[^。！？\\n]{0,8}(?:付与|追加|許可)[^。！？\\n]{0,4}(?:お願い|ください)
            """.replace("\n", "").replace("~", OF_OTHERS));

    /// What one needs, or help for oneself; whoever is away says who can help others. In the languages that subjects
    /// are known in.
    private static final Pattern HELP = Pattern.compile("""
            (?<!\\p{L})(?:(?:i need|ich brauche|ich benötige|j'ai besoin|necesito|ho bisogno|preciso de|potrzebuję|jag behöver|jeg har brug for|jeg trenger|tarvitsen|potřebuji|potrebujem
            |мне нужн\\p{L}{1,2}|мені потріб\\p{L}{2,3}|трябва ми|am nevoie de|szükségem van|ihtiyacım var|χρειάζομαι|trebam|אני צריך|אני צריכה|أحتاج)(?!\\p{L})|ik heb [^.!?\\n]{1,60}nodig(?!\\p{L})|please (?:\\p{L}+ )?help(?!\\p{L}| ?desk| yourself)|help me(?!\\p{L})|help us(?!\\p{L})#
            |bitte (?:\\p{L}+ ){0,2}(?:um hilfe|helfen|helft)(?!\\p{L})|helfen sie (?:mir|uns)(?!\\p{L})#|(?:können|könnten) sie (?:mir|uns) [^.!?\\n]{0,60}helfen
            |aidez-(?:moi|nous)#|(?:merci de|veuillez|pouvez-vous|pourriez-vous) (?:m'|nous )aider
            |ayúd[ae]n?(?:me|nos)(?!\\p{L})#|(?:pueden|podrían|puede|podría) ayudar(?:me|nos)(?!\\p{L})|(?:me|nos) (?:pueden|podrían|puede|podría) ayudar
            |aiutate(?:mi|ci)(?!\\p{L})#|(?:potete|potreste|può|potrebbe) aiutar(?:mi|ci)(?!\\p{L})|(?:mi|ci) (?:potete|potreste|può|potrebbe) aiutare
            |help (?:mij|ons)(?!\\p{L})#|(?:kunt u|kunnen jullie|kun je|kan iemand) (?:mij|me|ons) [^.!?\\n]{0,60}helpen
            |ajud(?:em|e)-(?:me|nos)(?!\\p{L})#|(?:podem|poderiam|pode|poderia) (?:(?:me|nos) ajudar|ajudar-(?:me|nos))
            |proszę o pomoc|pomóżcie|możecie (?:mi|nam) pomóc
            |hjälp (?:mig|oss)(?!\\p{L})#|(?:kan|skulle) (?:ni|du|någon) [^.!?\\n]{0,20}hjälpa (?:mig|oss|till)(?!\\p{L})
            |hjælp (?:mig|os)(?!\\p{L})#|(?:kan|kunne) (?:i|du|nogen) [^.!?\\n]{0,20}hjælpe (?:mig|os)(?!\\p{L})
            |hjelp (?:meg|oss)(?!\\p{L})#|(?:kan|kunne) (?:dere|du|noen) [^.!?\\n]{0,20}hjelpe (?:meg|oss)(?!\\p{L})
            |auttakaa|(?:voitteko|voisitteko|voitko|voisitko) auttaa
            |pomozte#|pomôžte|pomozite|pomagajte|prosím o pomoc|(?:můžete|mohli byste|môžete) (?:mi|nám) pom[oô]c
            |помогите#|помогнете|допоможіть|прошу (?:вас )?(?:помочь|помощи|о помощи|допомогти|допомоги)|(?:можете|могли бы) (?:вы )?(?:мне|нам) помочь|моля за помощ
            |ajutați-(?:mă|ne)|ajutati-(?:ma|ne)|puteți să (?:mă|ne) ajutați|segítsenek|kérem,? segítsen|tudnának segíteni
            |yardım (?:edin|eder misiniz|edebilir misiniz)|yardımcı olur musunuz|βοηθήστε (?:με|μας)|μπορείτε να (?:με|μας) βοηθήσετε
            |ajudeu-(?:me|nos)|(?:podeu|podríeu) ajudar-(?:me|nos)|necessito ajuda|עזרו לי|תוכלו לעזור לי|אשמח לעזרה|ساعدوني|أرجو المساعدة)
            |我需要|请帮忙|請幫忙|帮我|幫我|助けて|手伝って|教えてください|教えて下さい|도와주|도와 주|도움이 필요합니다|도움을 부탁
            """.replace("\n", "").replace("#", NOT_TO_IMPROVE));

    private DeskWork() {}

    static boolean isWantedIn(String text) {
        String begin = ShortText.small(Bounded.clip(text, LONGEST).replace('’', '\''));
        return WANTED.matcher(begin).find()
                || ACCESS.matcher(begin).find()
                || HELP.matcher(begin).find();
    }
}
