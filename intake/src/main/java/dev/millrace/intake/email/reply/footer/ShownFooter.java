package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.reply.lines.ParagraphAbove;
import dev.millrace.intake.email.words.Phrases;
import java.util.List;
import java.util.Locale;

/// Knows whoever writes of the words that houses and lists add to mails, or announces them with a colon: what
/// stands below is then what he shows.
public final class ShownFooter {
    /// "Please note:" is a headline of what is below.
    private static final int FEWEST_WORDS = 4;

    private static final Phrases SPOKEN_OF = Phrases.of("""
            letter paper, letterhead, the text for, the texts, the label, the link, unsubscribe link, web page, website, sticker, on each page, on every page, with this on it,
            briefbogen, briefpapier, abmeldelink, webseite, aufkleber, papier à en-tête, papel con membrete, carta intestata,
            footer, disclaimer, signature, wording, phrase, template, translat, legal notice, legal text, this text, this sentence, this notice, should read, should say,
            fußzeile, signatur, hinweis, vorlage, übersetz, haftungsausschluss, wortlaut, dieser satz, diesen satz, dieser text, diesen text, pied de page, mention légale, cette phrase, ce texte,
            pie de página, aviso legal, firma, este texto, esta frase, piè di pagina, questo testo, questa frase, voettekst, handtekening, deze tekst, deze zin,
            rodapé, assinatura, stopk, stopce, podpisie, ten tekst, to zdanie, sidfot, den här texten, den här meningen, sidefod, bunntekst, denne tekst, denne setning,
            alatunnist, allekirjoitu, tämä teksti, zápatí, podpisu, tento text, tato věta, колонтитул, подпись, подписи, этот текст, эта фраза, 免责, 免責, 签名, 簽名, 页脚, 署名, フッター""");

    private ShownFooter() {}

    /// Whether the paragraph above speaks of what is added, or announces it.
    ///
    /// @param below the first line of what seems to be added
    public static boolean isSpokenOfAbove(List<String> lines, int below) {
        List<String> above = ParagraphAbove.lines(lines, below);
        boolean headline = !above.isEmpty() && Disclaimers.isHeadline(above.getLast());
        String paragraph = ParagraphAbove.text(lines, below);
        return !headline && (SPOKEN_OF.areIn(paragraph.toLowerCase(Locale.ROOT)) || announces(paragraph.strip()));
    }

    private static boolean announces(String paragraph) {
        return paragraph.endsWith(":") && paragraph.split("\\s+", FEWEST_WORDS).length == FEWEST_WORDS;
    }
}
