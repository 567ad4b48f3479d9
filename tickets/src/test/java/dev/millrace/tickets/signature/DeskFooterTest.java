package dev.millrace.tickets.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskFooterTest {
    private static final String LINK = "https://desk.acme.example/status/YWNtZQo3WkszUS00TTJQLTlYWUQ.3f9c2b";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello,\n\nThank you.\n\nThe desk\n\nTicket 7ZK3Q-4M2P-9XYD\nFollow its progress: LINK\n",
                "Ticket 7ZK3Q-4M2P-9XYD\r\nStand ansehen: LINK\r\n\r\n",
                "Gracias.\n\nTique 7ZK3Q-4M2P-9XYD\nVer cómo avanza: LINK",
                "Hello,\n\nTicket 7ZK3Q-4M2P-9XYD · Follow its progress <LINK>",
            })
    void shouldKnowTheFooterOfADesk(String text) {
        assertThat(DeskFooter.isBelow(text.replace("LINK", LINK))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "What became of ticket 7ZK3Q-4M2P-9XYD?\nIt was to be on this page: LINK",
                "My ticket 7ZK3Q-4M2P-9XYD\nFollow its progress: LINK",
                "Ticket 7ZK3Q-4M2P-9XYD\nFollow its progress: LINK\n\nThis page shows nothing.",
                "> Ticket 7ZK3Q-4M2P-9XYD\n> Follow its progress: LINK",
                "Ticket 7ZK3Q-4M2P-9XYD\nFollow its progress: https://desk.acme.example/",
                "The page does not open: LINK",
            })
    void shouldKnowNothingElseForIt(String text) {
        assertThat(DeskFooter.isBelow(text.replace("LINK", LINK))).isFalse();
    }
}
