package dev.millrace.intake.email;

/// What a text was read as.
///
/// @param name the registered name in lower case
/// @param declared whether the mail says so; else it was guessed
record TextCharset(String name, boolean declared) {}
