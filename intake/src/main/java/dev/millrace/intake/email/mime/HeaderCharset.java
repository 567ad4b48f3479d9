package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.charset.CharsetGuess;
import dev.millrace.intake.email.charset.CharsetLabel;
import dev.millrace.intake.email.charset.Charsets;
import dev.millrace.intake.email.charset.ShortTextGuess;
import dev.millrace.intake.email.header.EncodedWords;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The charset of what stands in a mail's headers without a declared one, names of files among it: that of the mail's
/// text where it says more than that it is Western, else that of encoded words, else what all such bytes look like
/// together. Single words are too few to tell.
final class HeaderCharset {
    private static final List<String> FIELDS = List.of(
            "subject",
            "from",
            "to",
            "cc",
            "reply-to",
            "sender",
            "content-type",
            "content-disposition",
            "content-description");
    private static final int MOST_OF_TEXT = 700;
    private static final int ENOUGH = 900;

    private HeaderCharset() {}

    /// A charset's name, and whether there are bytes to be read in it.
    record Likely(@Nullable String charset, boolean needed) {}

    static Likely of(MimePart root) {
        List<MimePart> parts = parts(root);
        List<String> declared = parts.stream()
                .map(part -> part.type().charset())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        String first = declared.isEmpty() ? null : declared.getFirst();
        byte[] foreign = foreign(parts);
        if (foreign.length == 0) {
            return new Likely(first, false);
        }
        return new Likely(
                Stream.concat(declared.stream(), encodedWords(parts).stream())
                        .map(CharsetLabel::meaning)
                        .filter(charset ->
                                charset != null && !isAnything(charset) && Charsets.strictly(foreign, charset) != null)
                        .findFirst()
                        .or(() -> guessed(foreign, parts))
                        .map(Charset::name)
                        .orElse(first),
                true);
    }

    /// Parts before what is within them.
    private static List<MimePart> parts(MimePart root) {
        if (root.children().isEmpty()) {
            return List.of(root);
        }
        List<MimePart> parts = new ArrayList<>();
        Deque<MimePart> waiting = new ArrayDeque<>(List.of(root));
        while (!waiting.isEmpty()) {
            MimePart part = waiting.poll();
            parts.add(part);
            waiting.addAll(part.children());
        }
        return parts;
    }

    /// Programs write these names whatever they mean.
    private static boolean isAnything(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                || charset.equals(StandardCharsets.US_ASCII)
                || charset.equals(Charsets.WESTERN);
    }

    /// All values that have bytes beyond ASCII and are no UTF-8.
    private static byte[] foreign(List<MimePart> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(0);
        for (MimePart part : parts) {
            for (String field : FIELDS) {
                for (String value : part.headers().all(field)) {
                    if (all.size() < ENOUGH && isForeign(value)) {
                        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
                        if (Charsets.strictly(bytes, StandardCharsets.UTF_8) == null) {
                            all.writeBytes(bytes);
                            all.write('\n');
                        }
                    }
                }
            }
        }
        return all.toByteArray();
    }

    private static boolean isForeign(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) > 127) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> encodedWords(List<MimePart> parts) {
        Set<String> charsets = new LinkedHashSet<>();
        for (MimePart part : parts) {
            for (String field : FIELDS) {
                part.headers().all(field).forEach(value -> charsets.addAll(EncodedWords.charsets(value)));
            }
        }
        return charsets;
    }

    /// What they look like, seen together with a text that declares nothing either and is no UTF-8.
    private static Optional<Charset> guessed(byte[] foreign, List<MimePart> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(foreign);
        parts.stream()
                .filter(part -> part.type().isText() && part.type().charset() == null)
                .findFirst()
                .map(part -> beginning(part))
                .filter(text -> Charsets.strictly(text, StandardCharsets.UTF_8) == null)
                .ifPresent(all::writeBytes);
        return Optional.of(all.toByteArray())
                .filter(ShortTextGuess::isForeign)
                .map(CharsetGuess::detected)
                .filter(charset -> !charset.equals(Charsets.WESTERN) && Charsets.strictly(foreign, charset) != null);
    }

    /// Whole lines, so that no character is cut.
    private static byte[] beginning(MimePart part) {
        byte[] text = part.beginning(MOST_OF_TEXT + 1);
        int end = Math.min(text.length, MOST_OF_TEXT);
        while (end < text.length && end > 0 && text[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(text, end);
    }
}
