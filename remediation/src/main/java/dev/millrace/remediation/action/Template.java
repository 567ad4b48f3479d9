package dev.millrace.remediation.action;

import dev.millrace.remediation.runbook.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A text with `{names}` in it; `{{` stands for a brace. Values are put in as they are, once: a value that holds
/// braces is not read again.
public final class Template {
    private static final Pattern PIECE = Pattern.compile("\\{\\{|}}|\\{([^{}]*)}|[{}]");

    private final String source;
    private final List<Piece> pieces;

    private Template(String source, List<Piece> pieces) {
        this.source = source;
        this.pieces = List.copyOf(pieces);
    }

    private sealed interface Piece {
        record Words(String words) implements Piece {}

        record Name(String name) implements Piece {}
    }

    /// Reads a template.
    ///
    /// @throws IllegalArgumentException for a name that is not in scope, or a brace that stands alone
    public static Template of(String source, Scope scope) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = PIECE.matcher(source);
        int from = 0;
        while (matcher.find()) {
            pieces.add(new Piece.Words(source.substring(from, matcher.start())));
            pieces.add(piece(matcher, source, scope));
            from = matcher.end();
        }
        pieces.add(new Piece.Words(source.substring(from)));
        return new Template(source, pieces);
    }

    private static Piece piece(Matcher matcher, String source, Scope scope) {
        String name = matcher.group(1);
        if (name != null) {
            if (!scope.knows(name)) {
                throw new IllegalArgumentException(
                        "'%s' is not known here; known are %s".formatted(name, scope.sorted()));
            }
            return new Piece.Name(name);
        }
        return switch (matcher.group()) {
            case "{{" -> new Piece.Words("{");
            case "}}" -> new Piece.Words("}");
            default ->
                throw new IllegalArgumentException(
                        "a brace stands alone in '%s'; '{{' and '}}' stand for braces themselves".formatted(source));
        };
    }

    /// Whether it names no value.
    public boolean isConstant() {
        return pieces.stream().allMatch(Piece.Words.class::isInstance);
    }

    /// The text with the run's values in the place of their names.
    ///
    /// @throws Run.FactMissing where no step before has found what it names
    public String render(Run run) {
        return render(run, UnaryOperator.identity());
    }

    /// Renders with each value encoded for where it will stand.
    public String render(Run run, UnaryOperator<String> encoding) {
        return pieces.stream()
                .map(piece -> switch (piece) {
                    case Piece.Words(String words) -> words;
                    case Piece.Name(String name) -> encoding.apply(Scope.value(name, run));
                })
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return source;
    }
}
