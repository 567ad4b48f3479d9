package dev.millrace.intake.web;

import dev.millrace.access.InvalidRequest.FieldError;
import dev.millrace.intake.Installation;
import dev.millrace.intake.ReadableSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// The pages of the web door, in the language that the person's browser asks for: a form, the form with what was
/// wrong, and the receipt. No script, no inline style.
@Component
final class FormPage {
    static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private static final String WORD = "word.";

    private final Installation installation;
    private final WebSettings settings;
    private final String form = resource("form.html");
    private final String taken = resource("taken.html");
    private final String tooLarge = resource("too-large.html");

    FormPage(Installation installation, WebSettings settings) {
        this.installation = installation;
        this.settings = settings;
        FormWords.load();
    }

    String empty(FormWords words, @Nullable String tenant) {
        return filled(words, new TicketRequest(null, null, null, null, tenant, null, List.of()), "", List.of());
    }

    /// The form as it was sent, with what must be changed.
    String refused(FormWords words, TicketRequest request, List<FieldError> errors) {
        StringBuilder list = new StringBuilder("    <div role=\"alert\" class=\"error\" tabindex=\"-1\" autofocus>")
                .append("<p>")
                .append(escaped(words.get("again")))
                .append("</p><ul>");
        Set<String> described = new HashSet<>();
        for (FieldError error : errors) {
            String id = described.add(error.field()) ? " id=\"" + escaped(describing(error.field())) + "\"" : "";
            list.append("<li")
                    .append(id)
                    .append("><a href=\"#")
                    .append(escaped(error.field()))
                    .append("\">")
                    .append(escaped(words.keys().contains(error.field()) ? words.get(error.field()) : error.field()))
                    .append("</a>: ")
                    .append(escaped(expected(words, request, error)))
                    .append("</li>");
        }
        return filled(words, request, list.append("</ul></div>\n").toString(), errors);
    }

    /// That files are too large, and how large they may be. What was typed lies unread behind them, the tenant
    /// too, so this is no form: the browser's way back has it all.
    String tooLarge(FormWords words) {
        return fill(tooLarge, words, Map.of("text", escaped(words.get("too-large.text", files(words)))));
    }

    /// What a field asks for; of what is no field of the form, what a program would be told.
    private String expected(FormWords words, TicketRequest request, FieldError error) {
        if (isMissing(request, error.field())) {
            return words.get("missing");
        }
        String key = "expected." + error.field();
        return switch (error.field()) {
            case "email" -> words.get(key);
            case "name" -> words.get(key, ValidTicket.LONGEST_NAME);
            case "subject" -> words.get(key, ValidTicket.LONGEST_SUBJECT);
            case "text" -> words.get(key, ValidTicket.LONGEST_TEXT);
            case "files" -> files(words);
            default -> error.detail();
        };
    }

    /// Whoever left a field empty need not be told how long its text may be.
    private static boolean isMissing(TicketRequest request, String field) {
        String given = switch (field) {
            case "email" -> request.email();
            case "subject" -> request.subject();
            case "text" -> request.text();
            default -> field;
        };
        return given == null || given.isBlank();
    }

    /// The id of what is said of a field.
    private static String describing(String field) {
        return "error-" + field;
    }

    String taken(FormWords words, String tenant, String ticket, URI statusUrl) {
        return fill(
                taken,
                words,
                Map.of(
                        "title", escaped(words.get("taken.title", ticket)),
                        "ticket", escaped(ticket),
                        "statusUrl", escaped(statusUrl.toString()),
                        "another", "/new?tenant=" + escaped(tenant)));
    }

    /// @param told of the errors, as a box above the form
    private String filled(FormWords words, TicketRequest request, String told, List<FieldError> errors) {
        Map<String, String> values = new HashMap<>();
        values.put("errors", told);
        for (FieldError error : errors) {
            values.put(
                    "invalid." + error.field(),
                    " aria-invalid=\"true\" aria-describedby=\"%s\"".formatted(escaped(describing(error.field()))));
        }
        values.put("email", escaped(request.email()));
        values.put("name", escaped(request.name()));
        values.put("subject", escaped(request.subject()));
        values.put("text", escaped(request.text()));
        values.put(
                "limits",
                escaped(words.get(
                        "limits",
                        settings.mostFiles(),
                        ReadableSize.limit(settings.largestFile().toBytes()))));
        values.put("form", UUID.randomUUID().toString());
        values.put("tenant", tenantField(request.tenant()));
        return fill(form, words, values);
    }

    private String files(FormWords words) {
        return words.get(
                "expected.files",
                settings.mostFiles(),
                ReadableSize.limit(settings.largestFile().toBytes()),
                ReadableSize.limit(settings.largestBody().toBytes()));
    }

    private String tenantField(@Nullable String tenant) {
        return tenant != null && installation.tenants().contains(tenant)
                ? "      <input type=\"hidden\" name=\"tenant\" value=\"" + escaped(tenant) + "\">\n"
                : "";
    }

    /// Fills every `{{name}}` once, from left to right, so that what a person typed is never read as a placeholder.
    private static String fill(String template, FormWords words, Map<String, String> values) {
        StringBuilder page = new StringBuilder(template.length() + 1_000);
        int done = 0;
        for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", done)) {
            int close = template.indexOf("}}", open);
            page.append(template, done, open).append(value(template.substring(open + 2, close), words, values));
            done = close + 2;
        }
        return page.append(template, done, template.length()).toString();
    }

    private static String value(String name, FormWords words, Map<String, String> values) {
        if (name.startsWith(WORD)) {
            return escaped(words.get(name.substring(WORD.length())));
        }
        return name.equals("language") ? words.language() : values.getOrDefault(name, "");
    }

    private static String escaped(@Nullable String text) {
        return text == null ? "" : HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String resource(String name) {
        try (InputStream in = FormPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The page " + name + " is missing from this module");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
