package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.words.Words;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What houses must name on their letters: where they are registered, their numbers there and at the tax office, and
/// their capital. It is a closed form: beside those stand names, numbers and the words that the law has for them.
final class HouseRegister {
    private static final int LONGEST = 200;

    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\d])(?:" + Words.anyOf("""
            company (?:registration )?(?:no|number), registration (?:no|number), reg\\.? ?no, vat(?: reg(?:istration)?)?(?: no| number)?, in (?:england|wales|england and wales|scotland|ireland)(?: with)?(?: no| number)?, abn, acn, ein, hrb, hra, ust-?id(?:-?nr)?, umsatzsteuer-id, steuer-?(?:nr|nummer), fn, uid(?:-nr)?, atu, che,
            siren, siret, rcs \\p{L}+(?: \\p{L})?, r\\.c\\.s\\. \\p{L}+(?: \\p{L})?, tva(?: intracommunautaire)?, n° ?tva, ape, naf, cif, nif, c\\.i\\.f\\., n\\.i\\.f\\.,
            p\\. ?iva, partita iva, p\\. ?i\\., cod(?:ice|\\.) ?fisc(?:ale|\\.)?, c\\.f\\., rea(?: \\p{L}{2})?, r\\.e\\.a\\., kvk(?:-?(?:nr|nummer))?, btw(?:-?(?:nr|nummer))?, nipc, cnpj, nuit, matrícula,
            krs, nip, regon, bdo, org\\.? ?-?(?:nr|nummer), organisationsnummer, momsreg\\.?(?: ?nr)?, cvr(?:-?nr)?, orgnr, y-tunnus, alv-?(?:nro|numero), ičo?, dič, ič dph,
            au capital(?: social)? de, capital social, kapitał zakładowy, stammkapital, grundkapital, инн, кпп, огрн, огрнип, окпо""")
                    + ")[.:]{0,2} ?(?:[nN][or°º]?[.:]{0,2} ?)?(?:\\p{L}{1,3}[- ]?)?\\d[\\d .\\u00a0/-]{3,20}\\p{L}?\\d{0,3}(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Set<String> WORDS = Set.copyOf(Words.of("""
            registered, incorporated, office, company, in, at, with, under, number, eingetragen, sitz, gesellschaft, amtsgericht, registergericht, capital, social, euros, euro, au, siège, inscrita, registro,
            mercantil, tomo, folio, hoja, versato, interamente, sociale, sede, legale, iscritta, kapitał, zakładowy, zł, opłacony, wpłacony, sąd, rejonowy, wydział, gospodarczy, z, siedzibą, sp, o.o,
            spisová, značka, zapsaná, vedená, u, soudu, krajského, městského, oddíl, vložka, obchodním, rejstříku, säte, kapital, statutární, no, nr"""));

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;:()/|·•–-]+|\\.(?=[\\s,;]|$)");

    private HouseRegister() {}

    /// Whether a line has such a number and says nothing else.
    static boolean isOne(String line) {
        if (line.length() > LONGEST || line.chars().noneMatch(Character::isDigit)) {
            return false;
        }
        Matcher number = NUMBER.matcher(line);
        return number.find()
                && BETWEEN_WORDS
                        .splitAsStream(number.replaceAll(" "))
                        .allMatch(word -> word.isEmpty()
                                || WORDS.contains(word.toLowerCase(Locale.ROOT))
                                || MarkedSignature.isNaming(word));
    }
}
