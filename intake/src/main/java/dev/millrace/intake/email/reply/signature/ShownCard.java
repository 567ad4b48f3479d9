package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Knows whoever points at what stands on a card below: then the card is his matter.
final class ShownCard {
    /// Whoever wants to be called, sent something or listed anew.
    private static final Phrases CALL = Phrases.of("""
            call me, call us, call back, calling me, phone me, ring me, give me a ring, reach me, contact me, my number, number below,
            details below, address below, ruf, anruf, erreich, melden sie sich, meine nummer, telefonisch, appel, rappel, joindre, llám, llam,
            contáct, chiam, contatt, bel me, bellen, bereik, mijn nummer, directory, entry, signature, business card, address book, phone book, with this text, as follows, like this,
            adressbuch, telefonbuch, verzeichnis, signatur, visitenkarte, eintrag, folgend, annuaire, carnet d, suivant, directorio, agenda,
            firma, siguiente, rubrica, biglietto, seguent, adresboek, handtekening, visitekaartje, volgend, assinatura, cartão, seguinte,
            książ, podpis, wizytów, poniż, visitkort, adressbok, följande, følgende, allekirjoitus, käyntikort, seuraav, adresář, vizitk,
            následuj, подпись, подписи, визит, справочник, следующ, 签名, 簽名, 名片, 署名, 名刺, 以下, 次の, new colleague, new employee, new starter,
            neue kollegin, neuer kollege, neuer mitarbeiter, neue mitarbeiterin, nouveau collègue, nouvelle collègue, nuevo compañero,
            nueva compañera, nuovo collega, nuova collega, nieuwe collega, accounts for, konten für, ligue, ligar, contact, zadzwo, dzwoni, telefoni, ring mig, ring meg,
            work from home, working from home, to me directly, directly to me, my data, my home, this name, that name, register me, enrol me, enroll me,
            sign me up, access for me, account for me, nach hause, privatadresse, privatanschrift, homeoffice, meine daten, melden sie mich, zugang für mich,
            konto für mich, zu mir, chez moi, à mon domicile, mes données, inscrivez-moi, inscrire, a mi casa, en mi casa, mis datos, inscríb, a casa mia,
            i miei dati, iscriv, naar huis, bij mij thuis, mijn gegevens, meld mij aan, em minha casa, para minha casa, meus dados, inscrev,
            do domu, moje dane, hem till mig, mina uppgifter, hjem til mig, hjem til meg, mine data, kotiin, kotiosoit, tietoni, domů, moje údaje, домой,
            на дом, мои данные, 寄到我家, 我家, 自宅, 집으로,
            ship it, ship them, ship to, deliver it, deliver them, deliver to, my title, my position, my telephone, my extension, intranet,
            liefern sie, senden sie ih, schicken sie ih, mein titel, livrez, expédiez, entréguen, envíen, spedite, spedire, consegnate, bezorg het, bezorgen,
            stuur het, dostarcz, wyślijcie, leverera den, lever den, toimittaka, doručte, доставьте, 寄到, 送って, ring til, nå mig, nå meg, soita, zavol, volejte, позвон, звон, связаться, 电话, 電話, 联系, 聯繫, 连絡, 連絡,
            연락 주, 연락처, 전화 주, 전화 부탁, 전화해, 명함, 서명, 등록해, 계정, 권한, 직원, 사람, 담당자, 다음과""");

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

    /// Whether nothing but a greeting stands above, or something that announces or points at it.
    static boolean isSpokenOf(List<String> above) {
        List<String> filled = ReplyLines.filled(above).toList();
        return BusinessCard.isGreetingAlone(filled)
                || ReplyLines.announces(filled.getLast())
                || filled.stream().map(ShownCard::withoutThanks).anyMatch(ShownCard::pointsAtIt);
    }

    private static String withoutThanks(String line) {
        return line.contains("連絡") ? POLITE_IN_JAPAN.matcher(line).replaceAll("") : line;
    }

    private static boolean pointsAtIt(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return CALL.areIn(lower)
                || (OF_DATA.areIn(lower) && OWN_DATA.matcher(lower).find());
    }
}
