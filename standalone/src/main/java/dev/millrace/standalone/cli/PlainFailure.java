package dev.millrace.standalone.cli;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Says what failed in one plain line. What we did not expect to fail is logged with its stack trace as well.
final class PlainFailure implements IExecutionExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(PlainFailure.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        if (!(failure instanceof IOException)) {
            log.error("Unexpected failure", failure);
        }
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        command.getErr().println(message);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
