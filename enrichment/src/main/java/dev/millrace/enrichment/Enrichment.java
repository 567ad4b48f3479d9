package dev.millrace.enrichment;

import dev.millrace.enrichment.category.CategoryReader;
import dev.millrace.enrichment.diagnosis.Diagnostician;
import dev.millrace.enrichment.diagnosis.Greeting;
import dev.millrace.enrichment.diagnosis.KnownRunbooks;
import dev.millrace.enrichment.diagnosis.RuleBook;
import dev.millrace.enrichment.entities.EntityReader;
import dev.millrace.enrichment.entities.Setting;
import dev.millrace.enrichment.features.MessageFeatures;
import dev.millrace.enrichment.issues.IssueReader;
import dev.millrace.enrichment.language.LanguageReader;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.priority.Circumstances;
import dev.millrace.enrichment.priority.Evidence;
import dev.millrace.enrichment.priority.PriorityReader;
import dev.millrace.enrichment.sentiment.SentimentReader;
import dev.millrace.enrichment.target.TargetReader;
import dev.millrace.enrichment.text.Text;
import dev.millrace.enrichment.words.Said;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.LanguageVerdict;
import dev.millrace.tickets.understanding.PriorityVerdict;
import dev.millrace.tickets.understanding.Question;
import dev.millrace.tickets.understanding.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Understands messages, at once or in three pure steps that may run apart from each other. Safe for use by
/// many threads at once.
public final class Enrichment {
    private final @Nullable String version;
    private final Supplier<RuleBook> rules;
    private final LanguageReader languages;
    private final CategoryReader categories;
    private final SentimentReader sentiments;
    private final PriorityReader priorities;
    private final EntityReader entities;
    private final Diagnostician diagnostician;
    private final IssueReader issues;

    private Enrichment(
            @Nullable String version,
            Supplier<RuleBook> rules,
            LanguageReader languages,
            CategoryReader categories,
            SentimentReader sentiments,
            PriorityReader priorities,
            EntityReader entities,
            Diagnostician diagnostician) {
        this.version = version;
        this.rules = rules;
        this.languages = languages;
        this.categories = categories;
        this.sentiments = sentiments;
        this.priorities = priorities;
        this.entities = entities;
        this.diagnostician = diagnostician;
        this.issues = new IssueReader(categories, sentiments);
    }

    /// Loads the shipped models, rules and lists; takes some hundred milliseconds, done once per process.
    ///
    /// @throws IllegalArgumentException with file and line where a rule or list is wrong
    /// @throws IllegalStateException where something that ships is missing, or is not read within a minute
    public static Enrichment load() {
        return Loading.of(RuleBook::load, LanguageReader::load, Loading.LIMIT);
    }

    /// The same with rules of one's own in place of the shipped ones.
    ///
    /// @param rules their file
    /// @param runbooks that they may name
    public static Enrichment load(Path rules, KnownRunbooks runbooks) {
        return Loading.of(() -> RuleBook.read(rules, runbooks), LanguageReader::load, Loading.LIMIT);
    }

    /// The same with other models: for training and comparison.
    ///
    /// @param ordinary words that are nobody's account
    public static Enrichment with(
            TextModel category,
            TextModel sentiment,
            TextModel anger,
            TextModel priority,
            TextModel target,
            TextModel automation,
            Set<String> ordinary) {
        return of(
                null,
                category,
                sentiment,
                anger,
                priority,
                new TargetReader(target),
                automation,
                EntityReader.with(ordinary),
                always(RuleBook.load()),
                LanguageReader.load());
    }

    /// The same with other models; what is not learnt is shared with this one.
    ///
    /// @param named the version that their verdicts carry
    /// @param ordinary words that are nobody's account
    public Enrichment learnt(
            String named,
            TextModel category,
            TextModel sentiment,
            TextModel priority,
            TextModel target,
            TextModel automation,
            Set<String> ordinary) {
        return of(
                named,
                category,
                sentiment,
                sentiments.anger(),
                priority,
                new TargetReader(target),
                automation,
                EntityReader.with(ordinary),
                rules,
                languages);
    }

    /// The same, by rules that may change while it reads; each message is read by those in force then.
    public Enrichment by(Supplier<RuleBook> inForce) {
        return new Enrichment(version, inForce, languages, categories, sentiments, priorities, entities, diagnostician);
    }

    static Supplier<RuleBook> always(RuleBook book) {
        return () -> book;
    }

    /// The five models that read the same features stand side by side, so that each feature is looked up once.
    static Enrichment of(
            @Nullable String version,
            TextModel category,
            TextModel sentiment,
            TextModel anger,
            TextModel priority,
            TargetReader targets,
            TextModel automation,
            EntityReader entities,
            Supplier<RuleBook> rules,
            LanguageReader languages) {
        List<TextModel> together = TextModel.sideBySide(category, sentiment, anger, priority, automation);
        return new Enrichment(
                version,
                rules,
                languages,
                new CategoryReader(together.get(0)),
                new SentimentReader(together.get(1), together.get(2)),
                new PriorityReader(together.get(3)),
                entities,
                new Diagnostician(rules.get(), together.get(4), targets));
    }

    /// The version of the models, which every reading carries; null where they have no name.
    public @Nullable String version() {
        return version;
    }

    /// Everything at once.
    public Understanding understand(Text text) {
        PreparedText prepared = prepare(text);
        Reading reading = read(prepared);
        return new Understanding(reading, prioritise(prepared, reading), diagnose(prepared, reading));
    }

    /// Cuts a message up for the three steps.
    public PreparedText prepare(Text text) {
        Wording wording = Wording.of(text);
        return new PreparedText(text, wording, entities.said(wording), MessageFeatures.of(wording));
    }

    /// What the text says: language, category, tone and what it names.
    public Reading read(Text text) {
        return read(prepare(text));
    }

    /// The same of a text that these models prepared.
    public Reading read(PreparedText prepared) {
        Text text = prepared.text();
        Wording wording = prepared.wording();
        LanguageReader.Result language = languages.read(wording, prepared.said(), text.languageHint());
        CategoryReader.Result category = categories.read(wording, prepared.features());
        SentimentReader.Result sentiment = sentiments.read(prepared.features(), wording);
        List<String> reasons = new ArrayList<>(category.reasons());
        reasons.add(language.reason());
        reasons.addAll(sentiment.reasons());
        return new Reading(
                language.verdict(),
                category.verdict(),
                sentiment.verdict(),
                entities.read(wording, prepared.said(), text.sender(), setting(text, language.verdict())),
                reasons,
                version);
    }

    private static Setting setting(Text text, LanguageVerdict language) {
        boolean monthFirst = language.value().equals("en") && text.tenant().writesMonthFirst();
        return new Setting(text.writtenThere(), monthFirst, text.tenant().sites());
    }

    /// How soon it must be worked on.
    ///
    /// @param reading of the same text
    public PriorityVerdict prioritise(Text text, Reading reading) {
        return prioritise(prepare(text), reading);
    }

    /// The same of a text that these models prepared.
    public PriorityVerdict prioritise(PreparedText prepared, Reading reading) {
        return priorities.read(
                prepared.wording(),
                prepared.evidence(),
                prepared.features(),
                reading.category(),
                circumstances(prepared.text(), reading));
    }

    private static Circumstances circumstances(Text text, Reading reading) {
        return Circumstances.of(reading.entities(), text.writtenThere(), vip(text));
    }

    /// Why the sender's messages weigh more; null where they do not.
    private static @Nullable String vip(Text text) {
        if (text.tenant().isVip(text.sender())) {
            return "the sender is on the tenant's VIP list";
        }
        return text.isByMarkedVip() ? "the directory marks the sender as a VIP" : null;
    }

    /// What is the matter, and which runbook would mend it.
    ///
    /// @param reading of the same text
    public Diagnosis diagnose(Text text, Reading reading) {
        return diagnose(prepare(text), reading);
    }

    /// The same of a text that these models prepared.
    public Diagnosis diagnose(PreparedText prepared, Reading reading) {
        if (prepared.isGreeting()) {
            return Greeting.diagnosis();
        }
        return diagnostician
                .by(rules.get())
                .diagnose(
                        prepared.text(),
                        prepared.wording(),
                        prepared.said(),
                        prepared.features(),
                        reading,
                        () -> prepared.evidence()
                                .with(circumstances(prepared.text(), reading))
                                .found(),
                        category -> spoke(prepared, reading, category),
                        issues.besides(prepared.wording(), reading.category()));
    }

    /// What spoke for a category; the reading knows it of its own.
    private List<String> spoke(PreparedText prepared, Reading reading, Category category) {
        if (category != reading.category().value()) {
            return categories.words(prepared.features(), prepared.wording().whole(), category);
        }
        String own = category.id() + ": ";
        List<String> spoke = new ArrayList<>();
        for (String reason : reading.reasons()) {
            if (reason.startsWith(own)) {
                spoke.add(reason.substring(own.length()));
            }
        }
        return spoke;
    }

    /// What the answer to a question adds: the same hypothesis, with the name that was missing where the answer says
    /// it.
    ///
    /// @param answer the answer; its subject is not its own words but those of the first message
    /// @param question what was asked
    /// @param category what the first message is about
    /// @param confidence of that category
    /// @return empty where the question's runbook is for another category, since a person has corrected it
    public Optional<Diagnosis> answered(Text answer, Question question, Category category, double confidence) {
        Wording wording = Wording.of(answer.withoutSubject());
        Said said = entities.said(wording);
        return diagnostician
                .by(rules.get())
                .answers()
                .read(
                        answer,
                        wording,
                        said,
                        entities.read(wording, said, answer.sender()),
                        Evidence.in(wording).found(),
                        question,
                        category,
                        confidence);
    }
}
