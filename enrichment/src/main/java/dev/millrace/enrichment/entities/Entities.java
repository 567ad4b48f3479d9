package dev.millrace.enrichment.entities;

import dev.millrace.tickets.understanding.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The entities found so far in one text.
final class Entities {
    private static final int MOST = 60;

    private final String text;
    private final List<Entity> found = new ArrayList<>();

    Entities(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /// Adds what stands between two offsets, unless something of that type already covers it.
    void add(String type, int start, int end, String value) {
        if (found.size() >= MOST || value.isBlank()) {
            return;
        }
        for (Entity entity : found) {
            if (entity.type().equals(type) && entity.start() < end && start < entity.end()) {
                return;
            }
        }
        found.add(new Entity(type, text.substring(start, end), start, end, value));
    }

    boolean covers(int start, int end) {
        for (Entity entity : found) {
            if (entity.start() < end && start < entity.end()) {
                return true;
            }
        }
        return false;
    }

    List<Entity> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(Entity::start).thenComparing(Entity::type))
                .toList();
    }
}
