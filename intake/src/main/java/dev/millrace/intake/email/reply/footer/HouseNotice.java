package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.WholeWords;
import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A disclaimer of one sentence or two: "This email may contain confidential information." It is a closed form: each
/// word of it is one that houses use for that. "This email is confidential, please keep it from Ben" is somebody's own.
final class HouseNotice {
    private static final int LONGEST = 500;
    private static final int MOST_SENTENCES = 6;

    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!])\\s+|(?<=。)");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}'’-]+");
    /// "*** This message is confidential ***"
    private static final Pattern FRAME = Pattern.compile("^[\\s*_=~#<>|\\[(-]+|[\\s*_=~#<>|\\])-]+$");
    /// Whom to tell.
    private static final Pattern TELL_HOUSE = Pattern.compile(
            "(?<!\\p{L})(?:notify|inform|contact|advise|let|informieren sie|benachrichtigen sie|kontaktieren sie|bitten wir sie,|prévenir|avertir) (?:us|uns)(?!\\p{L})"
                    + "|(?<!\\p{L})nous (?:en )?(?:avertir|prévenir|informer|contacter)");

    /// The words around "confidential", those of each language behind one another, but for what an earlier one has.
    private static final Set<String> WORDS = Set.copyOf(Words.of("""
            this, e-mail, email, mail, communication, transmission, diese, dieser, nachricht, message, courriel, courrier, électronique, mensaje, correo, electrónico, comunicación,
            messaggio, comunicazione, questo, questa, quest, dit, bericht, mensagem, ta, niniejsza, wiadomość, ten, niniejszy, detta, denna, det, här, e-post, e-postmeddelande, denne, meddelelse, meldingen, melding, e-posten, eposten,
            tämä, sähköposti, tato, tento, zpráva, это, данное, настоящее, сообщение, письмо, электронное, bu, e-posta, mesaj, prezentul, jelen,
            -, the, and, or, of, for, to, in, by, with, it, its, any, all, only, solely, strictly, exclusively, also, is, are, be, may, might, could, can, contain, contains,
            contained, containing, transmitted, attached, attachment, attachments, file, files, document, documents, content, contents, information, material, materials,
            data, which, that, as, well, a, an, meant, sent, use, sole, named, addressed, individual, individuals, entity, entities, person, persons, whom, above, herein, therein,
            legally, legal, law, protected, proprietary, sensitive, private, personal, intended, recipient, recipients, recipient's, addressee, addressees, privileged, privacy, disclosure, exempt, from,
            kann, können, könnte, könnten, enthält, enthalten, enthaltenen, informationen, inhalt, inhalte, daten, und, oder, sowie, und/oder, rechtlich, gesetzlich, geschützt, geschützte,
            ist, sind, nur, ausschließlich, allein, streng, für, den, die, das, der, des, dem, bestimmt, bestimmte, gerichtet, empfänger, adressaten, adressat, angegebenen, genannten,
            etwaige, alle, allen, ihre, deren, anhänge, anhang, anlage, anlagen, persönliche, interne, möglicherweise, eventuell, gegebenenfalls, ggf,
            ce, cet, les, le, la, l, de, du, d, et, ou, à, son, ses, leurs, leur, peut, peuvent, contenir, contient, contiennent, est, sont, informations, pièce, pièces, jointe,
            jointes, éventuelles, strictement, uniquement, exclusivement, destiné, destinée, destinés, usage, protégées, privilégiées, contenues, données, personnelles, qui, être, caractère, un, une,
            puede, pueden, podría, contener, contiene, contienen, es, está, están, información, datos, y, e, o, u, sus, su, los, las, el, del, al, archivos, adjuntos, anexos, adjunto, documentos,
            exclusivamente, únicamente, uso, dirigido, dirigida, destinatario, destinatarios, privilegiada, legalmente, protegida, carácter, que, para, contenido, en, este, esta, se, encuentra,
            può, possono, potrebbe, contenere, contengono, è, sono, informazioni, dati, ed, gli, i, il, lo, suoi, allegati, eventuali, esclusivamente, unicamente, destinato, destinata, destinate,
            destinatari, natura, carattere, di, strettamente, contenute, nel, nella, presente, personali,
            kan, kunnen, bevatten, bevat, zijn, informatie, gegevens, het, een, eventuele, bijlage, bijlagen, uitsluitend, alleen, bestemd, voor, geadresseerde, strikt, persoonlijke, deze,
            pode, podem, conter, contém, são, informação, informações, dados, seus, destinada, destinado, do, da, dos, destinatário, natureza, no, sigilosas, privilegiadas,
            może, mogą, zawierać, zawiera, zawierają, jest, są, informacje, informacja, dane, lub, oraz, oraz/lub, jej, jego, załączniki, załącznikami, wyłącznie, przeznaczona, przeznaczone, przeznaczony, dla, adresata, charakter, prawnie, chronione,
            innehålla, innehåller, är, uppgifter, och, eller, meddelande, meddelandet, mejl, bilagor, bilaga, endast, enbart, avsedd, avsett, för, mottagaren, sekretessbelagd,
            indeholde, indeholder, er, oplysninger, og, vedhæftede, filer, kun, udelukkende, beregnet, til, modtageren,
            inneholde, inneholder, informasjon, opplysninger, vedlegg, bare, ment, mottakeren,
            voi, saattaa, sisältää, on, ja, tai, tietoa, tietoja, liitteet, liitteineen, sen, vain, ainoastaan, tarkoitettu, vastaanottajalle, viesti, sisältävät, voivat,
            může, mohou, obsahovat, obsahuje, obsahují, je, jsou, informace, údaje, nebo, jeho, její, přílohy, příloh, pouze, výhradně, určen, určena, určeny, pro, adresáta, příjemce, adresátovi, včetně, všech,
            может, могут, содержать, содержит, содержат, является, информацию, информация, сведения, данные, и, или, и/или, вложения, вложениями, его, все, только, исключительно, предназначено, предназначена, для, адресата, получателя, адресату,
            bilgi, bilgiler, bilgileri, içerebilir, içermektedir, içerir, ve, veya, ve/veya, ekleri, ekler, kişiye, özel, sadece, yalnızca, olabilir,
            acest, poate, pot, conține, conţine, sunt, informații, informaţii, și, şi, sau, confidențiale, anexele, fișierele, atașate, destinat, exclusiv, numai, destinatarului, pentru,
            ez, az, levél, üzenet, tartalmazhat, tartalmaz, információkat, információt, adatokat, és, vagy, bizalmas, mellékletei, kizárólag, címzettnek, szól, annak"""));

    /// Without one of these somebody may as well say so of what he has written.
    private static final Phrases CONTAINING = Phrases.of("""
            contain, contenir, contien, conten, conter, contêm, contém, enthalt, enthält, bevat, zawier, innehåll, indeh, inneh, sisält, obsah, содерж, içer, conțin, conţin, tartalmaz,
            包含, 含有, 含まれ, 含んで, 포함, 담고""");
    /// There no blanks part words.
    private static final Pattern EASTERN = Pattern.compile(
            "(?:此|本|这封|這封|该|該)(?:电子)?(?:電子)?(?:邮件|郵件|信息|訊息)(?:及其?附件)?(?:可能|中?)(?:包含|含有|含|载有|載有|涉及)(?:有)?(?:的)?(?:机密|機密|保密|秘密)(?:性)?(?:或专有|或專有)?(?:的)?(?:信息|資訊|资讯|内容|內容|资料|資料)?"
                    + "|(?:此|本)(?:电子|電子)?(?:邮件|郵件)(?:及其?附件)?(?:属于|屬於|为|為|是)?(?:机密|機密|保密)(?:邮件|郵件|文件|信息)?"
                    + "|(?:この|本)(?:電子)?(?:メール|メッセージ)(?:及び添付ファイル|および添付ファイル)?(?:に|の内容)?は、?(?:機密|秘密)(?:情報|事項)?(?:が|を)?(?:含まれて|含んで|含む)(?:いる|おり|い)?(?:場合|可能性|こと)?が?(?:あります|ございます|います|ます)"
                    + "|(?:본|이) ?(?:메일|이메일|전자우편|메시지)(?:에는|은|는) ?(?:기밀|비밀) ?(?:정보|내용)?(?:를|가|이|을)? ?(?:포함하고 있을 수|포함할 수|포함되어 있을 수|담고 있을 수) 있습니다");

    /// Of what houses are not to blame for, and whose opinion it is.
    private static final Phrases LIABILITY = Phrases.of("""
            accepts no liability, accept no liability, accepts no responsibility, accept no responsibility, not accept any liability, not accept liability, no liability is accepted,
            not accept any responsibility, not accept responsibility, not liable for, cannot be held liable, cannot be held responsible, views expressed, opinions expressed, views or opinions, not necessarily represent,
            not necessarily reflect, not guarantee, keine haftung, keine gewähr, haftung ausgeschlossen, decline toute responsabilité, décline toute responsabilité, ne saurait être tenu, declina toda responsabilidad, declina cualquier responsabilidad,
            no se hace responsable, declina ogni responsabilità, niet aansprakelijk, geen aansprakelijkheid, não se responsabiliza, nie ponosi odpowiedzialności, ansvarar inte, intet ansvar, не несет ответственности, не несёт ответственности""");
    private static final String PASSING_ON =
            "(?:review|disclosure|distribution|dissemination|copying|duplication|reproduction|forwarding|retransmission|interception)";
    private static final String THE_MAIL =
            "(?:this|the) (?:e-?mail|message|mail|communication|transmission|information|material)(?: or (?:any |its )?(?:attachments?|contents?))?";
    private static final String IN_ERROR =
            "(?:have )?(?:received|got) (?:this|it)(?: e-?mail| message| communication| transmission)? (?:in error|by mistake)";
    /// What houses say in one sentence that speaks of no mail, or of none by its name. Signs on doors and screens speak
    /// of entry and use, but those at copiers and archives of copying, too.
    private static final Pattern OF_NO_MAIL = Pattern.compile(
            "(?:any )?unauthori[sz]ed (?:(?:use,? |use or )?" + PASSING_ON + "(?:(?:,|,? or|,? and) (?:use|"
                    + PASSING_ON
                    + ")){0,6}(?: of " + THE_MAIL + ")?|use(?: or copying)? of " + THE_MAIL
                    + ") (?:is|are) (?:strictly |expressly |hereby )?(?:prohibited|forbidden)(?:,? and may be unlawful)?"
                    + "|(?:please |kindly ){1,2}(?:notify|inform|advise|contact|alert) the sender(?: immediately| at once| promptly| by (?:return |reply )?e-?mail){0,2},? if you "
                    + IN_ERROR + "(?:,? and (?:delete|destroy) (?:it|this (?:e-?mail|message)))?"
                    + "|bitte (?:informieren|benachrichtigen|verständigen) sie (?:umgehend |sofort |unverzüglich )?den absender, (?:falls|wenn) sie (?:diese nachricht|diese e-?mail|diese mail|sie) (?:irrtümlich|versehentlich|fälschlicherweise) erhalten haben"
                    + "|(?:merci d['’]|veuillez )(?:avertir|informer|prévenir) (?:immédiatement )?l['’]expéditeur si vous avez reçu (?:ce message|ce courriel|cet e-?mail|ceci) par erreur"
                    + "|(?:por favor,? )?(?:avise|informe|notifique) al remitente si (?:ha recibido|recibió) (?:este mensaje|este correo|esto) por error");
    /// What is to be printed or put up says the same.
    private static final WholeWords TO_BE_PUT_UP = WholeWords.of("""
            sign for, sign at, sign on the, a sign, the sign, new sign, signs, stamp, stamps, rubber stamp, cover, cover sheet, covers, poster, posters, plate, plates, placard,
            notice board, laminated, engraved, label, labels, watermark, watermarks, copier,
            schild, schilder, türschild, türschilder, stempel, aushang, aushänge, plakat, plakate, deckblatt, faxdeckblatt, laminiert, wasserzeichen,
            panneau, panneaux, tampon, tampons, affiche, affiches, affichage, pancarte, page de garde, plastifié, filigrane,
            cartel, carteles, letrero, letreros, sello, sellos, portada, rótulo, rótulos, póster, plastificado""");
    /// Without one of them nothing is a notice.
    static final Phrases HINTS = LIABILITY
            .or(Disclaimers.HINTS)
            .or(Phrases.of("unauthori, the sender, den absender, l'expéditeur, l’expéditeur, al remitente"));

    /// Whose opinion it is, and by what it came.
    private static final Phrases SENDER = Phrases.of("""
            transmission, übertragung, transmisión, trasmissione, author, sender, absender, auteur, autor, autore, l'expéditeur""");
    private static final Phrases ANYBODY = Phrases.of("""
            any , unauthori, jede, jegliche, unbefugt, das unbefugte, die unbefugte, toute, cualquier, queda prohibid, qualsiasi, è vietat, elk, ieder, qualquer, é proibid, każde, jakiekolwiek, wszelkie, all användning, varje, enhver, kaikenlai,
            jakékoli, любое, herhangi""");

    private HouseNotice() {}

    /// Whether a text, which may be a last paragraph or line, says nothing else.
    static boolean isOne(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        String bare = Disclaimers.withoutHeadline(text.strip());
        String lower = bare.toLowerCase(Locale.ROOT);
        // Asked of the end of each mail, where most have none of them: taking it apart is dear.
        if (!HINTS.areIn(lower)) {
            return false;
        }
        boolean marked = bare.length() < text.strip().length() || bare.startsWith("*");
        List<String> sentences = Stream.of(SENTENCES.split(FRAME.matcher(lower).replaceAll(""), MOST_SENTENCES + 1))
                .map(sentence -> FRAME.matcher(sentence).replaceAll(""))
                .filter(sentence -> !sentence.isBlank())
                .toList();
        return sentences.size() <= MOST_SENTENCES
                && (sentences.stream().anyMatch(HouseNotice::isEnough)
                        || (sentences.stream().anyMatch(HouseNotice::isStatement)
                                && (marked || sentences.stream().anyMatch(HouseNotice::goesOn))))
                && sentences.stream()
                        .allMatch(sentence -> isStatement(sentence) || isEnough(sentence) || goesOn(sentence));
    }

    /// Whether somebody wants it on a sign, stamp, cover or poster.
    static boolean isToBePutUp(String above) {
        return TO_BE_PUT_UP.areIn(above.toLowerCase(Locale.ROOT));
    }

    /// Whether nobody but a house says so.
    private static boolean isEnough(String sentence) {
        return OF_NO_MAIL.matcher(withoutStop(sentence)).matches()
                || (isStatement(sentence) && (CONTAINING.areIn(sentence) || Disclaimers.isForAddressee(sentence)))
                || (Disclaimers.isToWrongReader(sentence) && isHouses(sentence))
                || (LIABILITY.areIn(sentence)
                        && (Disclaimers.namesThisMail(sentence) || SENDER.areIn(sentence))
                        && isHouses(sentence));
    }

    private static boolean goesOn(String sentence) {
        return isHouses(sentence)
                && (Disclaimers.isDemand(sentence)
                        || (ANYBODY.begin(sentence) && Disclaimers.PROHIBITED.areIn(sentence))
                        || PrintingNote.isOne(sentence));
    }

    private static boolean isHouses(String sentence) {
        return Disclaimers.isHouses(TELL_HOUSE.matcher(sentence).replaceAll(""));
    }

    /// What the mail holds, or whom it is for.
    private static boolean isStatement(String sentence) {
        String bare = withoutStop(sentence);
        if (EASTERN.matcher(bare).matches()) {
            return true;
        }
        return Disclaimers.namesThisMail(bare)
                && (Disclaimers.isConfidential(bare) || Disclaimers.isForAddressee(bare))
                && BETWEEN_WORDS
                        .splitAsStream(bare)
                        .allMatch(word -> word.isEmpty() || WORDS.contains(word) || Disclaimers.isConfidential(word));
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") || sentence.endsWith("。") || sentence.endsWith("!")
                ? sentence.substring(0, sentence.length() - 1)
                : sentence;
    }
}
