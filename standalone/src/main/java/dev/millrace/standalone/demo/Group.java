package dev.millrace.standalone.demo;

import java.util.List;

/// A group of the demo company.
///
/// @param name        its name
/// @param description what it gives access to
/// @param owner       the account's name of who decides about membership
/// @param members     the accounts in it
record Group(String name, String description, String owner, List<String> members) {}
