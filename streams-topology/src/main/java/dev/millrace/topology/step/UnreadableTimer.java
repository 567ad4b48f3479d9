package dev.millrace.topology.step;

/// A timer came due that this program cannot read: one of a kind that a later release sets, or a broken one. It is gone
/// from its store, so that it is to be put aside and no other waits for it.
public final class UnreadableTimer extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String key;
    private final byte[] setting;

    UnreadableTimer(String key, byte[] setting, RuntimeException cause) {
        super("The timer '%s' cannot be read: %s".formatted(key, cause.getMessage()), cause);
        this.key = key;
        this.setting = setting.clone();
    }

    /// The ticket whose timer it is; the timer's whole key where that does not tell.
    public String ticket() {
        String[] parts = TimerKey.parts(key);
        return parts.length == TimerKey.PARTS ? parts[1] : key;
    }

    /// What was stored.
    public byte[] setting() {
        return setting.clone();
    }
}
