package dev.millrace.enrichment;

import dev.millrace.enrichment.diagnosis.Greeting;
import dev.millrace.enrichment.features.MessageFeatures;
import dev.millrace.enrichment.priority.Evidence;
import dev.millrace.enrichment.text.Text;
import dev.millrace.enrichment.words.Said;
import dev.millrace.enrichment.words.Wording;
import org.jspecify.annotations.Nullable;

/// A message cut up once, to be read, prioritised and diagnosed by the models that prepared it. For use
/// by one thread at a time; it is some hundred kilobytes, to be forgotten with the message's last step.
public final class PreparedText {
    private final Text text;
    private final Wording wording;
    private final Said said;
    private final MessageFeatures features;
    private @Nullable Evidence evidence;

    PreparedText(Text text, Wording wording, Said said, MessageFeatures features) {
        this.text = text;
        this.wording = wording;
        this.said = said;
        this.features = features;
    }

    /// The message as it was written.
    public Text text() {
        return text;
    }

    /// Whether it says nothing yet of what it is about, so that this is to follow.
    public boolean isGreeting() {
        return Greeting.is(wording, text.sender());
    }

    Wording wording() {
        return wording;
    }

    Said said() {
        return said;
    }

    MessageFeatures features() {
        return features;
    }

    /// What its words say of impact and urgency; looked for once, when first asked for.
    Evidence evidence() {
        Evidence known = evidence;
        if (known == null) {
            known = Evidence.in(wording);
            evidence = known;
        }
        return known;
    }
}
