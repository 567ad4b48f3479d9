/// The language all rooms speak. Pure Java: no Spring, and of Kafka only its serdes.
/// Its packages are named after what they tell of; this one is only their common roof.
@NullMarked
package dev.millrace.tickets;

import org.jspecify.annotations.NullMarked;
