package dev.millrace.intake;

import dev.millrace.tickets.message.Attachment;
import dev.millrace.tickets.message.IgnoredMail;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.secrets.Secrets;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Masks the secrets that somebody wrote into a message, in everything of it that people read.
final class Masking {
    /// The flag of a message that had secrets.
    static final String FLAG = "secrets-masked";

    private Masking() {}

    /// The message without its secrets; the very same where it has none.
    static InboundMessage of(InboundMessage message) {
        String full = Objects.requireNonNullElse(message.fullText(), "");
        Set<String> values = new LinkedHashSet<>();
        Stream.of(message.text(), full)
                .distinct()
                .forEach(text -> values.addAll(Secrets.valuesUnder(message.subject(), text)));
        if (values.isEmpty() && texts(message).allMatch(text -> Secrets.in(text).isEmpty())) {
            return message;
        }
        Stream.of(message.subject(), message.text(), full)
                .distinct()
                .forEach(text -> values.addAll(Secrets.valuesIn(text)));
        InboundMessage masked = masked(message, values);
        return masked.equals(message) ? message : masked.withFlag(FLAG);
    }

    /// Everything that is masked, as it is searched; what a mail says twice, since it quotes nothing, once.
    private static Stream<String> texts(InboundMessage message) {
        Stream<@Nullable String> texts = Stream.of(message.subject(), message.text(), message.fullText());
        Stream<@Nullable String> names = Stream.of(message.from(), message.replyTo(), message.forwardedBy())
                .filter(Objects::nonNull)
                .map(Person::name);
        Stream<@Nullable String> files = message.attachments().stream().map(attachment -> words(attachment.name()));
        return Stream.of(texts, names, files, message.flags().stream())
                .flatMap(Function.identity())
                .filter(Objects::nonNull)
                .distinct();
    }

    /// The note of an ignored mail without the secrets of its subject.
    static IgnoredMail of(IgnoredMail mail) {
        return new IgnoredMail(
                mail.tenant(),
                mail.mailbox(),
                mail.messageId(),
                mail.from(),
                Secrets.mask(mail.subject()),
                mail.reason(),
                mail.rawSha256(),
                mail.at());
    }

    private static InboundMessage masked(InboundMessage message, Set<String> values) {
        String full = message.fullText();
        Person wanted = message.replyTo();
        Person forwarder = message.forwardedBy();
        return message.withPeople(
                        person(message.from(), values),
                        wanted == null ? null : person(wanted, values),
                        forwarder == null ? null : person(forwarder, values))
                .withTexts(
                        Secrets.mask(message.subject(), values),
                        Secrets.mask(message.text(), values),
                        full == null ? null : Secrets.mask(full, values))
                .withAttachments(message.attachments().stream()
                        .map(attachment -> attachment(attachment, values))
                        .toList())
                .withFlags(message.flags().stream()
                        .map(flag -> Secrets.mask(flag, values))
                        .toList());
    }

    private static Person person(Person person, Set<String> values) {
        String name = person.name();
        return name == null ? person : new Person(person.address(), Secrets.mask(name, values));
    }

    private static Attachment attachment(Attachment attachment, Set<String> values) {
        return attachment.named(fileName(attachment.name(), values));
    }

    /// "Passwort_Herbst2031.txt" reads like "Passwort Herbst2031" with an ending.
    private static String fileName(String name, Set<String> values) {
        String words = words(name);
        String masked = Secrets.mask(words, values);
        return masked.equals(words) ? name : masked + name.substring(words.length());
    }

    private static String words(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return (dot > 0 ? fileName.substring(0, dot) : fileName).replace('_', ' ');
    }
}
