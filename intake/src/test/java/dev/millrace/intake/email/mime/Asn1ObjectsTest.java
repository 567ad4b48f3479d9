package dev.millrace.intake.email.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Asn1ObjectsTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "020101, 1",
        "0500 0500 0500, 3",
        "3006 020101 020102, 3",
        "3080 020101 0000, 3",
        "3082000a 0408 0202020202020202, 2",
        "248006 0402 0101 0402 0202 0000, 4",
        "3f8101 03 020101, 2",
        "0484ffffffff 020101, 1",
        "3088 0000000000000003 020101, 2",
        "0488 0000000000000001 01 020101, 2",
        "0488 ffffffffffffffff 020101, 1",
        "0489, 1"
    })
    void shouldCountWhatIsBuilt(String hex, int count) {
        byte[] encoded = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThat(Asn1Objects.areAtMost(count, encoded)).isTrue();
        assertThat(count == 0 || !Asn1Objects.areAtMost(count - 1, encoded)).isTrue();
    }

    @Property
    void shouldComeToAnEndWithAnything(@ForAll byte[] bytes) {
        assertThat(Asn1Objects.areAtMost(bytes.length, bytes)).isTrue();
    }
}
