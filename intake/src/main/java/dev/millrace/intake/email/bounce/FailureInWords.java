package dev.millrace.intake.email.bounce;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a mail server means by its words where it writes no status: whether trying again is pointless.
public final class FailureInWords {
    private static final int LONGEST = 10_000;
    private static final String FOR_GOOD = "5.0.0";
    private static final Pattern BLANKS = Pattern.compile("\\s++");

    /// Looked for first: "Mailbox full, giving up for now" passes.
    private static final List<String> SOFT = Words.of("""
            temporar, will be retried, will retry, still being retried, attempts will continue, try again later,
            not yet been delivered, no action is required, delayed, deferred, mailbox is full, mailbox full, quota,
            full mailbox, inbox is full, folder is full, mailbox exceeds, out of storage, greylist, too busy,
            connection timed out, connection refused, not responding, not reachable, operation timed out,
            lost connection, network is unreachable, no route to host, storage space, storage limit, disk space,
            mailbox size limit,
            transient, keep trying, continue to try, continue trying, will try again, still trying, not need to resend,
            bisher nicht zugestellt, noch nicht zugestellt, weiter versucht, speicherplatz, nouvelles tentatives,
            vorübergehend, postfach ist voll, postfach voll, verzögert, wird erneut versucht, temporaire,
            boîte pleine, boîte aux lettres est pleine, retard, temporal, buzón lleno, buzón está lleno,
            reintent, seguirá intentando, seguiremos intentando, continuera d'essayer, continuera à essayer,
            casella piena, ritardo, continuerà a provare, continuerà a tentare, tijdelijk, postvak is vol, blijft het proberen,
            blijven het proberen, temporári, caixa cheia, continuará tentando, continuará a tentar, tymczasow, ponawia,
            kolejne próby, fortsätter att försöka, fortsætter med at prøve, fortsetter å prøve, yrittää uudelleen,
            будет пытаться, попытки доставки продолж, 将继续尝试, 將繼續嘗試, 再試行,
            skrzynka jest pełna, tillfällig, brevlådan är full, midlertidig, postkassen er fuld, tilapäi, dočasn,
            временн, ящик переполнен, отложен, 暂时, 邮箱已满, 信箱已滿, 一時的, 容量""");
    private static final List<String> HARD = Words.of("""
            user unknown, unknown user, user not known, recipient not known, address not known, no such user,
            no such recipient, no such mailbox, unknown recipient,
            recipient unknown, unknown address, address unknown, unknown or illegal, does not exist, doesn't exist,
            not exist, couldn't be found, could not be found, wasn't found, was not found, not found,
            address rejected, recipient rejected, not recognized, not recognised, invalid recipient, invalid address, bad address,
            not listed in, no mailbox here, no mailbox by that name, is unknown, was unknown, were unknown, illegal host,
            no longer valid, no such domain, no such host, unknown host, invalid final delivery userid,
            could not find a gateway, message looping, mail loop, too many hops, not have a final email delivery point,
            host not found, domain not found, illegal alias, mailbox unavailable, mailbox disabled,
            account disabled, account has been disabled, account is disabled, inactive, permanent, unrouteable, unroutable,
            no mx record, non-existent, nonexistent, host unknown, domain unknown, not a valid, not accepted for policy reasons,
            unbekannt, existiert nicht, nicht gefunden, nicht vorhanden, verzeichnis aufgelistet, empfänger abgelehnt,
            adresse abgelehnt, ungültig, dauerhaft, endgültig, n'est pas répertorié, no figura en, inconnu, n'existe pas, introuvable,
            invalide, desconocid, no existe, no se encontró, non esiste, sconosciut, inesistente, onbekend,
            bestaat niet, niet gevonden, desconhecid, não existe, não foi encontrado, nieznan, nie istnieje,
            nie znaleziono, okänd, finns inte, hittades inte, ukendt, ukjent, findes ikke, finnes ikke,
            tuntematon, ei ole olemassa, ei löytynyt, neznám, neexistuje, nenalezen, неизвестн, не существует,
            не найден, 不存在, 未找到, 找不到, 用户未知, 存在しません, 見つかりません""");

    /// The first as Postfix says it of a domain whose servers did not answer it; without the end it is a domain that
    /// is not.
    private static final Pattern FOR_NOW = Pattern.compile("not found, try again|(?<!\\bno )further attempts");

    /// That a mail is not delivered, whatever the reason: a server that goes on trying says so.
    private static final List<String> GIVEN_UP = Words.of("""
            could not be delivered, couldn't be delivered, cannot be delivered, can't be delivered, not be delivered,
            was not delivered, wasn't delivered, undeliverable, unable to deliver, recipients failed, recipient failed,
            did not reach, has been returned, automatically rejected, not accepting mail,
            nicht zugestellt werden, unzustellbar, pas pu être délivré, pas pu être remis, pas pu etre delivre,
            no se pudo entregar, no ha podido ser entregado, non è stato possibile consegnare, não pôde ser entregue,
            kon niet worden bezorgd, nie można dostarczyć, kunde inte levereras, kunne ikke leveres,
            не удалось доставить, не может быть доставлено, 无法送达, 无法发送, 無法送達, 配信できません, 届けることができません""");

    /// "This user doesn't have an acme.example account"
    private static final Pattern NO_ACCOUNT =
            Pattern.compile("(?:doesn't|does not|did not|didn't) have an? .{1,60} account");

    /// What a server answers in a session (RFC 5321, section 4.2).
    private static final Pattern REPLY = Pattern.compile("(?m)^[ \\t>]{0,8}[45][0-5]\\d[ -]");
    /// And to what.
    private static final Pattern RECIPIENT = Pattern.compile("(?im)^[ \\t>]{0,8}RCPT TO:[ \\t]{0,8}\\S{1,64}@\\S");

    /// A person says "Hello" first, or speaks of a message of his own.
    private static final Pattern TO_THE_AUTHOR = Pattern.compile(
            "[^\\p{L}]{0,200}(?:your|ihre|votre|su|il suo|il tuo|uw|a sua|sua)"
                    + " (?:e-?mail message|mail message|message|e-?mail|mail|nachricht|courriel|mensaje|correo|messaggio|bericht"
                    + "|mensagem) (?!from|von|de\\b|vom|van|da\\b)",
            Pattern.CASE_INSENSITIVE);

    private FailureInWords() {}

    /// Whether a text begins with "Your message …", and names somebody as servers name whom they did not reach.
    public static boolean isToTheAuthor(String text) {
        String beginning = Bounded.clip(text, LONGEST);
        return TO_THE_AUTHOR.matcher(beginning).lookingAt()
                && !FailedRecipients.introduced(beginning, _ -> true).isEmpty();
    }

    /// Whether lines of a session stand there, in which a server refused a recipient.
    public static boolean isOfSession(String text) {
        String beginning = Bounded.clip(text, LONGEST);
        return RECIPIENT.matcher(beginning).find() && REPLY.matcher(beginning).find();
    }

    /// The same of what is known to be a bounce: what tells no reason has failed for good.
    static @Nullable String statusOfBounce(String text) {
        String told = status(text);
        return told == null && GIVEN_UP.stream().anyMatch(inOneLine(text)::contains) ? FOR_GOOD : told;
    }

    /// `4.0.0`, `5.0.0` (RFC 3463: undefined), or null where the words say neither.
    static @Nullable String status(String text) {
        String lower = inOneLine(text);
        if (FOR_NOW.matcher(lower).find() || SOFT.stream().anyMatch(lower::contains)) {
            return "4.0.0";
        }
        boolean hard = HARD.stream().anyMatch(lower::contains)
                || NO_ACCOUNT.matcher(lower).find();
        return hard ? FOR_GOOD : null;
    }

    private static String inOneLine(String text) {
        return BLANKS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
    }
}
