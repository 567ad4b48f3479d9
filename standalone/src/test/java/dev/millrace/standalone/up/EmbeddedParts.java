package dev.millrace.standalone.up;

import dev.millrace.standalone.demo.DemoSettings;
import dev.millrace.standalone.files.LoopbackPort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/// Broker, database, mail server and directory of `up` without its rooms, for programs that run the rooms themselves.
public final class EmbeddedParts implements AutoCloseable {
    private final Path data;
    private final UpOptions options;
    private final DemoSettings demo;
    private final Parts parts;

    private EmbeddedParts(Path data, UpOptions options, DemoSettings demo, Parts parts) {
        this.data = data;
        this.options = options;
        this.demo = demo;
        this.parts = parts;
    }

    /// Starts them.
    ///
    /// @param publicPort where people's browsers find the desk
    public static EmbeddedParts start(Path data, int publicPort) throws IOException {
        var options = new UpOptions(data, publicPort, LoopbackPort.free(), LoopbackPort.free(), LoopbackPort.free());
        DemoSettings demo = DemoSettings.prepare(data);
        Parts parts = Parts.start(data, options, demo, EnumSet.allOf(Part.class));
        parts.noteIn(demo);
        return new EmbeddedParts(data, options, demo, parts);
    }

    /// What a room must know to reach them, when its own port is this.
    public Map<String, Object> settings(int port) {
        var settings = new HashMap<>(new RoomSettings(data, options, demo, parts).asMap());
        settings.put("server.port", port);
        return settings;
    }

    /// Addresses and passwords.
    public DemoSettings demo() {
        return demo;
    }

    /// Where mail is submitted.
    public int smtpPort() {
        return options.smtpPort();
    }

    /// Where mailboxes are read.
    public int imapPort() {
        return options.imapPort();
    }

    @Override
    public void close() {
        parts.close();
    }
}
