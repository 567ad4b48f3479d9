package dev.millrace.standalone.cli;

import dev.millrace.remediation.runbook.file.Sources;
import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
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
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Duration LONGEST = Duration.ofDays(36_525);
    private static final String STOPS =
            "select tenant, runbook, reason, at from remediation.stop order by at, tenant, runbook";
    private static final String FREEZES = "select tenant, connector, ends as until, reason"
            + " from remediation.declared_freeze where ends > now() order by ends, id";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Expected `stop`, `start`, `status`, `cancel`, `freeze` or `thaw`");
    }

    /// Whose automation it is about.
    static class Whose {
        @Option(
                names = "--tenant",
                paramLabel = "NAME",
                defaultValue = ALL,
                description = "One tenant (default: what holds for all).")
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        String tenant;

        /// Which tenants there are the workers know, and not this program.
        void demandNames(CommandSpec spec) {
            demandName(spec, tenant, "a tenant's name, such as acme");
        }

        static void demandName(CommandSpec spec, String name, String expected) {
            if (!name.equals(ALL) && !NAME.matcher(name).matches()) {
                throw new ParameterException(
                        MillraceCommand.called(spec), "Expected %s, not '%s'".formatted(expected, name));
            }
        }

        final String tenantInWords() {
            return tenant.equals(ALL) ? "all tenants" : "tenant " + tenant;
        }
    }

    /// What a stop or start is about.
    static final class Stopped extends Whose {
        @Option(
                names = "--runbook",
                paramLabel = "NAME",
                defaultValue = ALL,
                description = "One runbook (default: all).")
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private String runbook;

        @Override
        void demandNames(CommandSpec spec) {
            demandName(spec, runbook, "a runbook's name, such as unlock-account");
            super.demandNames(spec);
        }

        String inWords() {
            return "%s of %s".formatted(runbook.equals(ALL) ? "all runbooks" : runbook, tenantInWords());
        }
    }

    @Command(
            name = "stop",
            description = "Stops automation: no run begins a change until it is started again.",
            mixinStandardHelpOptions = true)
    int stop(
            @Mixin DatabaseOption database,
            @Mixin Stopped stopped,
            @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "by hand", description = "Told in tickets.")
                    String reason)
            throws IOException {
        stopped.demandNames(spec);
        warnOfUnknown(stopped.runbook);
        return ask(
                database,
                "select remediation.stop_automation(?, ?, ?, ?)",
                said -> "Stopped: %s; nothing is stopped where there is none such%nTickets say: %s"
                        .formatted(stopped.inWords(), said),
                stopped.tenant,
                stopped.runbook,
                caller(),
                reason);
    }

    @Command(
            name = "start",
            description = "Lets automation go on: what was stopped for this tenant, or with none for all of them.",
            mixinStandardHelpOptions = true)
    int start(@Mixin DatabaseOption database, @Mixin Stopped stopped) throws IOException {
        // Whatever its name is: a stop of an earlier release must have an end, too.
        return ask(
                database,
                "select remediation.start_automation(?, ?, ?)",
                ended -> switch (ended) {
                    case "0" -> "Nothing was stopped there: " + stopped.inWords();
                    case "1" -> "Ended one stop";
                    default -> "Ended %s stops".formatted(ended);
                },
                stopped.tenant,
                stopped.runbook,
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
        boolean[] cancelled = {false};
        int code = query(
                database,
                atOnce ? "select remediation.take_back_at_once(?, ?)" : "select remediation.cancel_run(?, ?)",
                rows -> {
                    rows.next();
                    cancelled[0] = rows.getBoolean(1);
                },
                run,
                caller());
        if (!cancelled[0]) {
            spec.commandLine().getErr().println("No run " + run + " is under way");
            return CommandLine.ExitCode.SOFTWARE;
        }
        spec.commandLine().getOut().println("Cancelled " + run);
        return code;
    }

    /// Which runbooks a folder of their own has the workers know, and not this program.
    private void warnOfUnknown(String runbook) {
        if (!runbook.equals(ALL) && !Sources.shipped().containsKey("runbooks/" + runbook + ".yaml")) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "No runbook '%s' comes along: unless a folder of your own has it, nothing is stopped by this."
                                    + " `millrace runbooks list` tells what there is%n",
                            runbook);
        }
    }

    /// What a freeze is about.
    static final class Frozen extends Whose {
        @Option(
                names = "--connector",
                paramLabel = "NAME",
                defaultValue = ALL,
                description = "One connector, such as directory (default: all).")
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private String connector;

        /// Which connectors there are the workers know, and not this program.
        @Override
        void demandNames(CommandSpec spec) {
            demandName(spec, connector, "a connector's name, such as directory");
            super.demandNames(spec);
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
                    MillraceCommand.called(spec),
                    "Expected a moment later than now, and within a hundred years, not " + until);
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
                lifted -> switch (lifted) {
                    case "0" -> "Nothing was frozen there";
                    case "1" -> "Lifted one freeze";
                    default -> "Lifted %s freezes".formatted(lifted);
                },
                frozen.tenant,
                frozen.connector,
                caller());
        return list(database, FREEZES);
    }

    @Command(
            name = "status",
            description = "Says what is stopped and what is frozen, as JSON lines.",
            mixinStandardHelpOptions = true)
    int status(@Mixin DatabaseOption database) throws IOException {
        list(database, STOPS);
        return list(database, FREEZES);
    }

    /// Prints what a query finds, a JSON line a row.
    private int list(DatabaseOption database, String sql) throws IOException {
        return query(database, sql, rows -> {
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                Map<String, Object> line = new LinkedHashMap<>();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    Object value = rows.getObject(column);
                    line.put(
                            columns.getColumnLabel(column),
                            value instanceof Timestamp moment
                                    ? moment.toInstant().toString()
                                    : value);
                }
                spec.commandLine().getOut().println(Json.text(line));
            }
        });
    }

    private int ask(DatabaseOption database, String sql, UnaryOperator<String> words, String... values)
            throws IOException {
        return query(
                database,
                sql,
                rows -> {
                    rows.next();
                    spec.commandLine().getOut().println(words.apply(rows.getString(1)));
                },
                values);
    }

    private static int query(DatabaseOption database, String sql, Answer answer, String... values) throws IOException {
        try (Connection connection = database.open().getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int place = 0; place < values.length; place++) {
                query.setString(place + 1, values[place]);
            }
            try (ResultSet rows = query.executeQuery()) {
                answer.take(rows);
                return CommandLine.ExitCode.OK;
            }
        } catch (SQLException failure) {
            throw new IOException("Remediation's database cannot be reached: " + failure.getMessage(), failure);
        }
    }

    private interface Answer {
        void take(ResultSet rows) throws SQLException;
    }

    /// Who calls, for the log.
    static String caller() {
        return System.getProperty("user.name", "somebody at the command line");
    }
}
