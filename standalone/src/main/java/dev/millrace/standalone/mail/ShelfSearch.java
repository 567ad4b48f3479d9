package dev.millrace.standalone.mail;

import com.icegreen.greenmail.imap.commands.SearchTermBuilder;
import com.icegreen.greenmail.imap.commands.SearchTermBuilder.MessageNumberSearchTerm;
import com.icegreen.greenmail.imap.commands.SearchTermBuilder.UidSearchTerm;
import jakarta.mail.Flags;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.NotTerm;
import jakarta.mail.search.OrTerm;
import jakarta.mail.search.SearchTerm;
import java.util.Arrays;

/// Searches that numbers and flags decide, as those of a client that looks for new mail: no message is opened
/// for them.
final class ShelfSearch {
    private ShelfSearch() {}

    /// Whether nothing of a message's text is asked for.
    static boolean decides(SearchTerm term) {
        return switch (term) {
            case AndTerm and -> Arrays.stream(and.getTerms()).allMatch(ShelfSearch::decides);
            case OrTerm or -> Arrays.stream(or.getTerms()).allMatch(ShelfSearch::decides);
            case NotTerm not -> decides(not.getTerm());
            case FlagTerm _, UidSearchTerm _, MessageNumberSearchTerm _ -> true;
            default -> term.equals(SearchTermBuilder.ALL_SEARCH_TERM);
        };
    }

    /// Whether the message is found, by a term that [#decides].
    static boolean finds(SearchTerm term, long uid, int number, Flags flags) {
        return switch (term) {
            case AndTerm and -> Arrays.stream(and.getTerms()).allMatch(one -> finds(one, uid, number, flags));
            case OrTerm or -> Arrays.stream(or.getTerms()).anyMatch(one -> finds(one, uid, number, flags));
            case NotTerm not -> !finds(not.getTerm(), uid, number, flags);
            case FlagTerm flag -> flags.contains(flag.getFlags()) == flag.getTestSet();
            case UidSearchTerm uids -> uids.match(uid);
            case MessageNumberSearchTerm numbers -> numbers.match(number);
            default -> true;
        };
    }
}
