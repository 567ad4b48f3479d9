package dev.millrace.topology.query;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which runbooks there are beside those that come along and those in the runbooks' folder.
///
/// @param runbooks their ids; default none
@ConfigurationProperties("millrace.desk")
record RunbookSettings(@DefaultValue List<String> runbooks) {
    RunbookSettings {
        runbooks = List.copyOf(runbooks);
    }
}
