package dev.millrace.enrichment.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorFactory;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.BinaryFileDataReader;
import opennlp.tools.ml.model.GenericModelReader;

class DetectorTest {
    private static final Detector OURS = new Detector(DetectorFile.read());
    private static final LanguageDetectorME THEIRS = theirs();

    private static LanguageDetectorME theirs() {
        try {
            return new LanguageDetectorME(new LanguageDetectorModel(
                    new GenericModelReader(new BinaryFileDataReader(new ByteArrayInputStream(DetectorFile.content())))
                            .getModel(),
                    Map.of(),
                    new LanguageDetectorFactory()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Property(tries = 200)
    void shouldGiveTheSameProbabilitiesAsOpenNlpsOwnDetector(@ForAll("texts") String text) {
        Map<String, Double> ours = Arrays.stream(OURS.languages(text))
                .collect(Collectors.toMap(Language::getLang, Language::getConfidence));

        for (Language language : THEIRS.predictLanguages(text)) {
            assertThat(ours.get(language.getLang()))
                    .as(language.getLang())
                    .isEqualTo(language.getConfidence(), offset(1e-12));
        }
    }

    @Property(tries = 20)
    void shouldTellTheLikeliestFirst(@ForAll("texts") String text) {
        assertThat(OURS.languages(text))
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Language::getConfidence).reversed());
    }

    /// What is written, and what the patterns look for: smileys, laughter, numbers, repetitions.
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> written = Arbitraries.of(
                "mein drucker druckt nicht mehr und ich brauche hilfe ",
                "je n'arrive plus à me connecter depuis ce matin ",
                "мой принтер не работает ",
                "プリンターが動きません ",
                "emoji 😀 and żółć 𝕏 ",
                "write to c.ruiz@pinewood.example or see https://pinewood.example ",
                "windows xp export ",
                "rt ",
                "start report ",
                "hahaha ",
                "e-mail -- ｖｐｎ ",
                "johanna ",
                "12345 0x80070643 \u0000 ",
                "#vpn ",
                "");
        Arbitrary<String> letters =
                Arbitraries.strings().withChars("hjaeiouxdoprt -'’:;#@1éż").ofMaxLength(12);
        return Arbitraries.oneOf(written, letters).list().ofMaxSize(4).map(parts -> String.join("", parts));
    }
}
