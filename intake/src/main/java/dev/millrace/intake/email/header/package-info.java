/// Header fields as they are sent and as they are broken (RFC 5322, 2047, 2231): words, addresses, dates, parameters.
/// Must not know what the body holds.
@NullMarked
package dev.millrace.intake.email.header;

import org.jspecify.annotations.NullMarked;
