package dev.millrace.intake.email.reply;

import dev.millrace.intake.email.words.Phrases;
import java.util.Locale;

/// Words by which a text below a line of strokes shows that a house, a list or a desk has added it: it
/// tells of this mail, or how to be rid of it.
final class AddedText {
    private static final Phrases WORDS = Phrases.of("""
            unsubscribe, mailing list, you received this, you are receiving, you're receiving, reply to this, this message, this e-mail, this email,
            this mail, sent by, powered by, confidential, diese e-mail, diese nachricht, diese mail, abmelden, abbestell, vertraulich, ce message, cet e-mail,
            ce courriel, désabonn, désinscri, confidenti, este mensaje, este correo, cancelar la suscrip, questo messaggio, questa e-mail, disiscri,
            annulla l'iscrizione, riservat, dit bericht, deze e-mail, afmelden, vertrouwelijk, esta mensagem, este e-mail, cancelar a subscri,
            ta wiadomość, wypisz, poufn, detta meddelande, detta mejl, avregistrera, denne e-mail, denne meddelelse, afmeld, denne e-posten, denne meldingen,
            avmeld, tämä viesti, tilauksen, tato zpráva, tento e-mail, odhlásit, это сообщение, это письмо, отписаться,
            http://, https://, www., click here, view it on, view online, registered office, registered in, company number, sitz der gesellschaft, handelsregister""");

    private AddedText() {}

    static boolean isOne(String text) {
        return WORDS.areIn(text.toLowerCase(Locale.ROOT));
    }
}
