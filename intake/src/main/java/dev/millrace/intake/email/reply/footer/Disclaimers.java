package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.words.FirstPerson;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.WholeWords;
import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Knows paragraphs that a house has added below what its people write, in many languages: what is
/// confidential, whom it is meant for, what to do who got it by mistake.
final class Disclaimers {
    private static final List<String> HEADLINES = Words.of("""
            disclaimer, confidentiality notice, confidentiality note, confidentiality statement, confidential notice, legal notice,
            legal disclaimer, confidentiality disclaimer, e-mail disclaimer, email disclaimer,
            haftungsausschluss, vertraulichkeitshinweis, rechtlicher hinweis, avis de confidentialité, avis légal,
            avertissement, aviso legal, aviso de confidencialidad, aviso de confidencialidade, avviso di riservatezza,
            nota di riservatezza, vertrouwelijkheidsverklaring, klauzula poufności, zastrzeżenie""");

    /// These only with nothing else on their line, or a colon or dash behind them.
    private static final List<String> BEFORE_COLON = Words.of("""
            confidentiality, confidential, confidential and privileged, privileged and confidential, private and confidential, strictly confidential,
            strictly private and confidential, confidential communication, confidentialité, confidentiel, vertraulichkeit, vertraulich, streng vertraulich""");

    private static final Phrases ANY_HEADLINE =
            Phrases.of(Stream.of(HEADLINES, BEFORE_COLON).flatMap(List::stream).toList());

    /// These only right above a disclaimer, and alone on their line: anything else may stand below them.
    private static final Set<String> BARE = Set.copyOf(Words.of("""
            notice, important, important notice, important information, privacy notice, warning, please note, wichtiger hinweis, hinweis, datenschutzhinweis, avis important, avis,
            aviso, aviso importante, avviso, avviso importante, nota bene, belangrijk, mededeling, uwaga, ważne, viktigt, vigtigt, viktig, tärkeää, důležité, upozornění, важно"""));

    private static final int LONGEST_HEADED = 60;
    private static final Pattern FRAME = Pattern.compile("^[*_=\\s-]{1,20}|[*_=:.!\\s-]{1,20}$");

    /// The mail itself.
    private static final Phrases THIS = Phrases.of("""
            this e-mail, this email, this mail, this message, this communication, this transmission, diese e-mail, dieser e-mail, diese email,
            dieser email, diese mail, dieser mail, diese nachricht, dieser nachricht, ce message, cet e-mail, cet email,
            ce courriel, ce mail, ce courrier, este mensaje, este correo, esta comunicación, esta mensagem, este e-mail,
            este email, questo messaggio, questa e-mail, questa mail, questa email, questa comunicazione, presente messaggio, la presente, dit bericht,
            deze e-mail, deze email, deze mail, dit e-mail, ta wiadomość, wiadomość ta, niniejsza wiadomość, ten e-mail,
            niniejszy e-mail, tej wiadomości, niniejszej wiadomości, detta meddelande, detta e-post, detta mail,
            detta mejl, denna e-post, denne e-mail, denne mail, denne meddelelse, denne besked, denne melding, denne e-posten,
            denne eposten, tämä viesti, tämä sähköposti, tämän viestin, tato zpráva, této zprávy, tento e-mail,
            tento email, это сообщение, данное сообщение, это письмо, данное письмо, настоящее сообщение,
            этого сообщения, 本邮件, 此邮件, 本郵件, 此郵件, 本电子邮件, 本電子郵件, bu e-posta, bu mesaj, acest e-mail, acest email, acest mesaj, prezentul mesaj, ez az e-mail, ez az email, ez a levél, ez az üzenet, jelen üzenet, det här mejlet, det här meddelandet, den här e-posten, dette e-post, 본 메일, 이 메일, 본 이메일, 이 이메일, 본 메시지, 본 전자우편, 이 메시지, этого электронного письма, этого письма, данного письма, бұл электрондық хат, бұл хат, 本メール, このメール, このメッセージ""");

    private static final Phrases CONFIDENTIAL = Phrases.of("""
            confidential, privileged, vertraulich, confidentiel, confidencial, confidenciais, riservat, confidenzial,
            vertrouwelijk, poufn, konfidentiell, sekretess, fortrolig, konfidensiell, luottamuksel, důvěrn, gizli,
            конфиденциальн, confidențial, confidenţial, bizalmas, 기밀, 비밀, 机密, 保密, 機密, 秘密""");

    /// Who is named as the one it is for.
    private static final Phrases ADDRESSEE = Phrases.of("""
            intended recipient, intended only, intended solely, addressee, named recipient, not the intended,
            empfänger, adressat, destinatair, destinatar, destinatár, destinatári, алушы, geadresseerde, bestemd, adresat, mottagare, avsedd, modtager,
            mottaker, a cui il presente, vastaanottaja, muhatab, příjemc, adresát, получател, адресат, 수신인, 수신자, 받는 사람, 收件人, 收件者, 受信者, 宛先""");

    /// For whom it is, in words that say as much only of what is confidential.
    private static final Phrases MEANT_FOR = Phrases.of("""
            intended for, intended only, intended solely, for the use of, yalnızca, solely for, sole use, exclusively for, only for the, to whom it is addressed, bestimmt,
            ausschließlich für, nur für den, réservé, exclusivement, destiné uniquement, uniquement destiné, dirigid, exclusiv, esclusiv, uitsluitend, alleen voor,
            wyłącznie, przeznaczon, endast, enbart, kun for, kun til, ment for, beregnet, tiltenkt, ainoastaan, vain, tarkoitet, výhradně,
            určen, предназначен, исключительно, арналған, 만을 위한, 만을 위해, 에게만, 에 한해, 仅供, 僅供, のみ""");

    private static final Phrases BY_MISTAKE = Phrases.of("""
            in error, by mistake, mistakenly, erroneously, irrtümlich, versehentlich, par erreur, por error, por engano,
            por erro, per errore, per sbaglio, abusievelijk, per vergissing, per abuis, ten onrechte, przez pomyłkę,
            omyłkowo, av misstag, felaktigt, ved en fejl, ved fejl, ved en feil, ved feil, ved en feiltakelse, feilaktig,
            vahingossa, erehdyksessä, virheellisesti, omylem, по ошибке, ошибочно, yanlışlıkla, 잘못 수신, 잘못 받, 잘못 전송, 잘못 전달, 착오로, 错收, 误收, 誤收, 错误收到, 誤って, 誤送""");

    /// What nobody may do with it.
    static final Phrases PROHIBITED = Phrases.of("""
            prohibit, not permitted, not authori, unlawful, forbidden, untersagt, nicht gestattet, verboten, nicht zulässig, interdit, prohibid, proibid, vietat,
            verboden, niet toegestaan, zabron, förbjud, forbudt, forbudet, kielletty, zakáz, запрещ, yasak, interzis, tilos, 금지, 禁止""");

    private static final Phrases DEMAND = PROHIBITED.or(Phrases.of("""
            delet, destroy, notify, disclos, unauthori, distribut, inform the sender, contact the sender, löschen, vernichten, unbefugt,
            informieren sie, benachrichtigen sie, supprimer, détruire, avertir, informer l'expéditeur, eliminar, elimine, elimín, bórr, borre, bórre,
            notifi, comuni, apag, cancell, distrugg, avvis, informare il mittente, verwijder, vernietig, afzender, usun, zniszcz, poinform, radera,
            förstör, avsändaren, slet, slette, afsenderen, avsenderen, poista, hävit, ilmoit, smaž, vymaž, odesílatel, удал, уничтож, сообщит,
            уведом, bilgilendir, silin, 삭제, 폐기, 파기, 删除, 刪除, 通知, 削除, 破棄, ご連絡"""));

    /// A house writes to whoever may read it; people tell what has happened.
    private static final Phrases TO_ANYBODY = Phrases.of("""
            if you, if received, intended recipient, intended only, intended solely, anyone other than, any unauthori,
            wenn sie, sollten sie, falls sie, sind sie nicht, haben sie diese, unbefugt, si vous, toute diffusion,
            toute utilisation, si usted, si no es, si ha, si lo ha, si recib, queda prohibid, se non, se avete, se lo av, se lei, se ha, qualora,
            se ricev, è vietat, se não, se a receb, se receb, caso tenha, caso receb, caso você, se você, é proibid, indien u, als u, mocht u, bent u niet, jeżeli,
            jeśli, om du, om ni, är du inte, hvis du, hvis de, dersom, har du, er du ikke, jos, pokud, jestliže, если, в случае, aldıysanız,
            경우, 무단, 如果, 若您, 若你, 若非, 若有, 若收, 若误, 若誤, 若不, 若并, 若並, 若因, 若阁, 若閣, 若本, 若此, 場合""");

    /// Nobody says so but a house.
    private static final Phrases NOT_ADDRESSEE = Phrases.of("""
            if you are not the intended, if you are not the addressee, if you are not the named, if you are not an intended,
            nicht der richtige empfänger, nicht der beabsichtigte empfänger, nicht der vorgesehene empfänger, nicht der adressat,
            n'êtes pas le destinataire, no es el destinatario, non siete il destinatario, non è il destinatario,
            niet de geadresseerde, niet de beoogde, não é o destinatário, não for o destinatário""");

    /// One of them stands in whatever is confidential, meant for an addressee, or to whom it is not meant for.
    static final Phrases HINTS = NOT_ADDRESSEE.or(CONFIDENTIAL).or(ADDRESSEE);

    private static final Phrases OF_HOUSE = HINTS.or(THIS);
    private static final Phrases OF_HOUSE_OR_HEADED = OF_HOUSE.or(ANY_HEADLINE);
    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!;。])\\s+|(?<=。)");

    /// How a house begins right below what a person wrote; he begins so, too, where he tells of a mail
    /// that went astray.
    private static final Phrases OPENING = Phrases.of("""
            the information contained in this, the information in this, the information transmitted,
            die in dieser, les informations contenues dans ce, la información contenida en este, le informazioni contenute in quest,
            de informatie in dit, de informatie in deze""");

    /// What is laid down says of mails what a disclaimer says.
    private static final Phrases RULED = Phrases.of("""
            policy, policies, rule , rules, guideline, richtlinie, regel, vorschrift, règlement, consigne, política, norma, regola, beleid, regulamin, zasad""");

    /// What "we" want is rather a team's, but for what houses write, and "nos seus anexos" in Portuguese.
    private static final WholeWords WE = FirstPerson.PLURAL.or(WholeWords.of("nas"));
    private static final Pattern HOUSES_WE = Pattern.compile(
            "verzoeken wij|vi preg|(?<!\\p{L})n[oa]s (?:seus|suas|termos|l[oa] |comuni|avis|inform|notifi)");

    /// Nor do houses ask for anything but what is in their mail.
    private static final Pattern PEOPLES_REQUEST = Pattern.compile(
            "(?<!\\p{L})(?:please|kindly) (?:\\p{L}+ ){0,2}(?:recall|check|fix|look|help|restore|reset|unlock|repair|find"
                    + "|block|stop|undo|revoke|withdraw|retract|resend|search|move|change|open)"
                    + "|zurückruf|zurückhol|zurückzuruf|prüfen sie|bitte prüf|bitte (?:\\S+ ){0,5}(?:sperr|helf|beheb|entsperr)"
                    + "|(?<!\\p{L})(?:wrong|falschen?|mauvaise?|verkeerde?) (?:recipient|addressee|person|address|empfänger"
                    + "|adressat|destinataire|geadresseerde|ontvanger)|destinat[aá]ri[oa] (?:sbagliat|equivocad|errad|erróne)");

    /// Who begs a favour, or tells how it came, where houses say what to do who got it.
    private static final Phrases FAVOUR = Phrases.of("""
            if you can, if possible, it was sent in error, it was sent by mistake, wenn sie können, wenn möglich, falls möglich, wenn es geht, si vous pouvez,
            si possible, si puede, si es posible, se potete, se può, se possibile, als u kunt, indien mogelijk, se puder, se possível, jeśli możesz,
            jeśli to możliwe, om du kan, om möjligt, hvis du kan, hvis muligt, hvis mulig, jos voit, jos mahdollista, pokud můžete, pokud možno,
            если можете, если возможно, 如果可以, 可能なら""");

    /// What the mail holds is for whom: "The contents of this e-mail are intended only for
    /// its recipients."
    private static final Phrases CONTENTS = Phrases.of("""
            the contents of this, the content of this, der inhalt dieser, le contenu de ce, el contenido de este, il contenuto di quest, de inhoud van d,
            o conteúdo dest, treść tej, treść niniejsz, innehållet i det, indholdet af denne, innholdet i denne, tämän viestin sisältö, obsah této, obsah tohoto,
            содержание этого, содержание данного, содержание настоящего, бұл электрондық хаттың мазмұны, бұл хаттың мазмұны""");

    /// Above a paragraph of a sentence: whoever tells of a mistake asks for what houses ask for.
    private static final Phrases MISTAKEN = BY_MISTAKE.or(Phrases.of("""
            wrong, by accident, falsch, aus versehen, mauvais, equivocad, sbagliat, per ongeluk, verkeerd, errad, pomyłk, omyłk,
            fel person, forkert, väärä, špatn, ошибоч, не тому, 误发, 误送, 错发, 發錯, to all, to everyone, to everybody, whole company,
            an alle, à tous, a todos, a tutti, aan iedereen, para todos, do wszystkich, till alla, til alle, kaikille, všem, всем, 全員, 所有人"""));

    /// "Please mark the ticket as private."
    private static final Phrases TO_BE_HIDDEN = Phrases.of("""
            private, secret, encrypt, restrict, hide this, hide the, privat, geheim, verschlüssel, sperr, verberg, chiffr, masqu, privé, cifra, ocult, privad, nascond,
            afscherm, versleutel, ukry, szyfr, prywatn, dölj, krypter, skjul, piilota, salaa, skrýt, skryj, šifr, скрыть, зашифр, закрыть доступ, 非公開, 暗号, 隐藏, 隱藏, 加密, 保密""");

    private Disclaimers() {}

    /// Whether a last paragraph is one.
    static boolean isOne(String paragraph) {
        String lower = paragraph.toLowerCase(Locale.ROOT).strip();
        // Asked of the end of each mail, where most do not: all else is dear.
        if (!THIS.areIn(lower)) {
            return false;
        }
        boolean confidential = CONFIDENTIAL.areIn(lower);
        boolean surelyHouses = confidential && NOT_ADDRESSEE.areIn(lower);
        // Houses do not say "I".
        if (FirstPerson.SINGULAR.areIn(lower)
                || (!surelyHouses && isPeoplesOwn(lower))
                || (!surelyHouses && FAVOUR.areIn(lower))
                || asks(lower)) {
            return false;
        }
        boolean addressee = ADDRESSEE.areIn(lower);
        boolean demand = DEMAND.areIn(lower);
        boolean byMistake = BY_MISTAKE.areIn(lower);
        boolean headed = HEADLINES.stream().anyMatch(lower::startsWith);
        boolean toAnybody = TO_ANYBODY.areIn(lower);
        boolean surely = confidential
                ? MEANT_FOR.areIn(lower) || (toAnybody && (addressee || (byMistake && demand)))
                : toAnybody && addressee && byMistake && demand;
        return surely || (headed && (confidential || addressee || demand));
    }

    /// Whether a last paragraph of a sentence is one, below what tells of no mistake.
    static boolean isShort(String paragraph, String above) {
        String lower = paragraph.toLowerCase(Locale.ROOT).strip();
        boolean meant = THIS.areIn(lower) && ADDRESSEE.areIn(lower) && MEANT_FOR.areIn(lower);
        boolean said = (TO_ANYBODY.begin(lower) && goesOn(lower) && !FAVOUR.areIn(lower))
                || (meant && (CONFIDENTIAL.areIn(lower) || CONTENTS.begin(lower)) && isHouses(lower));
        return said && !isReason(above);
    }

    /// Whether somebody tells that a mail went to the wrong people, or wants something hidden: he may say of his own
    /// mail what is confidential.
    static boolean isReason(String above) {
        String lower = above.toLowerCase(Locale.ROOT);
        return MISTAKEN.areIn(lower) || TO_BE_HIDDEN.areIn(lower);
    }

    /// Whether it speaks of the mail that it stands in.
    static boolean namesThisMail(String lower) {
        return THIS.areIn(lower);
    }

    static boolean isConfidential(String lower) {
        return CONFIDENTIAL.areIn(lower);
    }

    /// Whether it says for whom alone something is.
    static boolean isForAddressee(String lower) {
        return ADDRESSEE.areIn(lower) && MEANT_FOR.areIn(lower);
    }

    /// Whether it tells who is not the addressee what to do.
    static boolean isToWrongReader(String lower) {
        return NOT_ADDRESSEE.areIn(lower) && DEMAND.areIn(lower) && !FAVOUR.areIn(lower);
    }

    /// Whether it tells who got something by mistake what to do with it.
    static boolean isDemand(String lower) {
        return TO_ANYBODY.areIn(lower) && BY_MISTAKE.areIn(lower) && DEMAND.areIn(lower) && !FAVOUR.areIn(lower);
    }

    /// Whether nobody speaks of himself in it, or asks for anything.
    static boolean isHouses(String lower) {
        return !asks(lower) && !FirstPerson.SINGULAR.areIn(lower) && !isPeoplesOwn(lower);
    }

    private static boolean isPeoplesOwn(String lower) {
        return WE.areIn(HOUSES_WE.matcher(lower).replaceAll(""))
                || PEOPLES_REQUEST.matcher(lower).find();
    }

    /// Whether a paragraph tells whoever may read it what to do with this mail, as below a disclaimer.
    static boolean goesOn(String paragraph) {
        String lower = paragraph.toLowerCase(Locale.ROOT);
        return THIS.areIn(lower)
                && TO_ANYBODY.areIn(lower)
                && BY_MISTAKE.areIn(lower)
                && DEMAND.areIn(lower)
                && isHouses(lower);
    }

    /// Whether a paragraph begins with a headline: "Disclaimer: ", or a line with nothing else.
    static boolean isHeaded(String paragraph) {
        String rest = belowHeadline(paragraph);
        return rest != null && (rest.isEmpty() || ":.-–—*_".indexOf(rest.charAt(0)) >= 0);
    }

    static boolean isHeadline(String line) {
        String rest = belowHeadline(line);
        return rest != null && rest.chars().allMatch(c -> ":.-–—*_= ".indexOf(c) >= 0);
    }

    /// Whether it is one above what surely is a disclaimer.
    static boolean mayBeHeadline(String line) {
        return isHeadline(line)
                || (line.length() <= LONGEST_HEADED
                        && BARE.contains(
                                FRAME.matcher(line.toLowerCase(Locale.ROOT)).replaceAll("")));
    }

    /// Whether a line begins with this mail, or with a headline.
    static boolean beginsWithThisMail(String line) {
        return isHeaded(line)
                || THIS.begin(Bounded.clip(line, LONGEST_HEADED).strip().toLowerCase(Locale.ROOT));
    }

    /// Whether a line begins as a house does right below what a person wrote.
    static boolean beginsAsHouse(String line) {
        String lower = Bounded.clip(line, LONGEST_HEADED).strip().toLowerCase(Locale.ROOT);
        return beginsWithThisMail(line) || CONTENTS.begin(lower) || OPENING.begin(lower) || NOT_ADDRESSEE.begin(lower);
    }

    /// Whether each sentence has words of houses; a headline alone makes none one.
    static boolean isAllOfHouse(String text) {
        return SENTENCES
                .splitAsStream(withoutHeadline(text.strip()))
                .map(sentence -> sentence.toLowerCase(Locale.ROOT))
                .filter(sentence -> sentence.chars().anyMatch(Character::isLetter))
                .allMatch(sentence -> OF_HOUSE.areIn(sentence)
                        || DEMAND.areIn(sentence)
                        || TO_ANYBODY.areIn(sentence)
                        || BY_MISTAKE.areIn(sentence)
                        || HouseNotice.HINTS.areIn(sentence)
                        || PrintingNote.isOne(sentence));
    }

    /// Whether what stands above in the same paragraph gives a reason to say what houses say: it asks, tells of a
    /// mistake or of a policy.
    static boolean gaveReason(String above) {
        String lower = above.toLowerCase(Locale.ROOT);
        return asks(lower) || isReason(above) || FAVOUR.areIn(lower) || RULED.areIn(lower);
    }

    /// Whether a house may have said so: it names this mail, what is confidential, or for whom it is.
    static boolean mayBeOfHouse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return OF_HOUSE.areIn(lower) || isHeaded(text);
    }

    /// Whether it may hold for any part of a text that a house said so; elsewhere it need not be taken apart.
    static boolean mayBeWithin(String text) {
        return OF_HOUSE_OR_HEADED.areIn(text.toLowerCase(Locale.ROOT));
    }

    /// The text behind the headline that it may begin with: "Disclaimer: ".
    static String withoutHeadline(String text) {
        return isHeaded(text) ? text.substring(endOfHeadline(text)) : text;
    }

    /// What stands behind the longest headline that a text begins with; null where it begins with none.
    private static @Nullable String belowHeadline(String text) {
        int end = endOfHeadline(text);
        return end < 0
                ? null
                : Bounded.clip(text.substring(end), LONGEST_HEADED).strip();
    }

    private static int endOfHeadline(String text) {
        int start = 0;
        while (start < text.length() && "*_-= ".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        String lower = Bounded.clip(text.substring(start), LONGEST_HEADED).toLowerCase(Locale.ROOT);
        // Asked of many lines, of which hardly any begins so.
        if (!ANY_HEADLINE.begin(lower)) {
            return -1;
        }
        int longest = Stream.concat(HEADLINES.stream(), BEFORE_COLON.stream())
                .filter(lower::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(-1);
        return longest < 0 ? -1 : start + longest;
    }

    private static boolean asks(String lower) {
        return lower.chars().anyMatch(c -> "?？؟".indexOf(c) >= 0);
    }
}
