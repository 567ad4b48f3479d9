package dev.millrace.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.priority.Evidence;
import dev.millrace.enrichment.text.TenantFacts;
import dev.millrace.enrichment.text.Text;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.PriorityVerdict;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a standstill, danger and a time weigh, in whatever words they are told.
class UrgencyTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;

    private static PriorityVerdict priority(String body) {
        Instant written = Instant.parse("2026-11-26T14:30:00Z");
        Text text = new Text("", body, Channel.WEB, null, null, written, TenantFacts.NONE);
        return ENRICHMENT.understand(text).priority();
    }

    private static boolean tellsOfADeadline(String reason) {
        return reason.startsWith("urgency: deadline") || reason.startsWith("urgency: until the deadline");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nobody at the Bristol office can log on to the ERP, about 120 people, since 8. Dispatch has stopped.",
                "The entire plant is standing, the MES does not answer, three lines.",
                "Nobody in any of the four ports can open the booking system, 800 passengers are waiting.",
                "All tills in every shop are down, customers are leaving their baskets.",
                "The whole warehouse cannot scan; lorries are waiting.",
                "None of our 14 branches can reach the core banking system, counters have stopped.",
                "Die gesamte Fertigung steht, der Leitrechner antwortet nicht.",
                "Am Standort Kassel geht nichts mehr, 200 Leute können nicht arbeiten, das ERP ist weg.",
                "Das ganze Werk steht still, der Leitrechner antwortet nicht.",
                "Kein Mitarbeiter am Standort kommt ins Netz, der Versand steht.",
                "Toute l'usine est arrêtée, le serveur de supervision ne répond plus.",
                "Plus personne sur le site de Lyon ne peut travailler, 80 personnes, le réseau est coupé.",
                "Aucune de nos caisses ne fonctionne dans les 12 magasins, les clients partent.",
                "Toda la planta está parada, el servidor de control no responde.",
                "Nadie en la sede de Valencia puede trabajar, 150 personas, el ERP está caído.",
                "Ninguna de nuestras tiendas puede cobrar, las cajas no funcionan, los clientes se van.",
            })
    void shouldSeeAStandstill(String body) {
        assertThat(priority(body).value()).isEqualTo(Priority.P1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The whole office loves the new printer on our floor, thank you!",
                "One of the tablets in the warehouse cannot scan, the other nine can.",
                "My account for the plant portal is locked.",
                "In our shop one till is slow, no hurry.",
                "Ich kann im Büro nicht drucken.",
                "Mon poste au bureau ne démarre plus.",
                "Hi all offices! Can you send me a mouse? Mine is dead.",
                "We have three shops and can access everything, I only wonder how to add a signature.",
                "All stores got the new mice. Can you send the invoice?",
                "In all our shops the staff are glad. My own mouse is not working.",
                "Alle Filialen sind zufrieden. Meine Maus geht nicht.",
                "Every branch can print again, could I have a second tray?",
            })
    void shouldNotTakeOnePersonsTroubleForAStandstill(String body) {
        assertThat(priority(body).value()).isNotEqualTo(Priority.P1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "There is a burning smell coming from my dock and it is very hot.",
                "My laptop charger gives off sparks when I plug it in.",
                "Smoke comes out of the label printer.",
                "The battery of my laptop is swollen and the case is bulging.",
                "Aus meinem Netzteil riecht es verbrannt und es ist glühend heiß.",
                "Der Monitor raucht und knistert.",
                "Une odeur de brûlé sort de mon ordinateur portable.",
                "Mi portátil huele a quemado y la batería está hinchada.",
                "My laptop was stolen from the car last night.",
                "Mir wurde heute im Zug das Diensthandy gestohlen.",
                "On m'a volé mon ordinateur dans le train ce matin.",
                "Me han robado el móvil de empresa esta mañana.",
            })
    void shouldNotLetDangerAndTheftWait(String body) {
        assertThat(priority(body).value()).isLessThanOrEqualTo(Priority.P2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The new charger is here, no burning smell like the old one, all fine.",
                "The replaced dock runs without sparks, please close the ticket when you like.",
                "Das neue Netzteil läuft, kein Brandgeruch mehr.",
                "Le nouveau chargeur marche, pas de fumée.",
                "El cargador nuevo no echa humo, gracias.",
            })
    void shouldNotTakeForDangerWhatIsDenied(String body) {
        assertThat(priority(body).value()).isGreaterThan(Priority.P2);
        assertThat(priority(body).reasons()).noneMatch(reason -> reason.contains("danger"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The dock is not working and smoke comes out of it.",
                "Not only sparks, there is a burning smell as well.",
                "No picture, the monitor gives off sparks.",
                "Kein Bild, der Monitor raucht.",
            })
    void shouldStillSeeDangerWhereSomethingElseIsDenied(String body) {
        assertThat(priority(body).value()).isLessThanOrEqualTo(Priority.P2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My second screen flickers now and then. I am in the office until 17:00.",
                "My keyboard misses letters sometimes, until 16:00 I am in, then again tomorrow.",
                "You can reach me until 17:30. The headset crackles a little.",
                "I'm available till 16:00 for a call, the webcam is blurry.",
                "Meine Maus hakt manchmal, ich bin bis 16:00 Uhr im Büro.",
                "Mon écran scintille parfois, je suis au bureau jusqu'à 17:00.",
                "Mi segunda pantalla parpadea a veces. Hoy estoy en la oficina hasta las 17:00.",
            })
    void shouldNotTakeForADeadlineHowLongSomebodyIsThere(String body) {
        assertThat(priority(body).reasons()).noneMatch(UrgencyTest::tellsOfADeadline);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I cannot open the tender file, it must be handed in by 16:00.",
                "I need the file until 16:00, I am in a meeting before.",
                "Das Angebot muss bis 16:00 Uhr raus und Excel stürzt ab.",
                "Le dossier doit partir avant 16:00 et Word plante.",
                "Tengo que entregar el informe antes de las 16:00 y Word se cierra.",
            })
    void shouldStillSeeADeadline(String body) {
        assertThat(priority(body).reasons()).anyMatch(UrgencyTest::tellsOfADeadline);
        assertThat(priority(body).value()).isLessThanOrEqualTo(Priority.P2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please give me the shared folder by Tuesday 8 December 9:30, no hurry",
                "I would like the new viewer some day next month, no hurry at all",
            })
    void shouldTakeNoHurryForNone(String body) {
        assertThat(Evidence.in(Wording.ofPlain(body)).found()).doesNotContainKey("immediately");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My mail has been slow since 8:00.",
                "Mein Outlook ist seit 8:00 langsam.",
                "Please give me access to the folder before 5 December at 9:30.",
                "The report must be done by 2026-12-01 09:00.",
            })
    void shouldTakeNoHurryFromTimesThatAreNoDeadlineOfToday(String body) {
        assertThat(priority(body).value()).isGreaterThanOrEqualTo(Priority.P3);
    }
}
