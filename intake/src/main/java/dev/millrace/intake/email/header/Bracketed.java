package dev.millrace.intake.email.header;

/// What stands behind a bracket as far as it was read: an address, or part of a name. It is asked at each further
/// bracket which of them, so it keeps what tells that.
final class Bracketed {
    private final String quotedLocal;
    private final StringBuilder rest = new StringBuilder();
    private boolean anyAt;
    /// The last sign that is no blank; 0 where there is none.
    private char last;

    /// @param quotedLocal the local part in quotes with which it begins, or nothing
    Bracketed(String quotedLocal) {
        this.quotedLocal = quotedLocal;
        quotedLocal.chars().forEach(sign -> note((char) sign));
    }

    void append(char sign) {
        rest.append(sign);
        note(sign);
    }

    private void note(char sign) {
        anyAt |= sign == '@';
        last = Character.isWhitespace(sign) ? last : sign;
    }

    /// `Anna < Keller <anna@acme.example>`: what a bracket begins that another follows is no address where it has no
    /// sign of one. In `<mailto:<anna@acme.example>>` it is no name either.
    boolean isOfName() {
        return last != 0 && !anyAt && last != ':';
    }

    String written() {
        return quotedLocal + rest;
    }

    /// With one sign where two stand by mistake.
    String address() {
        return quotedLocal + rest.toString().replace("@@", "@");
    }
}
