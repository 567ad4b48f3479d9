package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The ids of mails that have none.
class ContentIdTest {
    private static final String MAIL = """
            From: Anna Keller <anna@acme.example>
            To: support@acme.example
            Subject: Locked out of the system since this morning
            Date: Mon, 5 Jan 2026 10:00:00 +0100
            Content-Type: text/plain

            I cannot sign in.

            Anna
            """;
    private static final String UNDATED = MAIL.replace("Date: Mon, 5 Jan 2026 10:00:00 +0100\n", "");
    private static final String MONDAY = "Received: from pc by mx.acme.example; Mon, 5 Jan 2026 10:00:00 +0100\n";
    private static final String TUESDAY = "Received: from pc by mx.acme.example; Tue, 6 Jan 2026 10:00:00 +0100\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Received: from a by b; Mon, 5 Jan 2026 10:00:01 +0100",
                "Return-Path: <anna@acme.example>",
                "Delivered-To: support@acme.example",
                "X-Original-To: support@acme.example",
                "Authentication-Results: mx.acme.example; dmarc=pass",
                "ARC-Seal: i=1; a=rsa-sha256; d=relay.example; b=abc",
                "DKIM-Signature: v=1; d=acme.example; b=abc",
                "X-Spam-Status: No, score=0.1",
                "Content-Transfer-Encoding: 8bit",
            })
    void shouldBeTheSameWhateverServersWriteAboveTheMail(String trace) {
        assertThat(id(trace + "\n" + MAIL)).isEqualTo(id(MAIL));
        assertThat(id(MAIL.replace("Content-Type", trace + "\nContent-Type"))).isEqualTo(id(MAIL));
    }

    @Test
    void shouldBeTheSameHoweverLinesAreFoldedAndEnd() {
        assertThat(id(MAIL.replace("system since", "system\n since"))).isEqualTo(id(MAIL));
        assertThat(id(MAIL.replace("\n", "\r\n"))).isEqualTo(id(MAIL));
        assertThat(id(MAIL.replace("sign in.", "sign in. \t"))).isEqualTo(id(MAIL));
        assertThat(id(MAIL + "\r\n\n")).isEqualTo(id(MAIL));
    }

    /// They are in stores by now: another way to make them would make each of these mails a second ticket.
    @ParameterizedTest
    @CsvSource({
        "'', 17d403aa913358cb1cf90437a1d1fa84",
        "'\n\n\n', 17d403aa913358cb1cf90437a1d1fa84",
        "' \t\n Hello\n', 9f442feacc14c0c003ac03d497ec96f7",
        "'One \r\n\t\n  two\rthree\t four \n\n\n\nfive', 1b9db3bcd0853eeb493fa31d8c844cf3",
        "'One\r\r\n \ntwo\n \t\r\n', 6e85b4549482dca7849d4c35d9afd3cf",
    })
    void shouldBeWhatTheyWere(String body, String id) {
        assertThat(id("From: anna@acme.example\n\n" + body)).isEqualTo("<" + id + "@bytes.invalid>");
    }

    /// What reads a mail learns to read more, and the mail that comes again then is no other.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/mixed; boundary=in",
                "multipart/mixed; boundary=out",
                "text/plain\nContent-Type: multipart/mixed; boundary=in"
            })
    void shouldBeTheSameWhateverPartsAreSeenInTheMail(String type) {
        String body = "--out\n\n--in\n\nIn.\n--in--\n\n--out--\n\nBelow.\n";

        assertThat(id(MAIL.replace("text/plain", type) + body)).isEqualTo(id(MAIL + body));
    }

    @ParameterizedTest
    @CsvSource({
        "anna@acme.example, ben@acme.example",
        "support@, it@",
        "Locked, Blocked",
        "10:00:00, 10:00:01",
        "sign in, sign on",
        "sign in, signin",
        "'in.\n\n', 'in.\n'",
        "'\n\nI', '\n\n I'",
    })
    void shouldBeAnotherWhereTheSenderWroteSomethingElse(String written, String other) {
        String changed = MAIL.replace(written.replace("\\n", "\n"), other.replace("\\n", "\n"));

        assertThat(changed).isNotEqualTo(MAIL);
        assertThat(id(changed)).isNotEqualTo(id(MAIL));
    }

    @Test
    void shouldTellTheSameWordsOfTwoDaysApartThoughTheSenderWroteNoDate() {
        String hop = "Received: from mx by store.acme.example; Tue, 6 Jan 2026 11:00:00 +0100\n";

        assertThat(id(MONDAY + UNDATED)).isNotEqualTo(id(TUESDAY + UNDATED));
        assertThat(id(hop + MONDAY + UNDATED)).isEqualTo(id(MONDAY + UNDATED));
        assertThat(id(UNDATED)).isEqualTo(id(UNDATED));
    }

    /// Power supplies, printers and cameras whose clock was never set, or stopped.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thu, 1 Jan 1970 00:00:00 +0000",
                "Sat, 1 Jan 2000 00:00:12 +0000",
                "Wed, 7 Jan 2026 10:00:01 +0100",
                "no clock",
            })
    void shouldTellTheSameWordsOfTwoDaysApartThoughTheSendersClockStandsStill(String date) {
        String hop = "Received: from mx by store.acme.example; Thu, 8 Jan 2026 11:00:00 +0100\n";
        String standing = MAIL.replace("Mon, 5 Jan 2026 10:00:00 +0100", date);

        assertThat(id(MONDAY + standing)).isNotEqualTo(id(TUESDAY + standing));
        assertThat(id(hop + MONDAY + standing)).isEqualTo(id(MONDAY + standing));
    }

    /// No mail in the world is told apart by these; programs write them into each of theirs.
    @ParameterizedTest
    @ValueSource(strings = {"<0>", "<@>", "<1>", "<>", "0", "<00>", "<-1>"})
    void shouldMakeAnIdForAMailWhoseOwnIsNone(String none) {
        String mail = "Message-ID: " + none + "\n" + MAIL;

        assertThat(id(mail)).isEqualTo(id(mail)).isNotEqualTo(id(mail.replace("sign in", "sign on")));
    }

    private static String id(String mail) {
        ParsedMail read = Mails.read(mail.getBytes(US_ASCII), Mails.CONTEXT).mail();
        assertThat(read.flags()).contains("no-message-id");
        return read.messageId();
    }
}
