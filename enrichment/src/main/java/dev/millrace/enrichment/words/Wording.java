package dev.millrace.enrichment.words;

import dev.millrace.enrichment.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message cut into tokens, what the person wrote now told apart from the subject and from quoted history.
public final class Wording {
    /// What lies beyond is not read: no message of a person needs more, and time stays bounded.
    static final int MOST_CHARACTERS = 16_000;

    private final String whole;
    private final List<Token> subject;
    private final List<Token> own;
    private final List<Token> signature;
    private final List<Token> quoted;
    private final List<Token> said;
    private final boolean passedOn;
    private @Nullable Beginnings beginnings;

    /// A message that is cut up already.
    public Wording(String whole, List<Token> subject, List<Token> own, List<Token> signature, List<Token> quoted) {
        this(whole, subject, own, signature, quoted, false);
    }

    private Wording(
            String whole,
            List<Token> subject,
            List<Token> own,
            List<Token> signature,
            List<Token> quoted,
            boolean passedOn) {
        this.whole = whole;
        this.subject = subject;
        this.own = own;
        this.signature = signature;
        this.quoted = quoted;
        this.passedOn = passedOn;
        this.said = subject.isEmpty() ? own : together(subject, own);
    }

    /// The text that offsets count in.
    public String whole() {
        return whole;
    }

    /// The subject's tokens, without reply and forward marks.
    public List<Token> subject() {
        return subject;
    }

    /// The writer's own new words, without signature and disclaimer.
    public List<Token> own() {
        return own;
    }

    /// What stands below the leave-taking.
    public List<Token> signature() {
        return signature;
    }

    /// Whether somebody else passed on what the sender had written, whose words are own ones here.
    public boolean isPassedOn() {
        return passedOn;
    }

    /// Quoted or forwarded messages; of one that was passed on for its sender, the head alone.
    public List<Token> quoted() {
        return quoted;
    }

    /// Subject and own words in one.
    public List<Token> said() {
        return said;
    }

    /// Subject and own words made ready for phrase books, once for all of them.
    public Beginnings beginnings() {
        Beginnings known = beginnings;
        if (known == null) {
            known = Beginnings.of(said);
            beginnings = known;
        }
        return known;
    }

    /// Cuts up a message.
    public static Wording of(Text text) {
        String whole = text.whole();
        int end = Math.min(whole.length(), MOST_CHARACTERS);
        int bodyStart =
                text.subject().isEmpty() ? 0 : Math.min(end, text.subject().length() + 1);
        Sections sections = Sections.of(whole, bodyStart, end, text.passedOn());
        List<Token> subject = bodyStart == 0 ? List.of() : withoutReplyMarks(Tokenizer.tokens(whole, 0, bodyStart - 1));
        return new Wording(
                whole,
                subject,
                tokens(whole, sections.own()),
                tokens(whole, sections.signature()),
                tokens(whole, sections.quoted()),
                text.passedOn());
    }

    /// Cuts up a text that is no message: all of it is the writer's own.
    public static Wording ofPlain(String text) {
        List<Token> own = Tokenizer.tokens(text, 0, Math.min(text.length(), MOST_CHARACTERS));
        return new Wording(text, List.of(), own, List.of(), List.of());
    }

    private static List<Token> together(List<Token> subject, List<Token> own) {
        List<Token> said = new ArrayList<>(subject.size() + own.size() + 1);
        said.addAll(subject);
        Token last = subject.getLast();
        said.add(new Token("\n", "\n", last.end(), last.end() + 1, Token.Kind.LINE_BREAK));
        said.addAll(own);
        return said;
    }

    /// The whole text with everything that is not subject or own words blanked out; offsets stay as they are.
    public String saidText() {
        char[] said = new char[Math.min(whole.length(), MOST_CHARACTERS)];
        java.util.Arrays.fill(said, ' ');
        copy(subject, said);
        copy(own, said);
        return new String(said);
    }

    /// Tokens that nearly touch are copied in one piece.
    private void copy(List<Token> tokens, char[] said) {
        int from = 0;
        int to = 0;
        for (Token token : tokens) {
            // Gaps between neighbours are white space and symbols; a gap over quoted lines is longer than a line break.
            if (to == 0 || token.start() - to > 3) {
                whole.getChars(from, to, said, from);
                from = token.start();
            }
            to = Math.min(token.end(), said.length);
        }
        whole.getChars(from, to, said, from);
    }

    private static List<Token> tokens(String whole, List<Sections.Span> spans) {
        List<Token> tokens = new ArrayList<>();
        for (Sections.Span span : spans) {
            Tokenizer.tokens(whole, span.start(), span.end(), tokens);
        }
        return tokens;
    }

    private static List<Token> withoutReplyMarks(List<Token> tokens) {
        int at = 0;
        while (at + 1 < tokens.size()
                && isReplyMark(tokens.get(at).norm())
                && tokens.get(at + 1).text().equals(":")) {
            at += 2;
        }
        return tokens.subList(at, tokens.size());
    }

    private static boolean isReplyMark(String norm) {
        return switch (norm) {
            case "re", "aw", "fw", "fwd", "wg", "tr", "rv", "sv", "antw" -> true;
            case String other -> false;
        };
    }
}
