package dev.millrace.intake.web;

import dev.millrace.access.InvalidRequest.FieldError;
import dev.millrace.intake.Installation;
import dev.millrace.tickets.id.TicketId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// The pages of the web door: a form, the form with what was wrong, and the receipt. No script, no inline style.
@Component
final class FormPage {
    static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /// What the form calls its fields.
    private static final Map<String, String> LABELS = Map.of(
            "email", "Your mail address",
            "name", "Your name",
            "subject", "Subject",
            "text", "What happened?",
            "files", "Files");

    private final Installation installation;
    private final WebSettings settings;
    private final String form = resource("form.html");
    private final String taken = resource("taken.html");

    FormPage(Installation installation, WebSettings settings) {
        this.installation = installation;
        this.settings = settings;
    }

    String empty(@Nullable String tenant) {
        return filled(new TicketRequest(null, null, null, null, tenant, List.of()), "");
    }

    /// The form as it was sent, with what must be changed.
    String refused(TicketRequest request, List<FieldError> errors) {
        StringBuilder list = new StringBuilder("    <div role=\"alert\" class=\"error\" tabindex=\"-1\" autofocus>"
                + "<p>Please look at these again:</p><ul>");
        for (FieldError error : errors) {
            list.append("<li><a href=\"#")
                    .append(escaped(error.field()))
                    .append("\">")
                    .append(escaped(LABELS.getOrDefault(error.field(), error.field())))
                    .append("</a>: ")
                    .append(escaped(error.detail()))
                    .append("</li>");
        }
        return filled(request, list.append("</ul></div>\n").toString());
    }

    String taken(TicketId ticket, URI statusUrl) {
        return fill(taken, Map.of("ticket", escaped(ticket.toString()), "statusUrl", escaped(statusUrl.toString())));
    }

    private String filled(TicketRequest request, String errors) {
        Map<String, String> values = new HashMap<>();
        values.put("errors", errors);
        values.put("email", escaped(request.email()));
        values.put("name", escaped(request.name()));
        values.put("subject", escaped(request.subject()));
        values.put("text", escaped(request.text()));
        values.put("mostFiles", Integer.toString(settings.mostFiles()));
        values.put("largestFile", settings.largestFile().toMegabytes() + " MB");
        values.put("tenant", tenantField(request.tenant()));
        return fill(form, values);
    }

    private String tenantField(@Nullable String tenant) {
        return tenant != null && installation.tenants().contains(tenant)
                ? "      <input type=\"hidden\" name=\"tenant\" value=\"" + escaped(tenant) + "\">\n"
                : "";
    }

    /// Fills every `{{name}}` once, from left to right, so that what a person typed is never read as a placeholder.
    private static String fill(String template, Map<String, String> values) {
        StringBuilder page = new StringBuilder(template.length() + 1_000);
        int done = 0;
        for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", done)) {
            int close = template.indexOf("}}", open);
            page.append(template, done, open).append(values.getOrDefault(template.substring(open + 2, close), ""));
            done = close + 2;
        }
        return page.append(template, done, template.length()).toString();
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
