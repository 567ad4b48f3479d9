package dev.millrace.intake.email.automatic;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.message.Automatic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Programs known by the addresses from which they write, and people who write from such.
class ProgramsAddressTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mail Delivery Subsystem <mailer-daemon@mx.acme.example>                          | BOUNCE
            Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@acme.example>         | BOUNCE
            MAILER-DAEMON (Mail Delivery System)                                             | BOUNCE
            MAILER DAEMON <>                                                                 | BOUNCE
            "Mail Delivery System" <>                                                        | BOUNCE
            Anna Keller <>                                                                   | NONE
            Mail Delivery System <anna@acme.example>                                         | AUTO_GENERATED
            Mail Delivery Subsystem <bounces@shop.example>                                   | AUTO_GENERATED
            Postmaster <hello@shop.example>                                                  | AUTO_GENERATED
            Mail Delivery Systems Ltd <sales@shop.example>                                   | NONE
            Anna Postmaster <anna@acme.example>                                              | NONE
            notifications.thread-42@forge.example                                            | AUTO_GENERATED
            notification+4711@forge.example                                                  | AUTO_GENERATED
            Eva Lind <notifications.thread-42@forge.example>                                 | NONE
            notify-me@service.example                                                        | AUTO_GENERATED
            Eva Lind <notify-me@service.example>                                             | NONE
            mailing@shop.example                                                             | AUTO_GENERATED
            Eva Lind <mailing@shop.example>                                                  | NONE
            pat.notifications@acme.example                                                   | NONE
            updates@noreply.vendor.example                                                   | AUTO_GENERATED
            Vendor <updates@no-reply.mail.vendor.example>                                    | AUTO_GENERATED
            Eva <eva@noreply.example>                                                        | NONE
            Eva <eva@donoreplyton.acme.example>                                              | NONE
            updates@bounces.vendor.example                                                   | AUTO_GENERATED
            Monitoring <jira@notifications.vendor.example>                                   | AUTO_GENERATED
            Eva Lind <eva@notifications.vendor.example>                                      | NONE
            hello@notifications.example                                                      | NONE
            Maria Cron <cron@acme.example>                                                   | NONE
            Leo Jenkins <alerts@acme.example>                                                | NONE
            Anna Root <root@acme.example>                                                    | NONE
            Nightly Cron <cron@acme.example>                                                 | AUTO_GENERATED
            Postmaster <postmaster@acme.example>                                             | AUTO_GENERATED
            Jana Malá <postmaster@acme.example>                                              | NONE
            builds+bounces@lists.example                                                     | AUTO_GENERATED
            notifications@shop.example                                                       | AUTO_GENERATED
            shop-notification@shop.example                                                   | AUTO_GENERATED
            Eva <notifications@acme.example>                                                 | NONE
            Eva <bounces@acme.example>                                                       | NONE
            Shop <NoReply@shop.example>                                                      | AUTO_GENERATED
            Shop <do-not-reply@shop.example>                                                 | AUTO_GENERATED
            Reports <noreply-dmarc-support@reports.example>                                  | AUTO_GENERATED
            Shop <no.reply@shop.example>                                                     | AUTO_GENERATED
            Shop <noreply+4711@shop.example>                                                 | AUTO_GENERATED
            Shop <messages-noreply@shop.example>                                             | AUTO_GENERATED
            Shop <nicht-antworten@shop.example>                                              | AUTO_GENERATED
            Shop <ne-pas-repondre@shop.example>                                              | AUTO_GENERATED
            Shop <non-rispondere@shop.example>                                               | AUTO_GENERATED
            Shop <donotreply-orders@shop.example>                                            | AUTO_GENERATED
            Shop <noreply2@shop.example>                                                     | AUTO_GENERATED
            Shop <noresponse@shop.example>                                                   | AUTO_GENERATED
            Shop <no-response@shop.example>                                                  | AUTO_GENERATED
            Shop <nao-responda@shop.example>                                                 | AUTO_GENERATED
            Shop <naoresponda@shop.example>                                                  | AUTO_GENERATED
            Shop <nieodpowiadaj@shop.example>                                                | AUTO_GENERATED
            Shop <nie-odpowiadaj@shop.example>                                               | AUTO_GENERATED
            Shop <no-contestar@shop.example>                                                 | AUTO_GENERATED
            Shop <pasdereponse@shop.example>                                                 | AUTO_GENERATED
            Shop <sans-reponse@shop.example>                                                 | AUTO_GENERATED
            Shop <keineantwort@shop.example>                                                 | AUTO_GENERATED
            Shop <svara-inte@shop.example>                                                   | AUTO_GENERATED
            Shop <svar-ikke@shop.example>                                                    | AUTO_GENERATED
            Shop <ingen-svar@shop.example>                                                   | AUTO_GENERATED
            Shop <ei-vastausta@shop.example>                                                 | AUTO_GENERATED
            Shop <neodpovidat@shop.example>                                                  | AUTO_GENERATED
            Shop <ne-otvechat@shop.example>                                                  | AUTO_GENERATED
            Shop <nietantwoorden@shop.example>                                               | AUTO_GENERATED
            Shop <geen-antwoord@shop.example>                                                | AUTO_GENERATED
            newsletter@shop.example                                                          | AUTO_GENERATED
            Shop News <newsletter@shop.example>                                              | AUTO_GENERATED
            news@shop.example                                                                | AUTO_GENERATED
            alerts@monitor.example                                                           | AUTO_GENERATED
            Monitoring <alerts@monitor.example>                                              | AUTO_GENERATED
            alert@monitor.example                                                            | AUTO_GENERATED
            nagios@web7.example                                                              | AUTO_GENERATED
            mailer@shop.example                                                              | AUTO_GENERATED
            autoreply@shop.example                                                           | AUTO_GENERATED
            auto-reply@shop.example                                                          | AUTO_GENERATED
            autoresponder@shop.example                                                       | AUTO_GENERATED
            auto-confirm@shop.example                                                        | AUTO_GENERATED
            automailer@shop.example                                                          | AUTO_GENERATED
            automated@shop.example                                                           | AUTO_GENERATED
            donotrespond@shop.example                                                        | AUTO_GENERATED
            do-not-respond@shop.example                                                      | AUTO_GENERATED
            unattended@shop.example                                                          | AUTO_GENERATED
            notify@shop.example                                                              | AUTO_GENERATED
            "anna@acme.example (via the vacation program)" <anna@acme.example>               | AUTO_REPLY
            system@shop.example                                                              | NONE
            support@shop.example                                                             | NONE
            webmaster@shop.example                                                           | NONE
            info@shop.example                                                                | NONE
            sales@shop.example                                                               | NONE
            admin@shop.example                                                               | NONE
            office@shop.example                                                              | NONE
            newsdesk@shop.example                                                            | NONE
            Eva Lind <news@paper.example>                                                    | NONE
            Eva Lind <newsletter@paper.example>                                              | NONE
            Eva Lind <alerts@monitor.example>                                                | NONE
            The Mailers <themailer@paper.example>                                            | NONE
            norespo@paper.example                                                            | NONE
            nora.response@paper.example                                                      | NONE
            noel.reponse@paper.example                                                       | NONE
            Mona <mona.reply@shop.example>                                                   | NONE
            Nora <noreplyton@shop.example>                                                   | NONE
            Shop <replies@shop.example>                                                      | NONE
            owner-announce@lists.example                                                     | AUTO_GENERATED
            admins-request@lists.example                                                     | AUTO_GENERATED
            -request@lists.example                                                           | AUTO_GENERATED
            Majordomo@lists.example                                                          | AUTO_GENERATED
            LISTSERV <listserv@lists.example>                                                | AUTO_GENERATED
            mailman@lists.example                                                            | AUTO_GENERATED
            "(Cron Daemon)" <root@web7.acme.example>                                         | AUTO_GENERATED
            nobody@web7.acme.example                                                         | AUTO_GENERATED
            www-data@web7.acme.example                                                       | AUTO_GENERATED
            apache@web7.acme.example                                                         | AUTO_GENERATED
            postgres@db2.acme.example                                                        | AUTO_GENERATED
            mdaemon@acme.example                                                             | AUTO_GENERATED
            admins-confirm+4f5a@lists.example                                                | AUTO_GENERATED
            Eva <nobody@acme.example>                                                        | NONE
            Eva Lind <order-confirm@acme.example>                                            | NONE
            confirm@acme.example                                                             | NONE
            payroll-errors@acme.example                                                      | NONE
            travel-confirm@acme.example                                                      | NONE
            bounce@shop.example                                                              | AUTO_GENERATED
            Mailman <staff-bounces@lists.example>                                            | AUTO_GENERATED
            Shop <bounce@shop.example>                                                       | NONE
            IT requests <it-request@acme.example>                                            | NONE
            Eva <help-request@acme.example>                                                  | NONE
            Anna de Groot <help-request@acme.example>                                        | NONE
            Pat Cronin <help-request@acme.example>                                           | NONE
            Eva <root@acme.example>                                                          | NONE
            Eva <owner-of-shop@acme.example>                                                 | NONE
            owner-operator@acme.example                                                      | NONE
            bounce-house@acme.example                                                        | NONE
            trampoline-bounce@acme.example                                                   | NONE
            Shop <bounces+71-anna=acme.example@shop.example>                                 | AUTO_GENERATED
            admins-bounces@lists.example                                                     | AUTO_GENERATED
            Eva <product-owner@acme.example>                                                 | NONE
            Eva <bouncer@acme.example>                                                       | NONE
            Eva <eva.root@acme.example>                                                      | NONE
            Eva <request@acme.example>                                                       | NONE
            Eva <owner@acme.example>                                                         | NONE
            """)
    void shouldKnowDaemonsByTheirAddresses(String from, Automatic expected) {
        assertThat(read(withHeader("")
                                .replace("Anna Keller <anna@acme.example>", from)
                                .replace("My account is locked.", "Job 4 is done."))
                        .mail()
                        .automatic())
                .isEqualTo(expected);
    }

    @Test
    void shouldTakeAnAnswerFromATeamsAddressForAPersons() {
        String mail = withHeader("")
                .replace("Anna Keller <anna@acme.example>", "it-request@acme.example")
                .replace("My account is locked.", "Job 4 is done.");

        assertThat(read(mail).mail().automatic()).isEqualTo(Automatic.AUTO_GENERATED);
        assertThat(read("In-Reply-To: <x@b.example>\n" + mail).mail().automatic())
                .isEqualTo(Automatic.NONE);
    }

    /// A team reads some of these.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            it-notifications@acme.example | The printer in our office does not print. Can you help us?  | NONE
            postmaster@acme.example       | Can you tell me why mails from b.example are refused?       | NONE
            newsletter@acme.example       | Unser Versand startet nicht. Bitte rasch helfen, er muss heute raus! | NONE
            alerts@acme.example           | Наш портал не открывается, помогите, пожалуйста!            | NONE
            alerts@acme.example           | メモリが不足しています。確認が必要です。                       | AUTO_GENERATED
            alerts@acme.example           | 메모리가 부족합니다. 확인이 필요합니다.                       | AUTO_GENERATED
            alerts@acme.example           | 프린터가 멈췄습니다. 도움이 필요합니다.                       | NONE
            newsletter@acme.example       | Help us to make our newsletter better.                      | AUTO_GENERATED
            newsletter@acme.example       | Helfen Sie uns, unseren Dienst zu verbessern.               | AUTO_GENERATED
            newsletter@acme.example       | Aidez-nous à améliorer nos services.                        | AUTO_GENERATED
            newsletter@acme.example       | Ayúdenos a mejorar nuestro boletín.                         | AUTO_GENERATED
            newsletter@acme.example       | Our portal is down, please help us.                         | NONE
            bounce@castle.example         | I need access to the logs of the mail server.               | NONE
            it-notifications@acme.example | Build 4 failed in step test.                                | AUTO_GENERATED
            news@acme.example             | Can you guess our offers? https://news.acme.example/4711    | AUTO_GENERATED
            noreply@acme.example          | Can you tell me why mails from b.example are refused?       | AUTO_GENERATED
            """)
    void shouldTakeWhoSpeaksOfHimselfForAPersonAtAProgramsAddress(String from, String text, Automatic expected) {
        String mail =
                withHeader("").replace("Anna Keller <anna@acme.example>", from).replace("My account is locked.", text);

        assertThat(read(mail).mail().automatic()).isEqualTo(expected);
    }

    /// A form on a web site writes for whoever filled it in.
    @Test
    void shouldTakeAMailFromNobodysAddressForAPersonsWhereItNamesWhomToAnswer() {
        String form = withHeader("Reply-To: anna@acme.example")
                .replace("Anna Keller <anna@acme.example>", "Form <noreply@acme.example>");

        assertThat(read(form).mail().automatic()).isEqualTo(Automatic.NONE);
        assertThat(read(form.replace("noreply@", "root@")).mail().automatic()).isEqualTo(Automatic.NONE);
    }
}
