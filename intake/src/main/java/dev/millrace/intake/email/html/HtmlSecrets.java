package dev.millrace.intake.email.html;

import dev.millrace.tickets.secrets.Secret;
import dev.millrace.tickets.secrets.Secrets;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/// The secrets of one mail, to be taken out of its HTML. Its other forms may name what the layout of this one hides:
/// "Password" in one cell of a table and the password in the next.
///
/// @param written as they stand anywhere in the mail
/// @param values those of them that are masked wherever they stand
/// @param areAll whether every form of the mail was looked through
public record HtmlSecrets(Set<String> written, Set<String> values, boolean areAll) {
    /// Nobody writes more of them in earnest; each costs a look through the whole.
    public static final int MOST = 200;

    private static final int MOST_PLACES = 1_000;

    /// Whatever is left of a secret that was masked and is found once more.
    private static final String MASK_AND_MARKS = "[\\s\\p{Punct}" + Secrets.MASK.charAt(0) + "]*+";

    public HtmlSecrets {
        written = Set.copyOf(written);
        values = Set.copyOf(values);
    }

    /// The secrets of a mail. Where there are more than [#MOST], further forms are not looked through, as that takes
    /// long: then what another form holds can be shown to nobody.
    ///
    /// @param subject which may name what the text tells
    /// @param texts all its readable forms
    public static HtmlSecrets in(String subject, Collection<String> texts) {
        Set<String> written = new LinkedHashSet<>();
        Set<String> values = new LinkedHashSet<>();
        for (String text : texts) {
            if (written.size() > MOST) {
                return new HtmlSecrets(written, values, false);
            }
            List<Secret> secrets = Secrets.in(text);
            secrets.forEach(secret -> written.add(text.substring(secret.start(), secret.end())));
            values.addAll(Secrets.values(text, secrets));
            Set<String> headed = Secrets.valuesUnder(subject, text);
            written.addAll(headed);
            values.addAll(headed);
        }
        written.removeIf(String::isBlank);
        return new HtmlSecrets(written, values, true);
    }

    /// Whether there is nothing to take out.
    public boolean areNone() {
        return written.isEmpty();
    }

    /// Takes them out of the text, and removes attributes that hold one.
    ///
    /// @return whether none is left for certain; if not, the HTML is to be shown to nobody
    public boolean takeOutOf(Element body) {
        if (written.size() > MOST) {
            return false;
        }
        FlatText text = FlatText.of(body);
        List<FlatText.Range> places = places(text.text());
        if (places.size() > MOST_PLACES) {
            return false;
        }
        text.replace(places, Secrets.MASK);
        body.getAllElements().forEach(this::clean);
        return areOutOf(FlatText.of(body).text()) && areOutOf(HtmlText.of(body.outerHtml()));
    }

    private List<FlatText.Range> places(String text) {
        List<FlatText.Range> places = new ArrayList<>();
        for (Secret secret : Secrets.in(text)) {
            places.add(new FlatText.Range(secret.start(), secret.end()));
        }
        for (String value : values) {
            for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length())) {
                places.add(new FlatText.Range(at, at + value.length()));
            }
        }
        return places;
    }

    private void clean(Element element) {
        Set<String> telling = new HashSet<>();
        for (Attribute attribute : element.attributes()) {
            String value = attribute.getValue();
            if (tells(value) || tells(decoded(value))) {
                telling.add(attribute.getKey());
            }
        }
        telling.forEach(element::removeAttr);
    }

    private boolean tells(String value) {
        return !Secrets.in(value).isEmpty() || written.stream().anyMatch(secret -> stands(secret, value));
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }

    private boolean areOutOf(String text) {
        String close = withoutSpaces(text);
        return Secrets.in(text).stream()
                        .map(secret -> text.substring(secret.start(), secret.end()))
                        .allMatch(left -> left.matches(MASK_AND_MARKS))
                && written.stream().noneMatch(secret -> stands(secret, text))
                && values.stream().noneMatch(value -> close.contains(withoutSpaces(value)));
    }

    /// Whether it stands there by itself, not as a part of a longer word.
    private static boolean stands(String secret, String text) {
        for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
            int end = at + secret.length();
            boolean begins = at == 0 || !isWord(text.charAt(at - 1)) || !isWord(secret.charAt(0));
            boolean ends = end == text.length() || !isWord(text.charAt(end)) || !isWord(text.charAt(end - 1));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }

    private static String withoutSpaces(String text) {
        return text.replaceAll("[\\s\u00a0|]++", "");
    }
}
