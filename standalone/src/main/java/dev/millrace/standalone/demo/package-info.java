/// The demo company that `millrace up` brings along: its people, groups and mailboxes, and the file with the
/// passwords. It gives a newcomer something to try everything on, with nothing to set up and no password that
/// is the same anywhere else. It must not know the rooms; to them the company is a directory and a mail server
/// like any other.
@NullMarked
package dev.millrace.standalone.demo;

import org.jspecify.annotations.NullMarked;
