package dev.millrace.enrichment.target;

import dev.millrace.enrichment.model.Features;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.model.TextModelFile;
import dev.millrace.enrichment.model.TextModelTrainer.Example;
import dev.millrace.enrichment.words.Folding;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells what a runbook would act on. Safe for use by many threads at once.
public final class TargetReader {
    /// The label of candidates that are the target.
    public static final String YES = "yes";

    private static final String NO = "no";
    private static final double LIKELY = 0.5;
    private static final double POSSIBLE = 0.3;
    private static final int MOST_NAMED = 3;

    /// A target and how sure it is.
    ///
    /// @param confidence 0 to 1, of the best candidate; 0 where there is none
    public record Result(Target target, double confidence) {}

    private final TextModel model;
    private final Set<String> ordinary;

    /// A reader with a model of one's own, for training and comparison.
    public TargetReader(TextModel model, Set<String> ordinary) {
        this.model = model;
        this.ordinary = ordinary;
    }

    /// A reader with the shipped model.
    public static TargetReader load(Set<String> ordinary) {
        return new TargetReader(TextModelFile.load(TargetReader.class, "target.model"), ordinary);
    }

    /// Finds the target of a kind.
    ///
    /// @param sender address or handle of the writer, where known
    /// @param another whether the message speaks of somebody else's account
    public Result find(
            TargetKind kind, Wording wording, List<Entity> entities, @Nullable String sender, boolean another) {
        if (kind == TargetKind.NONE) {
            return new Result(new Target.None(), 0);
        }
        String text = wording.saidText();
        List<Chunk> chunks = Chunk.in(text, ordinary);
        CandidateFeatures features = new CandidateFeatures(text, chunks, entities, people(text, chunks, sender), kind);
        List<Scored> scored = new ArrayList<>();
        for (Candidate candidate : Candidates.of(kind, text, chunks, entities)) {
            scored.add(new Scored(candidate, model.score(features.of(candidate)).of(YES)));
        }
        scored.sort(Comparator.comparingDouble(Scored::probability).reversed());
        return conclude(kind, text, scored, another);
    }

    private record Scored(Candidate candidate, double probability) {}

    private static Result conclude(TargetKind kind, String text, List<Scored> scored, boolean another) {
        double best = scored.isEmpty() ? 0 : scored.getFirst().probability();
        if (best < LIKELY) {
            boolean own = (kind == TargetKind.ACCOUNT || kind == TargetKind.MAILBOX) && !another;
            return own
                    ? new Result(new Target.Sender(), 1 - best)
                    : new Result(new Target.Missing(kind.missing()), best);
        }
        List<String> names = new ArrayList<>();
        List<Candidate> taken = new ArrayList<>();
        double second = 0;
        for (Scored candidate : scored) {
            String name = candidate.candidate().text(text);
            boolean apart = taken.stream().noneMatch(candidate.candidate()::overlaps)
                    && names.stream().noneMatch(other -> sameOrPart(other, name));
            if (apart && candidate.probability() >= POSSIBLE && names.size() < MOST_NAMED) {
                second = names.isEmpty() ? second : Math.max(second, candidate.probability());
                names.add(name);
                taken.add(candidate.candidate());
            }
        }
        if (second >= LIKELY) {
            return new Result(new Target.Several(names), best);
        }
        return new Result(new Target.Found(names.getFirst()), best * (1 - second));
    }

    private static boolean sameOrPart(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        return a.contains(b) || b.contains(a);
    }

    /// What a message's candidates teach, where people marked the target.
    ///
    /// @param target as it stands in the message; null where none is named
    public static List<Example> examples(
            TargetKind kind,
            Wording wording,
            List<Entity> entities,
            @Nullable String sender,
            @Nullable String target,
            Set<String> ordinary,
            double weight) {
        String text = wording.saidText();
        List<Chunk> chunks = Chunk.in(text, ordinary);
        CandidateFeatures features = new CandidateFeatures(text, chunks, entities, people(text, chunks, sender), kind);
        List<Example> examples = new ArrayList<>();
        for (Candidate candidate : Candidates.of(kind, text, chunks, entities)) {
            boolean right = target != null && candidate.text(text).equalsIgnoreCase(target.strip());
            Features of = features.of(candidate);
            examples.add(new Example(right ? YES : NO, weight, of));
        }
        return examples;
    }

    /// Names in the text and in the sender's address, folded.
    private static Set<String> people(String text, List<Chunk> chunks, @Nullable String sender) {
        Set<String> people = new HashSet<>();
        for (Chunk chunk : chunks) {
            boolean titleCase = Character.isUpperCase(text.charAt(chunk.start()))
                    && chunk.end() - chunk.start() > 2
                    && Character.isLowerCase(text.charAt(chunk.start() + 1));
            if (titleCase && !chunk.ordinary()) {
                people.add(chunk.norm());
            }
        }
        if (sender != null) {
            int at = sender.indexOf('@');
            String local = at < 0 ? sender : sender.substring(0, at);
            for (String part : local.split("[._-]", -1)) {
                people.add(Folding.fold(part));
            }
        }
        return people;
    }
}
