package dev.millrace.intake.email.reply.footer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImprintTest {
    private static final String SAID = "The till prints no receipts.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acme Ltd. Registered in England No. 01234567. Registered office: 12 Dock Road, London E1 1AA. VAT No. GB 123 4567 89.",
                "Acme GmbH, Sitz der Gesellschaft: Ulm\nRegistergericht: Amtsgericht Ulm, HRB 4711\nGeschäftsführer: Eva Lind, Ben Hill\nUSt-IdNr.: DE471147110",
                "Acme AG | Vorstand: Eva Lind (Vors.) | Aufsichtsrat: Ben Hill | Sitz: Ulm | AG Ulm HRB 4711",
                "Acme SARL au capital de 10 000 € - RCS Lyon 471 147 114 - Siège social : 12 rue du Moulin, 69001 Lyon",
                "Acme S.p.A. - Sede legale: Via del Mulino 12, Milano - P. IVA 04711471147 - Cap. soc. € 100.000 i.v.",
                "Acme B.V. | KvK 47114711 | BTW-nr NL4711",
                "Kind regards,\nEllen Barnes\n\nRegistered office: 5 Mill Lane, Leeds. Registered in England with number 4711471. Directors: A. Smith, B. Jones.",
            })
    void shouldGo(String imprint) {
        assertThat(ReplyText.of(SAID + "\n\n" + imprint, true).reply()).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Our VAT number is wrong on it: GB 123 4567 89. The registered office is Leeds.",
                "The registered office is now in Leeds, the VAT No. is the same.",
                "VAT No. GB 123 4567 89",
                "Registered office: Leeds",
                "Can you tell me the VAT number and the registered office?",
            })
    void shouldStayWhereSomebodyTellsOrLittleIsThere(String last) {
        String text = SAID + "\n\n" + last;

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please create the creditor in SAP.",
                "Bitte den Kreditor im SAP anlegen.",
                "Please put this on the invoice.",
                "The supplier changed, these are the data.",
                "I found this:",
                "You asked for the VAT number."
            })
    void shouldStayWhereItIsAskedFor(String above) {
        String text = above + "\n\nAcme Ltd. Registered office: 12 Dock Road, London. VAT No. GB 123 4567 89.";

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }
}
