package dev.millrace.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1023, 1023 bytes",
        "1024, 1 kB",
        "102400, 100 kB",
        "1048575, 1023.9 kB",
        "1048576, 1 MB",
        "1572864, 1.5 MB",
        "10485760, 10 MB",
        "10590617, 10 MB",
        "2147483648, 2048 MB"
    })
    void shouldWriteNoLimitLargerThanItIs(long bytes, String written) {
        assertThat(ReadableSize.limit(bytes)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"12, 12 bytes", "102400, 100 kB", "10485760, 10 MB", "10485761, 10.1 MB", "1048575, 1024 kB"})
    void shouldWriteWhatIsFoundNoSmallerThanItIs(long bytes, String written) {
        assertThat(ReadableSize.found(bytes)).isEqualTo(written);
    }
}
