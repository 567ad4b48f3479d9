package dev.millrace.intake.email.bounce;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whom a server names without a domain, each on a line below "to the following recipients:", as AOL and GroupWise do:
/// they are its own.
final class LocalRecipients {
    private static final int MOST = 10;
    /// Lines that may introduce them, and what is looked at of each and of what stands above it in its paragraph.
    private static final int MOST_LOOKED_AT = 20;
    private static final int LOOKED_AT = 600;

    private static final Pattern NAME = Pattern.compile("[ \\t]{1,8}([\\w.+-]{1,64})(?: {1,4}\\([^()]{1,80}\\))?");
    private static final Pattern INTRODUCED = Pattern.compile(
            "(?i)deliver.{0,300}(?:recipients?|users?|to the following|address(?:es)?|mailbox(?:es)?)\\b"
                    + "|(?:recipients?|users?)\\b.{0,300}(?:deliver|accept)");
    private static final Pattern REASONS = Pattern.compile("(?i)(?:reasons?|errors?|problems?):$");

    private final String domain;
    private final List<String> found = new ArrayList<>();
    private String paragraph = "";
    private int lookedAt;
    private boolean introduced;

    private LocalRecipients(String domain) {
        this.domain = domain;
    }

    /// @param text what the server wrote itself
    /// @param domain the server's own
    static List<String> in(String text, String domain) {
        LocalRecipients recipients = new LocalRecipients(domain);
        Iterator<String> lines = text.lines().iterator();
        while (lines.hasNext() && recipients.goesOn(lines.next().stripTrailing())) {
            // All is in the condition.
        }
        return recipients.found;
    }

    /// Whether more may follow a line.
    private boolean goesOn(String line) {
        if (line.isEmpty()) {
            paragraph = "";
            return true;
        }
        Matcher name = NAME.matcher(line);
        if (introduced && name.matches()) {
            found.add((name.group(1) + "@" + domain).toLowerCase(Locale.ROOT));
            return found.size() < MOST;
        }
        paragraph = end(paragraph + " " + end(line));
        introduced = line.endsWith(":")
                && lookedAt++ < MOST_LOOKED_AT
                && INTRODUCED.matcher(paragraph).find()
                && !REASONS.matcher(paragraph).find();
        return found.isEmpty();
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - LOOKED_AT));
    }
}
