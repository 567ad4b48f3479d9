package dev.millrace.intake.email.mime;

import java.util.List;

/// Text that PGP signed in place (RFC 9580, section 7): what was signed, without the armor around it.
///
/// @param text to be read
/// @param flags `signed` and that nobody checked it, `encrypted`, or none
record PgpText(String text, List<String> flags) {
    private static final String SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----\n";
    private static final String SIGNATURE = "\n-----BEGIN PGP SIGNATURE-----\n";
    private static final String END = "-----END PGP SIGNATURE-----";

    static PgpText of(String text) {
        if (text.stripLeading().startsWith("-----BEGIN PGP MESSAGE-----")) {
            return new PgpText(text, List.of("encrypted"));
        }
        int start = text.startsWith(SIGNED) ? 0 : text.indexOf("\n" + SIGNED) + 1;
        int signature = text.indexOf(SIGNATURE, start);
        int end = signature < 0 ? -1 : text.indexOf(END, signature);
        boolean armored = end >= 0 && text.startsWith(SIGNED, start);
        int headersEnd = armored ? text.indexOf("\n\n", start + SIGNED.length() - 1) : -1;
        if (headersEnd < 0 || headersEnd > signature) {
            return new PgpText(text, List.of());
        }
        String signed = text.substring(headersEnd + 2, Math.max(headersEnd + 2, signature));
        String unescaped = ("\n" + signed).replace("\n- ", "\n").substring(1);
        return new PgpText(
                text.substring(0, start) + unescaped + text.substring(end + END.length()),
                List.of("signed", "signature-unchecked"));
    }
}
