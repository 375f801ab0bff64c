package budgettrail.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the log of a JVM's collections ({@code -Xlog:gc}) says.
 *
 * @param collector its name
 * @param collections how many there were
 * @param usedMiB the most that was in use after one of them; 0 if there was none
 * @param longestMs the longest pause
 */
record Heap(String collector, long collections, long usedMiB, double longestMs) {
    static final Heap NONE = new Heap("", 0, 0, 0);

    private static final Pattern COLLECTOR = Pattern.compile("\\] Using (.+)$");

    /** {@code 305M->120M(512M) 5.123ms}; some collectors tell a share after the first figure. */
    private static final Pattern COLLECTION =
            Pattern.compile(
                    "GC\\(\\d+\\) .*?(\\d+)([KMG])(?:\\(\\d+%\\))?->(\\d+)([KMG])(?:\\([^)]*\\))?"
                            + "(?: ([0-9.]+)(ms|s))?");

    static Heap of(Path log) throws IOException {
        return Files.exists(log) ? of(Files.readAllLines(log, StandardCharsets.UTF_8)) : NONE;
    }

    static Heap of(List<String> log) {
        var collector = "";
        var collections = 0;
        var most = 0L;
        var longest = 0.0;
        for (var line : log) {
            var named = COLLECTOR.matcher(line);
            if (named.find()) {
                collector = named.group(1).strip();
            }
            var found = COLLECTION.matcher(line);
            if (found.find()) {
                collections++;
                most = Math.max(most, mib(Long.parseLong(found.group(3)), found.group(4)));
                longest = Math.max(longest, milliseconds(found.group(5), found.group(6)));
            }
        }
        return new Heap(collector, collections, most, longest);
    }

    /** Of both: the larger of each. */
    Heap and(Heap other) {
        return new Heap(
                collector.isEmpty() || collector.equals(other.collector)
                        ? other.collector
                        : other.collector.isEmpty()
                                ? collector
                                : collector + ", " + other.collector,
                collections + other.collections,
                Math.max(usedMiB, other.usedMiB),
                Math.max(longestMs, other.longestMs));
    }

    /** Rounded up: a limit must not look kept by rounding. */
    private static long mib(long amount, String unit) {
        return switch (unit) {
            case "K" -> Math.ceilDiv(amount, 1_024);
            case "G" -> amount * 1_024;
            default -> amount;
        };
    }

    private static double milliseconds(@Nullable String amount, @Nullable String unit) {
        if (amount == null) {
            return 0;
        }
        return Double.parseDouble(amount) * ("s".equals(unit) ? 1_000 : 1);
    }
}
