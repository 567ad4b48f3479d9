package dev.millrace.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// Whoever gives a command a bad file is told in one line what is wrong and where.
class BadInputTest {
    private static final String MESSAGE = """
            {"id":"a-1","channel":"email","subject":"","body":"Hello","language":"en","category":"vpn","priority":"P3",\
            "sentiment":"neutral","runbook":"none","target":null,"automatable":false}
            """;

    @TempDir
    private Path folder;

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private String messages = "";

    @BeforeEach
    void nameAFile() {
        messages = folder.resolve("messages.jsonl").toString();
    }

    @BeforeEach
    void listen() {
        logged.start();
        ((Logger) LoggerFactory.getLogger(PlainFailure.class)).addAppender(logged);
    }

    @AfterEach
    void listenNoMore() {
        ((Logger) LoggerFactory.getLogger(PlainFailure.class)).detachAppender(logged);
    }

    private String complaint(String... arguments) {
        StringWriter errors = new StringWriter();
        CommandLine line = MillraceCommand.commandLine();
        line.setErr(new PrintWriter(errors, true));

        assertThat(line.execute(arguments)).isEqualTo(CommandLine.ExitCode.SOFTWARE);

        assertThat(logged.list).as("told as unexpected").isEmpty();
        return errors.toString().strip();
    }

    @Test
    void shouldSayThatAFileIsAway() {
        assertThat(complaint("evaluate", "--jsonl", messages)).isEqualTo("There is no file " + messages);
    }

    @Test
    void shouldNameTheFolderThatIsNoFile() {
        assertThat(complaint("understand", "--jsonl", folder.toString())).isEqualTo(folder + ": Is a directory");
    }

    @Test
    void shouldNameTheFileWithoutMessages() throws IOException {
        Files.writeString(Path.of(messages), "\n");

        assertThat(complaint("evaluate", "--jsonl", messages)).isEqualTo("There is no message in " + messages);
        assertThat(complaint("curve", "--jsonl", messages)).isEqualTo("There is no message in " + messages);
    }

    @Test
    void shouldNameTheMailThatIsAway() {
        String mail = folder.resolve("away.eml").toString();

        assertThat(complaint("parse-mail", mail)).isEqualTo("There is no file " + mail);
    }

    @Test
    void shouldNameFileAndLineOfAMessageThatIsNoJson() throws IOException {
        Files.writeString(Path.of(messages), "\n{\"id\":\n");

        assertThat(complaint("understand", "--jsonl", messages)).startsWith(messages + ":2: ");
    }

    @Test
    void shouldSayOnWhichLineThereIsNoJson() throws IOException {
        Files.writeString(Path.of(messages), MESSAGE + "{\"id\":\n");

        assertThat(complaint("evaluate", "--jsonl", messages))
                .startsWith(messages + ":2: no JSON: ")
                .doesNotContain("StreamReadFeature");
    }

    @Test
    void shouldSayWhichLabelsThereAre() throws IOException {
        Files.writeString(Path.of(messages), MESSAGE.replace("P3", "P9"));

        assertThat(complaint("evaluate", "--jsonl", messages))
                .isEqualTo(messages + ":1: 'priority' is 'P9', expected one of p1, p2, p3, p4");
    }

    @Test
    void shouldNameTheFileThatIsNoModel() throws IOException {
        Path model = Files.writeString(folder.resolve("other.model"), "This is a letter to a friend.");
        Path table = Files.writeString(folder.resolve("table.csv"), "text,label\nhello,a\n");

        assertThat(complaint("evaluate", "--data", table.toString(), "--model", model.toString()))
                .startsWith(model + ": this is no model");
    }

    @Test
    void shouldCountTheLinesOfATableWhateverItsFieldsHold() throws IOException {
        Path table = Files.writeString(folder.resolve("table.csv"), "text,label\n\"two\nlines\",a\n\nhello\n");

        assertThat(complaint("train", "--task", "tone", "--data", table.toString(), "--model", folder + "/m"))
                .isEqualTo(table + ":5: expected 2 fields, found [hello]");
    }

    @Test
    void shouldNameTheTableThatHasOneLabelOnly() throws IOException {
        Path table = Files.writeString(folder.resolve("table.csv"), "text,label\nhello,a\nbye,a\n");

        assertThat(complaint("train", "--task", "tone", "--data", table.toString(), "--model", folder + "/m"))
                .startsWith(table + ": A model needs texts of at least two labels, found 1");
    }

    @Test
    void shouldSayOnceWhereATestOfRulesIsWrong() throws IOException {
        Path tests = Files.writeString(
                folder.resolve("tests.yaml"), "- text: hello\n  tenant: {zone: Mars/Base}\n  category: vpn\n");

        assertThat(complaint("rules", "test", tests.toString())).containsOnlyOnce("tests.yaml:2");
    }
}
