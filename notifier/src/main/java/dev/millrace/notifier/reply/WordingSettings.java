package dev.millrace.notifier.reply;

import java.time.ZoneId;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the desk speaks.
///
/// @param deskName the name it signs with and sends under; default `Service desk`
/// @param timeZone in which people are told times; default `UTC`
/// @param teamNames by which people are told of teams and others who have tickets, by id; default none
@ConfigurationProperties("millrace.notifier")
record WordingSettings(
        @DefaultValue("Service desk") String deskName,
        @DefaultValue("UTC") ZoneId timeZone,
        @DefaultValue Map<String, String> teamNames) {}
