package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.reply.lines.ParagraphAbove;
import dev.millrace.intake.email.words.Phrases;
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

    private static final List<Phrases> KINDS =
            List.of(Phrases.of("""
                    registered in, registered number, registered no, registration number, company number, company no, company reg, registration no, reg. no, hrb, hra , handelsregister, registergericht, amtsgericht, ag münchen, firmenbuch,
                    rcs , r.c.s, siret, siren, registro mercantil, registro delle imprese, rea , kvk, k.v.k, handelsregisternummer, krs, regon, org.nr, org nr, organisationsnummer, organisasjonsnummer, cvr, y-tunnus,
                    spisová značka, zapsan, огрн, cnpj, matrícula, ticaret sicil, abn , acn """), Phrases.of("""
                    registered office, registered address, place of registration, sitz der gesellschaft, sitz:, firmensitz, siège social, domicilio social, sede social, sede legale, statutaire zetel, maatschappelijke zetel, siedziba,
                    säte, hjemsted, kotipaikka, sídlo, юридический адрес"""), Phrases.of("""
                    directors:, director:, managing director, board of directors, chairman, chairman:, geschäftsführer, geschäftsführung:, vorstand, aufsichtsrat, persönlich haftend, komplementär, prokurist, gérant, président-directeur, administrador único,
                    amministratore unico, bestuurder, zarząd, prezes zarządu, verkställande direktör"""), Phrases.of("""
                    vat no, vat number, vat reg, vat id, vat:, ust-id, ust.-id, ustid, umsatzsteuer-id, steuernummer, steuer-nr, n° tva, tva :, tva intracommunautaire, tva fr, c.i.f, cif:, nif:, nif , p. iva, p.iva, partita iva, btw-nr, btw nr, btw:, btw-nummer,
                    contribuinte, nip , nip:, momsnr, moms nr, moms-nr, ič , ičo, dič, инн"""), Phrases.of("""
                    au capital de, share capital, stammkapital, grundkapital, capital social, cap. soc, capitale sociale, kapitał zakładowy, aktiekapital"""));

    /// What people write of a house, or speak to somebody.
    private static final Pattern SPEAKING = Pattern.compile(
            "[?!？]|(?<!\\p{L})(?:i(?!\\.)|i'm|me|my|we|our|us|you|your|please|ich|mir|mein\\p{L}{0,2}|wir|unser\\p{L}{0,2}|bitte|je|j'ai|nous|notre|vous|votre|merci|yo|nosotros|nuestr\\p{L}{1,2}|por favor|io|noi|nostr\\p{L}|per favore"
                    + "|ik|wij|we|onze|graag|eu|nós|nosso|moj\\p{L}|nasz\\p{L}?|proszę|jag|vår\\p{L}?|jeg|vores|me|meidän|prosím|náš|я|мы|наш\\p{L}?|пожалуйста|has|have|is|are|was|not|hat|ist|sind|nicht|wurde|falsch|wrong|new|neu\\p{L}{0,2})(?!\\p{L})");

    /// Above it: what is told of a house is asked for.
    private static final Phrases OF_HOUSES = Phrases.of("""
            invoice, address, company, supplier, customer, vendor, imprint, rechnung, adress, anschrift, firma, lieferant, kunde, impressum, facture, adresse, société, fournisseur, client, factura, dirección, empresa, proveedor,
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
                && !SPEAKING.matcher(lower).find()
                && !above.endsWith(":")
                && kinds(above).findAny().isEmpty()
                && !OF_HOUSES.areIn(above);
        if (imprint) {
            kept.subList(start, end).clear();
        }
    }

    private static Stream<Phrases> kinds(String lower) {
        return KINDS.stream().filter(kind -> kind.areIn(lower));
    }
}
