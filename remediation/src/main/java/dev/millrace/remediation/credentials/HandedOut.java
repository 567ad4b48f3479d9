package dev.millrace.remediation.credentials;

import dev.millrace.tickets.secrets.Secrets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The secrets that connectors were given lately, to cover them wherever a system says them again: in what a program
/// writes, a host prints or a gateway answers, which a runbook may show.
final class HandedOut {
    /// More than there are in force; tokens that are fetched anew push out the oldest.
    private static final int MOST = 200;

    /// In characters; to cover less would cover words that only look like it.
    private static final int SHORTEST = 8;

    /// What PEM has around a key is no secret.
    private static final String FRAME = "-----";

    private final Set<String> latest = new LinkedHashSet<>();
    /// The longest first, as one may be part of another.
    private volatile List<String> covered = List.of();

    /// Notes a secret. One of several lines, as a key is, is covered line by line.
    void add(String secret) {
        secret.lines()
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST && !line.startsWith(FRAME))
                .filter(line -> !covered.contains(line))
                .forEach(this::addLine);
    }

    private synchronized void addLine(String line) {
        latest.add(line);
        if (latest.size() > MOST) {
            latest.remove(latest.iterator().next());
        }
        List<String> all = new ArrayList<>(latest);
        all.sort(Comparator.comparingInt(String::length).reversed());
        covered = List.copyOf(all);
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
