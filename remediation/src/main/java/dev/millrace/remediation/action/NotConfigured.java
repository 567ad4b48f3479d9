package dev.millrace.remediation.action;

/// This installation lacks a system that a step needs. The message says which, and which setting names it.
public final class NotConfigured extends Exception {
    /// @param what as people call it: `the print server`
    /// @param setting that would configure it
    public NotConfigured(String what, String setting) {
        super("%s is not configured here (%s)".formatted(what, setting));
    }
}
