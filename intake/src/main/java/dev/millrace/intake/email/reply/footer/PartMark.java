package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.reply.lines.ParagraphAbove;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.words.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What Outlook leaves in a plain text of a file or picture: `<<report.docx>>`, `[cid:image001.png@01D6A726.60C509D0]`;
/// Outlook on the web gives pictures ids without a name.
public final class PartMark {
    private static final Pattern MARK = Pattern.compile(
            "\\[cid:(?:[^\\[\\]\\s]{1,60}@[\\p{XDigit}.]{8,40}|\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})\\]"
                    + "|<<[^<>|?*/:]{1,80}\\.(?i:docx?|docm|pdf|rtf|xlsx?|xlsm|csv|pptx?|tiff?|jpe?g|png|gif|bmp|zip|txt|msg|eml|ics|vcf|html?|od[tsp])>>");

    /// Where it stood says what is meant.
    private static final Phrases OF_PICTURES = Phrases.of("""
            screen, picture, image, photo, below, attach, look, see , shows, error, message, bild, foto, siehe, unten, anbei, anhang, fehler, meldung, écran,
            capture, voir, ci-dessous, ci-joint, erreur, pantalla, captura, imagen, adjunt, abajo, schermata, immagine, sotto, allegat, errore, scherm, afbeelding, onder, fout,
            ecrã, tela, imagem, abaixo, anexo, erro, zrzut, obraz, poniżej, załącz, błąd, skärm, skærm, skjerm, nedan, nedenfor, kuva, alla , virhe, obráz, snímek, níže, příloh,
            скрин, снимок, экран, ниже, ошибк, 截图, 截圖, 画像, スクリーン, 下記, 캡처""");

    private PartMark() {}

    /// Whether it is all of a line.
    public static boolean isOne(String line) {
        return (line.startsWith("<<") || line.startsWith("[cid:"))
                && MARK.matcher(line).matches();
    }

    /// Whether it names a file: without a closing or a name above, it is as well what the writer speaks of.
    public static boolean isOfFile(String line) {
        return line.startsWith("<<") && isOne(line);
    }

    /// Whether whoever wrote the paragraph above speaks of a picture; a file is shown by its name, not by its place.
    ///
    /// @param at where the mark stands
    public static boolean isSpokenOfAbove(List<String> lines, int at) {
        String above = ParagraphAbove.text(lines, at).strip();
        return ReplyLines.announces(above)
                || (lines.get(at).strip().startsWith("[") && OF_PICTURES.areIn(above.toLowerCase(Locale.ROOT)));
    }
}
