package dev.millrace.intake.email.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstPersonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "i need a new badge",
                "the lift is stuck, i’m inside",
                "ask me",
                "es liegt bei meinem rechner",
                "j’attends",
                "je voudrais un badge",
                "yo no",
                "ik wacht",
                "a minha impressora",
                "to jest moje konto",
                "jag väntar",
                "jeg venter",
                "minun koneeni",
                "můj počítač",
                "это моего коллеги",
                "我需要帮助",
                "私の端末",
                "제가 했습니다"
            })
    void shouldKnowWhoSpeaksOfHimself(String told) {
        assertThat(FirstPerson.SINGULAR.areIn(told)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this message is confidential",
                "see my.acme.example",
                "i dati sono riservati",
                "poufne i do użytku adresata",
                "je kunt je afmelden",
                "mon, 12 jan",
                "ja, viesti on luettu",
                "5 min",
                "já foi enviado",
                "meg hill",
                "个人隐私",
                "myriad"
            })
    void shouldNotTakeWordsOfOtherLanguagesForIt(String told) {
        assertThat(FirstPerson.SINGULAR.areIn(told)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"contact us", "unsere drucker", "nuestras cuentas", "naszego biura", "našeho skladu", "我们的"})
    void shouldKnowWhoSpeaksForSeveral(String told) {
        assertThat(FirstPerson.PLURAL.areIn(told)).isTrue();
        assertThat(FirstPerson.WE.areIn(told)).isEqualTo(told.startsWith("我们"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nas próximas horas", "os dados", "in a bus", "contact us@acme.example"})
    void shouldNotTakeOthersForSeveral(String told) {
        assertThat(FirstPerson.OF_US.areIn(told)).isFalse();
    }
}
