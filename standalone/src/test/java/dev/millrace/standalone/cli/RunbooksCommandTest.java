package dev.millrace.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunbooksCommandTest {
    private static final String GOOD = """
            id: own
            title: Our own
            risk: low
            steps:
              - name: locate
                action: directory.locate-account
            summary: Done.
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldFindTheShippedOnesGood() {
        Ran run = ran("runbooks", "check");
        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .contains("\"id\":\"unlock-account\"")
                .contains("runbooks/variants/openvpn/reset-vpn-profile.yaml")
                .doesNotContain("\"valid\":false");
    }

    @Test
    void shouldListAVariantWhereItIsChosenAndSayOfOthersHowToChooseThem() {
        Ran usual = ran("runbooks", "list");
        assertThat(usual.output().lines())
                .anyMatch(line -> line.contains("\"file\":\"runbooks/reset-vpn-profile.yaml\""))
                .anyMatch(line ->
                        line.contains("openvpn/reset-vpn-profile.yaml") && line.contains("\"variant\":\"openvpn\""));
        Ran chosen = ran("runbooks", "list", "--variants", "openvpn,apt");
        assertThat(chosen.output().lines())
                .noneMatch(line -> line.contains("\"file\":\"runbooks/reset-vpn-profile.yaml\""))
                .anyMatch(line -> line.contains("openvpn/reset-vpn-profile.yaml") && !line.contains("\"variant\""));
        Ran wrong = ran("runbooks", "list", "--variants", "wireguard");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.errors()).contains("there is no variant 'wireguard'");
    }

    @Test
    void shouldNameFileAndLineAndFailWithOne() throws IOException {
        Path good = write("good.yaml", GOOD);
        Path bad = write("bad.yaml", GOOD.replace("locate-account", "dance"));
        Ran run = ran("runbooks", "check", good.toString(), bad.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).startsWith(bad + ":6: 'directory.dance' is no action");
        assertThat(run.output().lines())
                .containsExactlyInAnyOrder(
                        "{\"file\":\"%s\",\"valid\":true,\"id\":\"own\",\"complaints\":[]}".formatted(good),
                        run.output()
                                .lines()
                                .filter(line -> line.contains("false"))
                                .findFirst()
                                .orElseThrow());
    }

    @Test
    void shouldRefuseAnIdThatIsThereTwice() throws IOException {
        write("a.yaml", GOOD);
        write("b.yaml", GOOD);
        Ran run = ran("runbooks", "check", folder.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).contains("b.yaml:1: the id 'own' is already taken by");
    }

    @Test
    void shouldListTheFoldersBesideTheShippedOnes() throws IOException {
        write("own.yaml", GOOD);
        Ran run = ran("runbooks", "list", "--folder", folder.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).contains("\"id\":\"own\"").contains("\"id\":\"reset-password\"");
    }

    @Test
    void shouldSayOnceThatThereIsNoFolder() {
        Ran run = ran("runbooks", "list", "--folder", folder.resolve("none").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).startsWith("There is no folder " + folder.resolve("none"));
    }

    @Test
    void shouldRefuseBadUsageWithTwo() {
        assertThat(ran("runbooks").exitCode()).isEqualTo(2);
        assertThat(ran("runbooks", "run", "unlock-account").exitCode()).isEqualTo(2);
        Ran real = ran("runbooks", "run", "unlock-account", "--target", "anna");
        assertThat(real.exitCode()).isEqualTo(2);
        assertThat(real.errors()).contains("--ticket=ID", "--dry-run");
        Ran both = ran("runbooks", "run", "unlock-account", "--target", "anna", "--dry-run", "--ticket", "7ZK3");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.errors()).contains("mutually exclusive");
        Ran other = ran(
                "runbooks", "run", "unlock-account", "--target", "anna", "--ticket", "7ZK3", "--requester", "a@b.c");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.errors()).contains("a run is for the ticket's requester");
        Ran tenant =
                ran("runbooks", "run", "unlock-account", "--target", "anna", "--ticket", "7ZK3", "--tenant", "acme");
        assertThat(tenant.exitCode()).isEqualTo(2);
        assertThat(tenant.errors()).contains("a run is of the ticket's tenant");
    }

    @Test
    void shouldSayWhenThereIsNobodyToAsk() {
        Ran run =
                ran("runbooks", "run", "unlock-account", "--target", "anna", "--dry-run", "--data", folder.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).contains("demo.properties");
        assertThat(ran("runbooks", "check", folder.resolve("none.yaml").toString())
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void shouldNotCallAFolderGoodThatHasNoFiles() {
        Ran run = ran("runbooks", "check", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).contains("Expected *.yaml files in " + folder);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private record Ran(int exitCode, String output, String errors) {}

    private static Ran ran(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int exitCode = MillraceCommand.commandLine()
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
        return new Ran(exitCode, output.toString(), errors.toString());
    }
}
