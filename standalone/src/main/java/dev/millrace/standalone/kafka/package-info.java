/// The broker of `millrace up`: a real single-node Kafka in KRaft mode inside this process, with its data in
/// one folder. It must keep every acknowledged record across a stop and across a kill, and be quick to start
/// again after both. It must not know which topics exist or what is in them; the rooms create and read them
/// like those of any other broker.
@NullMarked
package dev.millrace.standalone.kafka;

import org.jspecify.annotations.NullMarked;
