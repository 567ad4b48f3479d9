package dev.millrace.standalone.cli;

import dev.millrace.topology.TopologyDiagram;
import dev.millrace.topology.stream.DefaultTopology;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.kafka.streams.TopologyDescription;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `millrace topology`: the stream, drawn and written.
@Command(
        name = "topology",
        description = "Prints the stream's topology as Mermaid and as text.",
        mixinStandardHelpOptions = true)
final class TopologyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public Integer call() {
        TopologyDescription topology = DefaultTopology.describe();
        PrintWriter out = spec.commandLine().getOut();
        out.println(TopologyDiagram.mermaid(topology));
        out.println();
        out.println(topology);
        return CommandLine.ExitCode.OK;
    }
}
