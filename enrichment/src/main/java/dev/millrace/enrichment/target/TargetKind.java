package dev.millrace.enrichment.target;

import java.util.Locale;

/// What kind of thing a rule's runbook acts on.
public enum TargetKind {
    ACCOUNT,
    RESOURCE,
    MAILBOX,
    APPLICATION,
    DEVICE,
    PRINTER,
    PATH,
    MESSAGE,
    NONE;

    /// What is missing where no target is named, in words.
    String missing() {
        return switch (this) {
            case ACCOUNT -> "whose account it is";
            case RESOURCE -> "the name of the group, share or mailbox";
            case MAILBOX -> "whose mailbox it is";
            case APPLICATION -> "the application's name";
            case DEVICE -> "the device's name";
            case PRINTER -> "the printer's name";
            case PATH -> "the file's or folder's name";
            case MESSAGE -> "the message's subject or sender";
            case NONE -> "nothing";
        };
    }

    /// The runbook parameter that carries the target.
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
