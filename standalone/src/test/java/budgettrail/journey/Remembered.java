package budgettrail.journey;

import budgettrail.command.line.ModelFigures;
import budgettrail.command.line.RandomBudget;
import budgettrail.event.reference.FiscalYear;
import budgettrail.log.EventLog;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What the API answered in the middle of a sequence, as known at that moment: it was right then,
 * and must be answered again, letter for letter, when much more is known.
 */
final class Remembered {
    private static final int MOST_WAITS = 60;

    private final Api api;
    private final Map<String, String> answers = new LinkedHashMap<>();

    Remembered(Api api) {
        this.api = api;
    }

    /** Asks about every year and level, as of a random day, and compares with the second book. */
    void ask(RandomSequence sequence, EventLog log) {
        var position = sequence.position();
        if (position == 0) {
            return; // Nothing is known yet.
        }
        var moment = log.at(position).orElseThrow().recordedAt();
        var byInstant = sequence.seed() % 2 == 1;
        var known = byInstant ? moment.toString() : Long.toString(position);
        var needed = byInstant ? log.positionAt(moment) : position;
        for (var year : List.of(RandomBudget.YEAR, RandomBudget.YEAR.next())) {
            var asOf = day(sequence, year);
            var level = Scopes.LEVELS.get(sequence.random().nextInt(Scopes.LEVELS.size()));
            var path =
                    "/api/v1/indicators?fiscalYear=%s&level=%s&unit=%s&asOf=%s&knownAt=%s"
                            .formatted(year, level, sequence.budget().department(), asOf, known);
            var answer = answer(path, "&minPosition=" + needed);
            answers.put(path, answer.body());
            var expected = Scopes.expected(sequence, year, level, asOf);
            var shown = shown(answer.json());
            if (!shown.equals(expected)) {
                throw different(sequence, path, shown.toString(), expected.toString());
            }
        }
    }

    /** Asks the same again. */
    void askAgain(RandomSequence sequence) {
        answers.forEach(
                (path, before) -> {
                    var now = answer(path, "").body();
                    if (!now.equals(before)) {
                        throw different(sequence, path, now, before);
                    }
                });
    }

    private static LocalDate day(RandomSequence sequence, FiscalYear year) {
        return sequence.random().nextInt(4) == 0
                ? year.lastDay()
                : LocalDate.ofYearDay(year.value(), 1 + sequence.random().nextInt(365));
    }

    private Api.Answer answer(String path, String more) {
        for (var wait = 0; wait < MOST_WAITS; wait++) {
            var answer = api.get("auditor", path + more);
            if (answer.status() == 200) {
                return answer;
            }
            if (!answer.code().equals("PROJECTION_BEHIND")) {
                throw new AssertionError(path + more + ": " + answer);
            }
        }
        throw new AssertionError("The projection does not follow: " + path + more);
    }

    private static AssertionError different(
            RandomSequence sequence, String path, String answered, String expected) {
        return new AssertionError(
                "seed %d, %s: %s is not %s".formatted(sequence.seed(), path, answered, expected));
    }

    private static Map<String, ModelFigures> shown(JsonNode answer) {
        var figures = new TreeMap<String, ModelFigures>();
        for (var row : answer.path("indicators")) {
            var it = row.path("amounts");
            figures.put(
                    row.path("key").asString(),
                    new ModelFigures(
                            fen(it, "initial"),
                            fen(it, "carriedIn"),
                            fen(it, "adjusted"),
                            fen(it, "disbursed"),
                            fen(it, "commitments"),
                            fen(it, "pending"),
                            fen(it, "available"),
                            fen(it, "balance"),
                            fen(it, "carriedForward"),
                            fen(it, "lapsed"),
                            fen(it, "adjustmentGross"),
                            fen(it, "adjustmentNet"),
                            fen(it, "adjustmentGrossAll"),
                            fen(it, "adjustmentNetAll")));
        }
        return figures;
    }

    private static long fen(JsonNode amounts, String name) {
        return new BigDecimal(amounts.path(name).asString()).movePointRight(2).longValueExact();
    }
}
