package budgettrail.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The table with what its reader must know, and what got slower since the last one. */
record Report(Scale scale, List<Figure> figures, String rounds) {
    /** Ratios that fell below this share of the last recorded ones are pointed out. */
    private static final double SLOWER = 0.9;

    void write() throws IOException, InterruptedException {
        var folder =
                scale == Scale.FULL
                        ? Path.of("docs", "performance")
                        : Path.of("benchmarks", "target");
        Files.createDirectories(folder);
        var ratios = folder.resolve(scale.name() + ".csv");
        var text = text(compared(ratios));
        Files.writeString(folder.resolve(scale.name() + ".md"), text);
        Files.writeString(
                ratios,
                figures.stream()
                        .map(it -> key(it) + ";" + it.ratio() + "\n")
                        .collect(Collectors.joining()));
        System.out.println(text);
    }

    private String text(String compared) throws IOException, InterruptedException {
        return "# Benchmark: "
                + scale.name()
                + "\n\n`./mvnw verify -Pbenchmark -Dbudgettrail.benchmark="
                + scale.name()
                + "` on "
                + LocalDate.now(ZoneOffset.UTC)
                + ", commit "
                + said("git", "rev-parse", "--short", "HEAD")
                + ", "
                + machine()
                + ". PostgreSQL with fsync and synchronous_commit on; the product with "
                + Product.HEAP
                + "; "
                + rounds
                + ".\n\n"
                + Figure.HEAD
                + figures.stream().map(Figure::row).collect(Collectors.joining("\n"))
                + "\n\n"
                + compared;
    }

    private String compared(Path ratios) throws IOException {
        if (!Files.exists(ratios)) {
            return "No earlier run to compare with.\n";
        }
        Map<String, Double> before = new HashMap<>();
        for (var line : Files.readAllLines(ratios)) {
            var cut = line.lastIndexOf(';');
            before.put(line.substring(0, cut), Double.valueOf(line.substring(cut + 1)));
        }
        var worse = new StringBuilder();
        for (var figure : figures) {
            var then = before.get(key(figure));
            if (then != null && worse(figure, then)) {
                worse.append(
                        String.format(
                                Locale.ROOT,
                                "- %s: %.2f, was %.2f%n",
                                key(figure),
                                figure.ratio(),
                                then));
            }
        }
        return worse.isEmpty()
                ? "Nothing got slower by a tenth since the last run.\n"
                : "Slower by a tenth or more since the last run:\n\n" + worse;
    }

    private static boolean worse(Figure now, double before) {
        return now.aim().startsWith("≤")
                ? now.ratio() * SLOWER > before
                : now.ratio() < before * SLOWER;
    }

    private static String key(Figure figure) {
        return figure.goal() + " " + figure.what().replaceAll("[0-9,]+ facts", "facts");
    }

    private static String machine() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            var model =
                    lines.filter(line -> line.startsWith("model name"))
                            .map(line -> line.substring(line.indexOf(':') + 2))
                            .findFirst()
                            .orElse("unknown processor");
            return Runtime.getRuntime().availableProcessors() + " cores of " + model;
        }
    }

    private static String said(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0
                ? said.strip()
                : "unknown";
    }
}
