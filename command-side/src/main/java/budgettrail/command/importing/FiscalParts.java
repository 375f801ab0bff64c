package budgettrail.command.importing;

import budgettrail.command.importing.table.Errors;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ProjectCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much of each project's money is 财政拨款, where it is not all of it. A table of projects says it
 * of the project; it is a fact of the project's lines.
 */
final class FiscalParts {
    static final FiscalParts NONE = new FiscalParts(Map.of());

    private final Map<ProjectCode, Part> partly;

    private FiscalParts(Map<ProjectCode, Part> partly) {
        this.partly = partly;
    }

    /** Of this project's money so much is 财政拨款, as this row says. */
    private record Part(int row, ProjectCode project, Money fiscal) {}

    static FiscalParts of(List<ProjectRow> projects) {
        var partly = new HashMap<ProjectCode, Part>();
        for (var row : projects) {
            var fiscal = row.fiscalAppropriation();
            if (fiscal != null && !fiscal.equals(row.amount())) {
                partly.put(row.project(), new Part(row.row(), row.project(), fiscal));
            }
        }
        return new FiscalParts(Map.copyOf(partly));
    }

    /**
     * The lines with their part. A line that says its own part keeps it. A part of a project of
     * several lines cannot be told apart, unless none of it is 财政拨款.
     */
    List<LineRow> applyTo(List<LineRow> lines, Errors errors) {
        if (partly.isEmpty()) {
            return lines;
        }
        var siblings = new HashMap<ProjectCode, Integer>();
        for (var line : lines) {
            part(line).ifPresent(part -> siblings.merge(part.project(), 1, Integer::sum));
        }
        return lines.stream()
                .map(
                        line ->
                                part(line)
                                        .map(part -> divided(line, part, siblings, errors))
                                        .orElse(line))
                .toList();
    }

    /** Whether the line belongs to a project that is partly 财政拨款, and does not say its part. */
    boolean divide(LineRow line) {
        return part(line).isPresent();
    }

    /** The row that says so of the line's project. */
    int row(LineRow line) {
        return Optional.ofNullable(line.description().project())
                .map(partly::get)
                .map(Part::row)
                .orElse(0);
    }

    private Optional<Part> part(LineRow line) {
        var description = line.description();
        return Optional.ofNullable(description.project())
                .filter(_ -> description.fiscalAppropriation() == null)
                .flatMap(project -> Optional.ofNullable(partly.get(project)));
    }

    private static LineRow divided(
            LineRow line, Part part, Map<ProjectCode, Integer> siblings, Errors errors) {
        var fiscal = part.fiscal();
        if (siblings.getOrDefault(part.project(), 0) > 1 && !fiscal.zero()) {
            errors.add(line.row(), "project_code", "FISCAL_PART_AMBIGUOUS", fiscal);
        } else if (fiscal.exceeds(line.initial())) {
            errors.add(line.row(), "project_code", "PART_EXCEEDS_WHOLE", fiscal, line.initial());
        }
        return line.withFiscalAppropriation(fiscal);
    }
}
