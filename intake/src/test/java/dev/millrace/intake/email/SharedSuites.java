package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.charset.Charsets;
import dev.millrace.intake.email.content.Hashes;
import dev.millrace.intake.email.content.LongText;
import dev.millrace.intake.email.content.RawMail;
import dev.millrace.intake.email.content.Uuencoded;
import dev.millrace.intake.email.header.HeaderParameters;
import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.Attachment;
import dev.millrace.tickets.message.Automatic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the mails of the shared suites as `parse-mail` does, and compares with what each suite asserts.
final class SharedSuites {
    /// Beside the project, where somebody has laid it; it is no part of the project.
    static final Path FOLDER = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .normalize()
            .getParent()
            .resolveSibling("shared")
            .resolve("mail");

    static final List<String> NAMES = List.of(
            "mime4j",
            "mail-mime-parser",
            "mikel-mail",
            "email_reply_trimmer",
            "talon",
            "synthetic-hostile",
            "auto-reply-headers");

    private SharedSuites() {}

    static SuiteScore score(String suite) {
        SuiteScore score = new SuiteScore(suite);
        switch (suite) {
            case "mime4j" -> each(suite, (name, json) -> parts(score, name, json));
            case "mail-mime-parser" -> each(suite, (name, json) -> library(score, name, json));
            case "mikel-mail" -> each(suite, (name, json) -> ruby(score, name, json));
            case "email_reply_trimmer", "talon" -> each(suite, (name, json) -> reply(score, name, json));
            case "synthetic-hostile" -> each(suite, (name, json) -> hostile(score, name, json));
            case "auto-reply-headers" -> automatic(score);
            default -> throw new IllegalArgumentException("Unknown suite " + suite);
        }
        return score;
    }

    /// All raw mails, for tests that damage them.
    static List<Path> mails() {
        return Stream.of("mime4j", "mail-mime-parser", "mikel-mail", "synthetic-hostile")
                .flatMap(suite -> expectations(suite).stream()
                        .map(json ->
                                FOLDER.resolve(suite).resolve(json.get("file").stringValue())))
                .toList();
    }

    private static void each(String suite, BiConsumer<String, JsonNode> check) {
        for (JsonNode json : expectations(suite)) {
            check.accept(json.get("name").stringValue(), json);
        }
    }

    private static List<JsonNode> expectations(String suite) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(suite).resolve("expected"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> named(suite, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode named(String suite, Path file) {
        ObjectNode json = (ObjectNode) Json.mapper().readTree(file.toFile());
        return json.put("name", file.getFileName().toString().replace(".json", ""))
                .put("suite", suite);
    }

    private static ParsedMail read(SuiteScore score, JsonNode json) {
        Path file = FOLDER.resolve(json.get("suite").stringValue())
                .resolve(json.get("file").stringValue());
        try {
            return read(score, json.get("name").stringValue(), ParseMailReport.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ParsedMail read(SuiteScore score, String name, ParseMailReport report) {
        score.took(report.millis());
        if (report.message() == null) {
            score.unreadable(name, report.warnings());
            return Mails.read("").mail();
        }
        return report.message();
    }

    private static void parts(SuiteScore score, String name, JsonNode json) {
        ParsedMail mail = read(score, json);
        String suite = json.get("suite").stringValue();
        headers(score, name, json.get("structure").get("headers"), mail);
        leaves(score, suite, name, json.get("structure"), "utf-8", mail);
    }

    private static void headers(SuiteScore score, String name, JsonNode headers, ParsedMail mail) {
        for (JsonNode header : headers) {
            String value = header.get(1).stringValue();
            if (header.get(0).stringValue().equalsIgnoreCase("Subject")
                    && !value.contains("=?")
                    && value.chars().allMatch(c -> c < 128)) {
                score.equal(name, "subject", collapsed(value), collapsed(mail.subject()));
            }
        }
    }

    /// Every decoded leaf must be found: in the text, or as a file of these bytes. Leaves of an attached mail are in
    /// its `.eml`.
    private static void leaves(
            SuiteScore score, String suite, String name, JsonNode node, String charset, ParsedMail mail) {
        String kind = node.get("node").stringValue();
        if (kind.equals("text-body") || kind.equals("binary-body")) {
            byte[] bytes =
                    bytes(FOLDER.resolve(suite).resolve(node.get("contentFile").stringValue()));
            LongText withoutFiles = Uuencoded.takenOut(ByteBuffer.wrap(bytes), bytes.length, _ -> {});
            String leaf =
                    collapsed(Charsets.decode(withoutFiles.beginning(), charset).text());
            boolean file = mail.attachments().stream()
                    .anyMatch(found -> found.sha256().equals(Hashes.sha256(bytes)) || found.size() == bytes.length);
            boolean text = collapsed(mail.text() + Mails.html(mail)).contains(leaf)
                    || squeezed(mail.text()).contains(squeezed(Jsoup.parse(leaf).text()));
            score.holds(name, kind, file || text, clip(leaf), clip(mail.text()) + " " + mail.attachments());
            return;
        }
        String declared = HeaderParameters.of(contentType(node)).parameters().getOrDefault("charset", charset);
        boolean alternative = contentType(node).toLowerCase(Locale.ROOT).contains("multipart/alternative");
        // Of several forms of the same text one is read.
        boolean oneIsRead = node.path("alternative").booleanValue(false);
        boolean read = false;
        for (JsonNode child : node.path("children")) {
            if (alternative) {
                ((ObjectNode) child).put("alternative", true);
            }
            if (child.get("node").stringValue().equals("message")) {
                score.holds(name, "attached mail", hasMail(mail), ".eml", mail.attachments());
            } else if (!oneIsRead || !read) {
                leaves(score, suite, name, child, declared, mail);
            }
            read = read || child.get("node").stringValue().equals("body-part");
        }
    }

    private static boolean hasMail(ParsedMail mail) {
        return mail.attachments().stream()
                .anyMatch(file ->
                        file.name().endsWith(".eml") || file.contentType().startsWith("message/"));
    }

    private static String contentType(JsonNode part) {
        for (JsonNode header : part.path("headers")) {
            if (header.get(0).stringValue().equalsIgnoreCase("Content-Type")) {
                return header.get(1).stringValue();
            }
        }
        return "";
    }

    private static void library(SuiteScore score, String name, JsonNode json) {
        ParsedMail mail = read(score, json);
        person(score, name, "from", json, mail.from());
        person(score, name, "to", json, mail.to().isEmpty() ? null : mail.to().getFirst());
        score.equal(name, "subject", json.get("subject").stringValue(), mail.subject());
        if (json.has("messageId")) {
            score.equal(name, "messageId", json.get("messageId").stringValue(), mail.messageId());
        }
        if (json.has("date")) {
            score.equal(
                    name,
                    "date",
                    OffsetDateTime.parse(json.get("date").stringValue()).toInstant(),
                    mail.date());
        }
        if (json.has("bodyTextWhitespaceCollapsed")) {
            score.equal(
                    name,
                    "text",
                    json.get("bodyTextWhitespaceCollapsed").stringValue().strip(),
                    collapsed(mail.text()));
        }
        if (json.has("bodyHtmlStrippedWhitespaceCollapsed")) {
            String html = Jsoup.parse(Mails.html(mail)).text();
            score.equal(
                    name,
                    "html",
                    squeezed(json.get("bodyHtmlStrippedWhitespaceCollapsed").stringValue()),
                    squeezed(html));
        }
        count(score, name, json, mail);
        if (json.has("signed")) {
            score.holds(name, "signed", mail.flags().contains("signed"), "signed", mail.flags());
        }
    }

    private static void person(SuiteScore score, String name, String field, JsonNode json, MailAddress found) {
        if (json.has(field + "Address")) {
            score.equal(name, field, json.get(field + "Address").stringValue(), found == null ? null : found.address());
        }
        if (json.has(field + "DisplayName")) {
            score.equal(
                    name,
                    field + " name",
                    json.get(field + "DisplayName").stringValue(),
                    found == null ? null : found.name());
        }
    }

    private static void count(SuiteScore score, String name, JsonNode json, ParsedMail mail) {
        if (json.has("attachmentCount")) {
            score.equal(
                    name,
                    "attachments",
                    json.get("attachmentCount").intValue(),
                    mail.attachments().size());
        }
    }

    private static void ruby(SuiteScore score, String name, JsonNode json) {
        ParsedMail mail = read(score, json);
        addresses(score, name, json, "from", mail.from() == null ? List.of() : List.of(mail.from()));
        addresses(score, name, json, "to", mail.to());
        addresses(score, name, json, "cc", mail.cc());
        addresses(score, name, json, "replyTo", mail.replyTo());
        if (json.has("subject")) {
            score.equal(name, "subject", json.get("subject").stringValue(), mail.subject());
        }
        if (json.has("messageId")) {
            score.equal(name, "messageId", json.get("messageId").stringValue(), mail.messageId());
        }
        if (json.has("inReplyTo")) {
            score.equal(name, "inReplyTo", List.of(json.get("inReplyTo").stringValue()), mail.inReplyTo());
        }
        count(score, name, json, mail);
        for (JsonNode file : json.path("attachments")) {
            String wanted = file.get("name").stringValue();
            score.holds(
                    name,
                    "attachment name",
                    mail.attachments().stream().anyMatch(found -> found.name().equals(wanted)),
                    wanted,
                    mail.attachments());
        }
    }

    private static void addresses(SuiteScore score, String name, JsonNode json, String field, List<MailAddress> found) {
        if (json.has(field) && json.get(field).isArray()) {
            List<String> wanted =
                    json.get(field).valueStream().map(JsonNode::stringValue).toList();
            score.equal(
                    name,
                    field,
                    wanted,
                    found.stream().map(MailAddress::address).toList());
        }
    }

    private static void reply(SuiteScore score, String name, JsonNode json) {
        boolean html = json.get("kind").stringValue().equals("html-body");
        String input = json.has("inputText")
                ? json.get("inputText").stringValue()
                : json.get("input").stringValue();
        String head =
                "From: anna@acme.example\nTo: support@acme.example\nMessage-ID: <a1@acme.example>\nContent-Type: %s; charset=utf-8\n\n"
                        .formatted(html ? "text/html" : "text/plain");
        ParsedMail mail =
                read(score, name, ParseMailReport.of(name, RawMail.of((head + input).getBytes(UTF_8)), Mails.CONTEXT));
        if (json.has("replyHtml")) {
            String wanted = Jsoup.parse(json.get("replyHtml").stringValue()).text();
            // The suite's answer is HTML, which shows quotes without marks.
            score.equal(name, "reply of html", squeezed(wanted), squeezed(withoutQuoteMarks(mail.replyText())));
        } else if (json.has("replyText")) {
            String wanted = json.get("replyText").stringValue();
            String actual = mail.replyText();
            if (json.path("compare").stringValue("").contains("white")) {
                score.equal(name, "reply", squeezed(wanted), squeezed(actual));
            } else if (html) {
                // Some of these are told as HTML too.
                score.equal(name, "reply of html", squeezed(Jsoup.parse(wanted).text()), squeezed(actual));
            } else {
                score.equal(name, json.get("kind").stringValue(), collapsed(wanted), collapsed(actual));
            }
        }
    }

    private static String withoutQuoteMarks(String text) {
        return text.replaceAll("(?m)^(?:> ?)+", "");
    }

    private static void hostile(SuiteScore score, String name, JsonNode json) {
        ParsedMail mail = read(score, json);
        person(score, name, "from", json, mail.from());
        if (json.has("subject")) {
            score.equal(name, "subject", json.get("subject").stringValue(), mail.subject());
        }
        if (json.has("messageId")) {
            score.equal(name, "messageId", json.get("messageId").stringValue(), mail.messageId());
        }
        if (json.has("bodyText")) {
            score.equal(name, "text", json.get("bodyText").stringValue(), mail.text());
        }
        oneOf(score, name, json, "subjectOneOf", mail.subject());
        oneOf(score, name, json, "bodyTextOneOf", mail.text());
        if (json.has("bodyTextStartsWith")) {
            String start = json.get("bodyTextStartsWith").stringValue();
            score.holds(name, "text", mail.text().startsWith(start), start, clip(mail.text()));
        }
        for (JsonNode part : json.path("bodyTextContains")) {
            score.holds(name, "text", mail.text().contains(part.stringValue()), part, clip(mail.text()));
        }
        String html = Mails.html(mail).toLowerCase(Locale.ROOT);
        without(score, name, json, "htmlMustNotContain", html);
        without(score, name, json, "bodyTextMustNotContain", mail.text());
        without(score, name, json, "subjectMustNotContain", mail.subject());
        for (Attachment file : mail.attachments()) {
            without(score, name, json, "attachmentNamesMustNotContain", file.name());
        }
        count(score, name, json, mail);
        for (JsonNode file : json.path("attachments")) {
            score.holds(
                    name,
                    "attachment",
                    mail.attachments().stream()
                            .anyMatch(found ->
                                    file.path("name").stringValue(found.name()).equals(found.name())
                                            && file.path("size").longValue(found.size()) == found.size()
                                            && file.path("mime")
                                                    .stringValue(found.contentType())
                                                    .equals(found.contentType())),
                    file,
                    mail.attachments());
        }
        if (json.has("isEncrypted")) {
            score.holds(name, "encrypted", mail.flags().contains("encrypted"), "encrypted", mail.flags());
        }
    }

    private static void oneOf(SuiteScore score, String name, JsonNode json, String field, String actual) {
        if (json.has(field)) {
            boolean known = json.get(field)
                    .valueStream()
                    .anyMatch(value -> value.stringValue().equals(actual));
            score.holds(name, field, known, json.get(field), clip(actual));
        }
    }

    private static void without(SuiteScore score, String name, JsonNode json, String field, String actual) {
        for (JsonNode part : json.path(field)) {
            score.holds(name, field, !actual.contains(part.stringValue()), part, clip(actual));
        }
    }

    /// Every desk that has an opinion on a header has its say; where they differ the majority counts.
    private static void automatic(SuiteScore score) {
        JsonNode matrix = Json.mapper()
                .readTree(FOLDER.resolve("auto-reply-headers/matrix.json").toFile());
        for (JsonNode row : matrix) {
            String header = row.get("header").stringValue();
            List<Integer> votes = row.get("suppressAutoReplyAccordingTo")
                    .valueStream()
                    .filter(JsonNode::isNumber)
                    .map(JsonNode::intValue)
                    .toList();
            boolean wanted = votes.stream().mapToInt(Integer::intValue).sum() * 2 >= votes.size() && votes.contains(1);
            String mail = header + "\nFrom: anna@acme.example\nTo: support@acme.example\nSubject: x\n"
                    + "Message-ID: <a1@acme.example>\n\nText\n";
            ParsedMail read =
                    read(score, header, ParseMailReport.of(header, RawMail.of(mail.getBytes(UTF_8)), Mails.CONTEXT));
            score.equal(header, "automatic", wanted, read.automatic() != Automatic.NONE);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String clip(String text) {
        return Bounded.clip(text, 2_000);
    }

    private static String collapsed(String text) {
        return text.replaceAll("[\\s\\u00a0]+", " ").strip();
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00a0]+", "");
    }
}
