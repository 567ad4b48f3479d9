package dev.millrace.standalone.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Flags;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MessageNameTest {
    @Test
    void isReadBackAsItWasWritten() {
        var flags = new Flags(Flags.Flag.SEEN);
        flags.add(Flags.Flag.ANSWERED);
        flags.add("$Junk_mail");
        flags.add("grün/rot+blau");
        var name = new MessageName(4_294_967_295L, Instant.ofEpochMilli(1_795_000_000_123L), "k3y", flags);

        MessageName read = MessageName.parse(name.fileName()).orElseThrow();

        assertThat(read.uid()).isEqualTo(4_294_967_295L);
        assertThat(read.received()).isEqualTo(name.received());
        assertThat(read.key()).isEqualTo("k3y");
        assertThat(read.flags()).isEqualTo(flags);
        assertThat(name.fileName()).doesNotContain("/");
    }

    @Test
    void isNothingElse() {
        assertThat(MessageName.parse(".uid")).isEmpty();
        assertThat(MessageName.parse("12_ab.eml")).isEmpty();
    }
}
