package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InWorkTest {
    private static final long UID_VALIDITY = 7;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("notes").resolve("support");
    }

    @Test
    void shouldTellTheLastNote() throws Exception {
        InWork inWork = new InWork(file);
        inWork.note(UID_VALIDITY, List.of(1L, 2L), Map.of(), Map.of());
        inWork.note(UID_VALIDITY, List.of(3L), Map.of(2L, 1), Map.of(1L, "name"));

        InWork.Left left = new InWork(file).left(UID_VALIDITY);

        assertThat(left.inWork()).isEqualTo(Map.of(3L, 0));
        assertThat(left.waiting()).isEqualTo(Map.of(2L, 1));
        assertThat(left.parked()).isEqualTo(Map.of(1L, "name"));
    }

    @Test
    void shouldTellNothingOfOtherMailsWithTheSameNumbers() throws Exception {
        new InWork(file).note(UID_VALIDITY, List.of(1L), Map.of(), Map.of());

        assertThat(new InWork(file).left(UID_VALIDITY + 1)).isEqualTo(InWork.Left.NOTHING);
    }

    /// The program may die while it notes, and has begun nothing of that then.
    @Test
    void shouldPassOverANoteThatWasCut() throws Exception {
        new InWork(file).note(UID_VALIDITY, List.of(1L), Map.of(), Map.of());
        Files.writeString(file, UID_VALIDITY + "\nin-work 2 0\nin-wo", StandardOpenOption.APPEND);

        assertThat(new InWork(file).left(UID_VALIDITY).inWork()).isEqualTo(Map.of(1L, 0));
    }

    @Test
    void shouldWriteBehindNoNoteThatWasCut() throws Exception {
        new InWork(file).note(UID_VALIDITY, List.of(1L), Map.of(), Map.of());
        Files.writeString(file, UID_VALIDITY + "\nin-wo", StandardOpenOption.APPEND);

        new InWork(file).note(UID_VALIDITY, List.of(3L), Map.of(), Map.of());

        assertThat(new InWork(file).left(UID_VALIDITY).inWork()).isEqualTo(Map.of(3L, 0));
    }

    @Test
    void shouldReadANoteOfAnEarlierVersion() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, UID_VALIDITY + "\nin-work 1 2\nwaiting 4 1\n");

        InWork.Left left = new InWork(file).left(UID_VALIDITY);

        assertThat(left.inWork()).isEqualTo(Map.of(1L, 2));
        assertThat(left.waiting()).isEqualTo(Map.of(4L, 1));
    }

    @Test
    void shouldStaySmall() throws Exception {
        InWork inWork = new InWork(file);
        for (long first = 0; first < 1_000; first++) {
            List<Long> uids = LongStream.range(first, first + 400).boxed().toList();
            inWork.note(UID_VALIDITY, uids, Map.of(), Map.of());
        }

        assertThat(Files.size(file)).isLessThanOrEqualTo(1 << 20);
        assertThat(new InWork(file).left(UID_VALIDITY).inWork()).hasSize(400).containsKeys(999L, 1_398L);
    }

    @Test
    void shouldNoteAnewWhatCouldNotBeNoted() throws Exception {
        InWork inWork = new InWork(file);
        inWork.note(UID_VALIDITY, List.of(1L), Map.of(), Map.of());
        removeFolder();

        assertThatThrownBy(() -> inWork.note(UID_VALIDITY, List.of(2L), Map.of(), Map.of()))
                .isInstanceOf(MessagingException.class);
        inWork.note(UID_VALIDITY, List.of(2L), Map.of(), Map.of());

        assertThat(new InWork(file).left(UID_VALIDITY).inWork()).isEqualTo(Map.of(2L, 0));
    }

    private void removeFolder() throws IOException {
        Files.delete(file);
        Files.delete(file.getParent());
    }
}
