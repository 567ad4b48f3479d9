package dev.millrace.enrichment.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    @Test
    void shouldTellOwnWordsFromSignatureAndHistory() {
        // given
        String body = """
                Hello,
                my screen is dark.

                Kind regards
                Ola Berg
                Harbour office

                > On Monday you wrote:
                > is it plugged in?
                """;

        // when
        Wording wording = Wording.of(Text.of("Re: screen", body, Channel.EMAIL));

        // then
        assertThat(norms(wording.subject())).containsExactly("screen");
        assertThat(norms(wording.own())).containsExactly("hello", "my", "screen", "is", "dark");
        assertThat(norms(wording.signature())).contains("ola", "berg");
        assertThat(norms(wording.quoted())).contains("plugged").doesNotContain("dark");
    }

    @Test
    void shouldTakeAForwardedMessageForTheMessageWhereNothingElseIsSaid() {
        Wording wording = Wording.of(Text.of("FW: help", "> my account is locked", Channel.EMAIL));

        assertThat(norms(wording.own())).contains("locked");
    }

    /// Below the head of what was passed on stand the words of whoever is the sender now, up to what he quotes himself.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "---------- Forwarded message ---------\nFrom: Anna <anna@acme.example>\nSubject: theirs\nTo: ben@acme.example\n",
                "Begin forwarded message:\n\nFrom: Anna Keller\nSubject: theirs\nDate: 5 January 2026\n",
                "Von: Anna Keller <anna@acme.example>\nGesendet: Montag, 5. Januar 2026 10:00\nBetreff: theirs\n",
                "-----Original Message-----\nFrom: Anna Keller\nSent: Monday\nSubject: theirs\n",
                "From: Anna <anna@acme.example>\n\nSent: theirs\n\nTo: Ben\n\nSubject: theirs\n",
                "From: Anna <anna@acme.example>\nSubject: theirs,\n theirs\n",
                "---------- Forwarded message ---------\nFra: Anna <anna@acme.example>\nEmne: theirs\n",
                "*From:* Anna Keller\n*Sent:* Monday\n*Subject:* theirs\n",
                "**From**: Anna Keller\n**Sent**: Monday\n**Subject**: theirs\n",
                "Från: Anna Keller\nSkickat: den 5 januari\nÄmne: theirs\n",
                "Fra: Anna Keller\nSendt: 5. januar\nEmne: theirs\n",
                "Lähettäjä: Anna Keller\nAihe: theirs\n",
                "Od: Anna Keller\nPředmět: theirs\n",
                "От: Anna Keller\nТема: theirs\n",
                "发件人： Anna Keller\n主题： theirs\n",
                "差出人: Anna Keller\n件名: theirs\n",
                "From: desk@acme.example [mailto:desk@acme.example] On Behalf Of\nAnna Keller\nSent: theirs\nSubject: theirs\n",
                "De : Anna <anna@acme.example>\nÀ : theirs, Ben Okafor, Chloe Martin, Dieter Braun, Elena Rossi, Frank Weber,"
                        + " Gina Lollo, Hans Maier, Ines Sommer <ines@acme.example>\nEnvoyé : theirs\n",
                "From: Anna <anna@acme.example>\nSubject: theirs\nTo: theirs <a@acme.example>,\ntheirs <b@acme.example>\n",
                "---------- Forwarded message ---------\nFrom: Anna <anna@acme.example>\nSubject: theirs\ntheirs\nTo: theirs\n",
            })
    void shouldReadWhatWasPassedOnForItsSenderAsHisOwn(String head) {
        String below = "\nmine\n\nFrom: Eva <eva@acme.example>\nSubject: theirs\n\ntheirs\n";
        Text text = Text.of("FW: help", "please help Anna\n\nThanks,\nBen\n\n" + head + below, Channel.EMAIL);

        assertThat(norms(Wording.of(text.passedOn(true)).own()))
                .contains("please", "mine")
                .doesNotContain("theirs");
        assertThat(norms(Wording.of(text).own())).contains("please").doesNotContain("mine");
    }

    @Test
    void shouldReadWhatWasPassedOnRightBelowItsHead() {
        String body = "Von: Anna <anna@acme.example>\nGesendet: Montag\nBetreff: theirs\nmine\n\nmine: thank you";

        assertThat(norms(Wording.of(Text.of("WG: help", body, Channel.EMAIL).passedOn(true))
                        .own()))
                .contains("mine", "thank")
                .doesNotContain("theirs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Date: mine\nDevice: laptop 4711\nProblem: mine",
                "To: the desk, mine",
                "mine: I cannot\nAn: mine",
            })
    void shouldReadWhatWasPassedOnThoughItBeginsAsAHeadDoes(String mine) {
        String body = "From: Anna <anna@acme.example>\nSubject: theirs\n\n" + mine + "\n";

        assertThat(norms(Wording.of(Text.of("FW: help", body, Channel.EMAIL).passedOn(true))
                        .own()))
                .contains("mine")
                .doesNotContain("theirs");
    }

    @Test
    void shouldReadNoQuotationForWhatWasPassedOnWhereNothingWasWrittenAboveIt() {
        String body = """
                please help

                From: Anna <anna@acme.example>
                Subject: theirs

                From: Desk <desk@acme.example>
                Subject: theirs

                theirs
                """;

        assertThat(norms(Wording.of(Text.of("FW: help", body, Channel.EMAIL).passedOn(true))
                        .own()))
                .contains("please")
                .doesNotContain("theirs");
    }

    @Test
    void shouldReadWhatWasPassedOnWithMarks() {
        String body =
                "please help\n\nBegin forwarded message:\n\n> From: Anna <anna@acme.example>\n> Subject: theirs\n>"
                        + " \n> mine\n>\n> > theirs\n";

        assertThat(norms(Wording.of(Text.of("FW: help", body, Channel.EMAIL).passedOn(true))
                        .own()))
                .contains("please", "mine")
                .doesNotContain("theirs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hallo,\nVon: 8 bis 12 Uhr kein Netz in Halle 3\n\nmine",
                "From: room 2.14\nmine",
                "I need a laptop:\n*\tFrom: 3 January\n*\tTo: 10 January\nmine",
                "I need a laptop:\n* From: 3 January\n* To: 10 January\nmine",
                "De: las 8 a las 10 no hay red\nmine",
                "It fails.\nOn Monday Ola wrote:\n> is it plugged in?\n> theirs\nmine",
                "Am Montag schrieb:\n> theirs\n\n> theirs\nmine",
                "> theirs\nmine",
                "> On Monday Ola wrote:\nmine",
            })
    void shouldReadOwnWordsBelowWhatIsNoQuotationOrEnds(String body) {
        Wording wording = Wording.of(Text.of("Re: help", body, Channel.EMAIL));

        assertThat(norms(wording.own())).contains("mine").doesNotContain("theirs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mine\nFrom: Ola Berg\nSent: Monday\nTo: support\n\ntheirs",
                "mine\nVon: Ola Berg\nGesendet: Montag\n\ntheirs",
                "mine\nDe : Ola Berg\nEnvoyé : lundi\n\ntheirs",
                "mine\nFrom: ola@acme.example\n\ntheirs",
                "mine\n-----Original Message-----\ntheirs",
                "mine\nOn Monday Ola wrote:\n\ntheirs\n\ntheirs",
                "mine\nOn Monday Ola wrote:\n> theirs",
                "mine\nKind regards\nOla\n\nOn Monday Ola wrote:\n> theirs\n\nHarbour office theirs",
            })
    void shouldTellAQuotationFromOwnWords(String body) {
        Wording wording = Wording.of(Text.of("Re: help", body, Channel.EMAIL));

        assertThat(norms(wording.own())).contains("mine").doesNotContain("theirs");
        assertThat(norms(wording.quoted())).contains("theirs").doesNotContain("mine");
    }

    @Test
    void shouldKeepOffsetsInTheWholeText() {
        Text text = Text.of("Printer", "PRT-2F-01 is stuck", Channel.WEB);

        Token token = Wording.of(text).own().getFirst();

        assertThat(text.whole().substring(token.start(), token.end())).isEqualTo("PRT-2F-01");
        assertThat(token.kind()).isEqualTo(Token.Kind.CODE);
    }

    @Test
    void shouldFoldWhatPeopleWriteInManyWays() {
        Wording wording = Wording.of(Text.of("", "Wi-Fi can't l'imprimante zurücksetzen", Channel.CHAT));

        assertThat(norms(wording.own())).containsExactly("wifi", "cant", "imprimante", "zurucksetzen");
    }

    @Test
    void shouldSeeWhatTokensLookLike() {
        Wording wording = Wording.of(Text.of(
                "",
                "at 13:00 a.b@acme.example S:\\x\\y.txt plan.docx 0x80070643 https://x.example 42 :)",
                Channel.CHAT));

        assertThat(wording.own().stream().map(Token::kind))
                .containsExactly(
                        Token.Kind.WORD,
                        Token.Kind.TIME,
                        Token.Kind.ADDRESS,
                        Token.Kind.PATH,
                        Token.Kind.FILE,
                        Token.Kind.CODE,
                        Token.Kind.URL,
                        Token.Kind.NUMBER,
                        Token.Kind.EMOJI);
    }

    @Test
    void shouldReadNoMoreThanItsBound() {
        Wording wording = Wording.of(Text.of("", "word ".repeat(100_000), Channel.EMAIL));

        assertThat(wording.own()).hasSizeLessThanOrEqualTo(Wording.MOST_CHARACTERS / 5);
    }

    private static List<String> norms(List<Token> tokens) {
        return tokens.stream().filter(Token::speaks).map(Token::norm).toList();
    }
}
