package dev.millrace.policy;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A condition over a ticket, in CEL (the Common Expression Language).
///
/// It sees `ticket` (`category`, `confidence`, `priority`, `channel`, `tenant`, `automatable`), `requester`
/// (`address`, `assurance`, `verified`), `runbook` (`id`, `risk`), `technician`, `target` and `self`
/// (whether the target is the requester's own account).
final class Condition {
    private static final Cel CEL = CelFactory.plannerCelBuilder()
            .addVar("ticket", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .addVar("requester", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .addVar("runbook", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .addVar("technician", SimpleType.STRING)
            .addVar("target", SimpleType.STRING)
            .addVar("self", SimpleType.BOOL)
            .setResultType(SimpleType.BOOL)
            .build();

    private static final Map<String, Set<String>> FIELDS = Map.of(
            "ticket", Set.of("category", "confidence", "priority", "channel", "tenant", "automatable"),
            "requester", Set.of("address", "assurance", "verified"),
            "runbook", Set.of("id", "risk"));
    private static final Set<String> TRUE_OR_FALSE = Set.of("automatable", "verified");

    private final String text;
    private final CelRuntime.Program program;

    private Condition(String text, CelRuntime.Program program) {
        this.text = text;
        this.program = program;
    }

    /// Compiles a condition.
    ///
    /// @throws InvalidPolicy saying what is wrong with it and where
    static Condition compile(String text, String where) {
        try {
            CelAbstractSyntaxTree ast = CEL.compile(text).getAst();
            checkFields(ast);
            checkResult(ast);
            return new Condition(text, CEL.createProgram(ast));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new InvalidPolicy("%s: the condition '%s' is no CEL: %s".formatted(where, text, e.getMessage()), e);
        } catch (UnfitField e) {
            throw new InvalidPolicy("%s: the condition '%s' cannot hold: %s".formatted(where, text, e.getMessage()), e);
        }
    }

    /// To the compiler the fields may be any.
    private static void checkFields(CelAbstractSyntaxTree ast) throws UnfitField {
        List<CelSelect> selects = CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == Kind.SELECT)
                .map(node -> node.expr().select())
                .filter(select -> select.operand().getKind() == Kind.IDENT)
                .toList();
        for (CelSelect select : selects) {
            String variable = select.operand().ident().name();
            Set<String> known = FIELDS.get(variable);
            if (known != null && !known.contains(select.field())) {
                throw new UnfitField("'%s' has no field '%s'; there are %s"
                        .formatted(variable, select.field(), new TreeSet<>(known)));
            }
        }
    }

    /// Nor does it know which of them are true or false.
    private static void checkResult(CelAbstractSyntaxTree ast) throws UnfitField {
        CelExpr whole = ast.getExpr();
        if (whole.getKind() == Kind.SELECT && !whole.select().testOnly()) {
            CelSelect select = whole.select();
            if (!TRUE_OR_FALSE.contains(select.field())) {
                throw new UnfitField("the field '%s' is neither true nor false".formatted(select.field()));
            }
        }
    }

    private static final class UnfitField extends Exception {
        UnfitField(String message) {
            super(message);
        }
    }

    /// Whether a condition holds.
    enum Truth {
        TRUE,
        FALSE,
        /// It cannot be evaluated: it asks for what is not known, or comes to something that is neither.
        NOT_KNOWN
    }

    Truth evaluate(Map<String, ?> facts) {
        try {
            return switch (program.eval(facts)) {
                case Boolean holds -> holds ? Truth.TRUE : Truth.FALSE;
                default -> Truth.NOT_KNOWN;
            };
        } catch (CelEvaluationException e) {
            return Truth.NOT_KNOWN;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
