package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.html.HtmlText;
import dev.millrace.intake.email.words.Phrases;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A plain form that says nothing of the mail, but how to read the HTML beside it.
final class PlainStub {
    private static final int LONGEST = 400;

    /// What it says of HTML.
    private static final Phrases OF_READING = Phrases.of("""
            client, viewer, browser, reader, support, display, view, capable, enable, compatible, format,
            programm, anzeig, darstell, fähig, logiciel, afficher, lecteur, navigateur, cliente, navegador, visualiz, mostrar, lettore,
            weergave, weergeven, programma, odczyt, wyświetl, program, klient, visa, vise, поддерж, просмотр, отображ, 浏览, 显示, 表示, 対応""");

    /// That this mail cannot be read, in words that need no HTML.
    private static final Pattern UNREADABLE = Pattern.compile(
            "(?:cannot|can't|can not|unable to|trouble|problems?|having difficulty) (?:view|read|see|display|viewing|reading|seeing)(?:ing)? this"
                    + "|(?:view|open|read) (?:this|the) (?:e-?mail|message|newsletter) in (?:your|a) (?:web ?)?browser"
                    + "|falls? (?:sie )?diese (?:e-?mail|nachricht) nicht (?:richtig |korrekt )?(?:angezeigt|lesen|dargestellt)");

    /// Nothing but where it stands in the web: `View online: https://acme.example/m/1`.
    private static final Pattern LINK_TO_ITSELF = Pattern.compile("([^\\n]{1,60}?)\\s*[<(]?https?://\\S+\\s*");

    private static final Phrases OF_THE_WEB = Phrases.of("""
            online, browser, web version, webversion, webversie, webbversion, on the web, im web, en ligne, navigateur, en línea, navegador,
            przeglądar, prohlížeč, selaime, браузер, 在线, 浏览器, ブラウザ""");

    private PlainStub() {}

    /// Whether a plain form is one: it is short, and speaks of reading HTML or is a link to the same mail. Where the
    /// HTML says the same, somebody asks about that.
    static boolean is(String plain, String html) {
        String text = plain.strip();
        if (text.length() > LONGEST) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        boolean speaksOfReading = lower.contains("html") && OF_READING.areIn(lower);
        return (speaksOfReading || UNREADABLE.matcher(lower).find() || isLinkToItself(lower))
                && !letters(HtmlText.of(html)).contains(letters(text));
    }

    private static boolean isLinkToItself(String lower) {
        Matcher link = LINK_TO_ITSELF.matcher(lower);
        return link.matches() && OF_THE_WEB.areIn(link.group(1));
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
