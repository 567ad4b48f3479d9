package dev.millrace.enrichment.diagnosis;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.millrace.enrichment.features.MessageFeatures;
import dev.millrace.enrichment.priority.Evidence;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.tickets.understanding.Category;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Holds the names that an expression compares facts with to those that there are: `'lockedd' in said` would never
/// hold.
final class ComparedNames {
    private static final Set<String> COMPARING = Set.of("_==_", "_!=_", "@in");

    /// What each fact can say; other facts say anything.
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "category",
            Arrays.stream(Category.values()).map(Category::id).collect(Collectors.toUnmodifiableSet()),
            "said",
            Stream.concat(
                            Signals.names().stream(),
                            PhraseBook.load(Diagnostician.class, "sign-in.txt").names().stream())
                    .collect(Collectors.toUnmodifiableSet()),
            "evidence",
            Evidence.names(),
            "speaks",
            MessageFeatures.domainNames(),
            "sentiment",
            Set.of("negative", "neutral", "positive"),
            "channel",
            Set.of("email", "web", "chat"),
            "target",
            Set.of("found", "sender", "missing", "several", "none"));

    private ComparedNames() {}

    /// @throws IllegalArgumentException naming the first that there is not
    static void check(CelAbstractSyntaxTree tree) {
        CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == Kind.CALL)
                .filter(node -> COMPARING.contains(node.expr().call().function()))
                .forEach(ComparedNames::check);
    }

    private static void check(CelNavigableExpr comparison) {
        List<CelExpr> sides = comparison.expr().call().args();
        for (CelExpr one : sides) {
            String fact = fact(comparison, one);
            if (fact != null) {
                sides.forEach(other -> check(fact, other));
            }
        }
    }

    /// The fact that a variable stands for: itself, or the list that the `exists` around it, or its
    /// like, walks through.
    private static @Nullable String fact(CelNavigableExpr within, CelExpr variable) {
        if (variable.getKind() != Kind.IDENT) {
            return null;
        }
        String name = variable.ident().name();
        for (CelNavigableExpr around = within.parent().orElse(null);
                around != null;
                around = around.parent().orElse(null)) {
            if (around.getKind() == Kind.COMPREHENSION
                    && around.expr().comprehension().iterVar().equals(name)) {
                return fact(around, around.expr().comprehension().iterRange());
            }
        }
        return KNOWN.containsKey(name) ? name : null;
    }

    private static void check(String fact, CelExpr compared) {
        if (compared.getKind() == Kind.LIST) {
            compared.list().elements().forEach(element -> check(fact, element));
        }
        boolean text =
                compared.getKind() == Kind.CONSTANT && compared.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        Set<String> known = KNOWN.getOrDefault(fact, Set.of());
        if (text && !known.contains(compared.constant().stringValue())) {
            throw new IllegalArgumentException("'" + compared.constant().stringValue() + "' is nothing that '" + fact
                    + "' can say; there are " + new TreeSet<>(known));
        }
    }
}
