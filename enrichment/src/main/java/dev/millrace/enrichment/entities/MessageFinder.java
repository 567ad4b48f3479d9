package dev.millrace.enrichment.entities;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A reported message: the subject line that is quoted.
final class MessageFinder {
    private static final Pattern SUBJECT = Pattern.compile(
            "(?i)\\b(?:subject(?: line)?|betreff|objet|intitulée?|asunto|oggetto|onderwerp|temat|assunto|titled|called|mail|email|message|courriel|correo)"
                    + "(?:\\s{1,2}(?:was|is|line|war|lautet|ist|est|era|es|with|con|mit|from [^\"“„«\\n]{1,50}))?\\s{0,2}[:=]?,?\\s{0,2}[\"“„«]\\s?([^\"”“»\\n]{3,90}?)\\s?[\"”“»]");

    private MessageFinder() {}

    static void find(Entities entities) {
        Matcher subject = SUBJECT.matcher(entities.text());
        while (subject.find()) {
            entities.add("message", subject.start(1), subject.end(1), subject.group(1));
        }
    }
}
