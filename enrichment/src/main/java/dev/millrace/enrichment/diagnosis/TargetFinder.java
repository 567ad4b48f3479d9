package dev.millrace.enrichment.diagnosis;

import dev.millrace.tickets.understanding.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Picks a runbook's target out of what a message names.
final class TargetFinder {
    private static final Pattern INSTALLING = Pattern.compile(
            "(?i)install|deploy|licen[cs]|lizenz|\\bneed\\b|\\bhave\\b|\\bget\\b|push|upgrade|update|instal|zainstal|benötige|brauche|besoin|necesito");
    private static final int NEAR_BEFORE = 40;
    private static final int NEAR_AFTER = 30;
    private static final Pattern MAILBOX_WORD =
            Pattern.compile("(?i)mailbox|inbox|postfach|boîte|boite|buz[oó]n|casella|postvak|quota");

    private final String text;
    private final List<Entity> entities;
    private final Set<String> said;
    private final @Nullable String sender;

    TargetFinder(String text, List<Entity> entities, Set<String> said, @Nullable String sender) {
        this.text = text;
        this.entities = entities;
        this.said = said;
        this.sender = sender;
    }

    Target find(TargetKind kind) {
        return switch (kind) {
            case ACCOUNT -> account();
            case RESOURCE -> resource();
            case MAILBOX -> mailbox();
            case APPLICATION -> application();
            case DEVICE -> oneOf(texts("device"), "the device's name");
            case PRINTER -> oneOf(texts("printer"), "the printer's name");
            case PATH -> oneOf(longest(texts("path")), "the file's or folder's name");
            case MESSAGE -> message();
            case NONE -> new Target.None();
        };
    }

    private Target account() {
        List<String> accounts = distinct(texts("account"));
        if (!accounts.isEmpty()) {
            return oneOf(accounts, "the account's name");
        }
        List<String> addresses = distinct(texts("email"));
        if (!addresses.isEmpty()) {
            return oneOf(addresses, "the account's name");
        }
        return said.contains("other-person") ? new Target.Missing("whose account it is") : new Target.Sender();
    }

    private Target resource() {
        List<String> paths = longest(texts("path"));
        if (!paths.isEmpty()) {
            return oneOf(paths, "the share's name");
        }
        List<String> groups = distinct(texts("group"));
        if (!groups.isEmpty()) {
            return oneOf(groups, "the group's name");
        }
        List<String> addresses = distinct(texts("email")).stream()
                .filter(address -> sender == null || !address.equalsIgnoreCase(sender))
                .toList();
        return oneOf(addresses, "the name of the group, share or mailbox");
    }

    private Target mailbox() {
        List<String> addresses = distinct(texts("email"));
        if (addresses.size() > 1) {
            List<String> named = distinct(near("email", MAILBOX_WORD, NEAR_BEFORE, NEAR_BEFORE));
            return named.size() == 1 ? new Target.Found(named.getFirst()) : new Target.Several(addresses);
        }
        if (addresses.size() == 1) {
            return new Target.Found(addresses.getFirst());
        }
        List<String> accounts = distinct(texts("account"));
        if (!accounts.isEmpty()) {
            return oneOf(accounts, "the mailbox's address");
        }
        return said.contains("other-person") ? new Target.Missing("whose mailbox it is") : new Target.Sender();
    }

    private Target application() {
        List<String> all = longest(texts("application"));
        if (all.size() <= 1) {
            return oneOf(all, "the application's name");
        }
        List<String> wanted = longest(near("application", INSTALLING, NEAR_BEFORE, NEAR_AFTER));
        return wanted.size() == 1 ? new Target.Found(wanted.getFirst()) : new Target.Several(all);
    }

    private Target message() {
        List<String> subjects = distinct(texts("message"));
        if (!subjects.isEmpty()) {
            return oneOf(subjects, "the message's subject or sender");
        }
        List<String> senders = distinct(texts("email")).stream()
                .filter(address -> sender == null || !address.equalsIgnoreCase(sender))
                .toList();
        return oneOf(senders, "the message's subject or sender");
    }

    private static Target oneOf(List<String> values, String what) {
        List<String> distinct = distinct(values);
        return switch (distinct.size()) {
            case 0 -> new Target.Missing(what);
            case 1 -> new Target.Found(distinct.getFirst());
            default -> new Target.Several(distinct);
        };
    }

    private List<String> texts(String type) {
        return entities.stream()
                .filter(entity -> entity.type().equals(type))
                .map(Entity::text)
                .toList();
    }

    /// Entities with a telling word shortly before or after.
    private List<String> near(String type, Pattern word, int before, int after) {
        List<String> near = new ArrayList<>();
        for (Entity entity : entities) {
            if (entity.type().equals(type)) {
                int from = Math.max(0, entity.start() - before);
                int to = Math.min(text.length(), entity.end() + after);
                Matcher matcher = word.matcher(text).region(from, to);
                if (matcher.find()) {
                    near.add(entity.text());
                }
            }
        }
        return near;
    }

    private static List<String> distinct(List<String> values) {
        Map<String, String> distinct = new LinkedHashMap<>();
        values.forEach(value -> distinct.putIfAbsent(value.toLowerCase(Locale.ROOT), value));
        return List.copyOf(distinct.values());
    }

    /// Leaves out what is only a part of a longer one: `report.xlsx` beside `S:\team\report.xlsx`.
    private static List<String> longest(List<String> values) {
        Function<String, String> lower = value -> value.toLowerCase(Locale.ROOT);
        List<String> distinct = distinct(values);
        return distinct.stream()
                .filter(value -> distinct.stream()
                        .noneMatch(other -> other.length() > value.length()
                                && lower.apply(other).contains(lower.apply(value))))
                .toList();
    }
}
