package budgettrail.command.importing;

import budgettrail.command.importing.table.Errors;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ProjectCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much of each project's money is 财政拨款, where it is not what a line of its fund has anyway. A
 * table of projects says it of the project; it is a fact of the project's lines.
 */
final class FiscalParts {
    static final FiscalParts NONE = new FiscalParts(Map.of());

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
     * The lines with their part. A line that says its own part keeps it. A part of a project of
     * several lines cannot be told apart, unless none of it is 财政拨款.
     */
    List<LineRow> applyTo(List<LineRow> lines, Errors errors) {
        if (parts.isEmpty()) {
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
        var description = line.description();
        return Optional.ofNullable(description.project())
                .filter(_ -> description.fiscalAppropriation() == null)
                .flatMap(project -> Optional.ofNullable(parts.get(project)))
                .filter(part -> part.tells(line));
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
