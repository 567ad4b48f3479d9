/// The wire between a running `millrace up` and a second `millrace` command that tells it to do something.
/// One line goes there and one comes back, over loopback and with the token of the data folder.
/// It must not know what the words mean; whoever opens the wire says what each does.
@NullMarked
package dev.millrace.standalone.control;

import org.jspecify.annotations.NullMarked;
