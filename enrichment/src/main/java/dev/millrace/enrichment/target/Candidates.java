package dev.millrace.enrichment.target;

import dev.millrace.enrichment.words.Chunk;
import dev.millrace.tickets.understanding.Entity;
import java.util.ArrayList;
import java.util.List;

/// Cuts the candidates for a target out of a text.
final class Candidates {
    private static final int MOST = 150;
    private static final int LONGEST_RUN = 5;
    private static final int LONGEST_QUOTE = 80;
    private static final int SHORTEST_ACCOUNT = 3;
    private static final int LONGEST_ACCOUNT = 64;
    private static final String OPENING = "\"“„«‘‚'`(";
    private static final String CLOSING = "\"”“»’‘'`)";

    private final String text;
    private final List<Chunk> chunks;
    private final List<Candidate> found = new ArrayList<>();

    private Candidates(String text, List<Chunk> chunks) {
        this.text = text;
        this.chunks = chunks;
    }

    static List<Candidate> of(TargetKind kind, String text, List<Chunk> chunks, List<Entity> entities) {
        Candidates candidates = new Candidates(text, chunks);
        switch (kind) {
            case ACCOUNT -> candidates.accounts();
            case RESOURCE, APPLICATION, PATH, MESSAGE -> {
                candidates.named(entities);
                candidates.quoted();
                candidates.runs();
            }
            case MAILBOX, DEVICE, PRINTER -> {
                candidates.named(entities);
                candidates.singles();
                candidates.found.removeIf(
                        candidate -> chunks.get(candidate.last()).isFile(text));
            }
            case NONE -> {}
        }
        return candidates.found;
    }

    private void accounts() {
        for (int i = 0; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            int length = chunk.end() - chunk.start();
            boolean fits = length >= SHORTEST_ACCOUNT && length <= LONGEST_ACCOUNT && !chunk.isNumber();
            if (fits
                    && !chunk.ordinary()
                    && text.substring(chunk.start(), chunk.end()).indexOf('/') < 0) {
                add(chunk.start(), chunk.end(), i, i, false);
            }
        }
    }

    /// What a finder took for something by its shape.
    private void named(List<Entity> entities) {
        for (Entity entity : entities) {
            int first = 0;
            while (first < chunks.size() - 1 && chunks.get(first).end() <= entity.start()) {
                first++;
            }
            int last = first;
            while (last < chunks.size() - 1 && chunks.get(last + 1).start() < entity.end()) {
                last++;
            }
            if (!chunks.isEmpty()) {
                add(entity.start(), entity.end(), first, last, false);
            }
        }
    }

    private void quoted() {
        for (int i = 0; i < chunks.size(); i++) {
            int start = chunks.get(i).start();
            if (start == 0 || OPENING.indexOf(text.charAt(start - 1)) < 0) {
                continue;
            }
            for (int j = i; j < chunks.size() && chunks.get(j).end() - start <= LONGEST_QUOTE; j++) {
                int end = chunks.get(j).end();
                if (end < text.length() && CLOSING.indexOf(text.charAt(end)) >= 0) {
                    add(start, end, i, j, true);
                    break;
                }
            }
        }
    }

    private void singles() {
        for (int i = 0; i < chunks.size(); i++) {
            if (chunks.get(i).couldName()) {
                add(chunks.get(i).start(), chunks.get(i).end(), i, i, false);
            }
        }
    }

    /// Words in a row that could name something, and every part of such a row.
    private void runs() {
        for (int i = 0; i < chunks.size(); i++) {
            if (!chunks.get(i).couldName() || chunks.get(i).isNumber()) {
                continue;
            }
            for (int j = i; j < chunks.size() && j < i + LONGEST_RUN; j++) {
                if (j > i && !chunks.get(j).joined()) {
                    break;
                }
                if (chunks.get(j).couldName() && (j > i || !isCapitalisedWord(chunks.get(i)))) {
                    add(chunks.get(i).start(), chunks.get(j).end(), i, j, false);
                } else if (j > i && chunks.get(j).ordinary() && j - i > 2) {
                    break;
                }
            }
        }
    }

    /// An everyday word with a capital letter, as at the beginning of a sentence: alone it names nothing.
    private boolean isCapitalisedWord(Chunk chunk) {
        return chunk.ordinary()
                && chunk.end() - chunk.start() > 1
                && Character.isUpperCase(text.charAt(chunk.start()))
                && Character.isLowerCase(text.charAt(chunk.start() + 1));
    }

    private void add(int start, int end, int first, int last, boolean quoted) {
        if (found.size() < MOST && !isFound(start, end)) {
            found.add(new Candidate(start, end, first, last, quoted));
        }
    }

    private boolean isFound(int start, int end) {
        for (Candidate candidate : found) {
            if (candidate.start() == start && candidate.end() == end) {
                return true;
            }
        }
        return false;
    }
}
