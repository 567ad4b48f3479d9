package dev.millrace.standalone.cli;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.bundle.ModelBundle;
import dev.millrace.standalone.files.PrivateFiles;
import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace models list|add|shadow|end-shadow|promote|rollback`: which models read messages, exchanged while
/// the stream runs.
@Command(
        name = "models",
        description = "Shows which models read messages and how they compare, and exchanges them while the desk runs.",
        mixinStandardHelpOptions = true)
final class ModelsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Expected `list`, `add`, `shadow`, `end-shadow`, `promote` or `rollback`");
    }

    /// Whose models.
    static final class Whose {
        @Mixin
        private final DeskConnection desk = new DeskConnection();

        @Option(
                names = "--tenant",
                paramLabel = "NAME",
                description = "Whose models (default: the only tenant that the desk serves).")
        private @Nullable String tenant;

        String list() throws IOException {
            String query = tenant == null ? "" : "?tenant=" + URLEncoder.encode(tenant, StandardCharsets.UTF_8);
            return desk.ask("/api/models" + query, BodyPublishers.noBody(), "GET", "application/json");
        }

        String give(String type, Map<String, Object> fields) throws IOException {
            Map<String, Object> command = new TreeMap<>(fields);
            command.put("type", type);
            if (tenant != null) {
                command.put("tenant", tenant);
            }
            return desk.ask(
                    "/api/models/commands", BodyPublishers.ofString(Json.text(command)), "POST", "application/json");
        }
    }

    @Command(
            name = "list",
            description = "Prints which models are in force and in shadow, how they compare, and which lie ready.",
            mixinStandardHelpOptions = true)
    int list(@Mixin Whose whose) throws IOException {
        return print(whose.list());
    }

    @Command(
            name = "add",
            description = "Checks a file of models and puts it where a desk on this machine finds it, named after its"
                    + " version.",
            mixinStandardHelpOptions = true)
    int add(
            @Mixin DataOption data,
            @Option(
                            names = "--folder",
                            paramLabel = "DIR",
                            description = "As millrace.models.location (default: that of `millrace up`).")
                    @Nullable
                    Path folder,
            @Parameters(paramLabel = "FILE", description = "As `millrace train --corpus` writes it.") Path file)
            throws IOException {
        byte[] content = Files.readAllBytes(file);
        ModelBundle models;
        try {
            models = ModelBundle.read(content, file.toString(), Enrichment.load());
        } catch (IllegalArgumentException unusable) {
            throw new IOException(unusable.getMessage(), unusable);
        }
        Path shelf = folder == null ? data.path().resolve("models") : folder;
        PrivateFiles.createDirectories(shelf);
        Path place = shelf.resolve(models.version() + ModelBundle.SUFFIX);
        Path unfinished = place.resolveSibling(place.getFileName() + ".unfinished");
        Files.write(unfinished, content);
        PrivateFiles.moveOver(unfinished, place);
        return print(Json.text(Map.of("version", models.version(), "file", place.toString())));
    }

    @Command(
            name = "shadow",
            description = "Lets models read beside those in force; nothing follows from what they say.",
            mixinStandardHelpOptions = true)
    int shadow(
            @Mixin Whose whose,
            @Option(
                            names = "--sample",
                            paramLabel = "SHARE",
                            defaultValue = "1",
                            description = "Share of new tickets that they read, 0 to 1 (default: ${DEFAULT-VALUE}).")
                    double sample,
            @Parameters(paramLabel = "VERSION", description = "Which models, or `shipped`.") String version)
            throws IOException {
        return print(whose.give("shadow", Map.of("version", version, "sample", sample)));
    }

    @Command(
            name = "end-shadow",
            description = "Lets nothing read beside the models in force any more.",
            mixinStandardHelpOptions = true)
    int endShadow(@Mixin Whose whose) throws IOException {
        return print(whose.give("end-shadow", Map.of()));
    }

    @Command(
            name = "promote",
            description = "Puts models in force; those before are kept in mind for `rollback`.",
            mixinStandardHelpOptions = true)
    int promote(
            @Mixin Whose whose,
            @Parameters(
                            paramLabel = "VERSION",
                            arity = "0..1",
                            description = "Which models, or `shipped` (default: those in shadow).")
                    @Nullable
                    String version)
            throws IOException {
        return print(whose.give("promote", version == null ? Map.of() : Map.of("version", version)));
    }

    @Command(
            name = "rollback",
            description = "Puts the models before the last promotion in force again.",
            mixinStandardHelpOptions = true)
    int rollback(@Mixin Whose whose) throws IOException {
        return print(whose.give("rollback", Map.of()));
    }

    private int print(String answer) {
        spec.commandLine().getOut().println(answer);
        return CommandLine.ExitCode.OK;
    }
}
