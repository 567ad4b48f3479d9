package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.words.Words;
import java.util.regex.Pattern;

/// "Get Outlook for iOS": where a program says whence it can be had. In the words that it uses itself: people ask for
/// programs in others.
final class ProgramOffer {
    private static final String GET = Words.anyOf("""
            get, holen sie sich, laden sie, télécharger, téléchargez, obtenir, obtenez, obtener, obtén, descargar,
            obter, obter o, obtenha o, baixar, baixar o, ottieni, scarica, download, haal, downloaden, pobierz, pobierz program,
            pobierz aplikację, hämta, skaffa, ladda ned, hent, få, skaff deg, last ned, hanki, lataa, získat, získejte, stáhnout, stáhněte,
            скачать, скачайте, получить, получите, загрузить, загрузите, отримати, завантажити""");

    private static final String FOR = " (?:for|für|pour|para|per|voor|op|dla|dla systemu|för|til|till|pro|для|su|na) ";

    private static final String GOT =
            "(?:beziehen|beschaffen|herunterladen|downloaden|holen|laden|abrufen|download|downloaden|ophalen)";

    private static final String MAIL_PROGRAM =
            "(?:outlook|blue ?mail|type ?app|edison mail|spark|aqua ?mail|my ?mail|gmail|yahoo mail|aol mail|canary mail|k-9 mail)";

    private static final Pattern FOR_TELEPHONE = telephones("(?:ios|android)(?:lle|ille|:lle)?");
    /// With a link to it.
    private static final Pattern FOR_ANY = telephones("(?:ios|android|mac|macos|windows|mobile)(?:lle|ille|:lle)?");

    private static final Pattern LINKED_ALONE = Pattern.compile("outlook" + FOR + "(?:ios|android|mac|windows)");

    private static final String EASTERN_SYSTEM = "(?:ios|android|安卓|mac|windows)";
    private static final Pattern EASTERN = Pattern.compile("(?:获取|取得|下载|下載) ?(?:适用于|適用於)? ?(?:"
            + EASTERN_SYSTEM + " ?版? ?的? ?outlook|outlook (?:for )?" + EASTERN_SYSTEM + "版?)"
            + "|(?:outlook (?:for )?" + EASTERN_SYSTEM + "版?|" + EASTERN_SYSTEM
            + " ?(?:版|版の|用|用の)? ?outlook) ?を(?:入手|取得|ダウンロード)"
            + "|(?:outlook for " + EASTERN_SYSTEM + "|" + EASTERN_SYSTEM + "용 outlook) ?[를을]? ?(?:다운로드|받기|가져오기)");

    private ProgramOffer() {}

    private static Pattern telephones(String system) {
        return Pattern.compile(
                GET + " \\[?outlook" + FOR + system + "]?(?: op)?|(?:hanki|lataa) outlook (?:androidille|ios:lle)|get "
                        + MAIL_PROGRAM + " for " + system + "|outlook" + FOR + system + " " + GOT);
    }

    /// @param words in lower case, without a link
    /// @param linked whether one stood there
    static boolean isOne(String words, boolean linked) {
        String bare = words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
        return FOR_TELEPHONE.matcher(bare).matches()
                || (isEastern(bare) && EASTERN.matcher(bare).matches())
                || (linked
                        && (FOR_ANY.matcher(bare).matches()
                                || LINKED_ALONE.matcher(bare).matches()));
    }

    /// Whether a line has a letter that only the East writes: most have none, and need not be searched by pattern.
    private static boolean isEastern(String words) {
        return words.chars().anyMatch(c -> c >= '\u3000');
    }
}
