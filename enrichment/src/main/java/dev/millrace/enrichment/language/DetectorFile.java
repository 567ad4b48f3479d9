package dev.millrace.enrichment.language;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// OpenNLP's language detector on the class path.
final class DetectorFile {
    private static final String FILE = "/langdetect-183.bin";
    private static final String MODEL = "langdetect.model";
    private static final int BUFFER = 1 << 16;

    private DetectorFile() {}

    /// Reads the detector's model.
    ///
    /// @throws IllegalStateException where it is not on the class path, or is no such file
    static RunModel read() {
        return RunModel.read(content());
    }

    /// The detector's numbers, in OpenNLP's binary format.
    static byte[] content() {
        try (InputStream in = DetectorFile.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The language detector's model " + FILE + " is not on the class path");
            }
            ZipInputStream archive = new ZipInputStream(new BufferedInputStream(in, BUFFER));
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (entry.getName().equals(MODEL)) {
                    return archive.readAllBytes();
                }
            }
            throw new IllegalStateException(FILE + " holds no " + MODEL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
