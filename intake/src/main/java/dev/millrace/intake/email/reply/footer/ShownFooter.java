package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.reply.lines.ParagraphAbove;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.reply.lines.SayingVerbs;
import dev.millrace.intake.email.words.Phrases;
import java.util.List;
import java.util.Locale;

/// Knows whoever writes of the words that houses and lists add to mails, or announces them with a colon: what
/// stands below is then what he shows.
final class ShownFooter {
    /// "Please note:" is a headline of what is below.
    private static final int FEWEST_WORDS = 4;

    private static final Phrases SPOKEN_OF = Phrases.of("""
            letter paper, letterhead, the text for, the texts, the label, the link, unsubscribe link, web page, website, sticker, on each page, on every page, with this on it,
            briefbogen, briefpapier, abmeldelink, webseite, aufkleber, papier à en-tête, papel con membrete, carta intestata,
            below our, under our, unter unsere, sous nos, footer, disclaimer, signature, wording, phrase, template, translat, legal notice, legal text, this text, this sentence, this notice, should read, should say,
            fußzeile, signatur, hinweis, vorlage, übersetz, haftungsausschluss, wortlaut, dieser satz, diesen satz, dieser text, diesen text, pied de page, mention légale, cette phrase, ce texte,
            pie de página, aviso legal, firma, este texto, esta frase, piè di pagina, questo testo, questa frase, voettekst, handtekening, deze tekst, deze zin,
            rodapé, assinatura, stopk, stopce, podpisie, ten tekst, to zdanie, sidfot, den här texten, den här meningen, sidefod, bunntekst, denne tekst, denne setning,
            alatunnist, allekirjoitu, tämä teksti, zápatí, podpisu, tento text, tato věta, колонтитул, подпись, подписи, этот текст, эта фраза, 免责, 免責, 签名, 簽名, 页脚, 署名, フッター""");

    /// Of what houses add and of nothing else: whoever writes so may show it below his own name, too.
    private static final Phrases WORDING = Phrases.of("""
            disclaimer, confidentiality notice, legal notice, footer, wording, below our, under our, the following text, the following sentence, the following line,
            haftungsausschluss, fußzeile, wortlaut, unter unsere, unter allen, folgenden text, folgenden satz, mention légale, mentions légales, pied de page, sous nos, texte suivant,
            aviso legal, pie de página, siguiente texto, debajo de nuestr, piè di pagina, testo seguente, sotto le nostre, voettekst, volgende tekst, onder onze, rodapé, stopk, sidfot, sidefod, bunntekst, alatunnist, zápatí, колонтитул, 免責, 免责""");

    private static final int MOST_HEADLINES = 3;
    private static final int MOST_LINES_FRAMED = 30;
    private static final int LONGEST_OF_SIGNATURE = 40;
    private static final int MOST_PARAGRAPHS_OF_SIGNATURE = 3;

    /// Mails of any kind, and what is put on them.
    private static final Phrases MAILS = Phrases.of("""
            stamp, gateway, label, tagged, prefix, on top of, the line, a line, zeile, stempel, timbr, étiquet, marqué, sello, etiquet, etichett, mail, message, banner, warning, letter, notice, phishing, spam, received, nachricht, erhalten, bekommen, hinweis, courriel, reçu, correo, mensaje, recib,
            messaggio, ricevut, bericht, ontvang, mensagem, wiadomo, meddel, besked, melding, viesti, zpráv, письм, сообщ""");

    private ShownFooter() {}

    /// Whether the paragraph above speaks of what is added, or announces it; above a line of strokes, too, that
    /// frames it, and above a signature.
    ///
    /// @param below the first line of what seems to be added
    static boolean isSpokenOfAbove(List<String> lines, int below) {
        int frame = frameAbove(lines, below);
        return isSpokenOfRightAbove(lines, below) || (frame > 0 && isShownBelow(lines, frame));
    }

    /// Whether the paragraph above speaks of a mail: whoever has got one may show it or a part of it.
    static boolean isOfMailAbove(List<String> lines, int below) {
        return MAILS.areIn(ParagraphAbove.text(lines, below).toLowerCase(Locale.ROOT));
    }

    private static boolean isSpokenOfRightAbove(List<String> lines, int below) {
        int at = aboveHeadlines(lines, below);
        String paragraph = ParagraphAbove.text(lines, at).strip();
        return SPOKEN_OF.areIn(paragraph.toLowerCase(Locale.ROOT)) || isShownBelow(lines, at);
    }

    /// A headline belongs to what is below and announces nothing.
    private static int aboveHeadlines(List<String> lines, int below) {
        int at = below;
        for (int count = 0; count < MOST_HEADLINES; count++) {
            int end = at;
            while (end > 0 && lines.get(end - 1).isBlank()) {
                end--;
            }
            if (end == 0 || !Disclaimers.mayBeHeadline(lines.get(end - 1))) {
                return at;
            }
            at = end - 1;
        }
        return at;
    }

    private static boolean isShownBelow(List<String> lines, int below) {
        String paragraph = ParagraphAbove.text(lines, below).strip();
        return announces(paragraph) || SayingVerbs.end(paragraph) || isWordingAboveSignature(lines, below);
    }

    private static int frameAbove(List<String> lines, int below) {
        int at = below - 1;
        while (at > 0 && at > below - MOST_LINES_FRAMED && !ReplyLines.isLongRule(lines.get(at))) {
            at--;
        }
        return at > 0 && ReplyLines.isLongRule(lines.get(at)) ? at : 0;
    }

    private static boolean isWordingAboveSignature(List<String> lines, int below) {
        int at = below;
        for (int count = 0; count < MOST_PARAGRAPHS_OF_SIGNATURE; count++) {
            List<String> above = ParagraphAbove.lines(lines, at);
            while (at > 0 && lines.get(at - 1).isBlank()) {
                at--;
            }
            at -= above.size();
            if (WORDING.areIn(String.join(" ", above).toLowerCase(Locale.ROOT))) {
                return true;
            }
            if (above.isEmpty() || above.stream().anyMatch(line -> line.length() > LONGEST_OF_SIGNATURE)) {
                return false;
            }
        }
        return false;
    }

    private static boolean announces(String paragraph) {
        return ReplyLines.announces(paragraph) && paragraph.split("\\s+", FEWEST_WORDS).length == FEWEST_WORDS;
    }
}
