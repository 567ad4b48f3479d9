/// Makes the models from labelled messages, the shipped ones from the corpus of this module.
/// The same data always gives the same model.
/// It must not be needed to read a message: nothing outside the command line calls it.
@NullMarked
package dev.millrace.enrichment.training;

import org.jspecify.annotations.NullMarked;
