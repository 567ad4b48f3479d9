package dev.millrace.intake.email.mime;

/// Text whose long lines were broken for transport (RFC 3676): a blank at a line's end says that the next line goes on.
final class FlowedText {
    private FlowedText() {}

    /// Undoes soft line breaks and stuffed blanks; quote marks stay as they are.
    ///
    /// @param text with line feeds
    /// @param delSp whether the blank at the line's end is no part of the text
    static String unfold(String text, boolean delSp) {
        StringBuilder unfolded = new StringBuilder(text.length());
        int depthBefore = -1;
        boolean flowing = false;
        for (String line : text.split("\n", -1)) {
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') {
                depth++;
            }
            int start = depth < line.length() && line.charAt(depth) == ' ' ? depth + 1 : depth;
            String content = line.substring(start);
            boolean goesOn = flowing && depth == depthBefore;
            if (!goesOn) {
                unfolded.append(depthBefore < 0 ? "" : "\n").append(">".repeat(depth));
                unfolded.append(depth > 0 && !content.isEmpty() ? " " : "");
            }
            // "-- " marks a signature and never flows.
            boolean flows = content.endsWith(" ") && !content.equals("-- ");
            unfolded.append(content, 0, flows && delSp ? content.length() - 1 : content.length());
            flowing = flows;
            depthBefore = depth;
        }
        return unfolded.toString();
    }
}
