package dev.millrace.enrichment.issues;

import dev.millrace.enrichment.category.CategoryReader;
import dev.millrace.enrichment.features.MessageFeatures;
import dev.millrace.enrichment.issues.Segments.Segment;
import dev.millrace.enrichment.sentiment.SentimentReader;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.CategoryVerdict;
import dev.millrace.tickets.understanding.OtherIssue;
import dev.millrace.tickets.understanding.Sentiment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells what a message is about besides its main matter.
public final class IssueReader {
    /// A part is short; what it is about must be plain.
    private static final double PLAIN = 0.75;
    /// Two views of one matter: who is locked out tells of the password that he tried.
    private static final Set<Category> SIGN_IN = EnumSet.of(Category.ACCOUNT_LOCKED, Category.PASSWORD_RESET);

    /// Enough to know what a list stands under.
    private static final double LIKELY = 0.5;

    private static final PhraseBook STATES = PhraseBook.load(IssueReader.class, "states.txt");
    private static final int FEWEST_WORDS = 4;
    /// "3. need Visio": lists and orders part what need not be said at length.
    private static final int FEWEST_OF_BRIEF = 2;
    private static final int MOST_CHARACTERS = 120;

    private final CategoryReader categories;
    private final SentimentReader sentiments;

    public IssueReader(CategoryReader categories, SentimentReader sentiments) {
        this.categories = categories;
        this.sentiments = sentiments;
    }

    /// Other issues, surest first, each of a category of its own; none where the message is of one piece.
    ///
    /// @param main what the whole message is about
    public List<OtherIssue> besides(Wording wording, CategoryVerdict main) {
        List<Segment> segments = Segments.of(wording);
        if (segments.size() < 2) {
            return List.of();
        }
        List<OtherIssue> others = new ArrayList<>();
        boolean details = false;
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (isLongEnough(segment) && !(segment.item() && details)) {
                add(others, wording, segment, main.value());
            }
            if (!segment.item()) {
                boolean heading = i + 1 < segments.size() && segments.get(i + 1).item();
                details = heading && announcesDetails(wording, segment, main.value());
            }
        }
        others.sort(Comparator.comparingDouble(OtherIssue::confidence).reversed());
        return List.copyOf(others);
    }

    /// A list under what already tells of the main matter, or of attempts and steps, is no list of matters.
    private boolean announcesDetails(Wording wording, Segment segment, Category main) {
        if (STATES.named(segment.tokens()).containsKey("details")) {
            return true;
        }
        if (!isLongEnough(segment)) {
            return false;
        }
        CategoryVerdict verdict = categories.verdict(features(wording, segment));
        return verdict.value() == main && verdict.confidence() >= LIKELY;
    }

    private static boolean isLongEnough(Segment segment) {
        long words = segment.tokens().stream().filter(Token::speaks).count();
        return words >= (segment.order() || segment.item() ? FEWEST_OF_BRIEF : FEWEST_WORDS);
    }

    private static MessageFeatures features(Wording wording, Segment segment) {
        return MessageFeatures.of(new Wording(wording.whole(), List.of(), segment.tokens(), List.of(), List.of()));
    }

    private void add(List<OtherIssue> others, Wording wording, Segment segment, Category main) {
        MessageFeatures features = features(wording, segment);
        CategoryVerdict verdict = categories.verdict(features);
        boolean told = others.stream().anyMatch(other -> other.category() == verdict.value());
        if (verdict.value() != main
                && !(SIGN_IN.contains(verdict.value()) && SIGN_IN.contains(main))
                && verdict.value() != Category.GENERAL_QUESTION
                && verdict.confidence() >= PLAIN
                && !told
                && !isWell(segment)
                && !isPraise(features, wording)) {
            others.add(new OtherIssue(
                    verdict.value(), verdict.confidence(), beginning(wording.whole(), segment.tokens())));
        }
    }

    /// "Internet: works" wants nothing.
    private static boolean isWell(Segment segment) {
        Map<String, String> states = STATES.named(segment.tokens());
        return states.containsKey("well") && !states.containsKey("ill");
    }

    /// "The new wifi is a dream, by the way" wants nothing.
    private boolean isPraise(MessageFeatures features, Wording wording) {
        return sentiments.read(features, wording).verdict().value() == Sentiment.POSITIVE;
    }

    private static String beginning(String whole, List<Token> segment) {
        String text = whole.substring(
                        segment.getFirst().start(), segment.getLast().end())
                .replaceAll("\\s+", " ")
                .strip();
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…";
    }
}
