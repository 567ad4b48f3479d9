package dev.millrace.intake.email.reply.lines;

import dev.millrace.intake.email.words.Words;
import java.util.Set;

/// What people write below their thanks that is no name: an answer in one word, which of several things
/// they mean, and words for roles. In German and elsewhere such words have capitals like names.
public final class OrdinaryWords {
    private static final Set<String> ANSWERS = Set.copyOf(Words.of("""
            approved, granted, denied, rejected, confirmed, agreed, accepted, done, works, fixed, solved, resolved, sorted, closed, finished,
            unlocked, unblocked, reopened, cancelled, canceled, restarted, rebooted, installed, replaced, received, noted, understood, reminder,
            ok, okay, yes, no, yep, nope, sure, urgent, asap, today, tomorrow, never, please, monday, tuesday, wednesday, thursday, friday,
            saturday, sunday, dienstag, mittwoch, donnerstag, samstag, sonntag, lundi, mardi, mercredi, jeudi, vendredi, entsperrt, storniert, erhalten,
            genehmigt, abgelehnt, bestätigt, erledigt, gelöst, läuft, passt, geht, ja, nein, heute, morgen, montag, freitag, eilt, dringend,
            approuvé, refusé, confirmé, résolu, réglé, oui, non, demain, aprobado, rechazado, confirmado, resuelto, listo, sí, mañana,
            urgente, approvato, rifiutato, confermato, risolto, sì, domani, goedgekeurd, afgewezen, bevestigd, opgelost, nee, aprovado,
            recusado, resolvido, sim, não, amanhã, zatwierdzone, odrzucone, potwierdzam, rozwiązane, tak, nie, jutro, pilne, godkänt, godkänd,
            avslaget, bekräftat, löst, klart, nej, imorgon, godkendt, afvist, bekræftet, løst, godkjent, avslått, bekreftet, nei, hyväksytty,
            hylätty, vahvistettu, ratkaistu, kyllä, ei, huomenna, schváleno, zamítnuto, potvrzeno, vyřešeno, ano, ne, zítra, согласовано,
            одобрено, отклонено, подтверждаю, решено, готово, да, нет, завтра, срочно,
            both, neither, none, either, all, any, everything, nothing, everybody, nobody, always, sometimes, later, soon, now, again,
            beide, keiner, keines, keine, alle, alles, nichts, immer, später, bald, jetzt, nochmal, aucun, aucune, tous, toutes, rien, toujours,
            ninguno, ninguna, todos, todas, nada, siempre, ambos, nessuno, nessuna, tutti, tutte, niente, sempre, geen, allemaal, nooit, altijd,
            nenhum, nenhuma, oba, żaden, wszystko, nigdy, båda, ingen, allt, aldrig, begge, alt, molemmat, kaikki, všechno, никто, оба, все"""));

    private static final Set<String> CHOICES = Set.copyOf(Words.of("""
            option, variant, version, plan, choice, number, type, size, model, group, level, priority, first, second, third, last, left, right, top, bottom,
            low, medium, high, small, large, new, old, windows, mac, macos, linux, ubuntu, debian, android, ios, iphone, ipad, macbook, firefox, chrome, edge, safari, opera,
            outlook, thunderbird, gmail, office, excel, word, powerpoint, teams, zoom, slack, onenote, onedrive, sharepoint, visio, acrobat, photoshop, sap, jira, citrix,
            oracle, mysql, postgres, python, java, dell, lenovo, hp, apple, samsung, canon, epson, brother, logitech, microsoft, adobe, google,
            black, white, red, blue, green, yellow, orange, purple, brown, grey, gray, pink, silver, gold, schwarz, weiß, weiss, rot, blau, grün, gelb, braun, grau, lila,
            rosa, noir, blanc, rouge, bleu, vert, jaune, gris, noire, blanche, verte, negro, blanco, rojo, azul, verde, amarillo, nero, bianco, rosso, blu, giallo, zwart,
            wit, rood, blauw, groen, geel, preto, branco, vermelho, amarelo, czarny, biały, czerwony, niebieski, zielony, żółty, svart, vit, röd, blå, grön, gul, sort, hvid,
            rød, grøn, hvit, grønn, musta, valkoinen, punainen, sininen, vihreä, keltainen, černá, černý, bílá, bílý, červená, modrá, modrý, zelená, žlutá, чёрный, черный,
            белый, красный, синий, зелёный, зеленый, жёлтый, желтый, admin, administrator, administrateur, administrador, beheerder, guest, user, standard, basic, premium, default, full,
            reader, editor, owner, member, manager, viewer, gast, benutzer, standardbenutzer, erste, ersten, erster, zweite, zweiten, zweiter, dritte, dritten, letzte, links,
            rechts, oben, unten, neu, alt, neue, neuer, alte, alter, groß, klein, premier, première, deuxième, seconde, troisième, dernier, gauche, droite, nouveau, ancien,
            primero, primera, segundo, segunda, tercero, último, izquierda, derecha, nuevo, viejo, primo, prima, secondo, terzo, ultimo, sinistra, destra, nuovo, vecchio, eerste,
            tweede, derde, laatste, nieuw, oud, primeiro, primeira, terceiro, esquerda, direita, novo, velho, pierwszy, pierwsza, drugi, druga, trzeci, ostatni, nowy,
            stary, första, andra, tredje, sista, vänster, höger, ny, gammal, første, anden, andre, sidste, siste, venstre, højre, høyre, ensimmäinen, toinen, kolmas, vasen, oikea,
            uusi, vanha, první, druhý, druhá, třetí, poslední, levý, pravý, nový, starý, первый, первая, второй, вторая, третий, последний, левый, правый, новый, старый,
            one, two, three, four, five, six, ten, eins, zwei, drei, vier, fünf, deux, trois, quatre, cinq, uno, dos, tres, cuatro, due, tre, quattro, een, twee, drie, dois, três,
            jeden, dwa, trzy, två, to, yksi, kaksi, kolme, jedna, dva, tři, один, два, три, english, german, french, spanish, deutsch, englisch, français, español, italiano,
            nederlands, português, polski, svenska, dansk, norsk, suomi, čeština, русский, january, february, march, april, may, june, july, august, september, october, november,
            december, januar, februar, märz, mai, juni, juli, oktober, dezember, janvier, février, mars, avril, juin, juillet, août, septembre, octobre, novembre, décembre,
            reception, warehouse, headquarters, lobby, kitchen, basement, upstairs, downstairs, home, homeoffice, remote, onsite, empfang, lager, keller, küche, accueil, entrepôt,
            printer, laptop, notebook, monitor, keyboard, mouse, headset, phone, server, drucker, tastatur, maus, bildschirm, rechner, imprimante, clavier, souris, écran,
            impresora, teclado, ratón, pantalla, stampante, tastiera, toetsenbord, drukarka, skrivare, skriver, tulostin, tiskárna, принтер, email, mail, fax, vpn, wifi, wlan,
            password, passwort, kennwort, account, konto, invoice, rechnung, order, bestellung, contract, vertrag, yearly, monthly, weekly, daily"""));

    private static final Set<String> PLACES = Set.copyOf(Words.of("""
            berlin, hamburg, munich, münchen, frankfurt, cologne, köln, stuttgart, vienna, wien, zurich, zürich, bern, basel, geneva, genève, paris, lyon, marseille, lille, brussels,
            bruxelles, antwerp, london, manchester, birmingham, leeds, edinburgh, glasgow, dublin, madrid, barcelona, valencia, sevilla, lisbon, lisboa, porto, rome, roma, milan,
            milano, turin, torino, naples, amsterdam, rotterdam, utrecht, warsaw, warszawa, kraków, gdańsk, stockholm, göteborg, malmö, copenhagen, københavn, aarhus, oslo,
            bergen, helsinki, espoo, tampere, prague, praha, brno, moscow, москва, beijing, shanghai, tokyo, osaka, boston, chicago, york, toronto, sydney, melbourne, auckland,
            germany, deutschland, france, spain, españa, italy, italia, poland, polska, sweden, sverige, denmark, danmark, norway, norge, finland, austria, österreich, schweiz"""));

    private static final Set<String> ROLES = Set.copyOf(Words.of("""
            support, helpdesk, service, servicedesk, desk, info, sales, team, office, noreply, contact, accounts, accounting, billing, hr, it, finance, marketing, vertrieb,
            einkauf, buchhaltung, empfang, sekretariat, kontakt, hilfe, ventas, soporte, vendite, verkoop, inkoop, vendas, sprzedaż, kundtjänst, kundeservice, myynti, podpora,
            поддержка, customer, company, group, department, abteilung, test, user, system, webmaster, postmaster, someone, somebody"""));

    private OrdinaryWords() {}

    /// Whether this is such a word, and so no name by itself.
    ///
    /// @param word in small letters
    public static boolean isOne(String word) {
        return ANSWERS.contains(word) || CHOICES.contains(word) || PLACES.contains(word);
    }

    /// Whether a desk, a department or a program is named by it.
    public static boolean isRole(String word) {
        return ROLES.contains(word);
    }
}
