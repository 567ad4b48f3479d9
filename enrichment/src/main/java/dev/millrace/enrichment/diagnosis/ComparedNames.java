package dev.millrace.enrichment.diagnosis;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.millrace.enrichment.features.MessageFeatures;
import dev.millrace.enrichment.priority.Evidence;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.tickets.understanding.Category;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /// The fact that each variable stands for: itself, or the list that `exists` and its like walk through.
    private final Map<String, String> facts = new HashMap<>();

    private ComparedNames() {
        KNOWN.keySet().forEach(fact -> facts.put(fact, fact));
    }

    /// @throws IllegalArgumentException naming the first that there is not
    static void check(CelAbstractSyntaxTree tree) {
        List<CelNavigableExpr> nodes =
                CelNavigableAst.fromAst(tree).getRoot().allNodes().toList();
        ComparedNames names = new ComparedNames();
        nodes.stream()
                .filter(node -> node.getKind() == Kind.COMPREHENSION)
                .forEach(node -> names.walks(node.expr().comprehension()));
        nodes.stream()
                .filter(node -> node.getKind() == Kind.CALL)
                .map(node -> node.expr().call())
                .filter(call -> COMPARING.contains(call.function()))
                .forEach(names::check);
    }

    private void walks(CelComprehension walk) {
        if (walk.iterRange().getKind() == Kind.IDENT) {
            String fact = facts.get(walk.iterRange().ident().name());
            if (fact != null) {
                facts.put(walk.iterVar(), fact);
            }
        }
    }

    private void check(CelCall call) {
        for (CelExpr one : call.args()) {
            String fact = one.getKind() == Kind.IDENT ? facts.get(one.ident().name()) : null;
            if (fact != null) {
                call.args().forEach(other -> check(fact, other));
            }
        }
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
