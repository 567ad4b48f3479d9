package dev.millrace.intake.email.reply.footer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import dev.millrace.intake.email.reply.signature.Signatures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What lists, newsletters and desks add in a last paragraph.
class ServiceNoteTest {
    private static final String SAID = "I think that the pump is broken.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    --\n    You received this message because you are subscribed to the group \"builders\".\n    To unsubscribe from this group, send an email to leave@groups.example.",
                "---\nReply to this email directly or view it on GitHub:\nhttps://git.example/acme/tool/issues/12",
                "---\nYou are receiving this mail because:\nYou are watching all bug changes.",
                "If you no longer wish to receive these emails, click here to unsubscribe: https://shop.example/u/1",
                "To manage your notification settings, visit https://shop.example/settings",
                "Sie erhalten diese E-Mail, weil Sie sich bei uns angemeldet haben. Hier können Sie sich abmelden: https://shop.example/ab",
                "Vous recevez cet e-mail car vous êtes inscrit à notre lettre. Pour vous désinscrire, cliquez ici.",
                "Recibe este correo porque está suscrito a nuestro boletín. Para darse de baja, haga clic aquí.",
                "Ricevi questa email perché sei iscritto alla nostra newsletter. Per cancellarti clicca qui.",
                "U ontvangt deze e-mail omdat u zich heeft aangemeld. Klik hier om u af te melden.",
                "Je ontvangt deze e-mail omdat je bent aangemeld. Klik hier om je af te melden.",
                "Você recebeu este e-mail porque está inscrito. Para cancelar a inscrição, clique aqui.",
                "Otrzymujesz tę wiadomość, ponieważ zapisałeś się do newslettera. Aby się wypisać, kliknij tutaj.",
                "----\nTicket Details\nTicket ID: 4711\nYou can reply to this email or view the ticket at https://desk.example/t/4711",
                "This email is a service from Acme Support.",
                "To respond to this ticket, reply to this email or log in at https://desk.example",
                "View this request on Acme: https://git.example/a/5\nYou're receiving this email because of your account on git.example.",
            })
    void shouldGo(String note) {
        assertThat(ReplyText.of(SAID + "\n\n" + note, true).reply()).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please unsubscribe me from this list.",
                "Unsubscribe: eva@desk.example",
                "To be removed: eva@desk.example, ben@desk.example",
                "Sie erhalten diese Mail, weil Eva im Urlaub ist; Vertretung ist ben@desk.example.",
                "Para darse de baja, el cliente pulsa aquí y sale una pantalla vacía.",
                "To stop receiving alerts, the customer clicked here and still gets them.",
                "To view the request, customers log in at https://shop.example and click on Orders.",
                "Reply to this email or write to eva@desk.example, she is on duty this week.",
                "Falls Sie keine Antwort erhalten, schreiben Sie an eva@desk.example, sie ist heute da.",
                "If you don't get the file by 8, call Eva or write to eva@desk.example.",
                "Change the notification settings for eva@desk.example to daily.",
                "To unsubscribe I clicked the link, but it says 500.",
                "To unsubscribe, customers click on https://shop.example/u and get an error.",
                "How do I unsubscribe? The link at the bottom does not work.",
                "I no longer wish to receive these emails.",
                "If you no longer want to receive the lists, tell Ben.",
                "Please change my notification settings at https://shop.example/settings",
                "Why am I receiving this email? I never subscribed.",
                "You are receiving this because you asked for a log.",
                "Reply to this email directly or call Ben.",
                "Reply to this email directly once it works.\nI am here until five.",
                "Bitte melden Sie mich vom Newsletter ab: https://shop.example",
                "I can reply to this email directly, but the ticket does not show it.",
                "Sie erhalten diese Mail, weil das Formular auf https://intranet.acme.example nicht funktioniert.",
                "You are receiving this email because the form at https://intranet.acme.example is down.",
                "Vous recevez ce message car le formulaire sur https://intranet.acme.example ne marche plus.",
                "Otrzymujesz tę wiadomość, ponieważ formularz https://intranet.acme.example nie działa.",
            })
    void shouldStayWhereSomebodySpeaks(String last) {
        String text = SAID + "\n\n" + last;

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    @Test
    void shouldStayWhereTheWriterShowsIt() {
        String text = "Please change the wording of the newsletter to:\n\nTo unsubscribe, click here.";

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    /// There it is all that somebody says.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sie erhalten diese Mail, weil das Formular auf https://intranet.acme.example leer ist.",
                "You are receiving this email because the form at https://intranet.acme.example shows nothing.",
            })
    void shouldStayBelowAGreetingAlone(String note) {
        for (String greeting : List.of("Hallo,", "Hello", "Dear all,", "Guten Tag Frau Lind,")) {
            assertThat(ReplyText.of(greeting + "\n\n" + note, true).reply()).isEqualTo(greeting + "\n\n" + note);
        }
        assertThat(ReplyText.of("Hi, approved.\n\n" + note, true).reply()).isEqualTo("Hi, approved.");
    }

    @Test
    void shouldGoWhereALinkMayFail() {
        assertThat(ReplyText.of(
                                SAID + "\n\nSie erhalten diese E-Mail, weil Sie sich angemeldet haben."
                                        + " Falls der Link nicht geht, kopieren Sie https://news.example/u",
                                true)
                        .reply())
                .isEqualTo(SAID);
    }

    /// A list signs for nobody.
    @Test
    void shouldTakeTheClosingAboveAListsFooterAwayToo() {
        List<String> lines = List.of(
                SAID, "", "Regards,", "Tim", "", "___________", "garden mailing list", "https://lists.example/garden");

        assertThat(Signatures.without(lines)).containsExactly(SAID, "");
    }
}
