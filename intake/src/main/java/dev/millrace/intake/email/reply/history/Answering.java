package dev.millrace.intake.email.reply.history;

/// Whether a mail answers another, so that it may quote that. What nobody quotes is somebody's own.
public enum Answering {
    /// Its subject or its headers say so.
    YES,
    /// Nothing says so, nor that it passes another on.
    NO,
    /// It may pass another on, or nobody knows.
    MAYBE;

    public static Answering of(boolean answers) {
        return answers ? YES : MAYBE;
    }
}
