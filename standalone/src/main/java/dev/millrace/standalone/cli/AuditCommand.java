package dev.millrace.standalone.cli;

import dev.millrace.remediation.audit.AuditFormat;
import dev.millrace.remediation.audit.AuditLog;
import dev.millrace.remediation.audit.AuditLog.Noted;
import dev.millrace.remediation.audit.AuditLog.Verdict;
import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `millrace audit verify|export|erase`: what remediation did, as an auditor reads it.
@Command(
        name = "audit",
        description = "Verifies, writes out or frees of a person's data the log of what remediation did.",
        mixinStandardHelpOptions = true)
final class AuditCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected `verify`, `export` or `erase`");
    }

    @Command(
            name = "verify",
            description = "Follows each tenant's chain and says the first link that does not hold;"
                    + " exit code 1 where there is one, or where --noted-in names a log that lacks heads.",
            mixinStandardHelpOptions = true)
    int verify(
            @Mixin DatabaseOption database,
            @Option(names = "--tenant", paramLabel = "NAME", description = "One tenant (default: all).") @Nullable
                    String tenant,
            @Option(
                            names = "--noted",
                            paramLabel = "NUMBER:HASH",
                            description =
                                    "Entries and head of an earlier verification of the tenant, to find a log that"
                                            + " was cut or rewritten as a whole.")
                    @Nullable
                    String noted,
            @Option(
                            names = "--noted-in",
                            paramLabel = "FILE",
                            description = "A log of the desk's or the worker's, kept elsewhere: whatever heads it"
                                    + " notes must still be there, and heads of the last day must not be"
                                    + " missing.")
                    @Nullable
                    Path notedIn)
            throws IOException {
        if (noted != null && tenant == null) {
            throw new ParameterException(MillraceCommand.called(spec), "--noted needs --tenant");
        }
        List<Noted> known = new ArrayList<>(notedIn == null ? List.of() : notedIn(notedIn));
        if (noted != null && tenant != null) {
            known.add(parse(tenant, noted));
        }
        AuditLog log = new AuditLog(database.open());
        try {
            boolean broken = false;
            Set<String> tenants = new TreeSet<>(tenants(log, tenant));
            if (tenant == null) {
                known.forEach(head -> tenants.add(head.tenant()));
            }
            for (String one : tenants) {
                Verdict verdict = log.verify(one, known);
                output().println(Json.text(verdict));
                broken |= verdict.broken() != null;
                if (notedIn != null && verdict.lacksHeads(Instant.now())) {
                    spec.commandLine()
                            .getErr()
                            .printf(
                                    "%s lacks heads of tenant %s: a worker notes one each day, and from the entry of"
                                            + " %s on the log is compared with none%n",
                                    notedIn, one, verdict.unnotedSince());
                    broken = true;
                }
            }
            return broken ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    @Command(name = "export", description = "Writes the log out.", mixinStandardHelpOptions = true)
    int export(
            @Mixin DatabaseOption database,
            @Option(names = "--tenant", paramLabel = "NAME", description = "One tenant (default: all).") @Nullable
                    String tenant,
            @Option(
                            names = "--format",
                            paramLabel = "jsonl|csv",
                            defaultValue = "jsonl",
                            description = "JSON lines or CSV (default: ${DEFAULT-VALUE}).")
                    String format)
            throws IOException {
        AuditFormat chosen = switch (format.toLowerCase(Locale.ROOT)) {
            case "jsonl" -> AuditFormat.JSONL;
            case "csv" -> AuditFormat.CSV;
            default ->
                throw new ParameterException(
                        MillraceCommand.called(spec), "Expected --format jsonl or csv, not '" + format + "'");
        };
        AuditLog log = new AuditLog(database.open());
        try {
            chosen.header().forEach(output()::println);
            for (String one : tenants(log, tenant)) {
                log.export(one, entry -> output().println(chosen.line(entry)));
            }
            return CommandLine.ExitCode.OK;
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    /// Whom or what `erase` erases.
    static final class Whose {
        @Option(names = "--person", paramLabel = "NAME", description = "An address or account name, as the log has it.")
        private @Nullable String person;

        @Option(
                names = "--before",
                paramLabel = "MOMENT",
                description = "Whoever is named in entries from before then, such as 2026-01-01T00:00:00Z.")
        private @Nullable Instant before;
    }

    @Command(
            name = "erase",
            description =
                    "Erases the personal part of what names a person, and of the runs that he asked for, agreed to or"
                            + " was the target of, in the log and, once they have ended, in the run ledger; or of"
                            + " entries of the log that are older than that. The chain still holds, and says so.",
            mixinStandardHelpOptions = true)
    int erase(
            @Mixin DatabaseOption database,
            @Option(names = "--tenant", paramLabel = "NAME", required = true, description = "The tenant.")
                    String tenant,
            @ArgGroup(multiplicity = "1") Whose whose)
            throws IOException {
        try {
            AuditLog log = new AuditLog(database.open());
            output().println(
                            whose.person == null
                                    ? "Erased the personal part of %d entries"
                                            .formatted(log.eraseBefore(
                                                    tenant,
                                                    Objects.requireNonNull(whose.before),
                                                    RemediationCommand.caller()))
                                    : words(log.erase(tenant, whose.person, RemediationCommand.caller())));
            return CommandLine.ExitCode.OK;
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    private static String words(AuditLog.Erased erased) {
        String open = erased.open() == 0
                ? ""
                : "; %d more are not over yet: erase anew once they are".formatted(erased.open());
        return "Erased the personal part of %d entries, and of %d runs and questions of the ledger%s"
                .formatted(erased.entries(), erased.runs(), open);
    }

    private PrintWriter output() {
        return spec.commandLine().getOut();
    }

    private static List<String> tenants(AuditLog log, @Nullable String tenant) throws SQLException {
        return tenant == null ? log.tenants() : List.of(tenant);
    }

    private List<Noted> notedIn(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            List<Noted> found = lines.flatMap(line -> Noted.in(line).stream()).toList();
            if (found.isEmpty()) {
                throw new ParameterException(
                        MillraceCommand.called(spec),
                        "Expected a log with lines `Audit head of …`, but found none in " + file);
            }
            return found;
        }
    }

    private Noted parse(String tenant, String noted) {
        String[] parts = noted.split(":", -1);
        if (parts.length != 2 || !parts[0].matches("\\d{1,18}") || !parts[1].matches("[0-9a-f]{64}")) {
            throw new ParameterException(
                    MillraceCommand.called(spec),
                    "Expected --noted NUMBER:HASH with 64 hexadecimal digits, not '" + noted + "'");
        }
        return new Noted(tenant, Long.parseLong(parts[0]), parts[1]);
    }

    private static IOException unreadable(SQLException failure) {
        return new IOException("The audit log cannot be reached: " + failure.getMessage(), failure);
    }
}
