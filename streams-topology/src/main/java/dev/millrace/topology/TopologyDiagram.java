package dev.millrace.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/// Draws a topology as a Mermaid flow chart: topics as stadiums, steps as boxes, stores as cylinders.
public final class TopologyDiagram {
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final StringJoiner lines = new StringJoiner("\n");

    private TopologyDiagram() {}

    /// The diagram's text.
    public static String mermaid(TopologyDescription topology) {
        return new TopologyDiagram().draw(topology);
    }

    private String draw(TopologyDescription topology) {
        lines.add("flowchart LR");
        for (Subtopology part : topology.subtopologies()) {
            lines.add("  subgraph part%d [\"sub-topology %d\"]".formatted(part.id(), part.id()));
            part.nodes().forEach(node -> lines.add("    %s[\"%s\"]".formatted(id(node.name()), node.name())));
            lines.add("  end");
            part.nodes().forEach(this::connect);
        }
        return lines.toString();
    }

    private void connect(Node node) {
        node.successors().forEach(next -> lines.add("  %s --> %s".formatted(id(node.name()), id(next.name()))));
        if (node instanceof Source source && source.topicSet() != null) {
            source.topicSet().forEach(topic -> lines.add("  %s --> %s".formatted(topicNode(topic), id(node.name()))));
        }
        if (node instanceof Sink sink && sink.topic() != null) {
            lines.add("  %s --> %s".formatted(id(node.name()), topicNode(sink.topic())));
        }
        if (node instanceof Processor processor) {
            processor
                    .stores()
                    .forEach(store ->
                            lines.add("  %s -.- %s[(\"%s\")]".formatted(id(node.name()), id("store " + store), store)));
        }
    }

    private String topicNode(String topic) {
        return "%s([\"%s\"])".formatted(id("topic " + topic), topic);
    }

    private String id(String name) {
        return ids.computeIfAbsent(name, unknown -> "n" + ids.size());
    }
}
