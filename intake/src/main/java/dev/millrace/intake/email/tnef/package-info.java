/// Outlook's winmail.dat unpacked (MS-OXTNEF). Must not know what becomes of its texts and files.
@NullMarked
package dev.millrace.intake.email.tnef;

import org.jspecify.annotations.NullMarked;
