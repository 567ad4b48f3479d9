package dev.millrace.standalone.kafka;

import dev.millrace.standalone.files.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/// Prepares an empty log folder for KRaft, as `kafka-storage format` does.
record LogFormat(Path logs) {

    void write() throws IOException {
        PrivateFiles.createDirectories(logs);
        try (var silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silence)
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE)
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(logs.toString())
                    .setDirectories(List.of(logs.toString()))
                    // A kill in the middle of formatting leaves a part of it behind; the next start completes it.
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IOException(
                    "Could not prepare " + logs + " for the Kafka broker: " + failure.getMessage(), failure);
        }
    }
}
