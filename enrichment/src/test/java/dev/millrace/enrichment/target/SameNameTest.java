package dev.millrace.enrichment.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameNameTest {
    @ParameterizedTest
    @CsvSource({
        "LT-40213, lt-40213",
        "Visio, Visio Professional",
        "Visio Professional 2021, Professional",
        "AutoCAD 2024, AutoCAD",
        "jdoe, jdoe@acme.example",
        "ACME\\jdoe, jdoe",
        "plan.xlsx, S:\\Team\\plan.xlsx",
        "/srv/team/plan.xlsx, plan.xlsx",
        "40213, LT-40213",
    })
    void shouldTakeAShortNameForTheFullOne(String one, String other) {
        assertThat(SameName.isSame(one, other)).isTrue();
        assertThat(SameName.isSame(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "LT-1, LT-14",
        "jdoe, jdoe2",
        "jdoe, ajdoe",
        "finance, finance-reports",
        "reports, finance-reports",
        "\\\\fs1\\Plans, \\\\fs1\\Plans\\Drafts",
        "PRT-2F-07, PRT-2F-08",
        "Vis, Visio Professional",
        "PRT-2F-07, PRT-2F-071",
    })
    void shouldTellTwoThingsApartThoughTheirNamesBeginOrEndAlike(String one, String other) {
        assertThat(SameName.isSame(one, other)).isFalse();
        assertThat(SameName.isSame(other, one)).isFalse();
    }
}
