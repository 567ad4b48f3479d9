package dev.millrace.enrichment.diagnosis;

import dev.millrace.tickets.file.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// All rules in force.
///
/// @param cautions signals at which no runbook goes ahead and nobody is asked for a name
/// @param automatic what must hold for a runbook to go ahead on the message alone
/// @param proposable what must hold for a runbook to be proposed
/// @param directory by what the directory said of the requester
/// @param rules in the order in which they are tried
public record RuleBook(
        List<String> cautions,
        Condition automatic,
        Condition proposable,
        List<DirectoryRule> directory,
        List<Rule> rules) {
    /// Loads and checks the shipped rules.
    ///
    /// @throws IllegalArgumentException with file and line where one is wrong
    public static RuleBook load() {
        return parse("rules.yaml", shipped(), KnownRunbooks.shipped());
    }

    /// Reads and checks rules that stand in place of the shipped ones.
    ///
    /// @param runbooks that they may name
    /// @throws IllegalArgumentException with file and line where one is wrong
    /// @throws UncheckedIOException where the file cannot be read
    public static RuleBook read(Path file, KnownRunbooks runbooks) {
        try {
            return parse(file.toString(), new TextFile(file).read(), runbooks);
        } catch (IOException e) {
            throw new UncheckedIOException("The rules " + file + " cannot be read: " + e, e);
        }
    }

    /// The shipped rules as they are written.
    public static String shipped() {
        try (InputStream in = RuleBook.class.getResourceAsStream("rules.yaml")) {
            if (in == null) {
                throw new IllegalStateException("There is no rules.yaml beside " + RuleBook.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Checks rules.
    ///
    /// @param file where they were read, for what is wrong
    /// @param runbooks that they may name
    /// @throws IllegalArgumentException with file and line where one is wrong
    public static RuleBook parse(String file, String yaml, KnownRunbooks runbooks) {
        return new RuleParser(file, runbooks).parse(yaml);
    }
}
