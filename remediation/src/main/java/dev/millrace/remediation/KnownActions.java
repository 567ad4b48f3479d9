package dev.millrace.remediation;

import dev.millrace.remediation.account.AccountActions;
import dev.millrace.remediation.action.Actions;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.group.GroupActions;
import dev.millrace.remediation.secret.SecretActions;
import java.util.List;

/// All actions there are, with no system behind them: to check runbook files where none is at hand.
public final class KnownActions {
    private static final String DIRECTORY = "millrace.remediation.directory";

    private KnownActions() {}

    public static Actions unconfigured() {
        return new Actions(List.of(
                new AccountActions(directory(), directory(), directory()),
                new GroupActions(directory(), directory()),
                new SecretActions(directory())));
    }

    private static <T> Configured<T> directory() {
        return Configured.not("the directory", DIRECTORY);
    }
}
