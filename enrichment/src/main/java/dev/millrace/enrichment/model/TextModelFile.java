package dev.millrace.enrichment.model;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/// A text model's file: compressed; a heading, the temperature of its calibration, the labels with their
/// biases, then keys and weights of the features.
public final class TextModelFile {
    private static final String HEADING = "millrace text model 4";
    private static final int MOST_LABELS = 10_000;
    private static final int MOST_WEIGHTS = 60_000_000;

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
    ///
    /// @throws IllegalArgumentException where it is none
    public static TextModel read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        }
    }

    /// Reads a model's content.
    ///
    /// @param name of it, for errors
    /// @throws IllegalArgumentException where it is none
    public static TextModel read(InputStream in, String name) throws IOException {
        try {
            return read(new DataInputStream(new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16)), name);
        } catch (ZipException | EOFException e) {
            throw new IllegalArgumentException(name + ": this is no model: " + e.getMessage(), e);
        }
    }

    private static TextModel read(DataInputStream data, String name) throws IOException {
        String heading = data.readUTF();
        if (!heading.equals(HEADING)) {
            throw new IllegalArgumentException(name + ": expected '" + HEADING + "', found '" + heading + "'");
        }
        double sharpness = data.readDouble();
        float scale = data.readFloat();
        int labels = data.readInt();
        if (labels < 1 || labels > MOST_LABELS) {
            throw new IllegalArgumentException(name + ": expected 1 to " + MOST_LABELS + " labels, found " + labels);
        }
        List<String> names = new ArrayList<>();
        List<Double> offsets = new ArrayList<>();
        double[] biases = new double[labels];
        for (int label = 0; label < labels; label++) {
            names.add(data.readUTF());
            biases[label] = data.readDouble();
            offsets.add(data.readDouble());
        }
        Set<FeatureGroup> groups = FeatureGroup.ofBits(data.readInt());
        int features = data.readInt();
        if (features < 0 || (long) features * labels > MOST_WEIGHTS) {
            throw new IllegalArgumentException(
                    name + ": expected at most " + MOST_WEIGHTS + " weights, found " + features + " times " + labels);
        }
        ByteBuffer bytes = ByteBuffer.wrap(data.readNBytes(features * (Integer.BYTES + Short.BYTES * labels)));
        int[] keys = new int[features];
        bytes.asIntBuffer().get(keys);
        short[] weights = new short[features * labels];
        bytes.position(features * Integer.BYTES).asShortBuffer().get(weights);
        return new TextModel(
                names,
                new WeightTable(groups, scale, biases, keys, weights),
                new Calibration(sharpness, List.copyOf(offsets)));
    }

    /// Writes a model file; the same model always gives the same bytes.
    public static void write(TextModel model, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            write(model, out);
        }
    }

    /// Writes a model's content and closes what it is written to.
    public static void write(TextModel model, OutputStream out) throws IOException {
        WeightTable table = model.weights();
        try (DataOutputStream data = new DataOutputStream(new GZIPOutputStream(out, 1 << 16))) {
            data.writeUTF(HEADING);
            data.writeDouble(model.calibration().sharpness());
            data.writeFloat(table.scale());
            data.writeInt(table.labels());
            for (int label = 0; label < table.labels(); label++) {
                data.writeUTF(model.labels().get(label));
                data.writeDouble(table.biases()[label]);
                data.writeDouble(model.calibration().offsets().get(label));
            }
            data.writeInt(FeatureGroup.bits(table.groups()));
            data.writeInt(table.keys().length);
            ByteBuffer bytes =
                    ByteBuffer.allocate(table.keys().length * (Integer.BYTES + Short.BYTES * table.labels()));
            bytes.asIntBuffer().put(table.keys());
            bytes.position(table.keys().length * Integer.BYTES).asShortBuffer().put(table.weights());
            data.write(bytes.array());
        }
    }
}
