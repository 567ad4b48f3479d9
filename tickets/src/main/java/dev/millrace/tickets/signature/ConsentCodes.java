package dev.millrace.tickets.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Codes by which somebody who was asked answers where a link is of no use: on the status page, in the chat.
///
/// A code is made of the signing key, the question, its content and the person each time it is needed, and stands
/// nowhere but in the mail to that person. What travels instead of it is its proof, which nobody can turn back without
/// the key.
public final class ConsentCodes {
    /// How long the code for confirming one's identity counts.
    public static final Duration TIME_TO_LIVE = Duration.ofMinutes(30);

    /// How many wrong ones somebody may give before he has to wait.
    public static final int MOST_WRONG = 5;

    /// How many wrong ones all who may be guessing may give together before they all have to wait. With waits that
    /// double this is some 200 of 10⁸ in three days.
    public static final int MOST_WRONG_TOGETHER = 20;

    /// How often a person is mailed the code of a question; whoever has found a link cannot flood him.
    public static final int MOST_MAILED = 3;

    private static final String PURPOSE = "consent-code";
    private static final String PROOF = "consent-code-proof";
    private static final int CODES = 100_000_000;
    private static final Pattern LINE = Pattern.compile("\\s*(\\d{4})[ \\u00a0-]?(\\d{4})\\s*");

    private final Signer signer;

    public ConsentCodes(Signer signer) {
        this.signer = signer;
    }

    /// Eight digits, in two groups of four. As RFC 4226, 5.3 takes them from a code of HMAC.
    ///
    /// @param question its id
    /// @param content what is agreed to; empty where it is not known
    /// @param address of who is asked
    public String of(String question, String content, String address) {
        byte[] code = signer.derive(PURPOSE, String.join("\n", question, content, key(address)));
        int offset = code[code.length - 1] & 0x0f;
        int number = (ByteBuffer.wrap(code).getInt(offset) & 0x7fff_ffff) % CODES;
        return "%04d %04d".formatted(number / 10_000, number % 10_000);
    }

    /// What travels instead of a code.
    public String proof(String question, String code) {
        return signer.sign(PROOF, question + "\n" + code);
    }

    /// Whether a proof is that of a person's code; takes as long for a wrong one as for the right one.
    public boolean proves(String question, String content, String address, String proof) {
        return MessageDigest.isEqual(
                proof(question, of(question, content, address)).getBytes(StandardCharsets.US_ASCII),
                proof.getBytes(StandardCharsets.UTF_8));
    }

    /// The code that a text is, where its first line with anything on it is one and nothing else.
    public static Optional<String> in(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1) + " " + line.group(2));
    }

    private static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
