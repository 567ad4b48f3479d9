package dev.millrace.enrichment.target;

import dev.millrace.enrichment.model.FeatureGroup;
import dev.millrace.enrichment.model.Features;
import dev.millrace.tickets.understanding.Entity;
import java.util.List;
import java.util.Set;

/// What the target model looks at: how a candidate is written, what stands around it, and whose name it is made of.
final class CandidateFeatures {
    private static final int NEAR = 6;
    private static final String SENTENCE_ENDS = ".!?:\n";

    private final String text;
    private final List<Chunk> chunks;
    private final List<Entity> entities;
    private final Set<String> people;
    private final TargetKind kind;

    CandidateFeatures(String text, List<Chunk> chunks, List<Entity> entities, Set<String> people, TargetKind kind) {
        this.text = text;
        this.chunks = chunks;
        this.entities = entities;
        this.people = people;
        this.kind = kind;
    }

    Features of(Candidate candidate) {
        Features features = new Features();
        features.open(FeatureGroup.FACT);
        features.add("kind " + kind);
        shape(candidate, features);
        around(candidate, features);
        finders(candidate, features);
        names(candidate, features);
        features.closeUnshared();
        features.open(FeatureGroup.WORD);
        near(candidate, features);
        features.close();
        return features;
    }

    private void add(Features features, String feature) {
        features.add(feature);
        features.add(kind + " " + feature);
    }

    private void shape(Candidate candidate, Features features) {
        String name = candidate.text(text);
        StringBuilder shape = new StringBuilder();
        char before = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            char kindOf = Character.isUpperCase(c) ? 'A' : Character.isLetter(c) ? 'a' : Character.isDigit(c) ? '9' : c;
            if (kindOf != before) {
                shape.append(kindOf);
                before = kindOf;
            }
        }
        String whole = shape.toString();
        add(features, "shape " + (whole.length() > 12 ? whole.substring(0, 12) : whole));
        for (char mark : new char[] {'.', '_', '-', '@', '\\', '/', ' ', '9'}) {
            if (whole.indexOf(mark) >= 0) {
                add(features, "has " + mark);
            }
        }
        add(features, "length " + Math.min(name.length(), 24) / 3);
        add(features, "words " + (candidate.last() - candidate.first() + 1));
        add(features, candidate.quoted() ? "quoted" : "not quoted");
        String norm = chunks.get(candidate.first()).norm();
        add(features, "starts " + norm.substring(0, Math.min(3, norm.length())));
        String lastNorm = chunks.get(candidate.last()).norm();
        add(features, "ends " + lastNorm.substring(Math.max(0, lastNorm.length() - 3)));
        add(features, "first word " + (chunks.get(candidate.first()).ordinary() ? "ordinary" : "strange"));
        add(features, "last word " + (chunks.get(candidate.last()).ordinary() ? "ordinary" : "strange"));
        if (kind == TargetKind.ACCOUNT) {
            for (int i = 0; i + 2 <= norm.length(); i++) {
                features.add("letters " + norm.substring(i, i + 2));
            }
        }
    }

    private void around(Candidate candidate, Features features) {
        String before = word(candidate.first() - 1);
        String after = word(candidate.last() + 1);
        add(features, "before " + before);
        add(features, "after " + after);
        add(features, "before " + word(candidate.first() - 2) + " " + before);
        char left = candidate.start() == 0 ? '\n' : text.charAt(candidate.start() - 1);
        char right = candidate.end() >= text.length() ? '\n' : text.charAt(candidate.end());
        add(features, "left " + left);
        add(features, "right " + right);
        if (left == ' ' && candidate.start() > 1) {
            add(features, "left of blank " + (SENTENCE_ENDS.indexOf(text.charAt(candidate.start() - 2)) >= 0));
        }
        if (left == '\n' && right == '\n') {
            add(features, "alone in its line");
        }
        if (candidate.first() == 0) {
            add(features, "begins the message");
        }
        if (candidate.last() == chunks.size() - 1) {
            add(features, "ends the message");
        }
        if (isJoined(candidate.first()) && chunks.get(candidate.first() - 1).couldName(text)) {
            add(features, "could begin earlier");
        }
        if (isJoined(candidate.last() + 1) && chunks.get(candidate.last() + 1).couldName(text)) {
            add(features, "could end later " + chunks.get(candidate.last() + 1).isNumber());
        }
    }

    private boolean isJoined(int index) {
        return index > 0 && index < chunks.size() && chunks.get(index).joined();
    }

    private String word(int index) {
        if (index < 0 || index >= chunks.size()) {
            return "<none>";
        }
        Chunk chunk = chunks.get(index);
        return chunk.isNumber() ? "<number>" : chunk.ordinary() ? chunk.norm() : "<name>";
    }

    private void near(Candidate candidate, Features features) {
        for (int i = Math.max(0, candidate.first() - NEAR);
                i < Math.min(chunks.size(), candidate.last() + NEAR + 1);
                i++) {
            if (i < candidate.first() || i > candidate.last()) {
                features.add(kind + (i < candidate.first() ? " some before " : " some after ") + word(i));
            }
        }
    }

    private void finders(Candidate candidate, Features features) {
        for (Entity entity : entities) {
            if (entity.start() == candidate.start() && entity.end() == candidate.end()) {
                long others = entities.stream()
                        .filter(other -> other.type().equals(entity.type()))
                        .map(other -> other.value())
                        .distinct()
                        .count();
                add(features, "found as " + entity.type());
                add(features, "found as " + entity.type() + " of " + Math.min(3, others));
            } else if (entity.start() <= candidate.start() && candidate.end() <= entity.end()) {
                add(features, "part of " + entity.type());
            } else if (candidate.start() <= entity.start() && entity.end() <= candidate.end()) {
                add(features, "holds " + entity.type());
            }
        }
        String name = candidate.text(text);
        int again = text.indexOf(name, candidate.end());
        if (again >= 0 || text.indexOf(name) < candidate.start()) {
            add(features, "named more than once");
        }
    }

    /// `jdoe`, `john.doe`, `doej` where a John Doe writes or is mentioned.
    private void names(Candidate candidate, Features features) {
        String norm = chunks.get(candidate.first()).norm();
        for (String person : people) {
            if (person.length() < 3 || norm.equals(person)) {
                continue;
            }
            if (norm.endsWith(person) && norm.length() - person.length() <= 3) {
                add(features, "initials and name");
            } else if (norm.startsWith(person)) {
                add(features, "begins with a name");
            } else if (norm.contains(person)) {
                add(features, "holds a name");
            } else if (norm.length() >= 5 && person.length() > 4 && norm.contains(person.substring(0, 4))) {
                add(features, "holds part of a name");
            }
        }
    }
}
