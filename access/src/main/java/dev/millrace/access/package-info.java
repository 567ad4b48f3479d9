/// The edge that all rooms' pages and APIs share: who may come in, security headers, and how a refusal looks.
/// Each room names its open doors with an [OpenDoors] bean; everything else needs the admin account.
/// Must not know what lies behind any door.
@NullMarked
package dev.millrace.access;

import org.jspecify.annotations.NullMarked;
