package dev.millrace.enrichment.training;

import dev.millrace.enrichment.evaluation.Labelled;
import dev.millrace.enrichment.evaluation.LabelledMessages;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Sentiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Checks labelled messages against the labelling guide, as far as a program can.
public final class CorpusCheck {
    /// What was found.
    ///
    /// @param messages how many there are
    /// @param balance label by label, how many have it
    /// @param faults what is wrong, with the message's id
    public record Report(int messages, Map<String, Map<String, Integer>> balance, List<String> faults) {}

    private static final Map<Category, Set<String>> RUNBOOKS = Map.ofEntries(
            Map.entry(Category.PASSWORD_RESET, Set.of("reset-password")),
            Map.entry(Category.ACCOUNT_LOCKED, Set.of("unlock-account")),
            Map.entry(Category.MFA_RESET, Set.of("reset-mfa")),
            Map.entry(Category.ACCESS_REQUEST, Set.of("grant-group-access")),
            Map.entry(Category.VPN, Set.of("reset-vpn-profile", "renew-vpn-certificate")),
            Map.entry(Category.SOFTWARE_INSTALL, Set.of("install-software")),
            Map.entry(Category.DEVICE_COMPLIANCE, Set.of("remediate-device")),
            Map.entry(Category.PRINTING, Set.of("restart-print-queue")),
            Map.entry(Category.EMAIL, Set.of("raise-mailbox-quota")),
            Map.entry(Category.FILE_ACCESS, Set.of("restore-file")),
            Map.entry(Category.SECURITY_INCIDENT, Set.of("quarantine-message")));

    private final Map<String, Map<String, Integer>> balance = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    private CorpusCheck() {}

    /// Checks a file, or every `.jsonl` file of a folder. What can't be read at all is told with file and line.
    ///
    /// @throws IllegalArgumentException where a folder has no such file
    public static Report of(Path corpus) throws IOException {
        CorpusCheck check = new CorpusCheck();
        List<Labelled> messages = LabelledMessages.readAll(corpus, fault -> check.faults.add(fault.getMessage()));
        messages.forEach(check::look);
        if (messages.isEmpty() && check.faults.isEmpty()) {
            check.faults.add(corpus + ": no messages");
        }
        return new Report(messages.size(), check.balance, check.faults);
    }

    private void look(Labelled message) {
        count("category", message.category().id());
        count("priority", message.priority().name());
        count("sentiment", message.sentiment().name().toLowerCase(Locale.ROOT));
        count("language", message.language());
        count("channel", message.text().channel().name().toLowerCase(Locale.ROOT));
        count("automatable", Boolean.toString(message.automatable()));
        anger(message);
        unique(message);
        runbook(message);
        target(message);
        if (message.text().channel() == Channel.CHAT
                && !message.text().subject().isEmpty()) {
            fault(message, "a chat has no subject");
        }
        if (message.category() == Category.SECURITY_INCIDENT
                && message.priority().compareTo(Priority.P2) > 0) {
            fault(message, "a security incident is at least P2, found " + message.priority());
        }
    }

    private void anger(Labelled message) {
        Boolean anger = message.anger();
        if (anger == null) {
            return;
        }
        count("anger", anger.toString());
        if (anger && message.sentiment() != Sentiment.NEGATIVE) {
            fault(message, "who is angry is negative, found " + message.sentiment());
        }
    }

    private void count(String field, String label) {
        balance.computeIfAbsent(field, _ -> new TreeMap<>()).merge(label, 1, Integer::sum);
    }

    private void fault(Labelled message, String what) {
        faults.add(message.id() + ": " + what);
    }

    private void unique(Labelled message) {
        if (ids.put(message.id(), message.id()) != null) {
            fault(message, "the id comes twice");
        }
        String before = texts.put(message.text().whole(), message.id());
        if (before != null) {
            fault(message, "says the same as " + before);
        }
    }

    private void runbook(Labelled message) {
        boolean none = message.runbook().equals(Diagnosis.NO_RUNBOOK);
        Set<String> fitting = RUNBOOKS.getOrDefault(message.category(), Set.of());
        if (!none && !fitting.contains(message.runbook())) {
            fault(
                    message,
                    "expected one of " + fitting + " or none for "
                            + message.category().id() + ", found " + message.runbook());
        }
        if (message.automatable() && (none || message.target() == null)) {
            fault(message, "automatable needs a runbook and a target");
        }
    }

    private void target(Labelled message) {
        String target = message.target();
        if (target == null) {
            return;
        }
        if (message.runbook().equals(Diagnosis.NO_RUNBOOK)) {
            fault(message, "a target without a runbook");
        } else if (!target.equals(Diagnosis.SENDER)
                && !message.text().whole().contains(target)
                && !target.equals(message.text().sender())) {
            fault(message, "the target '" + target + "' does not stand in the text");
        }
    }
}
