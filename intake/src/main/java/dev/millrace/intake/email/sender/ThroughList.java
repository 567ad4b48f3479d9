package dev.millrace.intake.email.sender;

import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.header.MailHeaders;
import dev.millrace.intake.email.receiving.MailboxContext;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Mails that a list passes on under an address of its own, since the writer's domain lets nobody pass on his mails
/// (DMARC, RFC 7960, section 4.2): `Anna Keller via Users <users@lists.example>`. Who wrote stands elsewhere.
public final class ThroughList {
    /// `'Anna Keller' via Support`, as Google Groups and Mailman have it, or
    /// `Anna Keller (via users Mailing List)`, as Sympa has it.
    private static final Pattern VIA =
            Pattern.compile("['\"]?(.{1,200}?)['\"]? \\(?via .{1,200}", Pattern.CASE_INSENSITIVE);

    /// `anna=acme.example@lists.example`, as Groups.io has it: the writer's address as a local part.
    private static final Pattern WITHIN =
            Pattern.compile("([^\\s@=<>\"]{1,64})=([^\\s@=<>\"]{1,190}\\.[\\p{L}\\d-]{2,63})@.{1,255}");

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,190}\\.[\\p{L}\\d-]{2,63}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[<>\\s,;:()]+");
    private static final List<String> LIST_HEADERS = List.of("List-Id", "List-Post", "Mailing-List", "X-BeenThere");

    private ThroughList() {}

    /// Who wrote a mail that a list passes on in its own name; null where `From` is the writer's, where nobody else
    /// is named, and where the list has the mailbox's own address. What names him proves nothing.
    public static @Nullable MailAddress writer(MailAddress author, MailHeaders headers, MailboxContext context) {
        List<String> lists = lists(headers);
        if (lists.isEmpty() || SentInOurName.isThroughOurList(headers, context)) {
            return null;
        }
        String name = nameBeforeVia(author);
        List<MailAddress> answered = headers.addresses("Reply-To");
        Matcher within = WITHIN.matcher(author.address());
        if (within.matches()) {
            String address = within.group(1) + "@" + within.group(2);
            boolean sure = name != null
                    || answered.stream().anyMatch(other -> other.address().equalsIgnoreCase(address));
            return sure ? new MailAddress(address, name == null ? author.name() : name) : null;
        }
        if (name == null || lists.stream().noneMatch(list -> names(list, author.address()))) {
            return null;
        }
        return Stream.of(
                        original(headers),
                        named(answered, name),
                        copied(headers, name),
                        answered.stream(),
                        ofName(name))
                .flatMap(found -> found)
                .filter(found ->
                        !found.address().equalsIgnoreCase(author.address()) && !context.isOurs(found.address()))
                .findFirst()
                .map(found -> found.name() == null && !found.address().equals(name)
                        ? new MailAddress(found.address(), name)
                        : found)
                .orElse(null);
    }

    /// All whom the headers of a list that stands in `From` name, whatever sent it; none where no list does. One of
    /// them may have stood there before; who, nothing proves.
    public static List<MailAddress> named(MailAddress author, MailHeaders headers) {
        List<String> lists = lists(headers);
        Matcher within = WITHIN.matcher(author.address());
        boolean holdsOne = within.matches();
        if (lists.isEmpty() || (!holdsOne && lists.stream().noneMatch(list -> names(list, author.address())))) {
            return List.of();
        }
        String name = nameBeforeVia(author);
        return Stream.of(
                        original(headers),
                        headers.addresses("Reply-To").stream(),
                        headers.addresses("Cc").stream(),
                        holdsOne
                                ? Stream.of(new MailAddress(within.group(1) + "@" + within.group(2), null))
                                : Stream.<MailAddress>empty(),
                        name == null ? Stream.<MailAddress>empty() : ofName(name))
                .flatMap(found -> found)
                .toList();
    }

    private static List<String> lists(MailHeaders headers) {
        return LIST_HEADERS.stream()
                .flatMap(header -> headers.raw(header).stream())
                .toList();
    }

    /// Where Google Groups tells the writer.
    static Stream<MailAddress> original(MailHeaders headers) {
        return Stream.of("X-Original-From", "X-Original-Sender").flatMap(name -> headers.addresses(name).stream());
    }

    /// Where answers go to the list, Mailman puts the writer here.
    static Stream<MailAddress> copied(MailHeaders headers, @Nullable String name) {
        return name == null ? Stream.empty() : named(headers.addresses("Cc"), name);
    }

    /// The writer's name, where a list put its own behind it; else null.
    static @Nullable String nameBeforeVia(MailAddress author) {
        return Optional.ofNullable(author.name())
                .map(VIA::matcher)
                .filter(Matcher::matches)
                .map(via -> via.group(1))
                .orElse(null);
    }

    /// Whether a header of a list names an address. A list's id has dots only (RFC 2919): `support.acme.example`.
    static boolean names(String header, String address) {
        String list = address.toLowerCase(Locale.ROOT);
        return BETWEEN_WORDS
                .splitAsStream(header.toLowerCase(Locale.ROOT))
                .anyMatch(word -> word.equals(list) || word.equals(list.replace('@', '.')));
    }

    private static Stream<MailAddress> named(List<MailAddress> addresses, String name) {
        return addresses.stream().filter(other -> Objects.equals(other.name(), name));
    }

    private static Stream<MailAddress> ofName(String name) {
        return ADDRESS.matcher(name).matches() ? Stream.of(new MailAddress(name, null)) : Stream.empty();
    }
}
