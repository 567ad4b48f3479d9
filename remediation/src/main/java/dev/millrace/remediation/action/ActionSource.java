package dev.millrace.remediation.action;

import java.util.List;

/// Offers the actions of one connector. They are offered whether or not it is configured, so that every file can
/// be checked everywhere.
@FunctionalInterface
public interface ActionSource {
    List<Action> actions();
}
