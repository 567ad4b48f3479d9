package dev.millrace.intake.email.mime;

import static dev.millrace.intake.email.Mails.CONTEXT;
import static dev.millrace.intake.email.Mails.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.ParsedMail;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Carriage returns without line feeds, `␍` here.
class HeaderLineEndsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: a@b.example␍References: <1@b.example>␍ <2@b.example>␍Subject: Locked␍␍It is␍locked.",
                "From: a@b.example␍References: <1@b.example>␍ <2@b.example>␍Subject: Locked\n\nIt is\nlocked.\n",
                "From: a@b.example␍References: <1@b.example>\n <2@b.example>\nSubject: Locked\n␍It is\nlocked.",
                "From: a@b.example␍References: <1@b.example>␍ <2@b.example>␍Subject: Locked␍␍It is\nlocked.\n",
                "From: a@b.example␍References: <1@b.example>␍ <2@b.example>␍Subject: Locked␍␍It is␍\nlocked.␍\n",
                "From: a@b.example␍\nReferences: <1@b.example>␍\n <2@b.example>␍\nSubject: Locked␍\n␍\nIt is␍locked.",
            })
    void shouldReadAHeaderWhoseFirstLineEndsWithAReturnAlone(String mail) {
        assertThat(parsed(mail))
                .returns("a@b.example", read -> read.from().address())
                .returns(List.of("<1@b.example>", "<2@b.example>"), ParsedMail::references)
                .returns("Locked", ParsedMail::subject)
                .returns("It is\nlocked.", ParsedMail::text);
    }

    /// The receiving server saw one field, and told of no other.
    @Test
    void shouldTakeNoReturnWithinALineForTheBeginningOfAField() {
        ParsedMail mail = parsed("""
                Received: by mx.acme.example␍
                Subject: Locked␍From: boss@acme.example␍␍Pay.␍
                From: a@b.example␍
                ␍
                It is locked.␍
                """);

        assertThat(mail.from().address()).isEqualTo("a@b.example");
        assertThat(mail.text()).isEqualTo("It is locked.");
    }

    @Test
    void shouldCopyNoLargeMail() {
        ByteBuffer mail =
                ByteBuffer.wrap(("From: a@b.example\rSubject: Locked\n\n" + "x".repeat(1 << 20)).getBytes(UTF_8));

        assertThat(HeaderLineEnds.withLineFeeds(mail)).isSameAs(mail);
    }

    private static ParsedMail parsed(String mail) {
        return read(mail.replace('␍', '\r').getBytes(UTF_8), CONTEXT).mail();
    }
}
