package dev.millrace.remediation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;

class PasswordMakerTest {
    private final PasswordMaker maker = new PasswordMaker();

    @RepeatedTest(50)
    void shouldMakePasswordsThatPoliciesAcceptAndPeopleCanRead() {
        assertThat(maker.make())
                .matches("[A-Za-z2-9]{4}(-[A-Za-z2-9]{4}){3}")
                .containsPattern("[A-Z]")
                .containsPattern("[a-z]")
                .containsPattern("[2-9]")
                .doesNotContain("I", "O", "l", "o");
    }

    @RepeatedTest(10)
    void shouldNotRepeatItself() {
        assertThat(maker.make()).isNotEqualTo(maker.make());
    }
}
