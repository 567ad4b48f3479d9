package dev.millrace.standalone.up;

import java.nio.file.Path;

/// Where `millrace up` keeps its data and listens.
///
/// @param data      the folder that holds everything
/// @param httpPort  for browsers
/// @param smtpPort  for sending mail
/// @param imapPort  for reading mail
/// @param kafkaPort for Kafka clients
public record UpOptions(Path data, int httpPort, int smtpPort, int imapPort, int kafkaPort) {}
