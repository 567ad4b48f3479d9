package dev.millrace.notifier.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.notifier.Story;
import dev.millrace.notifier.link.Links.StatusLink;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class StatusPlacesTest {
    private final StatusPlaces places = new StatusPlaces(new StatusSettings(3, 2));
    private final StatusLink one =
            new StatusLink(Story.TENANT, Story.byMail().opens().ticketId());
    private final StatusLink other =
            new StatusLink("other", Story.byMail().opens().ticketId());

    @Test
    void shouldBoundTheStreamsOfOneLinkAndOfAll() {
        Disposable first = watch(one);
        watch(one);
        assertThat(places.hasRoom(one)).isFalse();
        assertThat(places.hasRoom(other)).isTrue();
        StepVerifier.create(places.within(one, Flux.never())).verifyComplete();

        watch(other);
        assertThat(places.hasRoom(other)).isFalse();

        first.dispose();
        assertThat(places.hasRoom(one)).isTrue();
    }

    private Disposable watch(StatusLink link) {
        return places.within(link, Flux.never()).subscribe();
    }
}
