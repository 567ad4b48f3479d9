package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Damages mails in the ways that transport, mail programs and attackers do.
final class MailMutations {
    private static final List<String> TOKENS = List.of(
            "\r\n\r\n",
            "\r\n--",
            "\r\n",
            "\r",
            "\0",
            "=?utf-8?B?",
            "=?iso-2022-jp?Q?=1B$B",
            "?=",
            "\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\n",
            "\r\nContent-Type: multipart/alternative; boundary=\"\"\r\n",
            "\r\nContent-Type: message/rfc822\r\n\r\n",
            "\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n",
            "\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\n",
            "\r\nContent-Transfer-Encoding: base64\r\n",
            "\r\nContent-Transfer-Encoding: x-uuencode\r\n",
            "\r\nContent-Type: text/plain; charset=utf-7; format=flowed; delsp=yes\r\n\r\n",
            "\r\nContent-Disposition: attachment; filename*0*=utf-8''%00%0D; filename*1=x\r\n",
            "\r\nFrom: ",
            "\r\nbegin 644 a.txt\r\n",
            "> ",
            "On 1 Jan 2026 at 10:00, a@b.example wrote:",
            "<blockquote><table><td>",
            "<!--",
            "&#x0;",
            "+ADw-script",
            "\u00e2\u0080\u00ae");
    private static final List<String> CHARSETS = List.of(
            "utf-16",
            "utf-7",
            "iso-2022-jp",
            "gb18030",
            "x-nobody-knows",
            "utf-32",
            "iso-2022-kr",
            "big5",
            "ebcdic-us",
            "");

    private final Random random;
    private final List<byte[]> seeds;
    private final int largest;

    MailMutations(long seed, List<byte[]> seeds) {
        this(seed, seeds, 2 * 1024 * 1024);
    }

    /// @param largest bytes that a damaged mail has
    MailMutations(long seed, List<byte[]> seeds, int largest) {
        this.largest = largest;
        this.random = new Random(seed);
        this.seeds = seeds;
    }

    byte[] next() {
        byte[] mail = any();
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes && mail.length < largest; i++) {
            mail = change(mail);
        }
        return mail.length > largest ? Arrays.copyOf(mail, largest) : mail;
    }

    private byte[] any() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] change(byte[] mail) {
        return switch (random.nextInt(12)) {
            case 0 -> flipped(mail);
            case 1 -> Arrays.copyOf(mail, random.nextInt(mail.length + 1));
            case 2 -> without(mail);
            case 3 -> inserted(mail, repeated(slice(mail), 1 + random.nextInt(50)));
            case 4 -> inserted(mail, TOKENS.get(random.nextInt(TOKENS.size())).getBytes(ISO_8859_1));
            case 5 ->
                inserted(
                        mail,
                        repeated(
                                TOKENS.get(random.nextInt(TOKENS.size())).getBytes(ISO_8859_1),
                                1 + random.nextInt(2_000)));
            case 6 -> spliced(mail, any());
            case 7 ->
                replaced(mail, "charset=[\"]?[\\w-]+", "charset=" + CHARSETS.get(random.nextInt(CHARSETS.size())));
            case 8 -> replaced(mail, "boundary=\"?.", "boundary=\"");
            case 9 -> nested(mail);
            case 10 -> replaced(mail, random.nextBoolean() ? "\r\n" : "\n", random.nextBoolean() ? "\r" : "\n");
            default -> inserted(mail, noise());
        };
    }

    private byte[] flipped(byte[] mail) {
        byte[] changed = mail.clone();
        for (int i = 0; i < 1 + random.nextInt(50) && changed.length > 0; i++) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    private byte[] without(byte[] mail) {
        int from = random.nextInt(mail.length + 1);
        int to = Math.min(mail.length, from + random.nextInt(500));
        return joined(Arrays.copyOf(mail, from), Arrays.copyOfRange(mail, to, mail.length));
    }

    private byte[] slice(byte[] mail) {
        int from = random.nextInt(mail.length + 1);
        return Arrays.copyOfRange(mail, from, Math.min(mail.length, from + random.nextInt(400)));
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(300)];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] inserted(byte[] mail, byte[] added) {
        int at = random.nextInt(mail.length + 1);
        return joined(Arrays.copyOf(mail, at), added, Arrays.copyOfRange(mail, at, mail.length));
    }

    private byte[] spliced(byte[] mail, byte[] other) {
        int at = random.nextInt(mail.length + 1);
        int from = random.nextInt(other.length + 1);
        return joined(Arrays.copyOf(mail, at), Arrays.copyOfRange(other, from, other.length));
    }

    private byte[] nested(byte[] mail) {
        byte[] whole = mail;
        for (int i = 0; i < 1 + random.nextInt(300); i++) {
            String head = "Content-Type: multipart/mixed; boundary=n" + i + "\r\n\r\n--n" + i + "\r\n";
            whole = joined(head.getBytes(ISO_8859_1), whole);
        }
        return whole;
    }

    private static byte[] replaced(byte[] mail, String pattern, String replacement) {
        return new String(mail, ISO_8859_1).replaceAll(pattern, replacement).getBytes(ISO_8859_1);
    }

    private byte[] repeated(byte[] bytes, int times) {
        byte[][] all = new byte[bytes.length == 0 ? 0 : Math.min(times, largest / bytes.length)][];
        Arrays.fill(all, bytes);
        return joined(all);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
