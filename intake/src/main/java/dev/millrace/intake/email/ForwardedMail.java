package dev.millrace.intake.email;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A mail that somebody passed on to us.
///
/// @param sender who wrote it
/// @param attachedText its text where it came as a file, else empty: it stands in the mail's own text
record ForwardedMail(MailAddress sender, String attachedText) {
    private static final String MARKS = "fwd?|wg|tr|rv|enc|i|doorst|pd|vb|vl|vs|fs|fv|mt|trs|转发|轉寄|轉發|転送|пересл|fw";
    private static final Pattern SUBJECT = Pattern.compile(
            "\\s{0,9}\\[?(?:" + MARKS + ")\\s?[:：].*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    private static final Pattern PREFIXES = Pattern.compile("^(?:\\s{0,9}\\[?\\p{L}{1,7}\\s?[:：]){1,9}");

    /// The mail passed on within this one.
    static Optional<ForwardedMail> in(String subject, ReplyText text, List<AttachedFile> files) {
        boolean marked = SUBJECT.matcher(subject).matches();
        String from = text.quotedFrom();
        if (from != null && (text.forwarded() || marked)) {
            return AddressList.parse(from.replace("[mailto:", "<").replace(']', '>'), null).stream()
                    .findFirst()
                    .map(sender -> new ForwardedMail(sender, ""));
        }
        return marked ? attached(subject, files) : Optional.empty();
    }

    /// Of attached mails one counts that gave this one its subject. Others are enclosures: whoever shows us a mail that
    /// he got asks in his own name.
    private static Optional<ForwardedMail> attached(String subject, List<AttachedFile> files) {
        List<AttachedFile> mails = files.stream()
                .filter(file -> file.attachment().contentType().equals("message/rfc822"))
                .toList();
        if (mails.size() != 1) {
            return Optional.empty();
        }
        byte[] raw = new byte[mails.getFirst().bytes().remaining()];
        mails.getFirst().bytes().duplicate().get(raw);
        MimeStructure.Parsed mail = MimeStructure.of(raw);
        MailHeaders headers = new MailHeaders(mail.root().headers(), mail.likely());
        if (!bare(headers.text("Subject").orElse("")).equals(bare(subject))) {
            return Optional.empty();
        }
        return headers.addresses("From").stream()
                .findFirst()
                .map(sender -> new ForwardedMail(sender, MailBody.of(mail).text()));
    }

    private static String bare(String subject) {
        return PREFIXES.matcher(subject).replaceFirst("").strip().toLowerCase(Locale.ROOT);
    }
}
