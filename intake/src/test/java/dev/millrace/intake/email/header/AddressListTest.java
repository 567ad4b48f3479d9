package dev.millrace.intake.email.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressListTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            anna@acme.example                                    | anna@acme.example
            <anna@acme.example>                                  | anna@acme.example
            "ceo@acme.example" <eve@@evil.example>               | eve@evil.example=ceo@acme.example
            ceo@acme.example@evil.example                        | "ceo@acme.example"@evil.example
            The boss <ceo@acme.example@evil.example>             | "ceo@acme.example"@evil.example=The boss
            <ceo@acme.example @ evil.example>                    | "ceo@acme.example"@evil.example
            <=?utf-8?q?ceo=40acme.example?=@evil.example>        | "ceo@acme.example"@evil.example
            =?utf-8?q?ceo=40acme.example?=@evil.example          | "ceo@acme.example"@evil.example
            <ceo@acme.example(> )@evil.example>                  | "ceo@acme.example"@evil.example
            ceo@acme.example(x)@evil.example                     | "ceo@acme.example"@evil.example
            <ceo\\@acme.example@b.example@evil.example>          | "ceo\\\\@acme.example@b.example"@evil.example
            ceo@acme.example@evil.example, ben@b.example         | "ceo@acme.example"@evil.example; ben@b.example
            Anna Keller <anna@acme.example>                      | anna@acme.example=Anna Keller
            "Keller, Anna" <anna@acme.example>                   | anna@acme.example=Keller, Anna
            Keller, Anna <anna@acme.example>                     | anna@acme.example=Keller, Anna
            'Anna Keller' <anna@acme.example>                    | anna@acme.example=Anna Keller
            "'Anna O'Neil'" <anna@acme.example>                  | anna@acme.example=Anna O'Neil
            Anna O'Neil' <anna@acme.example>                     | anna@acme.example=Anna O'Neil'
            "Anna \\"AK\\" Keller" <anna@acme.example>           | anna@acme.example=Anna "AK" Keller
            anna@acme.example (Anna Keller)                      | anna@acme.example=Anna Keller
            Anna (at work) <anna@acme.example>                   | anna@acme.example=Anna
            Anna Keller anna@acme.example                        | anna@acme.example=Anna Keller
            "Keller, Anna (IT)" anna@acme.example                | anna@acme.example=Keller, Anna (IT)
            =?utf-8?Q?M=C3=BCller=2C_J?= j@acme.example          | j@acme.example=Müller, J
            anna@acme.example (Anna Keller) there                | anna@acme.example=Anna Keller
            Anna < Keller <anna@acme.example>                    | anna@acme.example=Anna < Keller
            Anna <ceo> < at work <anna@acme.example>             | anna@acme.example=Anna < at work
            Anna <mailto:<anna@acme.example>>                    | anna@acme.example=Anna
            Anna Keller [anna@acme.example]                      | anna@acme.example=Anna Keller
            [anna@acme.example]                                  | anna@acme.example
            Anna Keller [mailto:anna@acme.example]               | anna@acme.example=Anna Keller
            Anna [MAILTO:anna@acme.example], Ben <b@x.example>   | anna@acme.example=Anna; b@x.example=Ben
            [IT] Anna anna@acme.example                          | anna@acme.example=[IT] Anna
            anna@[192.0.2.1]                                     | anna@[192.0.2.1]
            Anna Keller (anna@acme.example)                      | anna@acme.example=Anna Keller
            Acme : the shop <anna@acme.example>                  | anna@acme.example=Acme : the shop
            Acme: news, offers <anna@acme.example>               | anna@acme.example=Acme: news, offers
            Friends: Anna <anna@acme.example>;                   | anna@acme.example=Anna
            Friends: Anna <a@acme.example>, Ben <b@x.example>    | a@acme.example=Anna; b@x.example=Ben
            nobody-shown: <anna@acme.example>                    | anna@acme.example
            Friends: anna@acme.example                           | anna@acme.example
            anna@[IPv6:2001:db8::25]                             | anna@[IPv6:2001:db8::25]
            Anna <anna@[2001:db8::25]>                           | anna@[2001:db8::25]=Anna
            Anna <anna@[IPv6:2001:db8::25]>, b@x.example         | anna@[IPv6:2001:db8::25]=Anna; b@x.example
            Friends [a: b]: anna@acme.example                    | anna@acme.example
            Anna (ben@acme.example) <anna@acme.example>          | anna@acme.example=Anna
            Keller (ben@acme.example), Anna <anna@acme.example>  | anna@acme.example=Keller, Anna
            Anna <anna@acme.example                              | anna@acme.example=Anna
            Anna <<anna@acme.example>>                           | anna@acme.example=Anna
            Anna <mailto:anna@acme.example>                      | anna@acme.example=Anna
            <'anna@acme.example'>                                | anna@acme.example
            =?utf-8?Q?Anna_=3Canna=40acme.example=3E?=           | anna@acme.example=Anna
            =?utf-8?Q?"Keller,_Anna"_<anna@acme.example>?=       | anna@acme.example=Keller, Anna
            =?utf-8?Q?"Anna"_<a@b.example>,_"B,_C"_<c@b.example>?= | a@b.example=Anna; c@b.example=B, C
            =?utf-8?Q?M=C3=BCller=2C_J?= <j@acme.example>        | j@acme.example=Müller, J
            "=?utf-8?Q?M=C3=BCller?=" <j@acme.example>           | j@acme.example=Müller
            "ceo@desk.example" <eve@evil.example>                | eve@evil.example=ceo@desk.example
            "On behalf of ceo@desk.example" eve@evil.example     | eve@evil.example=On behalf of ceo@desk.example
            "ceo@evil" eve@evil.example                          | eve@evil.example=ceo@evil
            (ceo@desk.example) eve@evil.example                  | eve@evil.example=ceo@desk.example
            =?utf-8?Q?ceo=40desk.example?= eve@evil.example      | eve@evil.example=ceo@desk.example
            "Boss <ceo@desk.example>" eve@evil.example           | eve@evil.example=Boss <ceo@desk.example>
            "Anna" anna@acme.example "Ben" b@x.example           | anna@acme.example=Anna; b@x.example=Ben
            "anna@acme.example"                                  | anna@acme.example
            ceo@desk.example <eve@evil.example>                  | eve@evil.example=ceo@desk.example
            a@x.example, b@x.example                             | a@x.example; b@x.example
            a@x.example; B <b@x.example>                         | a@x.example; b@x.example=B
            Friends: a@x.example, B <b@x.example>;, c@x.example  | a@x.example; b@x.example=B; c@x.example
            undisclosed-recipients:;                             | ``
            <>                                                   | ``
            Anna Keller                                          | ``
            Anna <>                                              | ``
            <@relay.example,@b.example:anna@acme.example>        | anna@acme.example
            anna @ acme . example                                | anna@acme.example
            Pete(a \\) b) <pete(his account)@silly.example(his)> | pete@silly.example=Pete
            Anna <anna(a \\) b)@acme.example>                   | anna@acme.example=Anna
            anna(at work)@acme.example (Anna Keller)             | anna@acme.example=Anna Keller
            Anna K.(anna@acme.example)                           | anna@acme.example=Anna K.
            anna@acme(our house).example (Anna Keller)           | anna@acme.example=Anna Keller
            Keller,, Anna <anna@acme.example>                    | anna@acme.example=Keller, Anna
            anna@acme.example.                                   | anna@acme.example
            "Anna Keller"@acme.example                           | "Anna Keller"@acme.example
            Anna <"anna..keller"@acme.example>                   | "anna..keller"@acme.example=Anna
            Anna <"anna@acme.example">                           | anna@acme.example=Anna
            "anna.keller"@acme.example                           | anna.keller@acme.example
            "anna\\.keller"@acme.example                         | anna.keller@acme.example
            "anna\\ keller"@acme.example                         | "anna keller"@acme.example
            Anna <"a\\\\b\\@c"@acme.example>                     | "a\\\\b@c"@acme.example=Anna
            "a\\"b, c"@acme.example, ben@acme.example            | "a\\"b, c"@acme.example; ben@acme.example
            Anna <"a>b"@acme.example>, ben@acme.example          | "a>b"@acme.example=Anna; ben@acme.example
            Anna Maria"Keller" <anna@acme.example>               | anna@acme.example=Anna Maria Keller
            Anna "Maria""Keller" <anna@acme.example>             | anna@acme.example=Anna Maria Keller
            "Anna"=?utf-8?Q?M=C3=BCller?= <anna@acme.example>    | anna@acme.example=Anna Müller
            =?utf-8?Q?M=C3=BCller?="Anna" <anna@acme.example>    | anna@acme.example=Müller Anna
            "Dr."Keller <anna@acme.example>                      | anna@acme.example=Dr. Keller
            anna."k".keller@acme.example                         | anna.k.keller@acme.example
            anna@acme.example (Anna (or) Ann\\) Keller)           | anna@acme.example=Anna (or) Ann) Keller
            anna@acme.example (Anna \\"AK\\" Keller)              | anna@acme.example=Anna "AK" Keller
            \\"Anna Keller\\" <anna@acme.example>                  | anna@acme.example=Anna Keller
            Anna \\(IT\\) <anna@acme.example>                     | anna@acme.example=Anna (IT)
            \\\\ACME\\anna <anna@acme.example>                   | anna@acme.example=\\\\ACME\\anna
            ACME\\anna <anna@acme.example>                       | anna@acme.example=ACME\\anna
            anna@acme.example (ACME\\anna)                        | anna@acme.example=ACME\\anna
            (at)"a b"(work)@(our)acme.example                    | "a b"@acme.example=at
            "a b"(work)@acme.example, ben@acme.example           | "a b"@acme.example; ben@acme.example
            "Anna" (work) @acme <anna@acme.example>              | anna@acme.example=Anna @acme
            Anna Keller <anna@acme.example:25>                   | anna@acme.example=Anna Keller
            Keller, Anna <anna@acme.example:25>                  | anna@acme.example=Keller, Anna
            <anna@acme.example:25> (Anna Keller)                 | anna@acme.example=Anna Keller
            Anna Keller <Mail: anna@acme.example>                | anna@acme.example=Anna Keller
            Team <anna@acme.example ben@acme.example>            | anna@acme.example=Team; ben@acme.example
            Keller, Anna anna@acme.example                       | anna@acme.example=Keller, Anna
            Keller, "Anna" anna@acme.example                     | anna@acme.example=Keller, Anna
            nobody, anna@acme.example                            | anna@acme.example
            =?utf-8?Q?Support:_M=C3=BCller?= <anna@acme.example> | anna@acme.example=Support: Müller
            "Acme: the shop:" <anna@acme.example>                | anna@acme.example=Acme: the shop:
            =?utf-8?Q?Shop:?= <anna@acme.example>                | anna@acme.example=Shop:
            Keller, "Anna:" <anna@acme.example>                  | anna@acme.example=Keller, Anna:
            Anna Keller <anna@acme.example>/TYPE=SMTP            | anna@acme.example=Anna Keller
            Anna <anna@acme.example>X-Mailer: 5, ben@b.example   | anna@acme.example=Anna; ben@b.example
            <anna@acme.example>Anna Keller                       | anna@acme.example=Anna Keller
            <anna@acme.example>:                                 | anna@acme.example
            <anna@acme.example>.                                 | anna@acme.example
            Anna <anna@acme.example>Ben <ben@b.example>          | ben@b.example=Anna Ben
            Anna <anna@acme.example> Keller                      | anna@acme.example=Anna Keller
            =?utf-8?Q?a;b,c?= <anna@acme.example>, ben@b.example | anna@acme.example=a;b,c; ben@b.example
            """)
    void shouldReadAddressesAsPeopleAndProgramsWriteThem(String header, String expected) {
        String found = AddressList.parse(header, null).stream()
                .map(address -> address.address() + (address.name() == null ? "" : "=" + address.name()))
                .collect(Collectors.joining("; "));

        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            jörg.müller@acme.example          | jörg.müller@acme.example
            "jörg.müller"@acme.example        | jörg.müller@acme.example
            Jörg <"jörg..müller"@acme.example> | "jörg..müller"@acme.example
            "jörg müller"@äcme.example        | "jörg müller"@äcme.example
            "юзер.λ"@екзампл.ком              | юзер.λ@екзампл.ком
            """)
    void shouldReadAddressesThatAreNotAscii(String header, String expected) {
        String bytes = new String(header.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(AddressList.parse(bytes, null))
                .extracting(MailAddress::address)
                .containsExactly(expected);
    }

    /// Exchange, forwarders (SRS) and notifiers write local parts far beyond the 64 octets of RFC 5321. Half of one is
    /// somebody else's address.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "<%s>",
                "Anna Keller <%s>",
                "%s (Anna Keller)",
                "Anna Keller %s",
            })
    void shouldReadAnAddressWithALongLocalPartAsAWhole(String header) {
        String address = "IMCEAEX-_O=ACME_OU=FIRST+20ADMINISTRATIVE+20GROUP_CN=RECIPIENTS_CN=" + "ANNA".repeat(25)
                + "@acme.example";

        assertThat(AddressList.parse(header.formatted(address), null))
                .extracting(MailAddress::address)
                .containsExactly(address);
    }

    @Test
    void shouldLetNoNameTurnTheTextAround() {
        assertThat(AddressList.parse("=?utf-8?Q?Anna=E2=80=AE_moc.live?= <anna@acme.example>", null))
                .extracting(MailAddress::name)
                .containsExactly("Anna moc.live");
        assertThat(AddressList.parse("=?utf-8?Q?=E2=80=8FAnna=E2=80=8E_=D8=9C1?= <anna@acme.example>", null))
                .extracting(MailAddress::name)
                .containsExactly("Anna 1");
    }

    @Test
    void shouldTakeNothingForAnAddressOfWhichDecodingLeavesNothing() {
        assertThat(AddressList.parse("=?utf-8?q?=1B$@=1B$B?=", "iso-2022-jp")).isEmpty();
    }

    /// Each is less than a second's work; whatever is not linear takes many minutes.
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @ValueSource(
            strings = {"(", "\"", "<", "\"\\", ":", "a@", ",", "=?utf-8?q?", "a@b.c ", "()", "\"\"(", ";:", "a@.", "@["
            })
    void shouldBeLinearInHostileHeaders(String piece) {
        String header = piece.repeat(600_000);

        assertThat(AddressList.parse(header, null)).hasSizeLessThanOrEqualTo(200);
    }

    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @Test
    void shouldBeLinearInBracketsBehindAnAddress() {
        String header = "<a:".repeat(1_000_000);

        assertThat(AddressList.parse(header, null)).isEmpty();
    }

    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @Test
    void shouldBeLinearInDotsBehindAddresses() {
        String header = ("a@" + ".".repeat(300_000) + ",").repeat(20);

        assertThat(AddressList.parse(header, null)).isEmpty();
    }
}
