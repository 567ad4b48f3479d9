/// The directory of `millrace up`: an LDAP server in this process with the people and groups of one company. A
/// write it has answered is on disk, a locked account cannot bind, and it can be taken away and brought back as
/// an outage. It must not know which people there are, nor that anything remediates them.
@NullMarked
package dev.millrace.standalone.directory;

import org.jspecify.annotations.NullMarked;
