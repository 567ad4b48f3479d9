package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Knows whoever points at what stands on a card below: then the card is his matter.
final class ShownCard {
    /// Whoever wants to be called: his numbers are his matter.
    private static final Phrases CALL = Phrases.of("""
            call me, call us, call back, calling me, phone me, ring me, give me a ring, ruf, anruf, telefonisch, appel, rappel, llám, llam,
            chiam, bel me, bellen, ligue, ligar, zadzwo, dzwoni, telefoni, ring mig, ring meg, ring til, soita, zavol, volejte, позвон, звон,
            电话, 電話, 전화 주, 전화 부탁, 전화해""");

    /// Whoever wants to be reached, however, or something sent, listed anew or made of what stands there.
    private static final Phrases SHOWN = Phrases.of("""
            reach me, contact me, erreich, melden sie sich, joindre, contáct, contatt, bereik, contact, nå mig, nå meg, связаться, 联系, 聯繫, 连絡, 連絡, 연락 주,
            my number, number below, details below, address below, meine nummer, directory, entry, signature, business card, address book, phone book, with this text,
            adressbuch, telefonbuch, verzeichnis, signatur, visitenkarte, eintrag, annuaire, carnet d, directorio, agenda,
            firma, rubrica, biglietto, adresboek, handtekening, visitekaartje, assinatura, cartão, mijn nummer,
            książ, podpis, wizytów, visitkort, adressbok, allekirjoitus, käyntikort, adresář, vizitk,
            подпись, подписи, визит, справочник, 签名, 簽名, 名片, 署名, 名刺, new colleague, new employee, new starter,
            neue kollegin, neuer kollege, neuer mitarbeiter, neue mitarbeiterin, nouveau collègue, nouvelle collègue, nuevo compañero,
            nueva compañera, nuovo collega, nuova collega, nieuwe collega, accounts for, konten für,
            ship it, ship them, ship to, deliver it, deliver them, deliver to, my title, my position, my telephone, my extension, intranet,
            liefern sie, senden sie ih, schicken sie ih, mein titel, livrez, expédiez, entréguen, envíen, spedite, spedire, consegnate, bezorg het, bezorgen,
            stuur het, dostarcz, wyślijcie, leverera den, lever den, toimittaka, doručte, доставьте, 寄到, 送って,
            연락처, 명함, 서명, 등록해, 계정, 권한, 직원, 사람, 담당자""");

    /// What follows: where the line ends with a colon and anything else stands below it, that does.
    private static final Phrases FOLLOWING = Phrases.of("""
            as follows, like this, folgend, wie folgt, comme suit, como sigue, come segue, als volgt, suivant, siguiente, seguent, volgend, seguinte, poniż, följande, følgende, seuraav, následuj,
            следующ, 以下, 次の, 다음과""");

    /// "my new number", in small letters: what stands on the card is what he tells of.
    private static final String DATA = """
            number, address, home, title, position, role, department, extension, contact, surname,
            last name, details, nummer, telefonnummer, handynummer, durchwahl, adresse, anschrift, titel,
            abteilung, nachname, kontaktdaten, numéro, titre, poste, service, coordonnées, fonction,
            número, dirección, cargo, puesto, departamento, extensión, datos, apellido, numero,
            indirizzo, qualifica, ruolo, cognome, recapiti, adres, functie, afdeling, achternaam,
            gegevens, endereço, telefone, ramal, apelido, stanowisko, numer, nazwisko, adress,
            befattning, avdelning, efternamn, stilling, efternavn, etternavn, osoite, nimike, osasto,
            číslo, adresa, funkce, příjmení, номер, адрес, должность, фамилия""";

    private static final String MOVED = """
            i have moved, i've moved, i moved, new address, old address, home address, post the, post it,
            mail it to, send it to, new number, old number, wrong number, bin umgezogen, neue adresse,
            alte adresse, neue nummer, alte nummer, falsche nummer, j'ai déménagé, nouvelle adresse,
            ancienne adresse, nouveau numéro, me he mudado, nueva dirección, nuevo número, ho cambiato,
            nuovo indirizzo, nuovo numero, ben verhuisd, nieuw adres, nieuw nummer, mudei, novo endereço,
            novo número, nowy adres, nowy numer, har flyttat, ny adress, nytt nummer, er flyttet,
            ny adresse, nyt nummer, uusi osoite, uusi numero, nová adresa, nové číslo, новый адрес,
            новый номер""";

    private static final Pattern OWN_DATA = Pattern.compile("(?<!\\p{L})(?:"
            + "(?:my|mein\\p{L}{0,2}|mon|ma|mes|mis?|mia|miei|mijn|meu|minha|moje|mojego|mojej|mitt?|min|můj|má|mého|мой|моя|моего)"
            + " (?:\\p{L}{2,15} ){0,2}(?:" + Words.anyOf(DATA) + ")|" + Words.anyOf(MOVED) + ")(?!\\p{L})");
    /// To search for all that somebody may say of them is dear, and most lines have none of them.
    private static final Phrases OF_DATA = Phrases.of(DATA).or(Phrases.of(MOVED));

    /// Thanks for what somebody has written, and that one writes: nobody is to be called for it.
    private static final Pattern POLITE_IN_JAPAN =
            Pattern.compile("ご連絡(?:を)?(?:いただき|頂き|ありがとう|有難う|差し上げ|いたし|致し|しま)|ご?連絡が遅");

    private ShownCard() {}

    /// Takes away what stands from a line on, unless it is all, or somebody points at it.
    static void dropUnlessSpokenOf(List<String> lines, int start) {
        if (start > 0 && !isSpokenOf(lines.subList(0, start))) {
            lines.subList(start, lines.size()).clear();
        }
    }

    /// Takes away a card that stands from a line on, with the closing above it, unless somebody points at it. Where he
    /// only wants to be called, his name and where he can be reached stay, with the closing.
    ///
    /// @param card where its first line is; that of the closing, where a name stands behind that
    static void dropCard(List<String> lines, int start, int card, Writer writer) {
        List<String> above = lines.subList(0, start);
        boolean called = above.stream().anyMatch(ShownCard::wantsACall);
        List<String> below = lines.subList(card, lines.size());
        if (isShown(above) || (called && !BusinessCard.isOwn(below, writer))) {
            return;
        }
        List<String> kept = called && below.stream().anyMatch(CardLine::isReachable)
                ? below.stream()
                        .filter(line -> line.isBlank() || writer.isNamedInFull(line) || CardLine.isReachable(line))
                        .toList()
                : List.of();
        lines.subList(kept.isEmpty() ? start : card, lines.size()).clear();
        kept.stream()
                .filter(line -> !line.isBlank() || !lines.getLast().isBlank())
                .forEach(lines::add);
    }

    /// Whether nothing but a greeting stands above, or something that announces or points at it.
    static boolean isSpokenOf(List<String> above) {
        return isShown(above) || above.stream().anyMatch(ShownCard::wantsACall);
    }

    /// The same, but for a wish to be called.
    private static boolean isShown(List<String> above) {
        List<String> filled = ReplyLines.filled(above).toList();
        return BusinessCard.isGreetingAlone(filled)
                || ReplyLines.announces(filled.getLast())
                || filled.stream().map(ShownCard::withoutThanks).anyMatch(ShownCard::pointsAtIt)
                || IntStream.range(0, filled.size()).anyMatch(at -> announcesIt(filled, at));
    }

    private static boolean wantsACall(String line) {
        return CALL.areIn(line.toLowerCase(Locale.ROOT));
    }

    private static String withoutThanks(String line) {
        return line.contains("連絡") ? POLITE_IN_JAPAN.matcher(line).replaceAll("") : line;
    }

    private static boolean pointsAtIt(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return SHOWN.areIn(lower)
                || (OF_DATA.areIn(lower) && OWN_DATA.matcher(lower).find());
    }

    /// "I did the following:" announces what stands right below it, thanks apart.
    private static boolean announcesIt(List<String> filled, int at) {
        if (!FOLLOWING.areIn(filled.get(at).toLowerCase(Locale.ROOT))) {
            return false;
        }
        int end = at + 1 < filled.size() && !ReplyLines.announces(filled.get(at)) ? at + 1 : at;
        return !ReplyLines.announces(filled.get(end))
                || filled.stream().skip(end + 1L).allMatch(ClosingWords::areAll);
    }
}
