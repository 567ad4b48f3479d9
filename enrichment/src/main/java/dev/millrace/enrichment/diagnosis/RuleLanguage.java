package dev.millrace.enrichment.diagnosis;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Set;
import java.util.stream.Collectors;

/// CEL with the facts that rules may ask for.
final class RuleLanguage {
    static final RuleLanguage CONDITIONS = new RuleLanguage(SimpleType.BOOL);
    static final RuleLanguage NUMBERS = new RuleLanguage(SimpleType.DOUBLE);

    private final Cel cel;

    private RuleLanguage(CelType result) {
        CelBuilder builder = CelFactory.plannerCelBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar("category", SimpleType.STRING)
                .addVar("language", SimpleType.STRING)
                .addVar("fluency", SimpleType.DOUBLE)
                .addVar("confidence", SimpleType.DOUBLE)
                .addVar("sentiment", SimpleType.STRING)
                .addVar("angry", SimpleType.BOOL)
                .addVar("evidence", ListType.create(SimpleType.STRING))
                .addVar("channel", SimpleType.STRING)
                .addVar("domain", SimpleType.STRING)
                .addVar("vip", SimpleType.BOOL)
                .addVar("fit", SimpleType.DOUBLE)
                .addVar("target", SimpleType.STRING)
                .addVar("sure", SimpleType.DOUBLE)
                .addVar("own", SimpleType.BOOL)
                .addVar("speaks", ListType.create(SimpleType.STRING))
                .addVar(Requester.UNKNOWN, ListType.create(SimpleType.STRING))
                .addVar("said", ListType.create(SimpleType.STRING))
                .addVar("cautions", ListType.create(SimpleType.STRING))
                .addVar("also", SimpleType.INT)
                .addVar("names", MapType.create(SimpleType.STRING, SimpleType.INT))
                .setResultType(result);
        Requester.STATES.forEach(state -> builder.addVar(state, SimpleType.BOOL));
        Requester.TEXTS.forEach(text -> builder.addVar(text, SimpleType.STRING));
        this.cel = builder.build();
    }

    /// An expression, compiled.
    ///
    /// @param named what it asks for: facts, and the signals and kinds of evidence that it compares with
    record Compiled(CelRuntime.Program program, Set<String> named) {}

    /// Compiles an expression.
    ///
    /// @param what it is, for the complaint
    /// @throws IllegalArgumentException saying what CEL makes of it, or which name there is not
    Compiled compile(String what, String source) {
        try {
            CelAbstractSyntaxTree tree = cel.compile(source).getAst();
            ComparedNames.check(tree);
            return new Compiled(cel.createProgram(tree), named(tree));
        } catch (CelValidationException | CelEvaluationException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the " + what + " '" + source + "' is not valid: " + e.getMessage(), e);
        }
    }

    private static Set<String> named(CelAbstractSyntaxTree tree) {
        return CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == Kind.IDENT
                        || (node.getKind() == Kind.CONSTANT
                                && node.expr().constant().getKind() == CelConstant.Kind.STRING_VALUE))
                .map(node -> node.getKind() == Kind.IDENT
                        ? node.expr().ident().name()
                        : node.expr().constant().stringValue())
                .collect(Collectors.toUnmodifiableSet());
    }
}
