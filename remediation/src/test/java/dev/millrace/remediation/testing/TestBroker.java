package dev.millrace.remediation.testing;

import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/// A real broker within the test.
public final class TestBroker {
    private final KafkaClusterTestKit broker;

    public TestBroker() throws Exception {
        broker = new KafkaClusterTestKit.Builder(new TestKitNodes.Builder()
                        .setCombined(true)
                        .setNumBrokerNodes(1)
                        .setNumControllerNodes(1)
                        .build())
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("group.initial.rebalance.delay.ms", "0")
                .build();
        broker.format();
        broker.startup();
        broker.waitForReadyBrokers();
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public void stop() throws Exception {
        broker.close();
    }
}
