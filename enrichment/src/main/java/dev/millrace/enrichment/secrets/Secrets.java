package dev.millrace.enrichment.secrets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds and masks secrets. It rather masks a word too many behind "password:" than lets one through, but
/// leaves prose about passwords alone.
public final class Secrets {
    /// What a secret is replaced with.
    public static final String MASK = "••••••";

    /// A secret's place in a text.
    ///
    /// @param kind `password`, `token`, `key` or `card`
    /// @param start offset of its first character
    /// @param end offset after its last
    public record Secret(String kind, int start, int end) {}

    private static final String WORD =
            "(?:pass ?word|passwd|pwd|pass ?phrase|pass ?code|kennwort|passwort|mot de passe|mdp|contrase(?:ñ|n)a|clave"
                    + "|wachtwoord|parola d'ordine|has(?:ł|l)o|senha|pin|secret|api[ -_]?key|access[ -_]?token|token)";
    /// "password: x", "password is x", "Passwort lautet x", "pwd=x"; what follows must not be an everyday word.
    private static final Pattern NAMED = Pattern.compile(
            "(?iu)\\b" + WORD
                    + "\\b(?:\\s{1,2}(?:is|was|now|ist|war|lautet|est|es|era|era|jest|é))?\\s{0,2}[:=]\\s{0,2}[\"'“„«`]?([^\\s\"'”“»`]{4,100})"
                    + "|\\b" + WORD
                    + "\\s{1,2}(?:is|was|ist|war|lautet|est|es|era|jest|é)\\s{1,2}(?:[\"'“„«`]([^\"'”“»`\\n]{4,100})[\"'”“»`]|([^\\s\"'”“»`]{6,100}))");
    private static final Pattern TOKEN =
            Pattern.compile("\\b(?:eyJ[A-Za-z0-9_-]{8,2000}\\.[A-Za-z0-9_-]{8,4000}\\.[A-Za-z0-9_-]{4,2000}"
                    + "|gh[pousr]_[A-Za-z0-9]{30,255}|xox[abprs]-[A-Za-z0-9-]{10,250}|AKIA[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{35}"
                    + "|glpat-[A-Za-z0-9_-]{20,64}|sk_live_[A-Za-z0-9]{16,64})"
                    + "|(?i:\\bbearer\\s{1,2})([A-Za-z0-9._~+/-]{16,2000}=*)");
    private static final Pattern KEY = Pattern.compile(
            "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[A-Za-z0-9+/=\\s]{0,8000}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?");
    private static final Pattern CARD = Pattern.compile("(?<![\\d.,-])\\d(?:[ -]?\\d){12,18}(?![\\d.,-]?\\d)");

    /// Said of passwords, but none: "password: expired".
    private static final Set<String> PROSE = Set.of(
            "expired",
            "wrong",
            "incorrect",
            "invalid",
            "rejected",
            "required",
            "forgotten",
            "correct",
            "reset",
            "refused",
            "denied",
            "fine",
            "right",
            "unknown",
            "locked",
            "abgelaufen",
            "falsch",
            "vergessen",
            "richtig",
            "ungültig",
            "expiré",
            "oublié",
            "incorrecte",
            "refusé",
            "caducada",
            "incorrecta",
            "correcta",
            "verlopen",
            "accepted",
            "changed",
            "policy",
            "please",
            "something",
            "working",
            "missing",
            "blocked",
            "needed");

    private Secrets() {}

    /// Every secret of a text, in its order, none within another.
    public static List<Secret> in(String text) {
        List<Secret> found = new ArrayList<>();
        collect(found, "key", KEY.matcher(text));
        collect(found, "token", TOKEN.matcher(text));
        collect(found, "password", NAMED.matcher(text));
        collect(found, "card", CARD.matcher(text));
        found.sort(Comparator.comparingInt(Secret::start)
                .thenComparing(Comparator.comparingInt(Secret::end).reversed()));
        List<Secret> apart = new ArrayList<>();
        int end = 0;
        for (Secret secret : found) {
            if (secret.start() >= end) {
                apart.add(secret);
                end = secret.end();
            }
        }
        return List.copyOf(apart);
    }

    /// The text with each secret replaced by [#MASK]; the very same text where there is none.
    public static String mask(String text) {
        List<Secret> secrets = in(text);
        if (secrets.isEmpty()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int at = 0;
        for (Secret secret : secrets) {
            masked.append(text, at, secret.start()).append(MASK);
            at = secret.end();
        }
        return masked.append(text, at, text.length()).toString();
    }

    private static void collect(List<Secret> found, String kind, Matcher matcher) {
        while (matcher.find()) {
            int group = 0;
            for (int i = 1; i <= matcher.groupCount(); i++) {
                group = matcher.group(i) == null ? group : i;
            }
            String secret = matcher.group(group);
            if (isSecret(kind, group, secret)) {
                found.add(new Secret(kind, matcher.start(group), matcher.end(group)));
            }
        }
    }

    private static boolean isSecret(String kind, int group, String secret) {
        return switch (kind) {
            case "card" -> passesLuhn(secret);
            case "password" -> {
                String word = secret.toLowerCase(Locale.ROOT).replaceAll("[.,;!?)]+$", "");
                boolean unquotedProse = group == 3 && isPlainWord(word);
                yield word.length() >= 4 && !PROSE.contains(word) && !unquotedProse && !secret.startsWith(MASK);
            }
            case String _ -> true;
        };
    }

    /// Without a colon or quotes only what no dictionary has is taken for a password: "my password is
    /// Summer2024!".
    private static boolean isPlainWord(String word) {
        return word.chars().allMatch(c -> Character.isLetter(c) || c == '-' || c == '’');
    }

    /// ISO/IEC 7812-1: every second digit from the right doubled, the sum of digits a multiple of ten.
    static boolean passesLuhn(String number) {
        int sum = 0;
        int place = 0;
        for (int i = number.length() - 1; i >= 0; i--) {
            int digit = Character.digit(number.charAt(i), 10);
            if (digit >= 0) {
                int counted = place % 2 == 1 ? digit * 2 : digit;
                sum += counted > 9 ? counted - 9 : counted;
                place++;
            }
        }
        return place >= 13 && sum % 10 == 0 && number.chars().anyMatch(c -> c > '0' && c <= '9');
    }
}
