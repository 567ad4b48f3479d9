/// The life of `millrace up`: checks, starts the parts side by side, then the rooms; says where everything is;
/// stops in order. It must leave nothing running when a start fails or the program is asked to stop. It must
/// not know what the parts and rooms do.
@NullMarked
package dev.millrace.standalone.up;

import org.jspecify.annotations.NullMarked;
