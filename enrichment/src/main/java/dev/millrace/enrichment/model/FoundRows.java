package dev.millrace.enrichment.model;

/// What a table of weights has for the features of one text.
///
/// @param rows the table
/// @param row each feature's row there, negative where it has none
/// @param sums for each run of features the sum of their rows
@SuppressWarnings("ArrayRecordComponent") // Never compared, and thousands of numbers.
record FoundRows(WeightRows rows, int[] row, int[][] sums) {}
