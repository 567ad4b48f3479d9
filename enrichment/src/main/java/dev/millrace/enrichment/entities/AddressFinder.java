package dev.millrace.enrichment.entities;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// E-mail addresses and telephone numbers.
final class AddressFinder {
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9_%+-][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\\.[A-Za-z0-9-]{1,63}){1,5}+");
    private static final Pattern PHONE = Pattern.compile(
            "(?<![\\w.:@-])(?:\\+\\d{1,3}[ ./-]?)?(?:\\(0?\\d{1,5}\\)|0\\d{1,5})[ ./-]?\\d{2,5}(?:[ ./-]?\\d{2,5}){1,3}+(?!\\w)");
    private static final Pattern EXTENSION = Pattern.compile(
            "(?i)\\b(?:ext(?:ension)?\\.?|durchwahl|poste|extensi[oó]n|dw)\\s{0,2}:?\\s{0,2}(\\d{2,6})\\b");

    private AddressFinder() {}

    static void find(Entities entities) {
        String text = entities.text();
        Matcher address = ADDRESS.matcher(text);
        while (address.find()) {
            int end = address.end();
            while (text.charAt(end - 1) == '-') {
                end--;
            }
            String value = text.substring(address.start(), end);
            entities.add("email", address.start(), end, value.toLowerCase(Locale.ROOT));
        }
        Matcher phone = PHONE.matcher(text);
        while (phone.find()) {
            entities.add("phone", phone.start(), phone.end(), phone.group().replaceAll("[^+\\d]", ""));
        }
        Matcher extension = EXTENSION.matcher(text);
        while (extension.find()) {
            entities.add("phone", extension.start(1), extension.end(1), extension.group(1));
        }
    }
}
