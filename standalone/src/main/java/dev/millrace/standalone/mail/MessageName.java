package dev.millrace.standalone.mail;

import jakarta.mail.Flags;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Everything about a message that is not its text, as the name of its file.
///
/// So every change of state (flags, folder, removal) is one rename or removal, which a kill leaves done or not
/// done, as in Maildir. The delivery key tells a mail that was delivered already from one that was not.
///
/// @param uid      the message's number in its folder
/// @param received when it was received
/// @param key      names the delivery: letters and digits
/// @param flags    system flags and keywords; `\Recent` is not kept
record MessageName(long uid, Instant received, String key, Flags flags) {
    private static final Pattern FORM = Pattern.compile("(\\d{10})_(\\d+)_([A-Za-z0-9]+)_([DFRST]*)_(.*)\\.eml");
    private static final Map<Character, Flags.Flag> LETTERS = Map.of(
            'D', Flags.Flag.DRAFT,
            'F', Flags.Flag.FLAGGED,
            'R', Flags.Flag.ANSWERED,
            'S', Flags.Flag.SEEN,
            'T', Flags.Flag.DELETED);

    /// The name of the file.
    String fileName() {
        return "%010d_%d_%s_%s_%s.eml".formatted(uid, received.toEpochMilli(), key, letters(), keywords());
    }

    /// The same message under other flags.
    MessageName withFlags(Flags other) {
        return new MessageName(uid, received, key, other);
    }

    /// The same message in another folder, where it has another number.
    MessageName withUid(long other) {
        return new MessageName(other, received, key, flags);
    }

    /// Reads a file's name; empty when it is not that of a message.
    static Optional<MessageName> parse(String fileName) {
        Matcher form = FORM.matcher(fileName);
        if (!form.matches()) {
            return Optional.empty();
        }
        var flags = new Flags();
        for (char letter : form.group(4).toCharArray()) {
            Flags.Flag flag = LETTERS.get(letter);
            if (flag != null) {
                flags.add(flag);
            }
        }
        Arrays.stream(form.group(5).split("\\+"))
                .filter(word -> !word.isEmpty())
                .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                .forEach(flags::add);
        return Optional.of(new MessageName(
                Long.parseLong(form.group(1)),
                Instant.ofEpochMilli(Long.parseLong(form.group(2))),
                form.group(3),
                flags));
    }

    private String letters() {
        return LETTERS.entrySet().stream()
                .filter(letter -> flags.contains(letter.getValue()))
                .map(letter -> letter.getKey().toString())
                .sorted()
                .collect(Collectors.joining());
    }

    private String keywords() {
        return Arrays.stream(flags.getUserFlags())
                .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
                .collect(Collectors.joining("+"));
    }
}
