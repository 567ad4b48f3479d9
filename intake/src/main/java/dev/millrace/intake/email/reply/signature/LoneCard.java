package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.reply.lines.ParagraphAbove;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.words.FirstPerson;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.SecondPerson;
import dev.millrace.intake.email.words.WholeWords;
import java.util.List;
import java.util.Locale;

/// A full card below an empty line at the very end, with no closing and nobody's name in `From` to compare it with. It
/// may be of somebody the mail is about: so it goes only below a whole sentence, in a text that speaks of no people.
final class LoneCard {
    private static final int MOST_LINES = 12;
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_PARAGRAPHS = 4;

    /// Whom a card may be of, and what people want done with one.
    private static final Phrases OF_PEOPLE = Phrases.of("""
            somebody, someone, anybody, web page, webpage, website, web site, team page, plate, signage, label, visiting card, business card, spam, out of office, wrong data, details, entry, entries, directory,
            jemand, webseite, homepage, türschild, schild, visitenkart, daten, quelqu'un, page web, étiquette, alguien, página, etiqueta, qualcuno, pagina, etichetta, iemand, naambord, ktoś, strona,
            någon, nogen, noen, webbplats, hjemmeside, кто-то, сайт,
            whom, whose, person, people, name, contact, colleague, employee, customer, client, supplier, vendor, partner, user, account, badge, access, invite, invitation, address, phone, speak, talk, forward, deliver, starter,
            intern, guest, visitor, applicant, candidate, boss, manager, technician, driver,
            kontakt, kolleg, mitarbeiter, kund, lieferant, nutzer, konto, ausweis, zugang, einlad, hinzu, adress, nummer, telefon, anruf, sprech, schreib, weiterleit, schick, sende, liefer, gast, bewerber,
            aushilfe, praktikant, chef, techniker, collègue, utilisateur, compte, fournisseur, adresse, numéro, téléphone, appel, accès, invit, ajout, envoy, livr, stagiaire,
            quien, quién, nombre, compañer, usuario, cuenta, cliente, proveedor, direcci, número, teléfono, llam, acceso, añad, agreg, enviar, envíe, enviad, nome, colleg, utente, conto, fornitore, indirizzo, numero, telefono, chiam, accesso, aggiun, inviar, inviat, inviate, spedi, consegn, naam, gebruiker, klant, leverancier, adres, telefoon, bellen, toegang, toevoeg, stuur, medewerker, bezorg,
            quem, colega, fornecedor, endereço, telefone, ligar, ligue, acesso, adicion, nazwisk, współpracownik, użytkownik, klient, dostawc, zadzwo, dostęp, dodaj, dodać, wyśl, pracownik, namn, användare, leverantör, ringa, åtkomst, lägg till, skicka, medarbetar, hvem, navn, bruger, bruker, leverandør, ringe, adgang, tilgang, tilføj, legg til, medarbejder,
            kuka, nimi, asiakas, käyttäj, toimittaj, soita, lisää, lähet, työntekij, jméno, zákazník, uživatel, dodavatel, přístup, přid, pošl, kolega, кому, имя, коллег, сотрудник, клиент, поставщик, пользовател, учётн, учетн, позвон, доступ, добав, отправ,
            姓名, 名字, 同事, 员工, 客户, 联系, 账号, 権限, アカウント, 社員, 名前, 連絡, 担当""");
    private static final WholeWords OF_PEOPLE_IN_A_WORD = WholeWords.of("""
            sign, rang, called, asked, wants, add, call, ship, send, who, him, her, his, she, he, they, them, ihm, ihr, wer, wem, wen, qui, nom, lui, elle, chi, kto, vem, kdo, conta, кто""");

    private LoneCard() {}

    static void drop(List<String> lines, Writer writer) {
        int start = start(lines, writer);
        if (start > 0) {
            lines.subList(start, lines.size()).clear();
        }
    }

    /// Where the card begins, or -1.
    private static int start(List<String> lines, Writer writer) {
        int paragraphs = 0;
        for (int at = lines.size() - 1; at > 0 && at >= lines.size() - MOST_LINES; at--) {
            if (lines.get(at).isBlank() || !lines.get(at - 1).isBlank()) {
                continue;
            }
            if (isCard(lines.subList(at, lines.size()), writer) && isBelowOtherThings(lines, at)) {
                return at;
            }
            paragraphs++;
            if (paragraphs == MOST_PARAGRAPHS) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isBelowOtherThings(List<String> lines, int start) {
        List<String> above = lines.subList(0, start);
        return ReplyLines.isEnded(ParagraphAbove.text(lines, start).strip())
                && !ShownCard.isSpokenOf(above)
                && !WritersName.isPointedAt(lines, start)
                && !speaksOfPeople(above);
    }

    private static boolean isCard(List<String> lines, Writer writer) {
        List<String> parts = BusinessCard.inParts(lines);
        return parts.size() > 2
                && parts.getFirst().indexOf(' ') > 0
                && (!writer.isPerson() || writer.isNamedInFull(parts.getFirst()))
                && SignedName.isSurelyOne(parts.getFirst(), "", writer)
                && BusinessCard.isOne(lines)
                && parts.stream().skip(1).filter(CardLine::isContact).limit(2).count() == 2
                && parts.stream().skip(1).anyMatch(CardLine::isReachable);
    }

    private static boolean speaksOfPeople(List<String> above) {
        String text = String.join(" ", above);
        String lower = text.toLowerCase(Locale.ROOT);
        return text.length() > LONGEST_TEXT
                || OF_PEOPLE.areIn(lower)
                || OF_PEOPLE_IN_A_WORD.areIn(lower)
                // Whoever asks for something and not for himself may ask for whom the card is of.
                || (SecondPerson.PLEASE.areIn(lower) && !FirstPerson.ANY.areIn(lower));
    }
}
