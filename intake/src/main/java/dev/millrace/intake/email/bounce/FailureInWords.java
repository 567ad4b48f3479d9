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

    /// Looked for first: "Mailbox full, giving up for now" passes.
    private static final List<String> SOFT = Words.of("""
            temporar, will be retried, will retry, still being retried, attempts will continue, try again later,
            not yet been delivered, no action is required, delayed, deferred, mailbox is full, mailbox full, quota,
            full mailbox, inbox is full, out of storage, greylist, too busy, connection timed out, connection refused,
            vorübergehend, postfach ist voll, postfach voll, verzögert, wird erneut versucht, temporaire,
            boîte pleine, boîte aux lettres est pleine, quota, retard, temporal, buzón lleno, buzón está lleno,
            reintent, casella piena, ritardo, tijdelijk, postvak is vol, temporári, caixa cheia, tymczasow,
            skrzynka jest pełna, tillfällig, brevlådan är full, midlertidig, postkassen er fuld, tilapäi, dočasn,
            временн, ящик переполнен, отложен, 暂时, 邮箱已满, 信箱已滿, 一時的, 容量""");
    private static final List<String> HARD = Words.of("""
            user unknown, unknown user, user not known, recipient not known, address not known, no such user, no such recipient, no such mailbox, unknown recipient,
            recipient unknown, unknown address, address unknown, unknown or illegal, does not exist, doesn't exist,
            not exist, couldn't be found, could not be found, wasn't found, was not found, not found,
            address rejected, recipient rejected, not recognized, not recognised, invalid recipient, invalid address, bad address,
            not listed in, no mailbox here, no mailbox by that name, is unknown, was unknown, were unknown, illegal host,
            no longer valid, no such domain, no such host, unknown host, invalid final delivery userid,
            could not find a gateway, message looping, mail loop, too many hops, not have a final email delivery point, host not found, domain not found, illegal alias, mailbox unavailable, mailbox disabled, account disabled,
            account has been disabled, account is disabled, inactive, permanent, unrouteable, unroutable,
            no mx record, non-existent, nonexistent, host unknown, domain unknown, not a valid, not accepted for policy reasons,
            unbekannt, existiert nicht, nicht gefunden, nicht vorhanden, verzeichnis aufgelistet, empfänger abgelehnt,
            adresse abgelehnt, ungültig, dauerhaft, endgültig, n'est pas répertorié, no figura en, inconnu, n'existe pas, introuvable,
            invalide, desconocid, no existe, no se encontró, non esiste, sconosciut, inesistente, onbekend,
            bestaat niet, niet gevonden, desconhecid, não existe, não foi encontrado, nieznan, nie istnieje,
            nie znaleziono, okänd, finns inte, hittades inte, ukendt, ukjent, findes ikke, finnes ikke,
            tuntematon, ei ole olemassa, ei löytynyt, neznám, neexistuje, nenalezen, неизвестн, не существует,
            не найден, 不存在, 未找到, 找不到, 用户未知, 存在しません, 見つかりません""");

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

    /// `4.0.0`, `5.0.0` (RFC 3463: undefined), or null where the words say neither.
    static @Nullable String status(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (SOFT.stream().anyMatch(lower::contains)) {
            return "4.0.0";
        }
        boolean hard = HARD.stream().anyMatch(lower::contains)
                || NO_ACCOUNT.matcher(lower).find();
        return hard ? "5.0.0" : null;
    }
}
