package dev.millrace.remediation.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.remediation.printing.IppRequest.Operation;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IppTest {
    /// Success; one printer with a name, a state and two reasons.
    private static final String ANSWER = "0101" + "0000" + "00000001" + "01"
            + "47" + "0012" + hex("attributes-charset") + "0005" + hex("utf-8")
            + "04"
            + "42" + "000c" + hex("printer-name") + "0002" + hex("HP")
            + "23" + "000d" + hex("printer-state") + "0004" + "00000005"
            + "44" + "0015" + hex("printer-state-reasons") + "0006" + hex("paused")
            + "44" + "0000" + "000b" + hex("media-empty")
            + "03";

    @Test
    void shouldReadAnAnswer() {
        IppAnswer answer = IppAnswer.of(HexFormat.of().parseHex(ANSWER));
        assertThat(answer.isSuccess()).isTrue();
        IppAnswer.Group printer = answer.groups(IppAnswer.PRINTER).getFirst();
        assertThat(printer.number("printer-state")).isEqualTo(5);
        assertThat(printer.texts("printer-state-reasons")).isEqualTo(List.of("paused", "media-empty"));
        assertThat(printer.number("none")).isEqualTo(-1);
    }

    @Test
    void shouldWriteARequest() {
        byte[] request = new IppRequest(Operation.CANCEL_JOB, "ipp://h/printers/HP", "millrace")
                .job(7, "millrace")
                .end();
        assertThat(HexFormat.of().formatHex(request))
                .startsWith("0101" + "0008" + "00000001" + "01" + "47")
                .contains("45" + "000b" + hex("printer-uri") + "0013" + hex("ipp://h/printers/HP") + "21" + "0006"
                        + hex("job-id") + "0004" + "00000007")
                .endsWith("03");
    }

    @Property
    void shouldRefuseWhatIsNoAnswer(@ForAll byte[] bytes) {
        try {
            assertThat(IppAnswer.of(bytes).status()).isBetween(0, 0xffff);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("The answer of the print server");
        }
    }

    @Test
    void shouldRefuseAnAnswerThatIsCutAnywhere() {
        byte[] whole = HexFormat.of().parseHex(ANSWER);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> IppAnswer.of(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
