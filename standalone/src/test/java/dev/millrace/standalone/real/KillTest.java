package dev.millrace.standalone.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the promises are worth when the desk dies in the middle of its work.
@Tag("real")
class KillTest {
    private static final int TICKETS = 200;
    private static final int KILLS = 3;
    private static final int SHARE = TICKETS / (KILLS + 1);
    private static final int CLIENTS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final List<String> USERS = List.of("anna", "ben", "chloe", "dieter", "elena", "frank");
    private static final Set<String> ENDS =
            Set.of("RESOLVED", "CLOSED", "ASSIGNED", "AWAITING_IDENTITY", "AWAITING_APPROVAL");
    private static final List<Problem> PROBLEMS = List.of(
            new Problem("Locked", "My account is locked. Please unlock it."),
            new Problem("Password", "I forgot my password, please reset it."),
            new Problem("Room", "Where do I find the guide for booking a meeting room?"));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path data;

    private final AtomicInteger submitted = new AtomicInteger();
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    /// Sender by Message-ID.
    private final Map<String, String> mailed = new ConcurrentHashMap<>();
    private final Set<String> posted = ConcurrentHashMap.newKeySet();

    private record Problem(String subject, String text) {}

    @Test
    void shouldLoseNothingAndDoNothingTwiceWhenKilledAgainAndAgain() throws Exception {
        long seed = Long.getLong("millrace.seed", System.nanoTime());
        System.out.printf("The moments of the kills follow from -Dmillrace.seed=%d%n", seed);
        try (UpProgram up = UpProgram.start("kill", data)) {
            killWhileClientsSubmit(up, new Random(seed));
            try (History history = new History(up.http())) {
                awaitEnds(history);
                assertTakenOnce(history);
                assertNoStepAppliedTwice(history);
            }
            assertEachMailAnsweredOnce(up.mail());
        }
    }

    private void killWhileClientsSubmit(UpProgram up, Random random) throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                work.add(clients.submit(() -> submitAll(up)));
            }
            for (int i = 0; i < KILLS; i++) {
                int at = i * SHARE + random.nextInt(1, SHARE);
                await().atMost(LIMIT).pollInterval(Duration.ofMillis(2)).until(() -> {
                    requireNoFailure(work);
                    return done.get() >= at;
                });
                // From here on so long, whatever is going on then.
                Duration moment = Duration.ofMillis(random.nextInt(1, 300));
                await().pollDelay(moment).until(() -> true);
                int before = done.get();
                up.kill();
                kills.incrementAndGet();
                up.startAgain();
                System.out.printf("Killed after %d of %d were accepted%n", before, TICKETS);
            }
            for (Future<?> client : work) {
                client.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    private static void requireNoFailure(List<Future<?>> work) throws Exception {
        for (Future<?> client : work) {
            if (client.isDone()) {
                client.get();
            }
        }
    }

    private void submitAll(UpProgram up) {
        for (int number = submitted.getAndIncrement(); number < TICKETS; number = submitted.getAndIncrement()) {
            // Each share has its kill; the next is submitted from then on, while nobody listens yet.
            int killsBefore = number / SHARE;
            await().atMost(LIMIT).pollDelay(Duration.ZERO).until(() -> kills.get() >= killsBefore);
            submitUntilAccepted(up, number);
            done.incrementAndGet();
        }
    }

    /// A client does not know whether what was cut off has been accepted, and submits it again under the same name.
    private void submitUntilAccepted(UpProgram up, int number) {
        String sender = USERS.get(number % USERS.size()) + "@acme.example";
        Problem problem = PROBLEMS.get(number / USERS.size() % PROBLEMS.size());
        String name = PostOffice.newMessageId();
        await().atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    if (number % 4 == 3) {
                        posted.add(up.http().postTicket(sender, problem.subject(), problem.text(), name));
                    } else {
                        up.mail().send(sender, problem.subject(), problem.text(), name);
                        mailed.put(name, sender);
                    }
                    return true;
                });
    }

    private static void awaitEnds(History history) {
        await().atMost(LIMIT).untilAsserted(() -> {
            Map<String, JsonNode> tickets = history.tickets();
            assertThat(tickets).hasSizeGreaterThanOrEqualTo(TICKETS);
            assertThat(tickets)
                    .allSatisfy((_, ticket) ->
                            assertThat(ENDS).contains(ticket.path("status").asString("")));
        });
    }

    private void assertTakenOnce(History history) {
        assertThat(history.versions())
                .as("the whole history, each update once")
                .allSatisfy((_, versions) -> assertThat(versions)
                        .isEqualTo(LongStream.rangeClosed(1, versions.size())
                                .boxed()
                                .toList()));
        assertThat(history.tickets()).hasSize(TICKETS).containsKeys(posted.toArray(String[]::new));
        List<String> messages = history.events("message-received").stream()
                .map(event -> event.path("messageId").asString())
                .toList();
        assertThat(messages).doesNotHaveDuplicates().hasSize(TICKETS).containsAll(mailed.keySet());
        assertThat(posted).hasSize(TICKETS / 4);
    }

    private static void assertNoStepAppliedTwice(History history) {
        List<String> applied = history.events("remediation-progressed").stream()
                .filter(event -> "apply".equals(event.path("phase").asString()))
                .map(event -> event.path("runId").asString() + " "
                        + event.path("step").asString())
                .toList();
        assertThat(applied).isNotEmpty().doesNotHaveDuplicates();
    }

    private void assertEachMailAnsweredOnce(PostOffice mail) throws IOException {
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(repliesByOriginal(mail).keySet()).containsAll(mailed.keySet()));
        // Whatever was still on its way out has left before the replies to these.
        for (String user : USERS) {
            String sender = user + "@acme.example";
            mail.awaitReply(sender, mail.send(sender, "Plants", "Who waters the plants in the lobby?"));
        }
        // A kill keeps people waiting: "we have received it" may have gone ahead of the one answer.
        assertThat(repliesByOriginal(mail))
                .allSatisfy((_, situations) -> assertThat(situations).doesNotHaveDuplicates())
                .allSatisfy((_, situations) -> assertThat(situations)
                        .filteredOn(situation -> !situation.equals("received"))
                        .hasSizeLessThan(2));
        for (String user : USERS) {
            assertThat(mail.inbox(user + "@acme.example"))
                    .extracting(PostOffice.Mail::messageId)
                    .doesNotHaveDuplicates();
            assertThat(mail.inbox(user + "@private.example"))
                    .extracting(PostOffice.Mail::messageId)
                    .doesNotHaveDuplicates();
        }
    }

    /// What each mail's own sender was told, by the mail's Message-ID: the third word of
    /// `t.TICKET.SITUATION-VERSION.SIGNATURE`.
    private Map<String, List<String>> repliesByOriginal(PostOffice mail) throws IOException {
        Map<String, List<String>> situations = new HashMap<>();
        for (String user : USERS) {
            String address = user + "@acme.example";
            mail.inbox(address).stream()
                    .filter(reply -> reply.inReplyTo() != null && address.equals(mailed.get(reply.inReplyTo())))
                    .forEach(reply -> situations
                            .computeIfAbsent(reply.inReplyTo(), _ -> new ArrayList<>())
                            .add(reply.messageId().split("[.-]", 4)[2]));
        }
        return situations;
    }
}
