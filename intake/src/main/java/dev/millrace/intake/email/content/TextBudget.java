package dev.millrace.intake.email.content;

import dev.millrace.intake.Bounded;
import java.util.Arrays;

/// How much of a mail's texts is read, all of them together.
public final class TextBudget {
    private int left;

    /// @param longest bytes, or characters where a text comes as such
    public TextBudget(int longest) {
        this.left = longest;
    }

    /// Whether there is room for so many bytes, or characters, all of them.
    public boolean covers(int length) {
        return length <= left;
    }

    /// As much of a text as is left to be read.
    public byte[] take(byte[] text) {
        int taken = taken(text.length);
        return taken < text.length ? Arrays.copyOf(text, taken) : text;
    }

    /// As much of a text as is left to be read.
    public String take(String text) {
        int taken = taken(text.length());
        return taken == 0 ? "" : Bounded.clip(text, taken);
    }

    private int taken(int length) {
        int taken = Math.min(length, left);
        left -= taken;
        return taken;
    }
}
