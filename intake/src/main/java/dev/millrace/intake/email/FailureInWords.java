package dev.millrace.intake.email;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a mail server means by its words where it writes no status: whether trying again is pointless.
final class FailureInWords {
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
            user unknown, unknown user, no such user, no such recipient, no such mailbox, unknown recipient,
            recipient unknown, unknown address, address unknown, unknown or illegal, does not exist, doesn't exist,
            not exist, couldn't be found, could not be found, wasn't found, was not found, not found,
            address rejected, recipient rejected, not recognized, not recognised, invalid recipient, invalid address, bad address,
            not listed in, no mailbox here, no mailbox by that name, is unknown, was unknown, were unknown, illegal host,
            no such domain, no such host, host not found, domain not found, illegal alias, mailbox unavailable, mailbox disabled, account disabled,
            account has been disabled, account is disabled, inactive, permanent, unrouteable, unroutable,
            no mx record, host unknown, domain unknown, not a valid, not accepted for policy reasons,
            unbekannt, existiert nicht, nicht gefunden, ungültig, dauerhaft, endgültig, inconnu, n'existe pas, introuvable,
            invalide, desconocid, no existe, no se encontró, non esiste, sconosciut, inesistente, onbekend,
            bestaat niet, niet gevonden, desconhecid, não existe, não foi encontrado, nieznan, nie istnieje,
            nie znaleziono, okänd, finns inte, hittades inte, ukendt, ukjent, findes ikke, finnes ikke,
            tuntematon, ei ole olemassa, ei löytynyt, neznám, neexistuje, nenalezen, неизвестн, не существует,
            не найден, 不存在, 未找到, 找不到, 用户未知, 存在しません, 見つかりません""");

    private FailureInWords() {}

    /// `4.0.0`, `5.0.0` (RFC 3463: undefined), or null where the words say neither.
    static @Nullable String status(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (SOFT.stream().anyMatch(lower::contains)) {
            return "4.0.0";
        }
        return HARD.stream().anyMatch(lower::contains) ? "5.0.0" : null;
    }
}
