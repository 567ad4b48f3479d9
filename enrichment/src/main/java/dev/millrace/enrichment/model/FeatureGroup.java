package dev.millrace.enrichment.model;

import java.util.EnumSet;
import java.util.Set;

/// What a feature is made of. The numbers are part of every model file's meaning.
public enum FeatureGroup {
    WORD(1),
    PAIR(2),
    LETTERS(3),
    NEGATED(4),
    SUBJECT(5),
    DOMAIN(6),
    SUBJECT_DOMAIN(7),
    QUOTED(8),
    MOOD(9),
    MANNER(10),
    EVIDENCE(11),
    FACT(12),
    /// What is known of a message and one of the runbooks together.
    RUNBOOK_DOMAIN(13),
    /// Words that come more than once.
    REPEATED(14);

    private final int number;

    FeatureGroup(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /// A set as bits, for files.
    static int bits(Set<FeatureGroup> groups) {
        int bits = 0;
        for (FeatureGroup group : groups) {
            bits |= 1 << group.number;
        }
        return bits;
    }

    static Set<FeatureGroup> ofBits(int bits) {
        Set<FeatureGroup> groups = EnumSet.noneOf(FeatureGroup.class);
        for (FeatureGroup group : values()) {
            if ((bits & 1 << group.number) != 0) {
                groups.add(group);
            }
        }
        return groups;
    }
}
