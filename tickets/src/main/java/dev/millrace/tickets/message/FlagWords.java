package dev.millrace.tickets.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the flags of a message mean, as sentences for people at the desk.
///
/// A flag is a word, or a word and what it is about behind a colon (`sent-by:boss@acme.example`).
public final class FlagWords {
    /// Where the sentence has what stands behind the flag's colon.
    public static final String ABOUT = "{}";

    /// The word of a flag that says what shows that a program wrote the message: `automatic:header List-Id: …`.
    public static final String AUTOMATIC = "automatic";

    /// The flag of what nobody but its recipient can read.
    public static final String ENCRYPTED = "encrypted";

    private static final Map<String, String> SENTENCES = sentences();

    private FlagWords() {}

    /// The sentence of each known flag by its word; empty where it says nothing that people need to know.
    public static Map<String, String> all() {
        return SENTENCES;
    }

    /// The flags in words, without those that say nothing to people. One that is not known here, such as a newer
    /// program's, is told by its own name.
    public static List<String> of(List<String> flags) {
        return flags.stream()
                .map(FlagWords::sentence)
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private static String sentence(String flag) {
        int colon = flag.indexOf(':');
        String word = colon < 0 ? flag : flag.substring(0, colon);
        String about = colon < 0 ? "" : flag.substring(colon + 1);
        String known = SENTENCES.get(word);
        return Objects.requireNonNullElse(known, flag.replace('-', ' ')).replace(ABOUT, about);
    }

    private static Map<String, String> sentences() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("display-name-address", "The sender’s name is made to look like another mail address.");
        words.put("look-alike-domain", "The sender’s domain looks like one of ours, but is not ours.");
        words.put(InboundMessage.SEVERAL_FROM, "It names several senders; the first is taken for its writer.");
        words.put(InboundMessage.NO_FROM, "It names no sender.");
        words.put("dmarc-failed", "The sender’s domain disowns it (DMARC failed).");
        words.put("dmarc-of-another", "Our mail server checked another domain than that of its sender.");
        words.put(
                "dmarc-unread",
                "Our mail server names more results of its checks than are read, so nobody is taken as verified.");
        words.put("spam", "Our mail server takes it for spam.");
        words.put("forwarded-by", "{} passed it on.");
        words.put("sent-by", "{} sent it for somebody else, whom it names as its writer; nobody vouches for that.");
        words.put(AUTOMATIC, "What shows that a program wrote it: {}.");
        words.put(ENCRYPTED, "It is encrypted: only its recipient can open it.");
        words.put("signed", "It bears a signature.");
        words.put("signature-intact", "The signature is intact; whether its certificate is genuine is not checked.");
        words.put("signature-broken", "The signature does not fit: it was changed after it was signed.");
        words.put("signature-unchecked", "The signature is not checked.");
        words.put("signed-by", "The signature’s certificate names {}.");
        words.put("broken-structure", "Its structure is broken; a part of it is shown as it came.");
        words.put("nested-too-deep", "Its parts are nested too deeply; those within are not read.");
        words.put("too-many-parts", "It has too many parts; the last ones are not read.");
        words.put("too-many-files", "It has too many files; the last ones are not attached.");
        words.put("too-large-to-open", "A part of it is too large to be opened; it is attached as it came.");
        words.put("text-cut", "Its text is too long; the rest is cut off.");
        words.put("subject-cut", "Its subject is too long; the rest is cut off.");
        words.put("header-cut", "Its header is too long; the rest of it is not read.");
        words.put("recipients-cut", "Of its recipients the first 200 are kept.");
        words.put("references-cut", "Of the mails that it refers to the first 200 are kept.");
        words.put("broken-tnef", "Outlook’s packet winmail.dat is damaged; it is attached as it came.");
        words.put("charset-guessed", "Its charset had to be guessed; some letters may be wrong.");
        words.put("empty", "There is neither a text nor a file in it.");
        words.put("unreadable", "It could not be read.");
        words.put("secrets-masked", "Secrets in it are masked.");
        for (String technical : List.of(
                "no-date",
                "no-message-id",
                "html-only",
                "tnef",
                "forwarded",
                InboundMessage.NAMED_BY_LIST,
                InboundMessage.NAMED_BY_FORM,
                InboundMessage.OPENS_NO_TICKET)) {
            words.put(technical, "");
        }
        return Map.copyOf(words);
    }
}
