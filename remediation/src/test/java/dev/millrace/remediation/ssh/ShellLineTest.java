package dev.millrace.remediation.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ShellLineTest {
    @Test
    void shouldLetNoQuoteOut() {
        assertThat(ShellLine.of(List.of("echo", "it's; reboot"))).isEqualTo("'echo' 'it'\\''s; reboot'");
    }

    /// Judged by the shell itself.
    @Property(tries = 60)
    void shouldBeTakenApartIntoTheSameWords(@ForAll("words") List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of("printf", "%s\\0"));
        command.addAll(words);
        Process shell = new ProcessBuilder("/bin/sh", "-c", ShellLine.of(command)).start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(output).isEqualTo(String.join("\0", words) + "\0");
    }

    @Provide
    Arbitrary<List<String>> words() {
        Arbitrary<String> nasty = Arbitraries.strings()
                .withChars("'\"\\$`;&|<>(){}[]*?!#~ \t\n\r=-a")
                .ofMaxLength(20);
        Arbitrary<String> any =
                Arbitraries.strings().withCharRange((char) 1, (char) 126).ofMaxLength(40);
        return Arbitraries.oneOf(nasty, any).list().ofMinSize(1).ofMaxSize(5);
    }
}
