package dev.millrace.intake.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A mail's headers, read as leniently as people write them.
final class MailHeaders {
    private static final int MOST_ADDRESSES = 200;
    private static final int MOST_IDS = 200;
    private static final int LONGEST = 64 * 1024;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"(),;:@]{1,64}@[^\\s<>\"(),;:@]{1,255}");
    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,900}>");
    private static final Instant EARLIEST =
            LocalDate.of(1980, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

    private final MimeMessage message;

    MailHeaders(MimeMessage message) {
        this.message = message;
    }

    /// All values of a header, topmost first, as they stand.
    List<String> raw(String name) {
        try {
            String[] values = message.getHeader(name);
            List<String> raw = new ArrayList<>();
            for (String value : values == null ? new String[0] : values) {
                raw.add(value.length() > LONGEST ? value.substring(0, LONGEST) : value);
            }
            return raw;
        } catch (MessagingException e) {
            return List.of();
        }
    }

    boolean has(String name) {
        return !raw(name).isEmpty();
    }

    /// The first value of a header, decoded to text on one line.
    Optional<String> text(String name) {
        return raw(name).stream().findFirst().map(EncodedWords::decode);
    }

    /// The first value in lower case, or empty.
    String word(String name) {
        return text(name).orElse("").toLowerCase(Locale.ROOT);
    }

    List<MailAddress> addresses(String name) {
        List<MailAddress> found = new ArrayList<>();
        for (String value : raw(name)) {
            for (MailAddress address : parse(value)) {
                if (found.size() < MOST_ADDRESSES) {
                    found.add(address);
                }
            }
        }
        return found;
    }

    /// Message-IDs in a header, with their angle brackets.
    List<String> ids(String name) {
        Set<String> ids = new LinkedHashSet<>();
        for (String value : raw(name)) {
            Matcher id = ID.matcher(value);
            while (id.find() && ids.size() < MOST_IDS) {
                ids.add(id.group());
            }
        }
        return List.copyOf(ids);
    }

    /// This mail's own id with its angle brackets, also where they were forgotten.
    Optional<String> messageId() {
        Optional<String> proper = ids("Message-ID").stream().findFirst();
        return proper.isPresent()
                ? proper
                : text("Message-ID")
                        .map(id -> id.replaceAll("[<>\\s]", ""))
                        .filter(id -> !id.isEmpty() && id.length() <= 900)
                        .map(id -> "<" + id + ">");
    }

    @Nullable
    Instant date() {
        Optional<String> text = text("Date");
        if (text.isEmpty()) {
            return null;
        }
        try {
            java.util.Date parsed = new MailDateFormat().parse(text.get());
            Instant date = parsed == null ? null : parsed.toInstant();
            return date == null || date.isBefore(EARLIEST) ? null : date;
        } catch (ParseException | RuntimeException noDate) {
            return null;
        }
    }

    private static List<MailAddress> parse(String value) {
        String unfolded = value.replaceAll("[\\r\\n\\x00]+", " ");
        try {
            List<MailAddress> found = new ArrayList<>();
            for (InternetAddress address : InternetAddress.parseHeader(unfolded, false)) {
                add(found, address);
            }
            if (!found.isEmpty()) {
                return found;
            }
        } catch (AddressException | RuntimeException broken) {
            // Found below by its form.
        }
        return byForm(EncodedWords.decode(unfolded));
    }

    private static void add(List<MailAddress> found, InternetAddress address) throws AddressException {
        if (address.isGroup()) {
            InternetAddress[] members = address.getGroup(false);
            for (InternetAddress member : members == null ? new InternetAddress[0] : members) {
                if (!member.isGroup()) {
                    add(found, member);
                }
            }
            return;
        }
        String plain = address.getAddress() == null ? "" : EncodedWords.decode(address.getAddress());
        if (ADDRESS.matcher(plain).matches()) {
            found.add(new MailAddress(plain, name(address.getPersonal())));
        } else {
            found.addAll(byForm(plain));
        }
    }

    private static List<MailAddress> byForm(String text) {
        List<MailAddress> found = new ArrayList<>();
        Matcher address = ADDRESS.matcher(text);
        int end = 0;
        while (address.find() && found.size() < MOST_ADDRESSES) {
            String before = text.substring(end, address.start());
            found.add(new MailAddress(address.group(), name(before.replaceAll("[<>\",;:()]", " "))));
            end = address.end();
        }
        return found;
    }

    private static @Nullable String name(@Nullable String personal) {
        if (personal == null) {
            return null;
        }
        String name =
                EncodedWords.decode(personal).replaceAll("\\p{Cntrl}+", " ").strip();
        return name.isEmpty() ? null : name.substring(0, Math.min(name.length(), 200));
    }
}
