package dev.millrace.tickets.secrets;

import java.util.List;

/// Where in a text stems may stand that patterns look for: one pass for all that look, since most of what a text costs
/// is to go over it.
final class StemPlaces {
    static final List<Stems> KINDS = List.of(
            KnownShapes.BEGINNINGS,
            NamedSecrets.NAMES,
            Logins.USERS,
            Logins.ACCOUNTS,
            ResetTo.VERBS,
            Commands.PROGRAMS,
            Sessions.NAMES);
    /// For what three letters come down to, a bit for each kind of which a stem may begin with them: so there is room
    /// for 32 kinds.
    private static final int[] BEGUN = begun();

    private final String text;
    /// A bit for each place in the text: the first row is of the first kind.
    private final long[] places;

    private final int row;

    private StemPlaces(String text) {
        this.text = text;
        this.row = (text.length() + Long.SIZE - 1) / Long.SIZE;
        this.places = new long[KINDS.size() * row];
    }

    private static int[] begun() {
        int[] begun = new int[Stems.TRIPLES];
        for (int kind = 0; kind < KINDS.size(); kind++) {
            for (int triple = 0; triple < begun.length; triple++) {
                if (KINDS.get(kind).mayBeginWith(triple)) {
                    begun[triple] |= 1 << kind;
                }
            }
        }
        return begun;
    }

    /// Looks for all of them.
    static StemPlaces in(String text) {
        StemPlaces found = new StemPlaces(text);
        if (text.length() > 1) {
            found.find();
        }
        return found;
    }

    private void find() {
        int triple = Stems.pair(text, 0);
        for (int at = 0; at + 1 < text.length(); at++) {
            triple = Stems.triple(triple, text, at);
            for (int kinds = BEGUN[triple]; kinds != 0; kinds &= kinds - 1) {
                places[Integer.numberOfTrailingZeros(kinds) * row + at / Long.SIZE] |= 1L << at;
            }
        }
    }

    /// The next place where a stem of that kind stands, without regard to case, or -1.
    int next(Stems kind, int from) {
        int first = KINDS.indexOf(kind) * row;
        for (int word = from / Long.SIZE; word < row; word++) {
            long left = places[first + word];
            if (word == from / Long.SIZE) {
                left &= -1L << from;
            }
            for (; left != 0; left &= left - 1) {
                int at = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                if (kind.stand(text, at)) {
                    return at;
                }
            }
        }
        return -1;
    }
}
