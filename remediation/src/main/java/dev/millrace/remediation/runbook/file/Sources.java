package dev.millrace.remediation.runbook.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Where runbook files come from. Reading blocks.
public final class Sources {
    private static final long LARGEST = 256 * 1024;

    private Sources() {}

    /// The texts that come with the program, by file name.
    public static Map<String, String> shipped() {
        Map<String, String> texts = new TreeMap<>();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver(Sources.class.getClassLoader())
                    .getResources("classpath*:runbooks/*.yaml")) {
                texts.put("runbooks/" + resource.getFilename(), resource.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /// A folder's `*.yaml` files, sorted; folders within are not looked into.
    public static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.toString().endsWith(".yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /// One file's text.
    public static String text(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("%s is larger than %d KiB; a runbook is not".formatted(file, LARGEST / 1024));
        }
        return Files.readString(file);
    }
}
