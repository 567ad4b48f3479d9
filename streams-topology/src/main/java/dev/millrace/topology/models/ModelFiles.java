package dev.millrace.topology.models;

import dev.millrace.enrichment.bundle.ModelBundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Where files of models lie. Blocks.
sealed interface ModelFiles {
    /// Opens a version's file.
    ///
    /// @throws IOException where it cannot be had
    InputStream open(String version) throws IOException;

    /// The content of a version's file, as it is there.
    ///
    /// @throws IOException where it cannot be had, or is larger than models can be
    default byte[] fetch(String version) throws IOException {
        try (InputStream in = open(version)) {
            return bounded(in);
        }
    }

    /// The versions there are, in the order of their names; none where the place cannot tell.
    List<String> versions() throws IOException;

    /// The place a setting names.
    ///
    /// @param limit how long one answer may take
    static ModelFiles at(String location, Duration limit) {
        return location.matches("https?://.*")
                ? new Web(URI.create(location.endsWith("/") ? location : location + "/"), limit)
                : new Folder(Path.of(location));
    }

    /// A folder that all instances see.
    record Folder(Path folder) implements ModelFiles {
        private static final int MOST_LISTED = 200;

        @Override
        public InputStream open(String version) throws IOException {
            try {
                return Files.newInputStream(folder.resolve(version + ModelBundle.SUFFIX));
            } catch (NoSuchFileException e) {
                throw new IOException("there is no file " + e.getFile(), e);
            }
        }

        @Override
        public List<String> versions() throws IOException {
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.matches("[0-9a-f]{16}\\" + ModelBundle.SUFFIX))
                        .map(name -> name.substring(0, name.length() - ModelBundle.SUFFIX.length()))
                        .sorted()
                        .limit(MOST_LISTED)
                        .toList();
            }
        }
    }

    /// A web server's folder. It is not asked what there is.
    record Web(URI folder, Duration limit) implements ModelFiles {
        @Override
        public InputStream open(String version) throws IOException {
            HttpRequest request = HttpRequest.newBuilder(folder.resolve(version + ModelBundle.SUFFIX))
                    .timeout(limit)
                    .build();
            try (HttpClient client =
                    HttpClient.newBuilder().connectTimeout(limit).build()) {
                HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
                try (InputStream in = answer.body()) {
                    if (answer.statusCode() != 200) {
                        throw new IOException("%s answered %d".formatted(request.uri(), answer.statusCode()));
                    }
                    return new ByteArrayInputStream(bounded(in));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while waiting for " + request.uri(), e);
            }
        }

        @Override
        public List<String> versions() {
            return List.of();
        }
    }

    private static byte[] bounded(InputStream in) throws IOException {
        byte[] content = in.readNBytes(ModelBundle.LARGEST + 1);
        if (content.length > ModelBundle.LARGEST) {
            throw new IOException("it is larger than the " + ModelBundle.LARGEST + " bytes that models may have");
        }
        return content;
    }
}
