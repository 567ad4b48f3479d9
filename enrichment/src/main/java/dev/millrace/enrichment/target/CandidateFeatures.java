package dev.millrace.enrichment.target;

import dev.millrace.enrichment.model.FeatureGroup;
import dev.millrace.enrichment.model.FeatureSink;
import dev.millrace.enrichment.words.Chunk;
import dev.millrace.tickets.understanding.Entity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the target model looks at: how a candidate is written, what stands around it, and whose name it is
/// made of. Features are numbers throughout, because a message has a hundred candidates and none of them is
/// ever shown.
final class CandidateFeatures {
    private static final int NEAR = 6;
    private static final int LONGEST_SHAPE = 12;
    private static final int SHORTEST_NAME = 3;
    private static final int MOST_STRANGE = 6;
    private static final String SENTENCE_ENDS = ".!?:\n";
    private static final int NUMBER = "<number>".hashCode();
    private static final int NAME = "<name>".hashCode();
    private static final int NONE = "<none>".hashCode();

    private final String text;
    private final List<Chunk> chunks;
    private final List<Entity> entities;
    private final Set<String> people;
    private final String initials;
    private final int[] words;
    private int strange;
    private final Map<String, Integer> frequencies = new HashMap<>();
    private final Map<String, Integer> entityCounts = new HashMap<>();
    private final FeatureSink features;
    private int kind;

    /// @param features that take them
    CandidateFeatures(
            String text,
            List<Chunk> chunks,
            List<Entity> entities,
            Set<String> people,
            String initials,
            FeatureSink features) {
        this.features = features;
        this.text = text;
        this.chunks = chunks;
        this.entities = entities;
        this.people = people;
        this.initials = initials;
        this.words = new int[chunks.size()];
        for (int i = 0; i < words.length; i++) {
            Chunk chunk = chunks.get(i);
            words[i] =
                    chunk.isNumber() ? NUMBER : chunk.ordinary() ? chunk.norm().hashCode() : NAME;
            if (!chunk.ordinary()) {
                frequencies.merge(chunk.norm(), 1, Integer::sum);
                strange += Character.isLowerCase(text.charAt(chunk.start())) ? 1 : 0;
            }
        }
        for (Entity entity : entities) {
            entityCounts.merge(entity.type(), 1, Integer::sum);
        }
    }

    /// Adds the features of a candidate.
    void add(Candidate candidate, TargetKind kindOf) {
        kind = kindOf.name().hashCode();
        features.open(FeatureGroup.FACT);
        features.add(kind);
        shape(candidate);
        letters(candidate, kindOf);
        around(candidate);
        finders(candidate);
        if (kindOf == TargetKind.ACCOUNT || kindOf == TargetKind.MAILBOX) {
            names(candidate);
            initials(candidate);
            add(Question.STRANGE_WORDS, Math.min(strange, MOST_STRANGE));
        }
        features.closeUnshared();
        features.open(FeatureGroup.WORD);
        near(candidate);
        features.close();
    }

    /// What the features of the message's candidates are about; each is one number of a question and its
    /// answer.
    private enum Question {
        SHAPE(1),
        MARK(2),
        LENGTH(3),
        WORDS(4),
        QUOTED(5),
        STARTS(6),
        ENDS(7),
        FIRST_ORDINARY(8),
        LAST_ORDINARY(9),
        LETTERS(10),
        BEFORE(11),
        AFTER(12),
        TWO_BEFORE(13),
        LEFT(14),
        RIGHT(15),
        NEW_SENTENCE(16),
        ALONE(17),
        BEGINS(18),
        FINISHES(19),
        COULD_BEGIN_EARLIER(20),
        COULD_END_LATER(21),
        SOME_BEFORE(22),
        SOME_AFTER(23),
        FOUND_AS(24),
        FOUND_AS_OF(25),
        PART_OF(26),
        HOLDS(27),
        AGAIN(28),
        MADE_OF_NAME(29),
        INITIAL(30),
        STRANGE_WORDS(31);

        private final int seed;

        Question(int number) {
            seed = number * 0x3C6EF372;
        }

        int answered(int answer) {
            return seed ^ (answer * 0x01000193);
        }
    }

    private void add(Question question, int answer) {
        int hash = question.answered(answer);
        features.addBoth(hash, hash * 31 + kind);
    }

    private void add(Question question, boolean answer) {
        add(question, answer ? 1 : 0);
    }

    private void shape(Candidate candidate) {
        int shape = 0;
        int parts = 0;
        char before = 0;
        for (int i = candidate.start(); i < candidate.end(); i++) {
            char c = text.charAt(i);
            char sort = Character.isUpperCase(c) ? 'A' : Character.isLetter(c) ? 'a' : Character.isDigit(c) ? '9' : c;
            if (sort != before && parts < LONGEST_SHAPE) {
                shape = shape * 31 + sort;
                parts++;
            }
            if (sort != before && sort != 'A' && sort != 'a') {
                add(Question.MARK, sort);
            }
            before = sort;
        }
        add(Question.SHAPE, shape);
        add(Question.LENGTH, Math.min(candidate.end() - candidate.start(), 24) / 3);
        add(Question.WORDS, candidate.last() - candidate.first() + 1);
        add(Question.QUOTED, candidate.quoted());
        add(Question.FIRST_ORDINARY, chunks.get(candidate.first()).ordinary());
        add(Question.LAST_ORDINARY, chunks.get(candidate.last()).ordinary());
    }

    private void letters(Candidate candidate, TargetKind kindOf) {
        String first = chunks.get(candidate.first()).norm();
        String last = chunks.get(candidate.last()).norm();
        add(Question.STARTS, hash(first, 0, Math.min(3, first.length())));
        add(Question.ENDS, hash(last, Math.max(0, last.length() - 3), last.length()));
        if (kindOf == TargetKind.ACCOUNT) {
            for (int i = 0; i + 2 <= first.length(); i++) {
                features.add(Question.LETTERS.answered(hash(first, i, i + 2)));
            }
        }
    }

    private static int hash(String word, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + word.charAt(i);
        }
        return hash;
    }

    private void around(Candidate candidate) {
        int before = word(candidate.first() - 1);
        add(Question.BEFORE, before);
        add(Question.AFTER, word(candidate.last() + 1));
        add(Question.TWO_BEFORE, word(candidate.first() - 2) * 31 + before);
        char left = candidate.start() == 0 ? '\n' : text.charAt(candidate.start() - 1);
        char right = candidate.end() >= text.length() ? '\n' : text.charAt(candidate.end());
        add(Question.LEFT, left);
        add(Question.RIGHT, right);
        if (left == ' ' && candidate.start() > 1) {
            add(Question.NEW_SENTENCE, SENTENCE_ENDS.indexOf(text.charAt(candidate.start() - 2)) >= 0);
        }
        if (left == '\n' && right == '\n') {
            add(Question.ALONE, true);
        }
        if (candidate.first() == 0) {
            add(Question.BEGINS, true);
        }
        if (candidate.last() == chunks.size() - 1) {
            add(Question.FINISHES, true);
        }
        if (isJoined(candidate.first()) && chunks.get(candidate.first() - 1).couldName()) {
            add(Question.COULD_BEGIN_EARLIER, true);
        }
        if (isJoined(candidate.last() + 1) && chunks.get(candidate.last() + 1).couldName()) {
            add(Question.COULD_END_LATER, words[candidate.last() + 1] == NUMBER);
        }
    }

    private boolean isJoined(int index) {
        return index > 0 && index < words.length && chunks.get(index).joined();
    }

    private int word(int index) {
        return index < 0 || index >= words.length ? NONE : words[index];
    }

    private void near(Candidate candidate) {
        for (int i = Math.max(0, candidate.first() - NEAR); i < candidate.first(); i++) {
            features.add(Question.SOME_BEFORE.answered(words[i]) * 31 + kind);
        }
        for (int i = candidate.last() + 1; i <= Math.min(words.length - 1, candidate.last() + NEAR); i++) {
            features.add(Question.SOME_AFTER.answered(words[i]) * 31 + kind);
        }
    }

    private void finders(Candidate candidate) {
        for (Entity entity : entities) {
            if (entity.end() <= candidate.start() || candidate.end() <= entity.start()) {
                continue;
            }
            int type = entity.type().hashCode();
            if (entity.start() == candidate.start() && entity.end() == candidate.end()) {
                add(Question.FOUND_AS, type);
                add(Question.FOUND_AS_OF, type * 31 + Math.min(3, entityCounts.getOrDefault(entity.type(), 1)));
            } else if (entity.start() <= candidate.start() && candidate.end() <= entity.end()) {
                add(Question.PART_OF, type);
            } else if (candidate.start() <= entity.start() && entity.end() <= candidate.end()) {
                add(Question.HOLDS, type);
            }
        }
        if (frequencies.getOrDefault(chunks.get(candidate.first()).norm(), 1) > 1) {
            add(Question.AGAIN, true);
        }
    }

    /// `kwojcik` where `kasia.w` writes.
    private void initials(Candidate candidate) {
        String norm = chunks.get(candidate.first()).norm();
        int first = norm.isEmpty() ? -1 : initials.indexOf(norm.charAt(0));
        boolean second = norm.length() > 1 && first >= 0 && initials.indexOf(norm.charAt(1), first + 1) >= 0;
        add(Question.INITIAL, second ? 2 : first >= 0 ? 1 : 0);
    }

    /// `jdoe`, `john.doe`, `doej` where a John Doe writes or is mentioned.
    private void names(Candidate candidate) {
        String norm = chunks.get(candidate.first()).norm();
        for (String person : people) {
            if (person.length() < SHORTEST_NAME || norm.equals(person)) {
                continue;
            }
            if (norm.endsWith(person) && norm.length() - person.length() <= 3) {
                add(Question.MADE_OF_NAME, 1);
            } else if (norm.startsWith(person)) {
                add(Question.MADE_OF_NAME, 2);
            } else if (norm.contains(person)) {
                add(Question.MADE_OF_NAME, 3);
            } else if (norm.length() >= 5 && person.length() > 4 && norm.contains(person.substring(0, 4))) {
                add(Question.MADE_OF_NAME, 4);
            }
        }
    }
}
