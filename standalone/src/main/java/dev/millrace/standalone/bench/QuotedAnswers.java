package dev.millrace.standalone.bench;

import java.util.List;
import java.util.stream.Collectors;

/// A conversation by mail as the newest answer quotes it: each text above the one that it answers.
///
/// @param texts the newest first
record QuotedAnswers(List<String> texts) {
    private static final String GMAIL_INTRODUCTION =
            "On Mon, 5 Jan 2026 at 09:%02d, Ben Okafor <ben.okafor@acme.example> wrote:";
    private static final String OUTLOOK_HEADER = """
            From: Ben Okafor <ben.okafor@acme.example>
            Sent: Monday, 5 January 2026 09:%02d
            To: Anna Keller <anna.keller@acme.example>
            Subject: Re: Request
            """;

    /// Quoted by marks, one more for each.
    String plainOfGmail() {
        String whole = "";
        for (int at = texts.size() - 1; at >= 0; at--) {
            String quoted = whole.isEmpty()
                    ? ""
                    : "\n" + GMAIL_INTRODUCTION.formatted(at) + "\n\n"
                            + whole.lines().map(QuotedAnswers::quoted).collect(Collectors.joining("\n"));
            whole = texts.get(at) + quoted + "\n";
        }
        return whole;
    }

    private static String quoted(String line) {
        return (line.startsWith(">") || line.isEmpty() ? ">" : "> ") + line;
    }

    /// Block quotes within one another.
    String htmlOfGmail() {
        String whole = "";
        for (int at = texts.size() - 1; at >= 0; at--) {
            String quoted = whole.isEmpty() ? "" : """
                    <br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">%s<br></div>
                    <blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">%s</blockquote></div>
                    """.formatted(escaped(GMAIL_INTRODUCTION.formatted(at)), whole);
            whole = texts.get(at)
                            .lines()
                            .map(line -> line.isBlank() ? "<div><br></div>" : "<div>" + escaped(line) + "</div>")
                            .collect(Collectors.joining("", "<div dir=\"ltr\">", "</div>"))
                    + quoted;
        }
        return whole;
    }

    /// One below the other, each with a header.
    String plainOfOutlook() {
        StringBuilder whole = new StringBuilder(texts.getFirst());
        for (int at = 1; at < texts.size(); at++) {
            whole.append("\n________________________________\n")
                    .append(OUTLOOK_HEADER.formatted(at))
                    .append('\n')
                    .append(texts.get(at));
        }
        return whole.toString();
    }

    /// The same with the styles of Word.
    String htmlOfOutlook() {
        StringBuilder whole = new StringBuilder("""
                <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40"><head>
                <meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style><!--
                @font-face {font-family:Calibri;panose-1:2 15 5 2 2 2 4 3 2 4;}
                p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm;font-size:11.0pt;font-family:"Calibri",sans-serif;}
                a:link, span.MsoHyperlink {mso-style-priority:99;color:#0563C1;text-decoration:underline;}
                div.WordSection1 {page:WordSection1;}
                --></style></head><body lang="EN-GB" link="#0563C1" vlink="#954F72" style="word-wrap:break-word"><div class="WordSection1">
                """);
        whole.append(paragraphs(texts.getFirst()));
        for (int at = 1; at < texts.size(); at++) {
            String header = OUTLOOK_HEADER
                    .formatted(at)
                    .lines()
                    .map(line -> "<b>" + escaped(line).replaceFirst(":", ":</b>"))
                    .collect(Collectors.joining("<br>"));
            whole.append("""
                    <div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">%s<o:p></o:p></p></div></div>
                    """.formatted(header)).append(paragraphs(texts.get(at)));
        }
        return whole.append("</div></body></html>\n").toString();
    }

    private static String paragraphs(String text) {
        return text.lines()
                .map(line -> """
                        <p class="MsoNormal"><span lang="EN-US" style="mso-fareast-language:EN-US">%s<o:p></o:p></span></p>
                        """.formatted(line.isBlank() ? "&nbsp;" : escaped(line)))
                .collect(Collectors.joining());
    }

    private static String escaped(String line) {
        return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
