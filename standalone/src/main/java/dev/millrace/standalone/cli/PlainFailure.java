package dev.millrace.standalone.cli;

import dev.millrace.tickets.json.UnreadableJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Says what failed in one plain line. Bad input is expected to fail; all else is logged with its stack trace as well.
final class PlainFailure implements IExecutionExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(PlainFailure.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        if (!isExpected(failure)) {
            log.error("Unexpected failure", failure);
        }
        command.getErr().println(inWords(failure));
        return CommandLine.ExitCode.SOFTWARE;
    }

    /// What readers of files throw where a file is away or is not as they describe.
    private static boolean isExpected(Exception failure) {
        return failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof IllegalArgumentException
                || failure instanceof UnreadableJson;
    }

    static String inWords(Throwable failure) {
        return switch (failure) {
            case UncheckedIOException unchecked when unchecked.getCause() != null -> inWords(unchecked.getCause());
            case NoSuchFileException missing -> "There is no file " + missing.getFile();
            case AccessDeniedException denied -> "No permission for " + denied.getFile();
            // Java says nothing but the path in the message of some of these.
            case FileSystemException other when other.getReason() == null -> "Cannot use " + other.getFile();
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
    }
}
