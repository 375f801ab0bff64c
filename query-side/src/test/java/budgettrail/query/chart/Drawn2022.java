package budgettrail.query.chart;

import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.query.dataset.Table;
import budgettrail.query.dataset.Year2022;
import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Rates;
import budgettrail.query.indicators.Months;
import budgettrail.query.posting.Posting;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The sample year as charts show it, added up in memory. */
final class Drawn2022 {
    private final Map<LineId, LineOpened> lines = new LinkedHashMap<>();
    private final List<Posting> postings = new ArrayList<>();
    private final Map<String, String> zh = new HashMap<>();
    private final Map<String, String> en = new HashMap<>();

    Drawn2022() {
        var position = 0L;
        for (var fact : Year2022.facts()) {
            position++;
            if (fact instanceof LineEvent event) {
                postings.addAll(Posting.of(event, position));
            }
            if (fact instanceof LineOpened opened) {
                lines.put(opened.line(), opened);
            }
        }
        for (var row : Table.rows("projects")) {
            zh.put(row.getField("project_code"), row.getField("name_zh"));
            en.put(row.getField("project_code"), row.getField("name_en"));
        }
    }

    /** Of the whole department. */
    List<MonthFigures> months(LocalDate asOf) {
        return months(lines.keySet(), asOf);
    }

    /** Of one unit. */
    List<MonthFigures> months(String unit, LocalDate asOf) {
        var own =
                lines.values().stream().filter(it -> it.description().unit().value().equals(unit));
        return months(own.map(LineOpened::line).collect(Collectors.toSet()), asOf);
    }

    private List<MonthFigures> months(Set<LineId> scope, LocalDate asOf) {
        var months = new ArrayList<Months.Month>();
        var before = Figures.NONE;
        for (var month = 1; month <= asOf.getMonthValue(); month++) {
            var end = YearMonth.of(asOf.getYear(), month).atEndOfMonth();
            var day = end.isBefore(asOf) ? end : asOf;
            var figures = figures(scope, day);
            months.add(new Months.Month(Year2022.YEAR, day, before, figures));
            before = figures;
        }
        return MonthFigures.of(new Months(months), day -> "/dashboard?asOf=" + day);
    }

    List<Item> projects(LocalDate asOf, Locale language) {
        var byProject = new LinkedHashMap<String, Set<LineId>>();
        for (var opened : lines.values()) {
            var project = opened.description().project();
            if (project != null) {
                byProject
                        .computeIfAbsent(project.value(), _ -> new java.util.HashSet<>())
                        .add(opened.line());
            }
        }
        return byProject.entrySet().stream()
                .map(entry -> item(entry.getKey(), figures(entry.getValue(), asOf), asOf, language))
                .toList();
    }

    private Item item(String code, Figures figures, LocalDate asOf, Locale language) {
        var english = language.equals(Locale.ENGLISH);
        var names = english ? en : zh;
        var rates = new Rates(figures);
        return new Item(
                names.getOrDefault(code, code),
                english ? "en" : "zh-CN",
                figures.adjusted(),
                rates.execution(),
                rates.lead(Year2022.YEAR, asOf),
                "/projects/" + code);
    }

    private Figures figures(Set<LineId> scope, LocalDate asOf) {
        return Figures.of(
                postings.stream().filter(posting -> !posting.effective().isAfter(asOf)).toList(),
                scope);
    }
}
