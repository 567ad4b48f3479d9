package dev.millrace.standalone.cli;

import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace remediation stop|start|status|cancel|freeze|thaw`: the kill switch, and change freezes. It speaks to the
/// database, not to a program: what is stopped there is stopped in every worker, also where no program answers.
@Command(
        name = "remediation",
        description =
                "Stops automation in all workers at once, lets it go on, ends one run, or declares a change freeze.",
        mixinStandardHelpOptions = true)
final class RemediationCommand implements Runnable {
    private static final String ALL = "*";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final Duration LONGEST = Duration.ofDays(36_525);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Expected `stop`, `start`, `status`, `cancel`, `freeze` or `thaw`");
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
            @Option(
                            names = "--at-once",
                            description =
                                    "Takes back though a freeze or a rate holds changes, also where it ends already.")
                    boolean atOnce,
            @Parameters(paramLabel = "RUN", description = "Its id, as the ticket shows it.") String run)
            throws IOException {
        return ask(
                database,
                atOnce ? "select remediation.take_back_at_once(?, ?)" : "select remediation.cancel_run(?, ?)",
                cancelled -> "t".equals(cancelled) ? "Cancelled " + run : "No run " + run + " is under way",
                run,
                caller());
    }

    /// What a freeze is about.
    static final class Frozen {
        @Option(
                names = "--tenant",
                paramLabel = "NAME",
                defaultValue = "*",
                description = "One tenant (default: what holds for all).")
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private String tenant;

        @Option(
                names = "--connector",
                paramLabel = "NAME",
                defaultValue = "*",
                description = "One connector, such as directory (default: all).")
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private String connector;

        /// Which connectors and tenants there are the workers know, and not this program.
        void demandNames(CommandSpec spec) {
            demandName(spec, connector, "a connector's name, such as directory");
            demandName(spec, tenant, "a tenant's name, such as acme");
        }

        private static void demandName(CommandSpec spec, String name, String expected) {
            if (!name.equals(ALL) && !NAME.matcher(name).matches()) {
                throw new ParameterException(spec.commandLine(), "Expected %s, not '%s'".formatted(expected, name));
            }
        }
    }

    @Command(
            name = "freeze",
            description = "Declares a change freeze: until it ends nothing is changed, work waits and says so.",
            mixinStandardHelpOptions = true)
    int freeze(
            @Mixin DatabaseOption database,
            @Mixin Frozen frozen,
            @Option(
                            names = "--until",
                            paramLabel = "MOMENT",
                            required = true,
                            description = "When it ends, such as 2026-12-27T00:00:00Z.")
                    Instant until,
            @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "by hand", description = "Told in tickets.")
                    String reason)
            throws IOException {
        Instant now = Clock.systemUTC().instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw new ParameterException(
                    spec.commandLine(), "Expected a moment later than now, and within a hundred years, not " + until);
        }
        frozen.demandNames(spec);
        String whose = "%s of %s"
                .formatted(
                        frozen.connector.equals(ALL) ? "all connectors" : frozen.connector,
                        frozen.tenant.equals(ALL) ? "all tenants" : frozen.tenant);
        return ask(
                database,
                "select remediation.declare_freeze(?, ?, cast(? as timestamptz), ?, ?)",
                said -> "Frozen until %s: %s%nHolds for %s; a worker's log tells where it has none such"
                        .formatted(until, said, whose),
                frozen.tenant,
                frozen.connector,
                until.toString(),
                caller(),
                reason);
    }

    @Command(
            name = "thaw",
            description = "Ends freezes that were declared for just this connector, or with none for all together, and"
                    + " for this tenant, or with none for all; and says, as JSON lines, which hold still.",
            mixinStandardHelpOptions = true)
    int thaw(@Mixin DatabaseOption database, @Mixin Frozen frozen) throws IOException {
        ask(
                database,
                "select remediation.lift_freeze(?, ?, ?)",
                lifted -> "0".equals(lifted) ? "Nothing was frozen there" : "Lifted %s freezes".formatted(lifted),
                frozen.tenant,
                frozen.connector,
                caller());
        try (Connection connection = database.open().getConnection()) {
            freezes(connection);
            return CommandLine.ExitCode.OK;
        } catch (SQLException failure) {
            throw unreachable(failure);
        }
    }

    @Command(
            name = "status",
            description = "Says what is stopped and what is frozen, as JSON lines.",
            mixinStandardHelpOptions = true)
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
            freezes(connection);
            return CommandLine.ExitCode.OK;
        } catch (SQLException failure) {
            throw unreachable(failure);
        }
    }

    private void freezes(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "select tenant, connector, ends, reason from remediation.declared_freeze where ends > now()"
                                + " order by ends, id");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                Map<String, Object> freeze = new LinkedHashMap<>();
                freeze.put("tenant", rows.getString("tenant"));
                freeze.put("connector", rows.getString("connector"));
                freeze.put("until", rows.getTimestamp("ends").toInstant().toString());
                freeze.put("reason", rows.getString("reason"));
                spec.commandLine().getOut().println(Json.text(freeze));
            }
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
