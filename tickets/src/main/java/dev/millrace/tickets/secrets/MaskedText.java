package dev.millrace.tickets.secrets;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/// A text whose secrets are masked, and where its characters stood before.
final class MaskedText {
    private final String text;
    private final List<Secret> secrets;
    /// Of each secret's mask, in the masked text.
    private final int[] starts;

    private final int[] ends;

    /// @param secrets in their order, none within another
    /// @param mask of a secret with this many characters
    MaskedText(String unmasked, List<Secret> secrets, IntFunction<String> mask) {
        StringBuilder masked = new StringBuilder(unmasked.length());
        this.secrets = secrets;
        starts = new int[secrets.size()];
        ends = new int[secrets.size()];
        int from = 0;
        for (int i = 0; i < secrets.size(); i++) {
            Secret secret = secrets.get(i);
            starts[i] = masked.append(unmasked, from, secret.start()).length();
            ends[i] = masked.append(mask.apply(secret.end() - secret.start())).length();
            from = secret.end();
        }
        text = masked.append(unmasked, from, unmasked.length()).toString();
    }

    String text() {
        return text;
    }

    /// Where in the unmasked text a secret stands that was found in the masked one; if it holds part of a mask, it
    /// holds all that is under it.
    Secret unmasked(Secret found) {
        int first = lastMaskUpTo(found.start());
        int last = lastMaskUpTo(found.end() - 1);
        int start =
                first >= 0 && found.start() < ends[first] ? secrets.get(first).start() : moved(found.start(), first);
        int end = last >= 0 && found.end() <= ends[last] ? secrets.get(last).end() : moved(found.end(), last);
        return new Secret(found.kind(), start, end);
    }

    /// The last mask that begins there or before; -1 if none does.
    private int lastMaskUpTo(int position) {
        int at = Arrays.binarySearch(starts, position);
        return at >= 0 ? at : -at - 2;
    }

    private int moved(int position, int maskBefore) {
        return maskBefore < 0 ? position : secrets.get(maskBefore).end() + position - ends[maskBefore];
    }
}
