package dev.millrace.remediation.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "apt-cache show *              | apt-cache,show,hello                | true",
                "apt-cache show *              | apt-cache,show                      | false",
                "apt-cache show *              | apt-cache,show,hello,--option       | false",
                "  find   /var -mmin -60       | find,/var,-mmin,-60                 | true",
                "find /var -mmin -60           | find,/var,-mmin,-60,-delete         | false",
                "find                          | find,/,-delete                      | false",
                "sh -c 'apt-get update; true'  | sh,-c,apt-get update; true          | true",
                "sh -c 'apt-get update; true'  | sh,-c,reboot                        | false",
                "sh -c \"echo 'a  b'\"         | sh,-c,echo 'a  b'                   | true",
                "reboot                        | Reboot                              | false",
            })
    void shouldAllowACallWordByWord(String command, String words, boolean allows) {
        assertThat(AllowedCommand.of(command).allows(List.of(words.split(",")))).isEqualTo(allows);
    }
}
