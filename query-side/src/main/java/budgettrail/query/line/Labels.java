package budgettrail.query.line;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Sum;
import budgettrail.query.indicators.IndicatorAnswer.Amounts;
import budgettrail.query.indicators.Names;
import budgettrail.query.indicators.Names.Name;
import budgettrail.query.reading.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The names of everything that a page of lines mentions. */
record Labels(
        Map<String, Name> units,
        Map<String, Name> functions,
        Map<String, Name> projects,
        Map<String, Name> departmentEconomic,
        Map<String, Name> governmentEconomic) {

    static Labels of(Snapshot snapshot, List<Lines.Found> lines) {
        return new Labels(
                named(snapshot, "UNIT", lines, Lines.Found::unit),
                named(snapshot, "FUNCTION", lines, Lines.Found::function),
                named(snapshot, "PROJECT", lines, Lines.Found::project),
                named(snapshot, "ECONOMIC_DEPARTMENT", lines, Lines.Found::departmentEconomic),
                named(snapshot, "ECONOMIC_GOVERNMENT", lines, Lines.Found::governmentEconomic));
    }

    private static Map<String, Name> named(
            Snapshot snapshot,
            String kind,
            List<Lines.Found> lines,
            Function<Lines.Found, @Nullable String> code) {
        var codes = lines.stream().map(code).filter(Objects::nonNull).distinct().toList();
        return Names.named(snapshot, kind, codes);
    }

    LineAnswer answer(FiscalYear year, Lines.Found line, Figures figures, Snapshot snapshot) {
        var fiscal = line.fiscalAppropriation();
        return new LineAnswer(
                year + ":" + line.key(),
                year.value(),
                line.key(),
                line.opened(),
                line.unit(),
                zh(units, line.unit()),
                en(units, line.unit()),
                line.function(),
                zh(functions, line.function()),
                en(functions, line.function()),
                line.kind(),
                line.category(),
                line.project(),
                zh(projects, line.project()),
                en(projects, line.project()),
                line.departmentEconomic(),
                zh(departmentEconomic, line.departmentEconomic()),
                en(departmentEconomic, line.departmentEconomic()),
                line.governmentEconomic(),
                zh(governmentEconomic, line.governmentEconomic()),
                en(governmentEconomic, line.governmentEconomic()),
                line.fund(),
                fiscal == null ? null : Sum.ofFen(fiscal).yuan(),
                line.procurement(),
                Amounts.of(figures),
                parked(line, snapshot));
    }

    private static @Nullable String zh(Map<String, Name> names, @Nullable String code) {
        var name = code == null ? null : names.get(code);
        return name == null ? null : name.zh();
    }

    private static @Nullable String en(Map<String, Name> names, @Nullable String code) {
        var name = code == null ? null : names.get(code);
        return name == null ? null : name.en();
    }

    private static LineAnswer.@Nullable Parked parked(Lines.Found line, Snapshot snapshot) {
        return line.parkedReason() == null || line.parkedPosition() > snapshot.position()
                ? null
                : new LineAnswer.Parked(line.parkedReason(), line.parkedPosition());
    }
}
