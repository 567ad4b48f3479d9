/// A text model: named features in, probabilities per label out, with the features that weighed most.
/// It is OpenNLP's maximum entropy model with a file format that keeps the calibration beside the weights.
/// It must not know which features there are or what the labels mean.
@NullMarked
package dev.millrace.enrichment.model;

import org.jspecify.annotations.NullMarked;
