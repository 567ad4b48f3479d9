package dev.millrace.remediation.credentials;

import dev.millrace.tickets.secrets.Secrets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/// The secrets that connectors were given lately, to cover them wherever a system says them again: in what a program
/// writes, a host prints or a gateway answers, which a runbook may show.
final class HandedOut {
    /// In lines, of which a key has dozens; those that were not handed out for longest go first.
    private static final int MOST = 1_000;

    /// In characters; to cover less would cover words that only look like it.
    private static final int SHORTEST = 8;

    /// What PEM has around a key is no secret.
    private static final String FRAME = "-----";

    private final LinkedHashSet<String> latest = new LinkedHashSet<>();
    /// The longest first, as one may be part of another.
    private volatile List<String> covered = List.of();

    /// Notes a secret. One of several lines, as a key is, is covered line by line.
    void add(String secret) {
        List<String> lines = secret.lines()
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST && !line.startsWith(FRAME))
                .toList();
        synchronized (latest) {
            boolean known = latest.containsAll(lines);
            latest.removeAll(lines);
            latest.addAll(lines);
            if (!known) {
                while (latest.size() > MOST) {
                    latest.removeFirst();
                }
                covered = latest.stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
            }
        }
    }

    /// The text without them; the very same text where there is none.
    String cover(String text) {
        String shown = text;
        for (String secret : covered) {
            shown = shown.replace(secret, Secrets.MASK);
        }
        return shown;
    }
}
