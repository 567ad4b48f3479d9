package dev.millrace.policy;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;

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
            return new Condition(text, CEL.createProgram(ast));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new InvalidPolicy("%s: the condition '%s' is no CEL: %s".formatted(where, text, e.getMessage()), e);
        }
    }

    /// Whether a condition holds.
    enum Truth {
        TRUE,
        FALSE,
        /// It cannot be evaluated: it asks for what is not known.
        NOT_KNOWN
    }

    Truth evaluate(Map<String, ?> facts) {
        try {
            return Boolean.TRUE.equals(program.eval(facts)) ? Truth.TRUE : Truth.FALSE;
        } catch (CelEvaluationException e) {
            return Truth.NOT_KNOWN;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
