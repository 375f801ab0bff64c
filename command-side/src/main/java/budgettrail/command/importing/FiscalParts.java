package budgettrail.command.importing;

import budgettrail.command.importing.table.Errors;
import budgettrail.command.line.Rules;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ProjectCode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How much of each project's money is 财政拨款, where it is not what a line of its fund has anyway. A
 * table of projects says it of the project; it is a fact of the project's lines.
 */
final class FiscalParts {
    private static final String PROJECT = "project_code";

    private final Map<ProjectCode, Part> parts;

    private FiscalParts(Map<ProjectCode, Part> parts) {
        this.parts = parts;
    }

    /** Of this project's money so much is 财政拨款, as this row says: all of it, or less. */
    private record Part(int row, ProjectCode project, Money fiscal, boolean all) {
        /** A line out of a fiscal budget is 财政拨款 where nothing is said. */
        boolean tells(LineRow line) {
            return !(all && line.description().fund().fiscal());
        }
    }

    /** What these say, in their order: the last that says something of a project counts. */
    static FiscalParts of(List<ProjectRow> projects) {
        var parts = new HashMap<ProjectCode, Part>();
        for (var row : projects) {
            var fiscal = row.fiscalAppropriation();
            if (fiscal != null) {
                var all = fiscal.equals(row.amount());
                parts.put(row.project(), new Part(row.row(), row.project(), fiscal, all));
            }
        }
        return new FiscalParts(Map.copyOf(parts));
    }

    /**
     * The lines with their part. A line that says its own part keeps it, and of its project only
     * the rest is left for others. A rest of several lines cannot be told apart, unless it is
     * nothing.
     *
     * @param recorded lines that came before, which have parts of the same projects
     */
    List<LineRow> applyTo(List<LineRow> lines, List<LineRow> recorded, Errors errors) {
        if (parts.isEmpty()) {
            return lines;
        }
        refuseLate(lines, recorded, errors);
        var rests = rests(lines, recorded);
        return lines.stream()
                .map(
                        line ->
                                part(line)
                                        .map(part -> divided(line, part, rests, errors))
                                        .orElse(line))
                .toList();
    }

    /** What a line that came before got as the rest is recorded: a sibling cannot lessen it. */
    private void refuseLate(List<LineRow> lines, List<LineRow> recorded, Errors errors) {
        var keys = lines.stream().map(LineRow::key).collect(Collectors.toSet());
        var divided =
                recorded.stream()
                        .filter(line -> !keys.contains(line.key()))
                        .flatMap(line -> part(line).stream())
                        .filter(part -> !part.fiscal().zero())
                        .collect(Collectors.toSet());
        for (var line : lines) {
            var own = line.description().fiscalAppropriation();
            if (own != null && own.positive()) {
                said(line)
                        .filter(divided::contains)
                        .ifPresent(part -> ambiguous(line, part, errors));
            }
        }
    }

    /**
     * A line that opens with money of its year: it has no part where nothing of its project is
     * 财政拨款. Of what is said otherwise nobody knows how much of it is that money.
     */
    LineRow applyToLater(LineRow line) {
        return part(line)
                .filter(part -> part.fiscal().zero())
                .map(part -> line.withFiscalAppropriation(part.fiscal()))
                .orElse(line);
    }

    private static void ambiguous(LineRow line, Part part, Errors errors) {
        errors.add(line.row(), PROJECT, "FISCAL_PART_AMBIGUOUS", part.fiscal());
    }

    private Map<ProjectCode, Rest> rests(List<LineRow> lines, List<LineRow> recorded) {
        var all = new LinkedHashMap<String, LineRow>();
        recorded.forEach(line -> all.put(line.key(), line));
        lines.forEach(line -> all.put(line.key(), line));
        var rests = new HashMap<ProjectCode, Rest>();
        for (var line : all.values()) {
            said(line)
                    .ifPresent(part -> rests.merge(part.project(), Rest.of(part, line), Rest::and));
        }
        return rests;
    }

    /**
     * What several lines of one project leave.
     *
     * @param divided 财政拨款 that they have for themselves
     * @param open how many wait for theirs
     */
    private record Rest(Money divided, int open) {
        static Rest of(Part part, LineRow line) {
            var own = line.description().fiscalAppropriation();
            if (own == null && part.tells(line)) {
                return new Rest(Money.ZERO, 1);
            }
            var has = own == null ? line.initial() : own;
            return new Rest(has.negative() ? Money.ZERO : has, 0); // Less than nothing is refused.
        }

        Rest and(Rest other) {
            return new Rest(divided.plus(other.divided).atMost(Rules.TOO_MUCH), open + other.open);
        }
    }

    /** Nothing is said of any project. */
    boolean none() {
        return parts.isEmpty();
    }

    /** Whether its project says something of the line that it does not say itself. */
    boolean divide(LineRow line) {
        return part(line).isPresent();
    }

    /** The row that says so of the line's project. */
    int row(LineRow line) {
        return Optional.ofNullable(line.description().project())
                .map(parts::get)
                .map(Part::row)
                .orElse(0);
    }

    private Optional<Part> part(LineRow line) {
        return said(line)
                .filter(_ -> line.description().fiscalAppropriation() == null)
                .filter(part -> part.tells(line));
    }

    /** What is said of its project. */
    private Optional<Part> said(LineRow line) {
        return Optional.ofNullable(line.description().project())
                .flatMap(project -> Optional.ofNullable(parts.get(project)));
    }

    private static LineRow divided(
            LineRow line, Part part, Map<ProjectCode, Rest> rests, Errors errors) {
        var fiscal = part.fiscal();
        var rest = Objects.requireNonNull(rests.get(part.project()));
        var left = fiscal.zero() ? fiscal : fiscal.minus(rest.divided());
        if (rest.open() > 1 && !left.zero() || left.negative()) {
            ambiguous(line, part, errors);
            return line.withFiscalAppropriation(fiscal);
        }
        if (left.exceeds(line.initial())) {
            errors.add(line.row(), PROJECT, "PART_EXCEEDS_WHOLE", left, line.initial());
        }
        return line.withFiscalAppropriation(left);
    }
}
