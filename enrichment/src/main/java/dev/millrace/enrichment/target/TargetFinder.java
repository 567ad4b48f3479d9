package dev.millrace.enrichment.target;

import dev.millrace.enrichment.model.FeatureSink;
import dev.millrace.enrichment.model.Features;
import dev.millrace.enrichment.model.RunningScore;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.words.Chunk;
import dev.millrace.enrichment.words.Folding;
import dev.millrace.enrichment.words.Said;
import dev.millrace.tickets.understanding.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The targets of one message, by kind. For use by one thread.
public final class TargetFinder {
    private static final double LIKELY = 0.5;
    /// How sure an account is that the model did not take for one: enough to be proposed, too little to run by itself.
    private static final double BY_ITS_PLACE = 0.5;

    private static final Pattern JOINTS = Pattern.compile("[._-]");
    private static final int MOST_NAMED = 3;
    /// Few candidates have more.
    private static final int FEATURES = 96;

    private final TextModel model;
    private final Supplier<RunningScore> scores;
    private final String text;
    private final List<Chunk> chunks;
    private final List<Entity> entities;
    /// The writer's own names, as his address has them, folded.
    private final Set<String> own;

    private final boolean another;
    private final Supplier<Owner.Answer> owner;
    private final Function<String, @Nullable String> grantee;
    private final Said said;
    private final @Nullable String sender;
    private @Nullable Judge judge;
    private final Map<TargetKind, Result> results = new EnumMap<>(TargetKind.class);

    /// @param scores the thread's own score of the model
    /// @param owner whose account it is where none is named; asked for only then
    /// @param grantee for whom something is wanted, where it is somebody else; asked for only where that matters
    TargetFinder(
            TextModel model,
            Supplier<RunningScore> scores,
            Said said,
            List<Entity> entities,
            @Nullable String sender,
            boolean another,
            Supplier<Owner.Answer> owner,
            Function<String, @Nullable String> grantee) {
        this.model = model;
        this.scores = scores;
        this.text = said.text();
        this.chunks = said.chunks();
        this.entities = entities;
        this.own = names(sender);
        this.another = another;
        this.owner = owner;
        this.grantee = grantee;
        this.said = said;
        this.sender = sender;
    }

    /// What weighs candidates.
    ///
    /// @param features what is weighed
    private record Judge(RunningScore score, CandidateFeatures features) {}

    /// Made for the first candidate: many messages have none.
    private Judge judge() {
        Judge known = judge;
        if (known == null) {
            RunningScore score = scores.get();
            known = new Judge(score, features(said, entities, sender, score));
            judge = known;
        }
        return known;
    }

    private static CandidateFeatures features(
            Said said, List<Entity> entities, @Nullable String sender, FeatureSink sink) {
        return new CandidateFeatures(
                said.text(),
                said.chunks(),
                entities,
                people(said.text(), said.chunks(), sender),
                initials(sender),
                sink);
    }

    /// A target and how sure it is.
    ///
    /// @param confidence 0 to 1
    public record Result(Target target, double confidence) {}

    /// Finds the target of a kind.
    public Result find(TargetKind kind) {
        Result known = results.get(kind);
        if (known == null) {
            known = search(kind);
            results.put(kind, known);
        }
        return known;
    }

    /// Whether the message speaks of somebody else's account.
    public boolean speaksOfAnother() {
        return another || !owner.get().isWriter();
    }

    /// The words by which the message wants something for somebody else than the writer, null where it does not.
    ///
    /// @param wanted what that is, which is nobody's name; empty where it is not known
    public @Nullable String grantee(String wanted) {
        return grantee.apply(wanted);
    }

    private Result search(TargetKind kind) {
        if (kind == TargetKind.NONE) {
            return new Result(new Target.None(), 0);
        }
        int yes = model.labels().indexOf(TargetReader.YES);
        List<Scored> likely = new ArrayList<>();
        double best = 0;
        for (Candidate candidate : Candidates.of(kind, text, chunks, entities)) {
            Judge judge = judge();
            judge.score().clear();
            judge.features().add(candidate, kind);
            double probability = judge.score().probability(yes);
            boolean own = isOwn(candidate);
            if (!own) {
                best = Math.max(best, probability);
            }
            if (probability >= LIKELY && !(own && isSignature(candidate))) {
                likely.add(new Scored(candidate, probability));
            }
        }
        likely.sort(Comparator.comparingDouble(Scored::probability).reversed());
        Result result = likely.isEmpty() ? unnamed(kind, best) : named(likely);
        return new OnlyOne(text, chunks, entities).instead(result, kind);
    }

    /// Who signs "dieter" as `dieter@acme.example` names no account but his own, so it leaves no doubt about whose is
    /// meant.
    private boolean isOwn(Candidate candidate) {
        return candidate.first() == candidate.last()
                && own.contains(chunks.get(candidate.first()).norm());
    }

    /// The last words of a message, on a line of their own or behind "Thanks,": a name and perhaps a number.
    private boolean isSignature(Candidate candidate) {
        for (int i = candidate.last() + 1; i < chunks.size(); i++) {
            if (!chunks.get(i).isNumber()) {
                return false;
            }
        }
        int before = candidate.start() - 1;
        while (before > 0 && text.charAt(before) == ' ') {
            before--;
        }
        return before > 0 && (text.charAt(before) == '\n' || text.charAt(before) == ',');
    }

    private record Scored(Candidate candidate, double probability) {}

    private Result unnamed(TargetKind kind, double best) {
        if ((kind != TargetKind.ACCOUNT && kind != TargetKind.MAILBOX) || another) {
            return new Result(new Target.Missing(kind.missing()), 1 - best);
        }
        Owner.Answer whose = owner.get();
        if (whose.account() != null) {
            return new Result(new Target.Found(whose.account()), Math.max(best, BY_ITS_PLACE));
        }
        Target target = whose.isWriter() ? new Target.Sender() : new Target.Missing(kind.missing(), whose.words());
        return new Result(target, 1 - best);
    }

    private Result named(List<Scored> likely) {
        List<String> names = new ArrayList<>();
        List<Candidate> taken = new ArrayList<>();
        for (Scored scored : likely) {
            String name = scored.candidate().text(text);
            boolean apart = taken.stream().noneMatch(scored.candidate()::overlaps)
                    && names.stream().noneMatch(other -> SameName.isSame(other, name));
            if (apart && names.size() < MOST_NAMED) {
                names.add(name);
                taken.add(scored.candidate());
            }
        }
        double confidence = likely.getFirst().probability();
        return names.size() > 1
                ? new Result(new Target.Several(names), confidence)
                : new Result(new Target.Found(names.getFirst()), confidence);
    }

    /// Every candidate of a text with its features, which hold until the next.
    static void each(
            TargetKind kind,
            Said said,
            List<Entity> entities,
            @Nullable String sender,
            BiConsumer<String, Features> consumer) {
        Features kept = new Features(FEATURES);
        CandidateFeatures described = features(said, entities, sender, kept);
        for (Candidate candidate : Candidates.of(kind, said.text(), said.chunks(), entities)) {
            kept.clear();
            described.add(candidate, kind);
            consumer.accept(candidate.text(said.text()), kept);
        }
    }

    /// First letters of the parts of the sender's address or handle.
    private static String initials(@Nullable String sender) {
        StringBuilder initials = new StringBuilder();
        if (sender != null) {
            for (String part : JOINTS.split(local(sender), -1)) {
                initials.append(part.isEmpty() ? "" : Folding.fold(part.substring(0, 1)));
            }
        }
        return initials.toString();
    }

    private static String local(String sender) {
        int at = sender.indexOf('@');
        return at < 0 ? sender : sender.substring(0, at);
    }

    /// Names in the text and in the sender's address, folded.
    private static Set<String> people(String text, List<Chunk> chunks, @Nullable String sender) {
        Set<String> people = new HashSet<>();
        for (Chunk chunk : chunks) {
            boolean titleCase = chunk.end() - chunk.start() > 2
                    && Character.isUpperCase(text.charAt(chunk.start()))
                    && Character.isLowerCase(text.charAt(chunk.start() + 1));
            if (titleCase && !chunk.ordinary()) {
                people.add(chunk.norm());
            }
        }
        people.addAll(names(sender));
        return people;
    }

    /// The parts of the sender's address before its domain, or of his handle, folded.
    private static Set<String> names(@Nullable String sender) {
        if (sender == null) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        for (String part : JOINTS.split(local(sender), -1)) {
            names.add(Folding.fold(part));
        }
        return names;
    }
}
