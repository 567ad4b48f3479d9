package dev.millrace.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.database.Schema;
import dev.millrace.standalone.demo.DemoSettings;
import dev.millrace.standalone.postgres.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine;

/// The kill switch and the audit log on a real database.
class RemediationCommandsTest {
    @TempDir
    private Path data;

    private final StringWriter output = new StringWriter();

    @Test
    void shouldStopAndStartAutomationAndShowItInTheAuditLog() throws IOException, SQLException {
        try (Database database = Database.start(data.resolve("postgres"))) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(database.jdbcUrl());
            source.setUser(Database.USER);
            source.setPassword(database.password());
            Schema.migration(source).migrate();
            DemoSettings.prepare(data)
                    .with("database.url", database.jdbcUrl())
                    .with("database.password", database.password())
                    .save();

            assertThat(run("remediation", "stop", "--runbook", "reset-password", "--reason", "a rehearsal"))
                    .isZero();
            assertThat(said())
                    .startsWith("Stopped: reset-password of all tenants; nothing is stopped where there is none such")
                    .contains(": a rehearsal")
                    .contains("Tickets say: reset-password was stopped by ");
            assertThat(run("remediation", "status")).isZero();
            assertThat(said()).contains("\"tenant\":\"*\"", "\"runbook\":\"reset-password\"");
            assertThat(run("remediation", "start")).isZero();
            assertThat(said()).contains("Ended one stop");
            assertThat(run("remediation", "start", "--tenant", "amce")).isZero();
            assertThat(said()).contains("Nothing was stopped there: all runbooks of tenant amce");
            assertThat(run("remediation", "cancel", "no-such-run")).isEqualTo(1);
            assertThat(said()).contains("No run no-such-run is under way");

            assertThat(run("remediation", "freeze", "--connector", "vpn", "--until", "2100-01-01T00:00:00Z"))
                    .isZero();
            assertThat(said())
                    .startsWith("Frozen until 2100-01-01T00:00:00Z: by hand (declared by ")
                    .contains("Holds for vpn of all tenants; a worker's log tells where it has none such");
            assertThat(run("remediation", "status")).isZero();
            assertThat(said()).contains("\"connector\":\"vpn\",\"until\":\"2100-01-01T00:00:00Z\"");
            assertThat(run("remediation", "thaw", "--connector", "mail")).isZero();
            assertThat(said())
                    .contains("Nothing was frozen there")
                    .as("what holds still")
                    .contains("\"connector\":\"vpn\"");
            assertThat(run("remediation", "thaw", "--tenant", "acme")).isZero();
            assertThat(said()).contains("Nothing was frozen there").contains("\"tenant\":\"*\"");
            assertThat(run("remediation", "thaw")).isZero();
            assertThat(said()).contains("Nothing was frozen there").contains("\"connector\":\"vpn\"");
            assertThat(run("remediation", "thaw", "--connector", "vpn")).isZero();
            assertThat(said()).contains("Lifted one freeze").doesNotContain("\"connector\"");

            assertThat(run("audit", "verify")).isZero();
            assertThat(said()).contains("\"tenant\":\"*\",\"entries\":4").doesNotContain("broken");
            Path noted = Files.writeString(data.resolve("noted.log"), "INFO : started\n");
            assertThat(run("audit", "verify", "--noted-in", noted.toString())).isEqualTo(2);
            Files.writeString(noted, "INFO HeadNotes : Audit head of gone: 3:" + "0".repeat(64) + "\n");
            assertThat(run("audit", "verify", "--noted-in", noted.toString())).isEqualTo(1);
            assertThat(said())
                    .contains("{\"tenant\":\"gone\",\"entries\":0,")
                    .contains("\"tenant\":\"*\",\"entries\":4");
            assertThat(run("audit", "export", "--format", "csv")).isZero();
            assertThat(said().lines()).hasSize(5).first().asString().startsWith("tenant,number,at,kind");

            assertThat(run("audit", "erase", "--tenant", "*", "--person", System.getProperty("user.name")))
                    .isZero();
            assertThat(said()).contains("Erased the personal part of 4 entries");
            assertThat(run("audit", "verify")).isZero();
            assertThat(said()).contains("\"tenant\":\"*\",\"entries\":5").doesNotContain("broken");

            assertThat(run("audit", "erase", "--tenant", "*", "--before", "2100-01-01T00:00:00Z"))
                    .isZero();
            assertThat(said()).contains("Erased the personal part of 1 entries");

            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("alter table remediation.audit disable trigger all");
                statement.execute("update remediation.audit set kind = 'else' where number = 1");
            }
            assertThat(run("audit", "verify")).isEqualTo(1);
            assertThat(said()).contains("\"broken\":\"entry 1 (else) was changed");
        }
    }

    @Test
    void shouldSayWhatIsExpected() {
        assertThat(run("audit", "export", "--format", "pdf")).isEqualTo(2);
        assertThat(said()).contains("Usage: millrace audit export");
        assertThat(run("audit", "verify", "--tenant", "acme", "--noted", "1:x")).isEqualTo(2);
        assertThat(run("audit", "verify", "--noted", "1:x")).isEqualTo(2);
        assertThat(run("audit", "verify")).as("without a database").isEqualTo(1);
        assertThat(run("audit", "erase", "--tenant", "acme")).as("of whom").isEqualTo(2);
        assertThat(run("audit", "erase", "--tenant", "acme", "--before", "yesterday"))
                .isEqualTo(2);
        assertThat(run("audit", "verify", "--jdbc-url", "nonsense")).isEqualTo(2);
        assertThat(said())
                .contains("expected an address such as jdbc:postgresql://127.0.0.1:5432/millrace, not 'nonsense'");
        assertThat(run("remediation", "status", "--jdbc-url", "jdbc:mysql://db/desk"))
                .isEqualTo(2);
        assertThat(run("remediation")).isEqualTo(2);
        assertThat(run("remediation", "freeze", "--until", "yesterday")).isEqualTo(2);
        assertThat(said()).contains("expected a moment such as 2026-12-27T00:00:00Z, not 'yesterday'");
        assertThat(run("remediation", "freeze", "--until", "2020-01-01T00:00:00Z"))
                .isEqualTo(2);
        assertThat(said()).contains("Usage: millrace remediation freeze");
        assertThat(run("remediation", "freeze", "--until", "+100000-01-01T00:00:00Z"))
                .isEqualTo(2);
        assertThat(run("remediation", "freeze", "--connector", "Directory", "--until", "2100-01-01T00:00:00Z"))
                .isEqualTo(2);
    }

    @Test
    void shouldDemandNamesOfWhatIsToBeStopped() {
        assertThat(run("remediation", "stop", "--tenant", "")).isEqualTo(2);
        assertThat(said())
                .contains("Expected a tenant's name, such as acme, not ''")
                .contains("Usage: millrace remediation stop");
        assertThat(run("remediation", "stop", "--runbook", "")).isEqualTo(2);
        assertThat(said()).contains("Expected a runbook's name, such as unlock-account, not ''");
        assertThat(run("remediation", "stop", "--runbook", "Reset Password")).isEqualTo(2);
    }

    private int run(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        if (words.length > 1) {
            arguments.addAll(2, List.of("--data", data.toString()));
        }
        CommandLine line = MillraceCommand.commandLine();
        output.getBuffer().setLength(0);
        PrintWriter writer = new PrintWriter(output, true);
        line.setOut(writer).setErr(writer);
        return line.execute(arguments.toArray(String[]::new));
    }

    private String said() {
        return output.toString();
    }
}
