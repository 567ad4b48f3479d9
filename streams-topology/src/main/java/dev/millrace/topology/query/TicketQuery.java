package dev.millrace.topology.query;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.topology.step.TicketStores;
import dev.millrace.topology.stream.StreamSettings;
import dev.millrace.topology.stream.TicketStream;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.errors.StreamsStoppedException;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.query.StateQueryResult;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Looks a ticket up in the state stores (interactive query).
@Component
final class TicketQuery {
    /// A lookup may touch the disk.
    private static final Scheduler SCHEDULER = Schedulers.newBoundedElastic(4, 1_000, "ticket-query", 30, true);

    private final TicketStream stream;
    private final String ownAddress;

    TicketQuery(TicketStream stream, StreamSettings settings) {
        this.stream = stream;
        this.ownAddress = settings.advertisedAddress() == null ? "" : settings.advertisedAddress();
    }

    /// Finds a ticket.
    ///
    /// @param mayBeElsewhere whether to name another instance that has it; false for a question that came
    ///     from one
    Mono<TicketAnswer> find(TicketId id, boolean mayBeElsewhere) {
        return Mono.fromCallable(() -> lookUp(id.toString(), mayBeElsewhere)).subscribeOn(SCHEDULER);
    }

    private TicketAnswer lookUp(String id, boolean mayBeElsewhere) {
        KafkaStreams streams = stream.streams();
        try {
            // An instance that has told nobody its address is alone.
            if (ownAddress.isEmpty()) {
                return own(streams, everywhere(id));
            }
            KeyQueryMetadata owner = streams.queryMetadataForKey(
                    TicketStores.TICKETS, id, Serdes.String().serializer());
            if (owner == null || KeyQueryMetadata.NOT_AVAILABLE.equals(owner)) {
                return new TicketAnswer.NotNow("its partition is being moved");
            }
            if (mayBeElsewhere && isOther(owner)) {
                return new TicketAnswer.Elsewhere(
                        owner.activeHost().host(), owner.activeHost().port());
            }
            StateQueryRequest<Ticket> there = everywhere(id).withPartitions(Set.of(owner.partition()));
            return isOther(owner) ? answer(streams.query(there), true) : own(streams, there);
        } catch (StreamsNotStartedException | StreamsStoppedException | IllegalStateException notRunning) {
            return new TicketAnswer.NotNow("the stream is " + streams.state());
        }
    }

    private static StateQueryRequest<Ticket> everywhere(String id) {
        return StateQueryRequest.inStore(TicketStores.TICKETS).withQuery(KeyQuery.<String, Ticket>withKey(id));
    }

    private boolean isOther(KeyQueryMetadata owner) {
        String active = owner.activeHost().host() + ":" + owner.activeHost().port();
        return !active.equals(ownAddress);
    }

    /// The store of a task that restores holds whatever of it has come so far, and a task that is not there yet
    /// answers nothing: until the stream runs, a ticket that is not found may be one of these. What is found may
    /// be old: Kafka Streams calls no task active as long as its thread restores any.
    private static TicketAnswer own(KafkaStreams streams, StateQueryRequest<Ticket> request) {
        TicketAnswer active = answer(streams.query(request.requireActive()), false);
        if (active instanceof TicketAnswer.NotNow) {
            TicketAnswer restored = answer(streams.query(request), true);
            return restored instanceof TicketAnswer.Found ? restored : active;
        }
        return active instanceof TicketAnswer.NoSuchTicket && streams.state() != KafkaStreams.State.RUNNING
                ? new TicketAnswer.NotNow("the stream is " + streams.state())
                : active;
    }

    private static TicketAnswer answer(StateQueryResult<Ticket> results, boolean copy) {
        boolean restoring = results.getPartitionResults().isEmpty();
        for (QueryResult<Ticket> result : results.getPartitionResults().values()) {
            if (result.isFailure()) {
                restoring = true;
            } else if (result.getResult() != null) {
                return new TicketAnswer.Found(result.getResult(), copy);
            }
        }
        return restoring
                ? new TicketAnswer.NotNow("part of the tickets is being restored")
                : new TicketAnswer.NoSuchTicket();
    }
}
