package dev.millrace.tickets.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
    @TempDir
    private Path folder;

    private Path path = Path.of("");

    @BeforeEach
    void nameAFile() {
        path = folder.resolve("text");
    }

    @Test
    void shouldReadUtf8() throws IOException {
        Files.writeString(path, "schöner Tag\n日本\n😀");

        assertThat(new TextFile(path).read()).isEqualTo("schöner Tag\n日本\n😀");
    }

    @Test
    void shouldNameTheFirstLineInAnotherEncoding() throws IOException {
        Files.writeString(path, "one\ntwo\nschöner Tag\nnoch schöner", StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> new TextFile(path).read())
                .isInstanceOf(NotUtf8.class)
                .hasMessage(path + ":3: is not UTF-8");
    }

    @Test
    void shouldNameTheLineThatIsCutWithinACharacter() throws IOException {
        byte[] whole = "one\n日本".getBytes(StandardCharsets.UTF_8);
        Files.write(path, Arrays.copyOf(whole, whole.length - 1));

        assertThatThrownBy(() -> new TextFile(path).read()).hasMessage(path + ":2: is not UTF-8");
    }

    @Test
    void shouldGoOnBehindALineThatIsNotUtf8() throws IOException {
        Files.write(path, "ä\r\nbad\r\n\r\n😀".getBytes(StandardCharsets.UTF_8));
        byte[] content = Files.readAllBytes(path);
        content[5] = (byte) 0xff;
        Files.write(path, content);

        try (TextLines lines = new TextFile(path).lines()) {
            assertThat(next(lines).text()).isEqualTo("ä");
            TextLines.Line bad = next(lines);
            assertThatThrownBy(bad::text).hasMessage(path + ":2: is not UTF-8");
            assertThat(next(lines).text()).isEmpty();
            TextLines.Line last = next(lines);
            assertThat(last.text()).isEqualTo("😀");
            assertThat(last.place()).isEqualTo(path + ":4");
            assertThat(lines.next()).isNull();
        }
    }

    private static TextLines.Line next(TextLines lines) throws IOException {
        return Objects.requireNonNull(lines.next());
    }

    @Test
    void shouldNameTheFolderThatIsNoFile() {
        assertThatThrownBy(() -> new TextFile(folder).read())
                .isInstanceOf(FileSystemException.class)
                .hasMessage(folder + ": Is a directory");
        assertThatThrownBy(() -> new TextFile(folder).lines()).hasMessage(folder + ": Is a directory");
    }
}
