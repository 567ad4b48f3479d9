package dev.millrace.enrichment.issues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.Enrichment;
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

/// How often another matter is seen, and rightly, in messages that were written for this and learnt from by nobody.
class IssuesTest {
    /// A message and the categories of its matters.
    record Message(String text, Set<Category> matters) {}

    @Test
    void shouldBeRightMostOfTheTimeAboutWhatElseAMessageIsAbout() throws IOException {
        Enrichment enrichment = Enrichment.load();
        int seen = 0;
        int other = 0;
        List<String> wrong = new ArrayList<>();
        int right = 0;
        for (Message message : messages()) {
            Understanding understanding = enrichment.understand(Text.of("", message.text(), Channel.WEB));
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
