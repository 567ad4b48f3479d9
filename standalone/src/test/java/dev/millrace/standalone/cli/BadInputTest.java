package dev.millrace.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
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
    void shouldNameTheTableThatHasNothingToMeasureBy() throws IOException {
        Path learnt = Files.writeString(folder.resolve("learnt.csv"), "text,label\nhello,a\nbye,b\nhello,a\nbye,b\n");
        String model = folder.resolve("m").toString();
        CommandRun.output("train", "--task", "tone", "--data", learnt.toString(), "--model", model);
        Path table = Files.writeString(folder.resolve("table.csv"), "text,label\n");

        assertThat(complaint("evaluate", "--data", table.toString(), "--model", model))
                .isEqualTo("There is no text in " + table);

        Files.writeString(table, "text,label\nhello,a\n");
        assertThat(complaint("evaluate", "--data", table.toString(), "--model", model, "--without", "a"))
                .isEqualTo("There is no text in " + table + " but those left out");
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

    /// A table saved by a program that writes Windows-1252, its umlaut on the third line.
    private String windows(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, Charset.forName("windows-1252"))
                .toString();
    }

    @Test
    void shouldNameTheLineThatIsNotUtf8() throws IOException {
        String table = windows("table.csv", "text,label\nhello,a\nschöner Tag,b\n");
        String tests = windows("tests.yaml", "- text: hello\n  category: vpn\n  name: schöner Tag\n");
        String mine = windows("mine.yaml", "# one\n# two\n# schöner Tag\n");
        String good = Files.writeString(folder.resolve("good.yaml"), "- text: hello\n  category: other\n")
                .toString();

        assertThat(complaint("train", "--task", "tone", "--data", table, "--model", folder + "/m"))
                .isEqualTo(table + ":3: is not UTF-8");
        assertThat(complaint("rules", "test", tests)).isEqualTo(tests + ":3: is not UTF-8");
        assertThat(complaint("rules", "test", good, "--rules", mine)).isEqualTo(mine + ":3: is not UTF-8");
        assertThat(complaint("runbooks", "check", mine)).isEqualTo(mine + ":3: is not UTF-8");
    }

    @Test
    void shouldNameTheRunbookOfAFolderThatIsNotUtf8() throws IOException {
        String runbook = windows("own.yaml", "id: own\ntitle: schöner Tag\n");
        String tests = Files.writeString(folder.resolve("tests"), "- text: hello\n  category: other\n")
                .toString();
        String rules = Files.writeString(folder.resolve("rules"), CommandRun.output("rules", "show"))
                .toString();

        assertThat(complaint("rules", "test", tests, "--rules", rules, "--runbooks", folder.toString()))
                .isEqualTo(runbook + ":2: is not UTF-8");
    }

    @Test
    void shouldNameTheLabelledMessageThatIsNotUtf8() throws IOException {
        windows("messages.jsonl", MESSAGE + MESSAGE.replace("Hello", "Schöner Tag"));

        assertThat(complaint("evaluate", "--jsonl", messages)).isEqualTo(messages + ":2: is not UTF-8");
    }

    @Test
    void shouldReadTheMessagesAroundOneThatIsNotUtf8() throws IOException {
        windows("messages.jsonl", MESSAGE + MESSAGE.replace("Hello", "Schöner Tag") + MESSAGE + "{\n");

        assertThat(complaint("understand", "--jsonl", messages))
                .startsWith(messages + ":2: is not UTF-8" + System.lineSeparator() + messages + ":4: ");
    }
}
