package dev.millrace.standalone.bench;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a benchmark found, as it is printed.
///
/// @param name of the benchmark
/// @param figure of the run whose ratio is the median
/// @param limit of the same run: what is reached without the work that is measured
/// @param ratio of figure to limit
/// @param unit of both
/// @param runs all of them, in order
/// @param details what else was seen, by benchmark
/// @param environment where it was measured
public record BenchmarkReport(
        String name,
        double figure,
        double limit,
        double ratio,
        String unit,
        List<Run> runs,
        Map<String, Object> details,
        Map<String, Object> environment) {
    /// One run.
    public record Run(double figure, double limit, double ratio) {
        static Run of(double figure, double limit) {
            return new Run(rounded(figure), rounded(limit), rounded(figure / limit));
        }
    }

    public BenchmarkReport {
        runs = List.copyOf(runs);
    }

    static BenchmarkReport of(String name, String unit, List<Run> runs, Map<String, Object> environment) {
        return of(name, unit, runs, Map.of(), environment);
    }

    static BenchmarkReport of(
            String name, String unit, List<Run> runs, Map<String, Object> details, Map<String, Object> environment) {
        Run median = runs.stream()
                .sorted(Comparator.comparingDouble(Run::ratio))
                .toList()
                .get(runs.size() / 2);
        Map<String, Object> machine = new LinkedHashMap<>(environment);
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("heapMegabytes", Runtime.getRuntime().maxMemory() >> 20);
        machine.put("java", Runtime.version().toString());
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return new BenchmarkReport(name, median.figure(), median.limit(), median.ratio(), unit, runs, details, machine);
    }

    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
