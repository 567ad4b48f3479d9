package dev.millrace.remediation.worker;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.CommonContainerStoppingErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;

/// Stops the listener, with its offset not committed, and remembers why. Outages are waited out and poison is put
/// aside before; whatever still comes here must not be passed over after some tries.
final class GivingUp extends CommonContainerStoppingErrorHandler {
    private volatile @Nullable String reason;

    /// Why the listener stopped, if it did so by itself; free of what the records hold.
    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    @Override
    public void handleOtherException(
            Exception thrown, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        remember(thrown);
        super.handleOtherException(thrown, consumer, container, batchListener);
    }

    @Override
    public void handleRemaining(
            Exception thrown,
            List<ConsumerRecord<?, ?>> records,
            Consumer<?, ?> consumer,
            MessageListenerContainer container) {
        remember(thrown);
        super.handleRemaining(thrown, records, consumer, container);
    }

    private void remember(Exception thrown) {
        Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
        reason = Driver.name(cause);
    }
}
