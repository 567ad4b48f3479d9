package dev.millrace.intake.email.sender;

import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.header.MailHeaders;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.intake.email.words.Words;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Mails of people that a form on a web site sends in its own name: `Website <wordpress@shop.example>`. Who filled it
/// in is to be answered, which the form says where RFC 5322, section 3.6.2, has it said: in `Reply-To`.
public final class ThroughForm {
    /// `kontaktformular`, `form-submission`, `shop.formulaire`, `wordpress`
    private static final Pattern FORM = Pattern.compile(
            "(?:.{1,40}[._+-])?(?:(?:web|contact|kontakt)[._-]?)?" + Words.anyOf("""
                forms?, formular(?:e|z|io)?, formulaire, formulier, formmail(?:er)?, submissions?, lomake, blankett, skjema,
                wordpress, typo3, joomla, drupal, www, website, webserver, robot""") + "(?:[._+-].{1,40})?");

    private ThroughForm() {}

    /// Who filled in the form that a mail comes from; null where `From` may be a person's, and where nobody else is to
    /// be answered. That proves nothing.
    public static @Nullable MailAddress writer(MailAddress author, MailHeaders headers, MailboxContext context) {
        if (!isForms(author)) {
            return null;
        }
        return headers.addresses("Reply-To").stream()
                .filter(wanted -> !isForms(wanted) && !context.isOurs(wanted.address()))
                .findFirst()
                .orElse(null);
    }

    private static boolean isForms(MailAddress address) {
        String local = MailAddress.localPart(address.address()).toLowerCase(Locale.ROOT);
        return FORM.matcher(local).matches()
                || NobodysAddress.is(address.address())
                || NobodysAddress.mayBe(new MailAddress(address.address(), null));
    }
}
