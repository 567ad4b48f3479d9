package dev.millrace.intake.email.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.OptionalLong;
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
    void shouldCountWhatIsBuilt(String hex, int count) throws IOException {
        byte[] encoded = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThat(size(count, encoded)).hasValue(encoded.length);
        assertThat(count == 0 || size(count - 1, encoded).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"3080, ''", "3080, 0000", "3f810180, ''", "30847fffffff, ''", "3080 020101, 0000 020101"})
    void shouldRefuseObjectsWithinTooManyOthers(String start, String end) throws IOException {
        byte[] nested = HexFormat.of().parseHex((start.repeat(101) + end.repeat(101)).replace(" ", ""));
        byte[] beside = HexFormat.of().parseHex("30800000".repeat(101) + "3000".repeat(101));

        assertThat(size(1_000, nested)).isEmpty();
        assertThat(size(1_000, beside)).hasValue(beside.length);
    }

    @Property
    void shouldComeToAnEndWithAnything(@ForAll byte[] bytes) throws IOException {
        OptionalLong size = size(bytes.length, bytes);

        assertThat(size.orElse(bytes.length)).isEqualTo(bytes.length);
    }

    private static OptionalLong size(int most, byte[] encoded) throws IOException {
        return Asn1Objects.size(most, new ByteArrayInputStream(encoded));
    }
}
