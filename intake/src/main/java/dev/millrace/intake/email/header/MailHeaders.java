package dev.millrace.intake.email.header;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A mail's headers, read as leniently as people write them.
public final class MailHeaders {
    private static final int MOST_ADDRESSES = 200;
    private static final int MOST_IDS = 200;

    /// Three characters and the brackets: nobody's server makes shorter ones that are his alone.
    private static final int SHORTEST_ID = 5;

    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,900}>");

    private static final Pattern BARE_ID = Pattern.compile("[^<>()\\s\",;:]{1,300}@[^<>()\\s\",;:]{1,300}");

    /// What stands around an id or address, and never within one.
    public static final Pattern BRACKETS_AND_BLANKS = Pattern.compile("[<>\\s]");

    private final HeaderFields fields;
    private final @Nullable String likely;
    /// What was read already: whoever judges a mail asks for the same few again and again.
    private final Map<String, List<MailAddress>> addresses = new HashMap<>();

    /// Reads the headers of a mail.
    ///
    /// @param likely the charset of the mail's text: that of bytes in headers that declare none
    public MailHeaders(HeaderFields fields, @Nullable String likely) {
        this.fields = fields;
        this.likely = likely;
    }

    /// All values of a header, topmost first, as they stand; each byte a character.
    public List<String> raw(String name) {
        return fields.all(name);
    }

    /// The names of all headers there are, in lower case.
    public Set<String> names() {
        return fields.names();
    }

    /// Whether there is such a header, however empty.
    public boolean has(String name) {
        return !fields.all(name).isEmpty();
    }

    /// The first value of a header that is not blank, decoded to text on one line.
    public Optional<String> text(String name) {
        return fields.first(name).map(value -> EncodedWords.decode(value, likely));
    }

    /// The first value in lower case, or empty.
    public String word(String name) {
        return text(name).orElse("").toLowerCase(Locale.ROOT);
    }

    /// All its values in lower case: servers add to what there is a second one of their own.
    public List<String> words(String name) {
        return raw(name).stream()
                .map(value -> EncodedWords.decode(value, likely).toLowerCase(Locale.ROOT))
                .toList();
    }

    /// What of them is not read, as flags.
    public List<String> flags(List<MailAddress> to, List<MailAddress> cc, List<String> references) {
        List<String> flags = new ArrayList<>();
        if (fields.areCut()) {
            flags.add("header-cut");
        }
        if (to.size() == MOST_ADDRESSES || cc.size() == MOST_ADDRESSES) {
            flags.add("recipients-cut");
        }
        if (references.size() == MOST_IDS) {
            flags.add("references-cut");
        }
        return flags;
    }

    /// The addresses of all headers of this name, at most 200 in their order. What is no address is left out.
    public List<MailAddress> addresses(String name) {
        return addresses.computeIfAbsent(name, this::readAddresses);
    }

    private List<MailAddress> readAddresses(String name) {
        List<MailAddress> found = new ArrayList<>();
        for (String value : raw(name)) {
            found.addAll(AddressList.parse(value, likely));
            if (found.size() >= MOST_ADDRESSES) {
                return List.copyOf(found.subList(0, MOST_ADDRESSES));
            }
        }
        return List.copyOf(found);
    }

    /// Who stands in a header without a domain and nobody else: `MAILER-DAEMON`; or null.
    public @Nullable MailAddress withoutDomain(String name) {
        List<String> values = raw(name);
        return values.size() == 1 ? WithoutDomain.in(values.getFirst(), likely) : null;
    }

    /// Message-IDs in a header, with their angle brackets, also where they were forgotten around the only one. Gateways
    /// encode what is too long for a line, which RFC 2047 allows nowhere in an id.
    public List<String> ids(String name) {
        Set<String> ids = new LinkedHashSet<>();
        for (String value : raw(name)) {
            String bare = EncodedWords.decode(value, likely).strip();
            Matcher id = ID.matcher(BARE_ID.matcher(bare).matches() ? "<" + bare + ">" : bare);
            while (id.find() && ids.size() < MOST_IDS) {
                ids.add(id.group());
            }
        }
        return List.copyOf(ids);
    }

    /// This mail's own id with its angle brackets, also where they were forgotten. What is too short to tell mails
    /// apart, such as `<0>` or `<@>`, is none.
    public Optional<String> messageId() {
        Optional<String> proper = ids("Message-ID").stream().findFirst();
        Optional<String> id = proper.isPresent()
                ? proper
                : text("Message-ID")
                        .map(bare -> BRACKETS_AND_BLANKS.matcher(bare).replaceAll(""))
                        .filter(bare -> bare.length() <= 900)
                        .map(bare -> "<" + bare + ">");
        return id.filter(whole -> whole.length() >= SHORTEST_ID);
    }
}
