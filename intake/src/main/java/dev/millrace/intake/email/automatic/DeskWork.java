package dev.millrace.intake.email.automatic;

import dev.millrace.intake.Bounded;
import java.util.Locale;
import java.util.regex.Pattern;

/// Whether a text wants of its reader what only a desk does, or says that its writer cannot get in:
/// no program's note of somebody's absence does, whatever the subject.
final class DeskWork {
    private static final int LONGEST = 2_000;

    private static final Pattern WANTED = Pattern.compile("""
            (?<!\\p{L})(?:(?:please|pls|kindly|can you|could you|would you) (?:\\p{L}+ ){0,2}(?:reset|unlock|disable|block|grant|give|remove|install|order|fix|repair|restore|delete|replace|extend|create)(?!\\p{L})
            |(?:bitte|können sie|könnten sie|könnt ihr|kannst du),? [^.!?\\n]{0,60}(?:zurück(?:zu)?setzen|entsperren|freischalten|sperren|deaktivieren|installieren|löschen|anlegen|reparieren|wiederherstellen|verlängern)
            |(?:setzen|schalten|sperren) sie [^.!?\\n]{0,60}(?:zurück|frei|konto|zugang)
            |(?:merci de|veuillez|pouvez-vous|pourriez-vous|prière de),? [^.!?\\n]{0,20}(?:réinitialiser|débloquer|déverrouiller|bloquer|désactiver|installer|réparer|supprimer|créer|rétablir)
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

    private DeskWork() {}

    static boolean isWantedIn(String text) {
        return WANTED.matcher(Bounded.clip(text, LONGEST).replace('’', '\'').toLowerCase(Locale.ROOT))
                .find();
    }
}
