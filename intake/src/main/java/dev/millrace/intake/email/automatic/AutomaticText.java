package dev.millrace.intake.email.automatic;

import dev.millrace.intake.email.header.MailAddress;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether a mail says of itself that it is automatic, where neither a header nor the subject shows that a
/// program wrote it, and nobody speaks besides: people write about what programs send.
final class AutomaticText {
    /// Programs have no "I".
    private static final Pattern SOMEBODY = Pattern.compile("""
            (?<!\\p{L})(?:i (?:am|was|have|had|got|get|need|want|can|can't|cannot|do|don't|did|received|keep|would|think|see|tried|saw|will|just)|i'm|i've|i'd|my
            |we (?:get|see|keep|are getting|do not know|don't know)|wir (?:bekommen|kriegen)|nous recevons|recibimos|riceviamo|ich|mir|mich|meine?|je (?:suis|ne|n'|reçois|voudrais|peux|vous|l'|les?|la)|j'ai|moi|mon|yo|mis|io|mio|mia|ik|mijn|eu|meu|minha|mój|mnie|jag|jeg|minun|minä|můj|я|мой|мне|меня)(?!\\p{L})|我|私
            """.replace("\n", ""));

    /// Programs speak of their house, too, so this tells persons only where a statement of a program stands behind.
    private static final Pattern US = Pattern.compile("""
            (?<!\\p{L})(?:our|us|uns|unser\\p{L}{0,2}|notre|nos|nuestr[oa]s?|nostr[oaei]|onze|ons|noss[oa]s?|nasz\\p{L}{0,2}|nam|vårt?|våra|os|vores|vår|oss
            |meidän|náš|naše\\p{L}{0,2}|нам|наш\\p{L}{0,3})(?!\\p{L})|我们|我們|私たち|弊社
            """.replace("\n", ""));

    private AutomaticText() {}

    /// Whether one of its first sentences or the last says so.
    ///
    /// @param from who sent it: people, too, want no answer to what they report
    static boolean saysSo(String written, List<MailAddress> from) {
        ShortText text = ShortText.of(written);
        if (text.sentences().isEmpty()
                || text.isQuestion()
                || SOMEBODY.matcher(text.all()).find()) {
            return false;
        }
        boolean personal = from.stream().limit(1).anyMatch(PersonalAddress::isOne);
        Predicate<String> says = sentence ->
                OpeningStatement.isOfProgram(sentence) || (!personal && OpeningStatement.wantsNoAnswer(sentence));
        // A title may stand above it, which speaks of nobody.
        List<String> told = text.told().stream().limit(2).toList();
        boolean first = !told.isEmpty() && says.test(told.getFirst());
        // Behind it a program may ask for something, but a person who passes it on stands above it.
        return first
                || (!text.asks()
                        && !US.matcher(text.all()).find()
                        && Stream.concat(
                                        told.stream(),
                                        Stream.of(text.sentences().getLast()))
                                .anyMatch(says));
    }

    /// Whether somebody speaks of himself or wants something, and links to nothing, as programs do.
    static boolean isSpokenByAPerson(String written) {
        ShortText text = ShortText.of(written);
        return !text.written().isEmpty()
                && !text.all().contains("://")
                && (SOMEBODY.matcher(text.all()).find() || ShortText.isWish(text.all()));
    }
}
