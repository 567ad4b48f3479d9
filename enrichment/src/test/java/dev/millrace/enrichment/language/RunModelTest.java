package dev.millrace.enrichment.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RunModelTest {
    @Test
    void shouldAddUpTheWeightsOfKnownRuns() throws IOException {
        RunModel model = RunModel.read(model("GIS", "ab", "é", "€uz"));

        double[] even = model.probabilities("");
        double[] unknown = model.probabilities("b");
        double[] second = model.probabilities("ababb");
        double[] both = model.probabilities("é€uz");

        assertThat(even).containsExactly(0.5, 0.5);
        assertThat(unknown).containsExactly(0.5, 0.5);
        // exp(0.5) against exp(0), and exp(2.5 + 4.5) against exp(1.5 + 3.5).
        assertThat(second[1] / second[0]).isEqualTo(Math.exp(0.5), offset(1e-12));
        assertThat(both[1] / both[0]).isEqualTo(Math.exp(2), offset(1e-9));
    }

    @Test
    void shouldSayWhatItExpectedOfAFile() throws IOException {
        byte[] another = model("QN", "a", "b", "c");
        byte[] longRuns = model("GIS", "a", "b", "abcd");

        assertThatThrownBy(() -> RunModel.read(another)).hasMessage("Expected a model of type GIS, found QN");
        assertThatThrownBy(() -> RunModel.read(longRuns))
                .hasMessage("Expected runs of 1 to 3 characters, found one of 4");
    }

    /// Two languages; the first run speaks for the second of them alone, the others for both.
    private static byte[] model(String type, String... runs) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(type);
            out.writeInt(1);
            out.writeDouble(1);
            out.writeInt(2);
            out.writeUTF("one");
            out.writeUTF("two");
            out.writeInt(2);
            out.writeUTF("1 1");
            out.writeUTF("2 0 1");
            out.writeInt(runs.length);
            for (String run : runs) {
                out.writeUTF(run);
            }
            for (int i = 0; i < 5; i++) {
                out.writeDouble(i + 0.5);
            }
        }
        return bytes.toByteArray();
    }
}
