package dev.millrace.enrichment.target;

import dev.millrace.enrichment.target.OwnerPhrases.Sort;
import dev.millrace.enrichment.words.Token.Kind;
import dev.millrace.enrichment.words.WordList;
import org.jspecify.annotations.Nullable;

/// A full mailbox that is called by what it is for: "the press inbox", "la boîte contact", "Einkaufspostfach".
record NamedMailbox(OwnerPhrases phrases) {
    /// What says of a mailbox nothing but that it is one.
    private static final WordList PLAIN = WordList.of(
            "outlook",
            "exchange",
            "email",
            "emails",
            "e",
            "mail",
            "mails",
            "mel",
            "messagerie",
            "courriel",
            "electronique",
            "reception",
            "aux",
            "lettres",
            "correo",
            "electronico",
            "entrada",
            "entree",
            "work",
            "office",
            "company",
            "business",
            "user",
            "own",
            "main",
            "primary",
            "whole",
            "entire",
            "full",
            "same",
            "microsoft",
            "online",
            "account",
            "postfach",
            "outlook365",
            "o365",
            "pro",
            "professionnelle",
            "perso",
            "personnelle",
            "personliche",
            "personliches",
            "limit",
            "quota",
            "size",
            "storage",
            "space",
            "corporativo",
            "profesional",
            "de",
            "ya",
            "deja",
            "again",
            "wieder",
            "schon",
            "jetzt",
            "leider",
            "now",
            "toujours",
            "almost",
            "nearly",
            "fast",
            "presque",
            "casi",
            "quasi",
            "bijna");

    private static final String GERMAN = "postfach";
    private static final WordList GERMAN_PLAIN = WordList.of(
            "postfach",
            "mailpostfach",
            "emailpostfach",
            "outlookpostfach",
            "exchangepostfach",
            "benutzerpostfach",
            "dienstpostfach",
            "arbeitspostfach",
            "firmenpostfach",
            "eingangspostfach",
            "maileingangspostfach",
            "hauptpostfach");

    /// Where it stands in a clause that does not speak of the writer, null where there is none.
    Subject.@Nullable Place in(int from, int to) {
        if (phrases.haveFirst(from, to) || !phrases.has(Sort.STATE, from, to)) {
            return null;
        }
        for (int at = phrases.next(Sort.MAILBOX, from); at >= 0 && at < to; at = phrases.next(Sort.MAILBOX, at + 1)) {
            boolean begins = at == from + 1 && does(at + 1, to);
            boolean behind = at > from + 1 && phrases.starts(Sort.DETERMINER, at - 2);
            if ((begins || behind) && isSpecial(at - 1)) {
                return new Subject.Place(at - 1, at);
            }
            int next = at + 1 < to && phrases.starts(Sort.OF, at + 1) ? at + 2 : at + 1;
            if (next < to && isSpecial(next) && (next > at + 1 || does(next + 1, to))) {
                return new Subject.Place(at, next);
            }
        }
        return compound(from, to);
    }

    private Subject.@Nullable Place compound(int from, int to) {
        for (int at = from; at < to; at++) {
            String norm = phrases.token(at).norm();
            if (norm.endsWith(GERMAN) && !GERMAN_PLAIN.contains(norm.replace("-", ""))) {
                return new Subject.Place(at, at);
            }
        }
        return null;
    }

    private boolean does(int at, int to) {
        return at < to && (phrases.starts(Sort.AUXILIARY, at) || phrases.starts(Sort.STATE, at));
    }

    private boolean isSpecial(int at) {
        return phrases.token(at).kind() == Kind.WORD
                && !PLAIN.contains(phrases.token(at).norm())
                && !phrases.starts(Sort.DETERMINER, at)
                && !does(at, at + 1);
    }
}
