package dev.millrace.tickets.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class YamlPartTest {
    @Test
    void shouldUnderstandValuesAsYamlDoes() {
        assertThat(YamlPart.read("f.yaml", "a: 1\nb: [x, true, null, 1.5]\nc: {d: '1'}\n")
                        .plain())
                .isEqualTo(Map.of("a", 1, "b", java.util.Arrays.asList("x", true, null, 1.5), "c", Map.of("d", "1")));
    }

    @Test
    void shouldKnowWhereAPartStands() {
        YamlPart part = YamlPart.read("f.yaml", "a:\n  - b\n  - c\n");
        assertThat(part.required("a").items().getLast().place()).isEqualTo("f.yaml:3");
    }

    @Test
    void shouldNameTheLineOfWhatDoesNotHold() {
        YamlPart part = YamlPart.read("f.yaml", "a: 1\nb: x\n");
        assertThatThrownBy(() -> part.entries(Set.of("a")))
                .isInstanceOf(InvalidYaml.class)
                .hasMessage("f.yaml:2: 'b' is none of [a]");
        assertThatThrownBy(() -> part.required("c")).hasMessage("f.yaml:1: 'c' is missing");
        assertThatThrownBy(() -> part.required("b").value(Integer::valueOf)).hasMessageStartingWith("f.yaml:2: ");
        assertThatThrownBy(() -> part.required("b").items()).hasMessage("f.yaml:2: expected a list");
    }

    @Test
    void shouldRefuseAKeyThatIsThereTwice() {
        assertThatThrownBy(() -> YamlPart.read("f.yaml", "a: 1\na: 2\n").entries())
                .hasMessage("f.yaml:2: 'a' is there twice");
    }

    @Test
    void shouldRefuseWhatIsNoYaml() {
        for (String text : List.of("", "a: [", "a: b: c", "\u0007")) {
            assertThatThrownBy(() -> YamlPart.read("f.yaml", text))
                    .isInstanceOf(InvalidYaml.class)
                    .hasMessageStartingWith("f.yaml:1: ");
        }
    }
}
