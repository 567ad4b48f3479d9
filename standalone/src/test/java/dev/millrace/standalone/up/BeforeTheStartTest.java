package dev.millrace.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.standalone.files.LoopbackPort;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeforeTheStartTest {
    @TempDir
    private Path folder;

    @Test
    void saysWhichPortIsTakenAndByWhichOptionToChangeIt() throws Exception {
        try (var other = new ServerSocket(0, 1, LoopbackPort.ADDRESS)) {
            var options = new UpOptions(
                    folder, LoopbackPort.free(), other.getLocalPort(), LoopbackPort.free(), LoopbackPort.free());

            assertThatThrownBy(() -> PortCheck.require(options, EnumSet.allOf(Part.class)))
                    .hasMessage("Port " + other.getLocalPort()
                            + " is in use by another program; choose another with --smtp-port.");
        }
    }

    @Test
    void asksForNoPortOfAPartThatDoesNotStart() throws Exception {
        try (var other = new ServerSocket(0, 1, LoopbackPort.ADDRESS)) {
            int taken = other.getLocalPort();
            var options = new UpOptions(folder, LoopbackPort.free(), taken, taken, taken);

            assertThatCode(() -> PortCheck.require(options, EnumSet.of(Part.DATABASE, Part.DIRECTORY)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void saysWhenTwoOptionsGiveTheSamePort() throws Exception {
        int port = LoopbackPort.free();

        assertThatThrownBy(() -> PortCheck.require(
                        new UpOptions(folder, port, port, LoopbackPort.free(), LoopbackPort.free()),
                        EnumSet.allOf(Part.class)))
                .hasMessage("Port " + port + " is given to both --http-port and --smtp-port.");
    }

    @Test
    void holdsTheDataFolderForOneProgram() throws Exception {
        try (DataFolder first = DataFolder.take(folder.resolve("data"))) {
            assertThatThrownBy(() -> DataFolder.take(first.path()))
                    .hasMessageContaining("Another `millrace up` is running on " + first.path());
        }
        assertThatCode(() -> DataFolder.take(folder.resolve("data")).close()).doesNotThrowAnyException();
    }

    @Test
    void saysThatAFolderCannotBeMade() throws Exception {
        Path below = Files.writeString(folder.resolve("file"), "").resolve("data");

        assertThatThrownBy(() -> DataFolder.take(below))
                .hasMessageStartingWith("The folder " + below + " of --data cannot be made");
    }

    @Test
    void refusesAFileForAFolder() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> DataFolder.take(file)).hasMessageContaining("found a file");
        assertThat(file).isRegularFile();
    }
}
