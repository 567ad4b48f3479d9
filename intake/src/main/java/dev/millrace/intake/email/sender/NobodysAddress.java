package dev.millrace.intake.email.sender;

import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.reply.signature.GivenNames;
import dev.millrace.intake.email.words.Words;
import dev.millrace.tickets.message.MailDomain;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Addresses where no person reads what is sent to them: programs write from them, and programs read them.
public final class NobodysAddress {
    /// `noreply-dmarc-support`, `shop-noreply`, `noreply+abc`, `noreply2`, `nicht-antworten`
    private static final Pattern NO_REPLY =
            Pattern.compile("""
            (?:.{0,60}[._+-])?
            (?:(?:no|do_?not|dont|never)_?(?:repl(?:y|ies)|respon(?:d|se))|(?:nicht|keine)_?antwort(?:en)?
            |(?:ne_?)?pas_?(?:repondre|de_?reponse)|sans_?reponse|no_?(?:responder|responda|contestar|conteste)|nao_?respond(?:a|er)
            |non?_?rispondere|niet_?(?:be)?antwoorden|niet_?reageren|geen_?antwoord|nie_?odpowiada[jc]
            |svara_?(?:inte|ej)|(?:inget|ej|ikke|ingen)_?svar|(?:be)?svar_?ikke|ala_?vastaa|ei_?vastau(?:sta|ksia)
            |neodpovid(?:at|ejte)|ne_?otvecha(?:t|jte|yte))
            \\d{0,4}(?:[._+-].{0,60})?
            """.replace("\n", "").replace("_?", "[._-]?"));

    /// Where mails come back to, with the mark of one of them (VERP): `bounces+71-anna=acme.example`.
    private static final Pattern OF_ONE_RETURN =
            Pattern.compile("(?:.{1,100}-)?bounces?[+=-](?=.{0,200}[=\\d]).{1,200}");

    /// Those of whoever manages a list, `owner-staff` and `staff-request` (RFC 2142, section 6; RFC
    /// 5230, section 4.6), those where its program reads, `staff-confirm+4f5a`, those that mails come
    /// back to, `staff-bounces`, and those of programs that tell news, `shop-notifications`,
    /// `notifications.thread-42`. Teams have such addresses, too: `it-request`. Behind a dot stands a
    /// family name.
    private static final Pattern OF_LISTS_AND_RETURNS = Pattern.compile(
            "owner-(?!operator|of-).{0,200}|.{0,200}-(?:request|confirm\\+.{1,100})"
                    + "|(?:.{1,100}[+-])?bounces|bounce|notify-.{1,100}|(?:.{1,100}[_+-])?notifications?(?:[._+-].{1,100})?");

    /// Domains for mails that nobody receives: `updates@noreply.vendor.example`.
    private static final Pattern DOMAIN_WITHOUT_REPLY =
            Pattern.compile("(?:[^.]+\\.){0,5}(?:no|do-?not)-?reply(?:\\.[^.]+){2,6}");

    /// Domains that programs send from, or that mails come back to: `jira@notifications.vendor.example`.
    private static final Pattern DOMAIN_OF_PROGRAMS =
            Pattern.compile("(?:[^.]+\\.){0,5}(?:bounces?|notifications?)(?:\\.[^.]+){2,6}");

    /// List managers, accounts that a system's own jobs, monitors and mail servers write from, and senders of news.
    private static final Set<String> PROGRAMS = Set.copyOf(Words.of("""
            listserv, listproc, majordomo, mailman, root, uucp, daemon, cron, postmaster, mailer, automailer, auto-mailer,
            mdaemon, nobody, www-data, apache, httpd, nginx, postgres,
            newsletter, newsletters, mailing, mailings, news, alert, alerts, alarm, alarms, notify, notifier, nagios, icinga, icinga2, zabbix,
            alertmanager, grafana, jenkins, autoreply, auto-reply, autorespond, autoresponder, auto-responder, autoresponse,
            auto-confirm, automated, unattended"""));

    private static final Pattern PROGRAMS_NAME = Pattern.compile(
            "(?i)(?:.*[^\\p{L}])?(?:daemon|mailman|listserv|listproc|majordomo|list[ -]?(?:owner|manager|server)|postmaster|bounces?|mailer|cron|root|uucp"
                    + "|news|newsletters?|alerts?|alarms?|alertmanager|monitor(?:ing)?|notifications?|notifier|nagios|icinga|zabbix|grafana|jenkins)(?:[^\\p{L}].*)?");

    /// What mail servers are called, whatever their address; no person is.
    private static final Pattern MAIL_SERVERS_NAME =
            Pattern.compile("(?i)mail delivery (?:sub)?system|mail(?:er)?[ -]?daemon|post-?master");
    private static final Pattern TWO_WORDS = Pattern.compile("(\\p{L}+) \\p{L}+");

    private NobodysAddress() {}

    /// Whether no person reads there, whoever writes.
    public static boolean is(String address) {
        String local = MailAddress.localPart(address).toLowerCase(Locale.ROOT);
        return NO_REPLY.matcher(local).matches()
                || OF_ONE_RETURN.matcher(local).matches()
                || DOMAIN_WITHOUT_REPLY.matcher(MailDomain.of(address)).matches();
    }

    /// Whether a program writes from there, where nothing else speaks for a person: it has no name but a program's.
    public static boolean mayBe(MailAddress from) {
        String local = MailAddress.localPart(from.address()).toLowerCase(Locale.ROOT);
        return isNameless(from, local)
                && (PROGRAMS.contains(local)
                        || OF_LISTS_AND_RETURNS.matcher(local).matches()
                        || DOMAIN_OF_PROGRAMS
                                .matcher(MailDomain.of(from.address()))
                                .matches()
                        || isOfMailServer(from));
    }

    private static boolean isOfMailServer(MailAddress from) {
        return from.name() != null
                && MAIL_SERVERS_NAME.matcher(from.name().strip()).matches();
    }

    private static boolean isNameless(MailAddress from, String local) {
        String name = from.name() == null ? "" : from.name().strip();
        return name.isEmpty()
                || name.equalsIgnoreCase(from.address())
                || name.equalsIgnoreCase(local)
                || isOfMailServer(from)
                || (PROGRAMS_NAME.matcher(name).matches() && !isPersons(name));
    }

    /// "Maria Cron", "Leo Jenkins": such words are family names, too.
    private static boolean isPersons(String name) {
        Matcher words = TWO_WORDS.matcher(name);
        return words.matches() && GivenNames.isOne(words.group(1));
    }
}
