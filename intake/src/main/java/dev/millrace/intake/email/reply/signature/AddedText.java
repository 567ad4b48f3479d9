package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.words.FirstPerson;
import dev.millrace.intake.email.words.Phrases;
import java.util.Locale;

/// Words by which a text below a line of strokes shows that a house, a list or a desk has added it: it
/// tells of this mail, or how to be rid of it.
final class AddedText {
    private static final Phrases WORDS = Phrases.of("""
            unsubscribe, mailing list, you received this, you are receiving, you're receiving, reply to this, this e-mail, this email, this mail, was sent, sent to you,
            sent by, powered by, confidential, intended, diese e-mail, diese mail, wurde gesendet, wurde versendet, bestimmt, abmelden, abbestell, vertraulich, cet e-mail,
            ce courriel, été envoyé, destiné, désabonn, désinscri, confidenti, este correo, enviado, dirigid, cancelar la suscrip, questa e-mail, inviato, disiscri,
            annulla l'iscrizione, riservat, destinat, deze e-mail, verzonden, bestemd, afmelden, vertrouwelijk, este e-mail, cancelar a subscri,
            wysłan, wypisz, poufn, detta mejl, skickat, avregistrera, denne e-mail, sendt til, afmeld, denne e-posten,
            avmeld, lähetetty, tilauksen, odeslán, tento e-mail, odhlásit, отправлен, это письмо, отписаться,
            http://, https://, www., click here, view it on, view online, registered office, registered in, company number, sitz der gesellschaft, handelsregister""");

    private AddedText() {}

    static boolean isOne(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        // Houses do not say "I".
        return WORDS.areIn(lower) && !FirstPerson.SINGULAR.areIn(lower);
    }
}
