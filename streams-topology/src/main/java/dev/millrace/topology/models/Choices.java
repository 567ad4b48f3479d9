package dev.millrace.topology.models;

import dev.millrace.tickets.config.DeskConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Decides which choice of models holds for each tenant, in the order of the records of `desk.config`, so that
/// every instance decides alike: a choice that was made without knowing the last one is passed over. The topic keeps
/// a tenant's last record alone; where that is not the one that holds, the one that holds is to be written again.
public final class Choices {
    private final Consumer<DeskConfig> onChosen;
    private final Map<String, DeskConfig> holding = new ConcurrentHashMap<>();
    private final Set<String> buried = ConcurrentHashMap.newKeySet();
    private final Map<DeskConfig, CompletableFuture<Boolean>> awaited = new ConcurrentHashMap<>();

    /// @param onChosen is told what holds from now on; must not block
    public Choices(Consumer<DeskConfig> onChosen) {
        this.onChosen = onChosen;
    }

    /// What holds for a tenant.
    public DeskConfig of(String tenant) {
        return holding.getOrDefault(tenant, DeskConfig.of(tenant));
    }

    /// Takes the next record.
    ///
    /// @return whether it holds
    public boolean take(DeskConfig config) {
        String tenant = config.tenant();
        boolean holds = config.models().follows(of(tenant).models());
        if (holds) {
            holding.put(tenant, config);
            onChosen.accept(config);
        }
        boolean isLast = config.models().isSame(of(tenant).models());
        if (isLast) {
            buried.remove(tenant);
        } else {
            buried.add(tenant);
        }
        CompletableFuture<Boolean> waiting = awaited.remove(config);
        if (waiting != null) {
            waiting.complete(isLast);
        }
        return isLast;
    }

    /// The next record of a tenant cannot be read.
    void takeUnreadable(String tenant) {
        buried.add(tenant);
    }

    /// Tells whether a record that is about to be written will hold. Whoever no longer waits must say so to
    /// [#forget(DeskConfig)].
    public CompletableFuture<Boolean> decision(DeskConfig config) {
        return awaited.computeIfAbsent(config, _ -> new CompletableFuture<>());
    }

    /// Nobody waits for a decision any more.
    public void forget(DeskConfig config) {
        awaited.remove(config);
    }

    /// What is to be written again, since a start would not find it.
    public List<DeskConfig> buried() {
        return buried.stream()
                .map(this::of)
                .map(config -> new DeskConfig(config.tenant(), config.models().again()))
                .toList();
    }
}
