package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.html.HtmlText;
import dev.millrace.intake.email.html.SafeHtml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenHtmlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div style='color:red; display : none'>News!</div>",
                "<div style='DISPLAY:NONE !IMPORTANT'>News!</div>",
                "<div style='display:none!important;display:block'>News!</div>",
                "<div style='display:/* here */none;mso-hide:all'>News!<p>More</p></div>",
                "<p hidden>News!</p>",
                "<div hidden style='color:red'>News!</div>",
                "<div style='opacity:0'>News!</div>",
                "<span style='opacity: 0.0'>News!</span>",
                "<div style='max-height:0;overflow:hidden'>News!</div>",
                "<div style='max-height:0px; padding:0; overflow : hidden !important'>News!</div>",
                "<span style='display:inline-block;width:0;overflow:hidden'>News!</span>",
                "<div style='visibility:hidden'>News!<b>More</b></div>",
                "<div style='Visibility: Hidden'><div style='visibility:inherit'>News!</div></div>",
                "<div style='font-size:0'>News!</div>",
                "<div style='font-size:0px !important;line-height:0'>News!</div>",
                "<div style='font-size:1px;color:#fff'>News!</div>",
                "<div style='font:0/0 a'>News!</div>",
                "<div style='font-size:0'><p style='font-size:2em'>News!</p><b style='font-size:100%'>More</b></div>",
                "<div style='font-size:14px'><span style='font-size: .0em'>News!</span></div>",
                "<ul style='opacity:0'><li>News!</li></ul>",
            })
    void shouldReadNothingThatAReaderCannotSee(String hidden) {
        assertThat(HtmlText.of(hidden + "<p>Hello</p>")).isEqualTo("Hello");
        assertThat(HtmlText.of("<p>Hello</p>" + hidden)).isEqualTo("Hello");
        assertThat(new SafeHtml(hidden + "<p>Hello</p>").text())
                .contains("Hello")
                .doesNotContain("News");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<table style='font-size:0'><tr><td style='font-size:14px'>News!</td></tr></table>",
                "<div style='font-size:0'><font size='2'>News!</font></div>",
                "<div style='font-size:0'><span style='font:bold 12px/1.5 Arial'>News!</span></div>",
                "<div style='font-size:0'><span style='font-size:small'>News!</span></div>",
                "<div style='font-size:0'><span style='font-size:1rem'>News!</span></div>",
                "<div style='visibility:hidden'><span style='visibility:visible'>News!</span></div>",
                "<style>.x { font-size: 14px }</style><div style='font-size:0'><p class='x'>News!</p></div>",
                "<div hidden style='display:block'>News!</div>",
                "<div style='display:none;display:block'>News!</div>",
                "<div style='display:none-such'>News!</div>",
                "<a style='mso-hide:all'>News!</a>",
                "<div style='opacity:0.9'>News!</div>",
                "<div style='max-height:0'>News!</div>",
                "<div style='max-height:100px;overflow:hidden'>News!</div>",
                "<div style='height:0;padding-bottom:56%;overflow:hidden'>News!</div>",
                "<table><tr><td style='height:0;overflow:hidden'>News!</td></tr></table>",
                "<span style='width:0;overflow:hidden'>News!</span>",
                "<div style='line-height:0'>News!</div>",
                "<div style='font-size:0.8em'>News!</div>",
                "<div style='font-size:10'>News!</div>",
                "<div style='font:inherit'>News!</div>",
                "<div style='font:caption'>News!</div>",
                "<div style='x-display:none'>News!</div>",
                "<div title='display:none'>News!</div>",
                "<div style='font-size:1.1'>News!</div>",
                "<div style='font-size:0'><table><tr><td>News!</td></tr></table></div>",
                "<style>.x { animation: in 1s forwards }</style><div class='x' style='opacity:0'>News!</div>",
                "<style>@media all { .x { max-height: none !important } }</style><div class='x' style='max-height:0;overflow:hidden'>News!</div>",
                "<div style='overflow:hidden;width:0;flex:1'>News!</div>",
                "<div style='overflow:hidden;height:0%'>News!</div>",
            })
    void shouldReadWhatAReaderSees(String shown) {
        assertThat(HtmlText.of(shown + "<p>Hello</p>")).startsWith("News!").endsWith("Hello");
    }

    @Test
    void shouldLetATableTakeItsSizeOverWhereTheDocumentDeclaresItsType() {
        assertThat(HtmlText.of(
                        "<!DOCTYPE html><div style='font-size:0'><table><tr><td>News!</table></div><p>Hello</p>"))
                .isEqualTo("Hello");
    }

    @Test
    void shouldReadTheCellsOfALayoutWithoutGapsAlone() {
        assertThat(HtmlText.of("""
                        <table style="font-size:0"><tr>
                        <td style="font-size:14px">Your order</td>
                        <td>gap</td>
                        <td><a href="https://acme.example/"><img alt="Shop" src="a.png"></a></td>
                        </tr></table>""")).isEqualTo("Your order | | Shop <https://acme.example/>");
    }

    /// Programs fade a page in, and style sheets are read by some readers only.
    @Test
    void shouldReadWhatIsAllThereIs() {
        assertThat(HtmlText.of("<body style='opacity:0'><p>Hello</p></body>")).isEqualTo("Hello");
        assertThat(HtmlText.of("<body style='font-size:0'><p>Hello</p></body>")).isEqualTo("Hello");
    }

    @Test
    @Timeout(10)
    void shouldReadHostileStylesInLinearTime() {
        for (String piece :
                new String[] {";", ":", "/*", "a:", "display:", "!important", "font:0 ", "<b style='font-size:0'>"}) {
            String html = piece.startsWith("<")
                    ? piece.repeat(200)
                    : ("<b style='" + piece.repeat(400) + "'>x</b>").repeat(300);
            assertThat(HtmlText.of(html + "<p>Hello</p>")).isNotEmpty();
        }
    }

    /// Each piece that is taken out of many must not move those behind it.
    @Test
    @Timeout(10)
    void shouldTakeMuchUnseenTextOutInLinearTime() {
        assertThat(HtmlText.of("<p>Hello</p><div style='font-size:0'>" + "x<br>".repeat(300_000) + "</div>"))
                .isEqualTo("Hello");
    }
}
