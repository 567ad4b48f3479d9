package dev.millrace.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastWordsTest {
    @TempDir
    private Path folder;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Test
    void tellsWhatHappenedAndLetsNoThreadOfKafkaGoOn() throws Exception {
        LastWords words = new LastWords(folder, heard::add);
        Thread first = Thread.ofPlatform().daemon().start(() -> words.say(1, "all log dirs failed"));

        assertThat(heard.poll(30, TimeUnit.SECONDS))
                .startsWith(
                        "The Kafka broker gave up, as its own log lines tell; its data lies in " + folder + ", where ")
                .containsPattern("\\d+ of \\d+ MB are free \\(all log dirs failed\\)");

        assertThat(first.isAlive()).isTrue();
    }
}
