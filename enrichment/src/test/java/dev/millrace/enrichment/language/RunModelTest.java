package dev.millrace.enrichment.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import opennlp.tools.langdetect.LanguageDetectorFactory;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.BinaryFileDataReader;
import opennlp.tools.ml.model.GenericModelReader;
import opennlp.tools.ml.model.MaxentModel;
import org.junit.jupiter.api.Test;

class RunModelTest {
    @Test
    void shouldGiveTheSameProbabilitiesAsOpenNlpsOwnModel() throws IOException {
        byte[] content = DetectorFile.content();
        LanguageDetectorME ours = detector(RunModel.read(content));
        LanguageDetectorME theirs = detector(
                new GenericModelReader(new BinaryFileDataReader(new ByteArrayInputStream(content))).getModel());
        for (String text : new String[] {
            "mein drucker druckt nicht mehr und ich brauche hilfe",
            "je n'arrive plus à me connecter depuis ce matin",
            "мой принтер не работает",
            "プリンターが動きません",
            "emoji 😀 and ŻÓŁĆ 𝕏",
            "",
            "x",
            "12345 0x80070643 \u0000"
        }) {
            assertThat(ours.predictLanguages(text)).usingRecursiveComparison().isEqualTo(theirs.predictLanguages(text));
        }
    }

    private static LanguageDetectorME detector(MaxentModel model) {
        return new LanguageDetectorME(new LanguageDetectorModel(model, Map.of(), new LanguageDetectorFactory()));
    }

    @Test
    void shouldAddUpTheWeightsOfKnownRuns() throws IOException {
        RunModel model = RunModel.read(model("GIS", "ab", "é", "€uz"));

        double[] even = model.eval(new String[] {"b", "", "abcd"});
        double[] second = model.eval(new String[] {"ab"}, new float[] {2});
        double[] both = model.eval(new String[] {"é", "€uz", "€uz"});

        assertThat(even).containsExactly(0.5, 0.5);
        // exp(2 * 0.5) against exp(0), and exp(2.5 + 2 * 4.5) against exp(1.5 + 2 * 3.5).
        assertThat(second[1] / second[0]).isEqualTo(Math.E, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(both[1] / both[0]).isEqualTo(Math.exp(3), org.assertj.core.data.Offset.offset(1e-9));
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
