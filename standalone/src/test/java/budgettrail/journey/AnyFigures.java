package budgettrail.journey;

import budgettrail.query.figures.Figure;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Random figures of random moments, of what the log speaks about. */
final class AnyFigures {
    private final SplittableRandom random;
    private final List<RawFact> log;
    private final List<RawFact> descriptions;
    private final Map<String, String> parents = new HashMap<>();

    /** When something was known: as it is asked, and the last fact that counts then. */
    private record Known(@Nullable String asked, long position) {}

    AnyFigures(long seed, List<RawFact> log) {
        this.random = new SplittableRandom(seed);
        this.log = log;
        this.descriptions =
                log.stream().filter(it -> it.ofLine() && it.members().has("description")).toList();
        log.stream()
                .filter(it -> it.type().equals("reference.unit-described"))
                .forEach(it -> parents.put(it.text("unit"), it.text("parent")));
    }

    /** Of where some line is, was or will be: itself, its unit or what is above, its project. */
    AnyFigure next() {
        var figure = Figure.values()[random.nextInt(Figure.values().length)].name();
        var known = known();
        var fact = descriptions.get(random.nextInt(descriptions.size()));
        var description = fact.members().path("description");
        var unit = description.path("unit").asString();
        var parent = parents.get(unit);
        var project = description.path("project");
        var line = random.nextInt(5) == 0 ? fact.line() : null;
        return new AnyFigure(
                figure,
                fact.year(),
                line != null ? null : parent != null && random.nextBoolean() ? parent : unit,
                line != null || project.isNull() || random.nextBoolean()
                        ? null
                        : project.asString(),
                line,
                day(fact.year()),
                known.asked(),
                known.position());
    }

    /** Mostly of the year; its first and last day; before it and after it. */
    private LocalDate day(int year) {
        return switch (random.nextInt(12)) {
            case 0 -> LocalDate.of(year, 1, 1);
            case 1 -> LocalDate.of(year, 12, 31);
            case 2 -> LocalDate.ofYearDay(year - 1, 1 + random.nextInt(365));
            case 3 -> LocalDate.ofYearDay(year + 1, 1 + random.nextInt(365));
            default -> LocalDate.ofYearDay(year, 1 + random.nextInt(365));
        };
    }

    /**
     * Everything, or up to a position, or up to a moment: when a fact was recorded, or just before.
     */
    private Known known() {
        var fact = log.get(random.nextInt(log.size() / 8, log.size()));
        switch (random.nextInt(8)) {
            case 0 -> {
                return new Known(null, log.getLast().position());
            }
            case 1, 2, 3 -> {
                return new Known(Long.toString(fact.position()), fact.position());
            }
            default -> {
                var moment = fact.recordedAt().minus(random.nextInt(2), ChronoUnit.MICROS);
                var last =
                        log.stream()
                                .filter(it -> !it.recordedAt().isAfter(moment))
                                .mapToLong(RawFact::position)
                                .max()
                                .orElse(0);
                return new Known(moment.toString(), last);
            }
        }
    }
}
