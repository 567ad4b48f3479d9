package dev.millrace.enrichment.issues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.Shipped;
import dev.millrace.enrichment.Understanding;
import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.OtherIssue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How often another matter is seen, and rightly, in messages that were written for this and learnt from by nobody.
class IssuesTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;

    /// A message and the categories of its matters.
    record Message(String text, Set<Category> matters) {}

    @Test
    void shouldBeRightMostOfTheTimeAboutWhatElseAMessageIsAbout() throws IOException {
        int seen = 0;
        int other = 0;
        List<String> wrong = new ArrayList<>();
        int right = 0;
        for (Message message : messages()) {
            Understanding understanding = ENRICHMENT.understand(Text.of("", message.text(), Channel.WEB));
            Category main = understanding.reading().category().value();
            Set<Category> found = understanding.diagnosis().alsoAbout().stream()
                    .map(OtherIssue::category)
                    .collect(Collectors.toSet());
            for (Category category : found) {
                if (message.matters().contains(category)) {
                    right++;
                } else {
                    wrong.add(main + " and " + category + ": " + message.text());
                }
            }
            if (message.matters().size() > 1) {
                other++;
                seen += found.stream().anyMatch(message.matters()::contains) ? 1 : 0;
            }
        }

        System.out.printf(
                "other matters: %d right, %d wrong; seen in %d of %d messages that have one%n%s%n",
                right, wrong.size(), seen, other, String.join("\n", wrong));
        assertThat((double) right / (right + wrong.size())).as("right").isGreaterThan(0.85);
        assertThat((double) seen / other).as("seen").isGreaterThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1) vpn kaputt\\n2) Konto gesperrt\\n3) brauche Visio",
                "1. account locked\\n2. printer jams\\n3. vpn down",
            })
    void shouldSeeBriefItemsOfAList(String text) {
        Understanding understanding = ENRICHMENT.understand(Text.of("", text.replace("\\n", "\n"), Channel.WEB));

        assertThat(understanding.diagnosis().alsoAbout())
                .extracting(OtherIssue::category)
                .contains(Category.VPN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My VPN does not connect. I tried:\\n1. restart laptop\\n2. new password\\n3. other wifi",
                "The printer PRT-2F-07 jams.\\n- new toner\\n- other cable\\n- restarted it",
                "For our new colleague Anna Berg, from Monday on:\\n- mailbox\\n- laptop, phone\\n- finance share",
            })
    void shouldNotTakeStepsAndDetailsForMatters(String text) {
        Understanding understanding = ENRICHMENT.understand(Text.of("", text.replace("\\n", "\n"), Channel.WEB));

        assertThat(understanding.diagnosis().alsoAbout()).isEmpty();
    }

    private static List<Message> messages() throws IOException {
        try (InputStream in = IssuesTest.class.getResourceAsStream("matters.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(IssuesTest::message)
                    .toList();
        }
    }

    private static Message message(String line) {
        int colon = line.indexOf(": ");
        Set<Category> matters = Stream.of(line.substring(0, colon).split(", ", -1))
                .map(Category::of)
                .collect(Collectors.toSet());
        return new Message(line.substring(colon + 2).replace("\\n", "\n"), matters);
    }
}
