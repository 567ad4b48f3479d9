package dev.millrace.enrichment.model;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import opennlp.tools.ml.maxent.io.QNModelReader;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.model.BinaryFileDataReader;
import opennlp.tools.ml.model.GenericModelWriter;

/// A text model's file: compressed; a heading, the temperature of its calibration, then OpenNLP's binary model.
public final class TextModelFile {
    private static final String HEADING = "millrace text model 1";

    private TextModelFile() {}

    /// Reads a model that lies beside a class.
    ///
    /// @throws IllegalArgumentException where there is none, or it is none
    public static TextModel load(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no model " + file + " beside " + beside.getName());
            }
            return read(in, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a model file.
    public static TextModel read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        }
    }

    private static TextModel read(InputStream in, String name) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(new GZIPInputStream(in), 1 << 16));
        String heading = data.readUTF();
        if (!heading.equals(HEADING)) {
            throw new IllegalArgumentException(name + ": expected '" + HEADING + "', found '" + heading + "'");
        }
        double temperature = data.readDouble();
        QNModelReader reader = new QNModelReader(new BinaryFileDataReader(data));
        reader.checkModelType();
        QNModel model = reader.constructModel();
        return new TextModel(model, temperature);
    }

    /// Writes a model file; the same model always gives the same bytes.
    public static void write(TextModel model, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (DataOutputStream data = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16))) {
            data.writeUTF(HEADING);
            data.writeDouble(model.temperature());
            new GenericModelWriter(model.model(), data).persist();
        }
    }
}
