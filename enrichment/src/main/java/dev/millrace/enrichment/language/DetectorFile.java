package dev.millrace.enrichment.language;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import opennlp.tools.langdetect.LanguageDetectorFactory;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.BinaryFileDataReader;
import opennlp.tools.ml.model.GenericModelReader;
import opennlp.tools.ml.model.MaxentModel;

/// OpenNLP's language detector on the class path. OpenNLP itself would take its millions of numbers out of the
/// archive one by one, which takes three times as long as by the buffer.
final class DetectorFile {
    private static final String FILE = "/langdetect-183.bin";
    private static final String MODEL = "langdetect.model";
    private static final int BUFFER = 1 << 16;

    private DetectorFile() {}

    /// Reads the detector's model.
    ///
    /// @throws IllegalStateException where it is not on the class path, or is no such file
    static LanguageDetectorModel read() {
        try (InputStream in = DetectorFile.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The language detector's model " + FILE + " is not on the class path");
            }
            ZipInputStream archive = new ZipInputStream(new BufferedInputStream(in, BUFFER));
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (entry.getName().equals(MODEL)) {
                    return new LanguageDetectorModel(model(archive), Map.of(), new LanguageDetectorFactory());
                }
            }
            throw new IllegalStateException(FILE + " holds no " + MODEL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MaxentModel model(InputStream archive) throws IOException {
        InputStream buffered = new BufferedInputStream(archive, BUFFER);
        return new GenericModelReader(new BinaryFileDataReader(buffered)).getModel();
    }
}
