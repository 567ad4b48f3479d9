package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.reply.lines.ParagraphAbove;
import dev.millrace.intake.email.words.FirstPerson;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.SecondPerson;
import dev.millrace.intake.email.words.WholeWords;
import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the law has houses write below their letters: register, seat, managers, capital, number for taxes. One of these
/// alone may be what the writer tells; two of them, where nobody speaks, are the house's.
public final class Imprint {
    private static final int MOST_LINES = 8;
    private static final int LONGEST = 700;
    private static final int FEWEST_KINDS = 2;

    /// Behind no letter; what is short ends with its word.
    private static final List<Pattern> KINDS = Stream.of("""
                    registered in, registered number, registered no, registration number, company number, company no, company reg, registration no, reg\\. no,
                    hrb(?!\\p{L}), hra(?!\\p{L}), handelsregister, registergericht, amtsgericht, firmenbuch, rcs(?!\\p{L}), r\\.c\\.s, siret, siren(?!\\p{L}), registro mercantil, registro delle imprese,
                    kvk(?!\\p{L}), k\\.v\\.k, krs(?!\\p{L}), regon, org\\.nr, org nr, organisationsnummer, organisasjonsnummer, cvr(?!\\p{L}), y-tunnus,
                    spisová značka, zapsan, огрн, cnpj, ticaret sicil, abn(?!\\p{L}), matrícula""", """
                    registered office, registered address, place of registration, sitz der gesellschaft, sitz:, firmensitz, siège social, domicilio social, sede social, sede legale,
                    statutaire zetel, maatschappelijke zetel, siedziba, säte, hjemsted, kotipaikka, sídlo, юридический адрес""", """
                    directors:, director:, managing director, board of directors, chairman, geschäftsführer, geschäftsführung:, vorstand, aufsichtsrat, persönlich haftend, komplementär,
                    prokurist, gérant, président-directeur, administrador único, amministratore unico, bestuurder, zarząd, prezes zarządu, verkställande direktör""", """
                    vat no, vat number, vat reg, vat id, vat:, ust-id, ust\\.-id, ustid, umsatzsteuer-id, steuernummer, steuer-nr, n° tva, tva :, tva intracommunautaire, tva fr,
                    c\\.i\\.f, cif:, nif:, p\\. ?iva, partita iva, btw-nr, btw nr, btw:, btw-nummer, contribuinte, nip(?!\\p{L}), momsnr, moms nr, moms-nr, ičo(?!\\p{L}), dič(?!\\p{L}), инн(?!\\p{L})""", """
                    au capital de, share capital, stammkapital, grundkapital, capital social, cap\\. soc, capitale sociale, kapitał zakładowy, aktiekapital""")
            .map(kind -> Pattern.compile("(?<!\\p{L})" + Words.anyOf(kind)))
            .toList();

    private static final Pattern ASKING = Pattern.compile("[?!？]");

    /// What people write of a house, or speak to somebody. Short words are few: "(MI)" and "(VI)" stand behind towns.
    private static final WholeWords SPEAKING = FirstPerson.SINGULAR
            .or(FirstPerson.I)
            .or(FirstPerson.OF_US)
            .or(SecondPerson.PLEASE)
            .or(WholeWords.of("""
            we, wir, je, nous, vous, votre, you, your, merci, nosotros, io, noi, wij, eu, nós, мы,
            has, have, is, are, was, not, hat, ist, sind, nicht, wurde, falsch, wrong, new, neu, neue, neuer, neues, neuen"""));

    /// Above it: what is told of a house is asked for.
    private static final Phrases OF_HOUSES = Phrases.of("""
            creditor, debtor, quotation, kreditor, debitor, angebot, offerte, tiers, invoice, address, company, supplier, customer, vendor, imprint, rechnung, adress, anschrift, firma, lieferant, kunde, impressum, facture, adresse, société, fournisseur, client, factura, dirección, empresa, proveedor,
            fattura, indirizzo, azienda, fornitore, factuur, adres, bedrijf, leverancier, fatura, endereço, fornecedor, faktur, dostawc, leverantör, leverandør, laskut, toimittaj, dodavatel, счёт, счет, адрес, компани, поставщик""");

    private Imprint() {}

    /// Takes it away where it is the last paragraph, below something that speaks of none.
    public static void drop(List<String> kept) {
        int end = kept.size();
        int start = end;
        while (start > 0 && end - start <= MOST_LINES && !kept.get(start - 1).isBlank()) {
            start--;
        }
        if (start == 0 || !kept.get(start - 1).isBlank() || end - start > MOST_LINES) {
            return;
        }
        String lower = String.join(" ", kept.subList(start, end)).toLowerCase(Locale.ROOT);
        String above = ParagraphAbove.text(kept, start).strip().toLowerCase(Locale.ROOT);
        boolean imprint = lower.length() <= LONGEST
                && kinds(lower).limit(FEWEST_KINDS).count() == FEWEST_KINDS
                && !ASKING.matcher(lower).find()
                && !SPEAKING.areIn(lower)
                && !above.endsWith(":")
                && kinds(above).findAny().isEmpty()
                && !OF_HOUSES.areIn(above)
                && !ShownFooter.isSpokenOfAbove(kept, start);
        if (imprint) {
            kept.subList(start, end).clear();
        }
    }

    private static Stream<Pattern> kinds(String lower) {
        return KINDS.stream().filter(kind -> kind.matcher(lower).find());
    }
}
