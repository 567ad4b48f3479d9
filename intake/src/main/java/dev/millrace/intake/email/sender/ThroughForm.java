package dev.millrace.intake.email.sender;

import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.header.MailHeaders;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.intake.email.words.Words;
import dev.millrace.tickets.message.MailDomain;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Mails of people that a form on a web site sends in its own name: `Website <wordpress@shop.example>`. Who filled it
/// in is to be answered, which the form says where RFC 5322, section 3.6.2, has it said: in `Reply-To`.
public final class ThroughForm {
    /// `kontaktformular`, `form-submission`, `shop.formulaire2`, `wordpress`
    private static final Pattern FORM = Pattern.compile("(?:.{1,40}[._-])?(?:(?:web|contact|kontakt)[._-]?)?"
            + Words.anyOf("""
                forms?, formular(?:e|z|io)?, formulaire, formulier, formmail(?:er)?, formresponses?, form-?submissions?,
                lomake, blankett, skjema""")
            + "\\d{0,4}(?:[._+-].{1,40})?|"
            + Words.anyOf("""
                wordpress, typo3, joomla, drupal, www, www-data, apache, httpd, nginx, website, webserver, robot"""));

    /// Where services write from that hold forms for many sites, and also trackers and shops, which want to be
    /// answered at another address of theirs.
    private static final Pattern NOTIFICATIONS = Pattern.compile("notifications?|submissions?");

    private ThroughForm() {}

    /// Who filled in the form that a mail comes from; null where `From` may be a person's, and where nobody else is to
    /// be answered. That proves nothing. Whom it names of our own house counts only where that house sent it: DMARC
    /// would not let a stranger write in his name.
    public static @Nullable MailAddress writer(MailAddress author, MailHeaders headers, MailboxContext context) {
        boolean form = FORM.matcher(local(author)).matches();
        if (!form && !isNobodys(author)) {
            return null;
        }
        boolean ofOurHouse = MailDomain.areOfOneHouse(author.address(), context.address());
        List<MailAddress> wanted = headers.addresses("Reply-To").stream()
                .filter(to -> !isProgram(to) && !context.isOurs(to.address()))
                .filter(to -> ofOurHouse || !MailDomain.areOfOneHouse(to.address(), context.address()))
                .toList();
        return wanted.stream()
                .filter(to -> !MailDomain.areOfOneHouse(to.address(), author.address()))
                .findFirst()
                .orElse((form || ofOurHouse) && !wanted.isEmpty() ? wanted.getFirst() : null);
    }

    private static boolean isNobodys(MailAddress author) {
        return NobodysAddress.is(author.address())
                || NOTIFICATIONS.matcher(local(author)).matches();
    }

    private static boolean isProgram(MailAddress to) {
        return FORM.matcher(local(to)).matches()
                || NobodysAddress.is(to.address())
                || NobodysAddress.mayBe(new MailAddress(to.address(), local(to)));
    }

    private static String local(MailAddress address) {
        return MailAddress.localPart(address.address()).toLowerCase(Locale.ROOT);
    }
}
