package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands for somebody who is signed in: cookies of sessions, and codes that a sign-in leaves in an address.
final class Sessions {
    /// RFC 6265: names and values behind `Cookie:` and `Set-Cookie:`.
    private static final Pattern COOKIES = Pattern.compile("(?i)cookie:[ \\t]{0,4}");
    private static final Pattern COOKIE = Pattern.compile("([\\w.$-]{1,60}+)=\"?([^;\\s\",]{1,4000}+)\"?;?[ \\t]{0,2}");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?i)path|expires|domain|max-age|samesite|secure|httponly");
    private static final Pattern SESSION = Pattern.compile(
            "(?i)(?:sess(?:ion)?(?:[_.-]?(?:id|token|key|cookie))?|(?<![a-z])sid)=\"?([a-z0-9%._~+/-]{8,1000}+)");
    /// RFC 6749, 4.1.2: what is exchanged for a token.
    private static final Pattern CODE = Pattern.compile(
            "(?i)[?&#;](?:code|auth(?:_?code)?|otp|sig|signature|key|id_token|samlresponse|assertion)=([^&\\s#\"'<>;]{10,4000}+)");
    /// Numbers of tickets, and errors.
    private static final Pattern NUMBER = Pattern.compile("(?:[A-Z]{1,10}[-_]?)?\\d+|0x[0-9A-Fa-f]+");
    static final Stems NAMES = new Stems("cookie:", "sess", "sid=");

    private Sessions() {}

    static void find(String text, StemPlaces stems, List<Secret> found) {
        if (text.indexOf('=') < 0) {
            return;
        }
        for (int at = stems.next(NAMES, 0); at >= 0; ) {
            at = stems.next(NAMES, Math.max(at + 1, found(text, at, found)));
        }
        Matcher code = CODE.matcher(text);
        while (code.find()) {
            add(text, code, found);
        }
    }

    /// @return the offset behind what was found; 0 if nothing was
    private static int found(String text, int at, List<Secret> found) {
        Matcher cookies = Naming.at(COOKIES, text, at);
        if (cookies.lookingAt()) {
            return cookies(text, cookies.end(), found);
        }
        Matcher session = Naming.at(SESSION, text, at);
        if (session.lookingAt()) {
            add(text, session, found);
            return session.end();
        }
        return 0;
    }

    private static int cookies(String text, int from, List<Secret> found) {
        int at = from;
        Matcher cookie = Naming.at(COOKIE, text, at);
        while (cookie.lookingAt()) {
            if (!ATTRIBUTE.matcher(cookie.group(1)).matches()) {
                Secret.add(found, Kind.TOKEN, text, cookie, 2);
            }
            at = cookie.end();
            cookie = Naming.at(COOKIE, text, at);
        }
        return at;
    }

    private static void add(String text, Matcher matcher, List<Secret> found) {
        String value = matcher.group(1);
        boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
        if (digit && !NUMBER.matcher(value).matches()) {
            Secret.add(found, Kind.TOKEN, text, matcher, 1);
        }
    }
}
