package dev.millrace.enrichment.entities;

import dev.millrace.enrichment.words.Chunk;
import dev.millrace.tickets.understanding.Entity;
import java.util.ArrayList;
import java.util.List;

/// The entities found so far in one text.
final class Entities {
    private static final int MOST = 60;

    private final String text;
    private final List<Chunk> chunks;
    private final List<Quotes> quotes;
    private final List<Entity> found = new ArrayList<>();

    Entities(String text, List<Chunk> chunks) {
        this.text = text;
        this.chunks = chunks;
        this.quotes = Quotes.in(text);
    }

    /// The pieces of the text that names could be made of.
    List<Chunk> chunks() {
        return chunks;
    }

    /// The folded piece at an index, empty where there is none.
    String norm(int index) {
        return index < 0 || index >= chunks.size() ? "" : chunks.get(index).norm();
    }

    boolean has(char c) {
        return text.indexOf(c) >= 0;
    }

    /// What stands in quotation marks.
    List<Quotes> quotes() {
        return quotes;
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
        found.sort(Entities::byPlace);
        return List.copyOf(found);
    }

    private static int byPlace(Entity one, Entity other) {
        return one.start() == other.start()
                ? one.type().compareTo(other.type())
                : Integer.compare(one.start(), other.start());
    }
}
