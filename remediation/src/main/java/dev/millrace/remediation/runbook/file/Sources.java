package dev.millrace.remediation.runbook.file;

import dev.millrace.tickets.file.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Where runbook files come from. Reading blocks.
public final class Sources {
    private static final long LARGEST = 256 * 1024;
    private static final String VARIANTS = "runbooks/variants/";

    private Sources() {}

    /// The texts that come with the program, by file name, for the systems that most have.
    public static Map<String, String> shipped() {
        return read("runbooks/", "*.yaml");
    }

    /// The same, with those of the variants in the place of what they are variants of.
    ///
    /// @param variants names, such as `openvpn`
    /// @throws IllegalArgumentException when there is no such variant, or two are of the same runbook
    public static Map<String, String> shipped(List<String> variants) {
        Map<String, Map<String, String>> known = variants();
        Map<String, String> texts = new TreeMap<>(shipped());
        Map<String, String> taken = new HashMap<>();
        for (String variant : variants) {
            Map<String, String> chosen = known.get(variant);
            if (chosen == null) {
                throw new IllegalArgumentException("there is no variant '%s' of runbooks, but %s"
                        .formatted(variant, String.join(", ", known.keySet())));
            }
            chosen.forEach((file, text) -> {
                String name = file.substring(file.lastIndexOf('/') + 1);
                String other = taken.putIfAbsent(name, variant);
                if (other != null) {
                    throw new IllegalArgumentException(
                            "both variants '%s' and '%s' have %s".formatted(other, variant, name));
                }
                texts.remove("runbooks/" + name);
                texts.put(file, text);
            });
        }
        return texts;
    }

    /// The variants that come with the program, for other systems than most have: the texts of each by file name.
    public static Map<String, Map<String, String>> variants() {
        Map<String, Map<String, String>> variants = new TreeMap<>();
        read(VARIANTS, "*/*.yaml").forEach((file, text) -> {
            String name = file.substring(VARIANTS.length(), file.lastIndexOf('/'));
            variants.computeIfAbsent(name, any -> new TreeMap<>()).put(file, text);
        });
        return variants;
    }

    /// By their names from `folder` on, wherever they lie.
    private static Map<String, String> read(String folder, String files) {
        Map<String, String> texts = new TreeMap<>();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver(Sources.class.getClassLoader())
                    .getResources("classpath*:" + folder + files)) {
                String url = resource.getURL().toString();
                texts.put(
                        url.substring(url.lastIndexOf("/" + folder) + 1),
                        resource.getContentAsString(StandardCharsets.UTF_8));
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
        return new TextFile(file).read();
    }
}
