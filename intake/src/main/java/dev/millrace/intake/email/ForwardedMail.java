package dev.millrace.intake.email;

import java.util.Optional;
import java.util.regex.Pattern;

/// Finds who wrote a mail that somebody else forwarded to us.
final class ForwardedMail {
    private static final Pattern SUBJECT = Pattern.compile(
            "\\s{0,9}\\[?(?:fwd?|wg|tr|rv|enc|i|doorst|pd|vb|vl|vs|fs|fv|mt|trs|转发|轉寄|轉發|転送|пересл|fw)\\s?[:：].*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private ForwardedMail() {}

    /// The original sender: named in the quoted header of a mail that is marked as forwarded, by its subject or above
    /// the quoted header.
    static Optional<MailAddress> originalSender(String subject, ReplyText text) {
        String from = text.quotedFrom();
        if (from == null || !(text.forwarded() || SUBJECT.matcher(subject).matches())) {
            return Optional.empty();
        }
        return AddressList.parse(from.replace("[mailto:", "<").replace(']', '>'), null).stream()
                .findFirst();
    }
}
