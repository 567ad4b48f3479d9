package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Secrets that their own shape gives away: tokens of the usual makes, private keys, passwords within URLs.
final class KnownShapes {
    private static final Pattern TOKEN = Pattern.compile("(?<![A-Za-z0-9])(?:"
            + "(?<![_-])eyJ[A-Za-z0-9_-]{8,4000}+\\.[A-Za-z0-9_-]{4,8000}+(?:\\.[A-Za-z0-9_-]{0,4000}+)?" // RFC 7519
            + "|gh[pousr]_[A-Za-z0-9]{20,255}+|github_pat_[A-Za-z0-9_]{20,255}+|gl[a-z]{2,8}-[A-Za-z0-9_-]{20,64}+"
            + "|xox[a-z]-[A-Za-z0-9-]{10,250}+|xapp-[A-Za-z0-9-]{10,250}+"
            + "|(?:AKIA|ASIA)[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{35}|ya29\\.[A-Za-z0-9_-]{20,500}+"
            + "|(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,120}+|sk-[A-Za-z0-9_-]{20,250}+"
            + "|SG\\.[A-Za-z0-9_-]{16,64}\\.[A-Za-z0-9_-]{16,64}+"
            + "|npm_[A-Za-z0-9]{30,64}+|pypi-[A-Za-z0-9_-]{30,400}+|hf_[A-Za-z0-9]{30,64}+|dop_v1_[a-f0-9]{40,80}+"
            + "|hv[sb]\\.[A-Za-z0-9_-]{20,300}+|dckr_pat_[A-Za-z0-9_-]{20,64}+|ATATT[A-Za-z0-9_=-]{20,300}+"
            + "|AGE-SECRET-KEY-1[A-Z0-9]{50,70}+)");
    /// A bot's token: its number and what belongs to it.
    private static final Pattern NUMBERED = Pattern.compile("(?<![A-Za-z0-9])\\d{8,10}:AA[A-Za-z0-9_-]{30,40}+");
    /// RFC 6750, RFC 7617. Words may follow "bearer" alone, too: "bearer authentication".
    private static final Pattern AUTHORISATION =
            Pattern.compile("(?i)(?<![a-z])(?:authorization:\\s{0,2}(?:basic|bearer)\\s{1,2}"
                    + "|bearer\\s{1,2}(?=[a-z._~+/-]{0,200}[0-9=]|(?-i:[A-Za-z]{0,200}[a-z][A-Z])|[a-z]{32}))"
                    + "([a-z0-9._~+/-]{12,8000}+=*)");
    /// RFC 3986, 3.2.1: `scheme://user:password@host`. People write passwords there as they are, so `@` and `/` may be
    /// part of one; what follows a host's port is a path.
    private static final Pattern IN_URL = Pattern.compile("://[^\\s/?#:@\\[]{0,100}:(?!\\d{1,5}[/?#])"
            + "([^\\s@\"<>]{1,200}+(?:@[^\\s/?#@\"<>]{0,100}+(?=@)){0,5})@");
    /// `curl -u user:password`; containers are started as `-u 1000:1000` or `-u www-data:www-data`.
    private static final Pattern IN_COMMAND = Pattern.compile("\\s(?:-u|--user)[ =]"
            + "(?!(?<=\\b(?:docker|podman|nerdctl)\\b[^\\n]{0,200})(?:\\d{1,10}:\\d{1,10}|([\\w-]{1,40}):\\1)(?!\\S))"
            + "[\"']?[^\\s:\"']{1,100}:([^\\s\"']{1,200}+)");
    private static final Pattern BEGIN =
            Pattern.compile("-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\\d:");
    private static final Pattern END =
            Pattern.compile("-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----" + "|Private-MAC: [0-9a-f]{20,128}+");
    /// What a key without an end is made of: base64 in lines, quoted or with `\n` written out.
    private static final Pattern BODY = Pattern.compile("[A-Za-z0-9+/=\\\\>\\s]{0,16000}+");
    /// A recovery key of a disk: eight groups of six digits.
    private static final Pattern RECOVERY = Pattern.compile("(?<![\\d-])\\d{6}(?:-\\d{6}){7}(?![\\d-])");

    /// How tokens and what precedes them begin.
    static final Stems BEGINNINGS = new Stems(
            "eyJ",
            "ghp_",
            "gho_",
            "ghu_",
            "ghs_",
            "ghr_",
            "github_pat_",
            "gl",
            "xox",
            "xapp-",
            "AKIA",
            "ASIA",
            "AIza",
            "ya29.",
            "sk_",
            "rk_",
            "pk_",
            "sk-",
            "SG.",
            "npm_",
            "pypi-",
            "hf_",
            "dop_v1_",
            "hvs.",
            "hvb.",
            "dckr_pat_",
            "ATATT",
            "AGE-SECRET-KEY-1",
            "bearer",
            "authorization:");
    private static final int SHORTEST_TOKEN = 12;

    private KnownShapes() {}

    static void find(String text, StemPlaces stems, List<Secret> found) {
        if (text.contains("PRIVATE KEY") || text.contains("PuTTY")) {
            keys(text, found);
        }
        if (hasLongWord(text)) {
            collect(found, Kind.KEY, RECOVERY.matcher(text));
            tokens(text, stems, found);
        }
        if (text.contains(":AA")) {
            collect(found, Kind.TOKEN, NUMBERED.matcher(text));
        }
        if (text.contains("://")) {
            collect(found, Kind.PASSWORD, IN_URL.matcher(text));
        }
        if (text.contains(" -u") || text.contains(" --user")) {
            collect(found, Kind.PASSWORD, IN_COMMAND.matcher(text));
        }
    }

    private static void tokens(String text, StemPlaces stems, List<Secret> found) {
        int at = stems.next(BEGINNINGS, 0);
        while (at >= 0) {
            Matcher token = Naming.at(TOKEN, text, at);
            Matcher named = Naming.at(AUTHORISATION, text, at);
            int end = at + 1;
            if (token.lookingAt()) {
                Secret.add(found, Kind.TOKEN, text, token, 0);
                end = token.end();
            } else if (named.lookingAt()) {
                Secret.add(found, Kind.TOKEN, text, named, 1);
                end = named.end();
            }
            at = stems.next(BEGINNINGS, end);
        }
    }

    /// No token is shorter, and most texts have no such word.
    private static boolean hasLongWord(String text) {
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) <= ' ') {
                start = at + 1;
            } else if (at - start >= SHORTEST_TOKEN - 1) {
                return true;
            }
        }
        return false;
    }

    /// RFC 7468, and PuTTY's own form. A key that was cut off ends with what can be part of one.
    private static void keys(String text, List<Secret> found) {
        Matcher begin = BEGIN.matcher(text);
        Matcher end = END.matcher(text);
        boolean ends = true;
        int at = 0;
        while (begin.find(at)) {
            ends = ends && end.find(begin.end());
            at = ends ? end.end() : endOfBody(text, begin.end());
            found.add(new Secret(Kind.KEY, begin.start(), at));
        }
    }

    private static int endOfBody(String text, int from) {
        Matcher body = BODY.matcher(text).region(from, text.length());
        return body.lookingAt() ? body.end() : from;
    }

    private static void collect(List<Secret> found, Kind kind, Matcher matcher) {
        while (matcher.find()) {
            int group = matcher.groupCount();
            if (!matcher.group(group).startsWith(Secrets.MASK)) {
                found.add(new Secret(kind, matcher.start(group), matcher.end(group)));
            }
        }
    }
}
