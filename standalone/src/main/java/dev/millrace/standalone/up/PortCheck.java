package dev.millrace.standalone.up;

import dev.millrace.standalone.files.LoopbackPort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks at all ports before anything starts, so that what stands in the way is said at once and in plain words.
final class PortCheck {
    private PortCheck() {}

    private record Wanted(String option, int port) {}

    static void require(UpOptions options, Set<Part> embedded) throws IOException {
        List<Wanted> wanted = new ArrayList<>();
        wanted.add(new Wanted("--http-port", options.httpPort()));
        if (embedded.contains(Part.MAIL)) {
            wanted.add(new Wanted("--smtp-port", options.smtpPort()));
            wanted.add(new Wanted("--imap-port", options.imapPort()));
        }
        if (embedded.contains(Part.BROKER)) {
            wanted.add(new Wanted("--kafka-port", options.kafkaPort()));
        }
        var problems = new ArrayList<String>();
        Map<Integer, String> taken = new HashMap<>();
        for (Wanted one : wanted) {
            String other = taken.putIfAbsent(one.port(), one.option());
            if (other != null) {
                problems.add("Port " + one.port() + " is given to both " + other + " and " + one.option() + ".");
            } else if (!LoopbackPort.isFree(one.port())) {
                problems.add("Port " + one.port() + " is in use by another program; choose another with " + one.option()
                        + ".");
            }
        }
        if (!problems.isEmpty()) {
            throw new IOException(String.join(System.lineSeparator(), problems));
        }
    }
}
