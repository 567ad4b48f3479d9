package dev.millrace.standalone.cli;

import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace remediation stop|start|status|cancel`: the kill switch. It speaks to the database, not to a
/// program: what is stopped there is stopped in every worker, also where no program answers.
@Command(
        name = "remediation",
        description = "Stops automation in all workers at once, lets it go on, or ends one run.",
        mixinStandardHelpOptions = true)
final class RemediationCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected `stop`, `start`, `status` or `cancel`");
    }

    /// What a stop or start is about.
    static final class Scope {
        @Option(
                names = "--runbook",
                paramLabel = "NAME",
                defaultValue = "*",
                description = "One runbook (default: all).")
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private String runbook;

        @Option(
                names = "--tenant",
                paramLabel = "NAME",
                defaultValue = "*",
                description = "One tenant (default: what holds for all).")
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private String tenant;
    }

    @Command(
            name = "stop",
            description = "Stops automation: no run begins a change until it is started again.",
            mixinStandardHelpOptions = true)
    int stop(
            @Mixin DatabaseOption database,
            @Mixin Scope scope,
            @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "by hand", description = "Told in tickets.")
                    String reason)
            throws IOException {
        return ask(
                database,
                "select remediation.stop_automation(?, ?, ?, ?)",
                said -> said,
                scope.tenant,
                scope.runbook,
                caller(),
                reason);
    }

    @Command(
            name = "start",
            description = "Lets automation go on: what was stopped for this tenant, or with none for all of them.",
            mixinStandardHelpOptions = true)
    int start(@Mixin DatabaseOption database, @Mixin Scope scope) throws IOException {
        return ask(
                database,
                "select remediation.start_automation(?, ?, ?)",
                ended -> "0".equals(ended) ? "Nothing was stopped there" : "Ended %s stops".formatted(ended),
                scope.tenant,
                scope.runbook,
                caller());
    }

    @Command(
            name = "cancel",
            description = "Ends a run: it begins no further change, and what it changed is taken back.",
            mixinStandardHelpOptions = true)
    int cancel(
            @Mixin DatabaseOption database,
            @Parameters(paramLabel = "RUN", description = "Its id, as the ticket shows it.") String run)
            throws IOException {
        return ask(
                database,
                "select remediation.cancel_run(?, ?)",
                cancelled -> "t".equals(cancelled) ? "Cancelled " + run : "No run " + run + " is under way",
                run,
                caller());
    }

    @Command(name = "status", description = "Says what is stopped, as JSON lines.", mixinStandardHelpOptions = true)
    int status(@Mixin DatabaseOption database) throws IOException {
        try (Connection connection = database.open().getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select tenant, runbook, reason, at from remediation.stop order by at, tenant, runbook");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                Map<String, Object> stop = new LinkedHashMap<>();
                stop.put("tenant", rows.getString("tenant"));
                stop.put("runbook", rows.getString("runbook"));
                stop.put("reason", rows.getString("reason"));
                stop.put("at", rows.getTimestamp("at").toInstant().toString());
                spec.commandLine().getOut().println(Json.text(stop));
            }
            return CommandLine.ExitCode.OK;
        } catch (SQLException failure) {
            throw unreachable(failure);
        }
    }

    private int ask(DatabaseOption database, String sql, Words words, String... values) throws IOException {
        try (Connection connection = database.open().getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int place = 0; place < values.length; place++) {
                query.setString(place + 1, values[place]);
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                spec.commandLine().getOut().println(words.of(row.getString(1)));
                return CommandLine.ExitCode.OK;
            }
        } catch (SQLException failure) {
            throw unreachable(failure);
        }
    }

    /// Who calls, for the log.
    static String caller() {
        return System.getProperty("user.name", "somebody at the command line");
    }

    private static IOException unreachable(SQLException failure) {
        return new IOException("Remediation's database cannot be reached: " + failure.getMessage(), failure);
    }

    private interface Words {
        String of(String answer);
    }
}
