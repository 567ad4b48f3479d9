package dev.millrace.remediation;

import dev.millrace.remediation.account.AccountActions;
import dev.millrace.remediation.action.Actions;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.dialogue.ExchangeActions;
import dev.millrace.remediation.fileshare.FileActions;
import dev.millrace.remediation.graph.GraphActions;
import dev.millrace.remediation.group.GroupActions;
import dev.millrace.remediation.http.HttpDialect;
import dev.millrace.remediation.openvpn.OpenVpnActions;
import dev.millrace.remediation.printing.PrintActions;
import dev.millrace.remediation.script.ScriptDialect;
import dev.millrace.remediation.secret.SecretActions;
import dev.millrace.remediation.ssh.SshDialect;
import java.util.List;
import java.util.Map;

/// All actions there are, with no system behind them: to check runbook files where none is at hand.
public final class KnownActions {
    private static final String DIRECTORY = "millrace.remediation.directory";

    private KnownActions() {}

    /// Each is known by its name and arguments; to carry one out fails.
    public static Actions unconfigured() {
        return new Actions(List.of(
                new AccountActions(directory(), directory(), directory()),
                new GroupActions(directory(), directory()),
                new SecretActions(directory()),
                new ExchangeActions<>(new HttpDialect(Map.of())),
                new ExchangeActions<>(new ScriptDialect(Map.of())),
                new ExchangeActions<>(new SshDialect(Map.of())),
                new OpenVpnActions(
                        Configured.not("an OpenVPN server", "millrace.remediation.openvpn.authority"), directory()),
                new GraphActions(new HttpDialect(Map.of())),
                new FileActions(Configured.not("a file share", "millrace.remediation.files.shares")),
                new PrintActions(Configured.not("the print server", "millrace.remediation.printing.url"))));
    }

    private static <T> Configured<T> directory() {
        return Configured.not("the directory", DIRECTORY);
    }
}
