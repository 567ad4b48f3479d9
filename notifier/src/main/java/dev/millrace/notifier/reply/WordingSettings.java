package dev.millrace.notifier.reply;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the desk speaks.
///
/// @param deskName the name it signs with and sends under; default `Service desk`
/// @param timeZone in which people are told times; default `UTC`
@ConfigurationProperties("millrace.notifier")
record WordingSettings(
        @DefaultValue("Service desk") String deskName,
        @DefaultValue("UTC") ZoneId timeZone) {}
