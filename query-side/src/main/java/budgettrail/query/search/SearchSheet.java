package budgettrail.query.search;

import budgettrail.query.figures.Sum;
import budgettrail.query.index.Condition;
import budgettrail.query.index.Field;
import budgettrail.query.page.Named;
import budgettrail.query.page.Question;
import budgettrail.query.page.Views;
import budgettrail.query.reading.Units;
import budgettrail.query.sheet.Asked;
import budgettrail.query.sheet.Cell;
import budgettrail.query.sheet.Column;
import budgettrail.query.sheet.Column.Kind;
import budgettrail.query.sheet.Provenance;
import budgettrail.query.sheet.Rows;
import budgettrail.query.sheet.Sheet;
import budgettrail.query.sheet.SheetScope;
import budgettrail.query.sheet.SheetSource;
import budgettrail.web.access.Viewer;
import budgettrail.web.language.Language;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a search finds as a table, with the parameters of its page. */
@Component
class SearchSheet implements SheetSource {
    /** The most facts that a file lists. */
    static final int MOST = 100_000;

    private static final String NAME = "search";
    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("recorded", Kind.MOMENT),
                    Column.of("effective", Kind.DAY),
                    Column.of("sentence", Kind.WORDS),
                    Column.of("details", Kind.WORDS),
                    Column.of("line", Kind.WORDS),
                    Column.of("unit", Kind.WORDS),
                    Column.of("payment", Kind.WORDS),
                    Column.of("actor", Kind.WORDS),
                    Column.of("position", Kind.COUNT),
                    Column.of("amount", Kind.AMOUNT).headed("fact_amount"));

    private final Views views;
    private final FactSearch search;
    private final MessageSource messages;

    SearchSheet(Views views, FactSearch search, MessageSource messages) {
        this.views = views;
        this.search = search;
        this.messages = messages;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sheet read(Asked asked, Viewer viewer) {
        var query = asked.one("q");
        var clauses = SearchController.clauses(query);
        var oldestFirst = Order.of(asked.one("order")) == Order.OLDEST;
        var question = Question.of(asked.parameters());
        var wanted =
                views.read(
                        question,
                        viewer,
                        view -> SearchPages.wanted(view, clauses, oldestFirst, 0));
        return sheet(wanted, question.knownAt(), scope(query, own(viewer, wanted.seen().tree())));
    }

    /** The unit beyond which the viewer finds nothing; none: there is no bound. */
    private static Cell.@Nullable Name own(Viewer viewer, Units tree) {
        var unit = viewer.unit();
        return unit == null ? null : Cell.Name.of(Named.of(unit, tree));
    }

    /** What was looked for, and where; none: anything was, wherever it is. */
    private @Nullable SheetScope scope(@Nullable String query, Cell.@Nullable Name unit) {
        if (query == null || query.isBlank()) {
            return unit == null ? null : SheetScope.of(unit);
        }
        var searched =
                SheetScope.of(
                        new Cell.Name(query, said(Language.ZH, query), said(Language.EN, query)));
        return unit == null ? searched : searched.in(unit);
    }

    private String said(Language language, String query) {
        return messages.getMessage("sheet.scope.search", new Object[] {query}, language.locale());
    }

    private Sheet sheet(
            FactSearch.Wanted wanted, @Nullable String knownAt, @Nullable SheetScope scope) {
        var conditions = search.conditions(wanted);
        var hits = search.find(wanted, conditions, MOST, Long.MAX_VALUE - 1);
        return new Sheet(
                        NAME,
                        new Provenance(null, wanted.asOf(), knownAt, hits.through(), scope),
                        COLUMNS,
                        Rows.ofSome(hits.positions(), some -> rows(some, conditions)),
                        null,
                        hits.count())
                .holding(MOST);
    }

    private List<List<Cell>> rows(List<Long> positions, List<Condition> conditions) {
        var rows = search.rows(positions, conditions);
        return java.util.stream.IntStream.range(0, rows.size())
                .mapToObj(at -> row(positions.get(at), rows.get(at)))
                .toList();
    }

    private static List<Cell> row(long position, FactSearch.@Nullable Row row) {
        if (row == null) {
            return doubtful(position);
        }
        var recorded = row.recorded();
        var told = SearchRow.told(row);
        var amount = row.entry().amount();
        return List.of(
                new Cell.Moment(recorded.recordedAt()),
                new Cell.Day(recorded.fact().effective()),
                new Cell.Sentences(List.of(told.sentence())),
                new Cell.Sentences(told.sentences()),
                Cell.words(row.entry().text(Field.LINE)),
                Cell.words(row.entry().text(Field.UNIT)),
                Cell.words(row.entry().text(Field.PAYMENT)),
                new Cell.Words(recorded.metadata().actor().name()),
                new Cell.Count(position),
                amount == null ? Cell.NOTHING : new Cell.Amount(Sum.ofFen(amount.fen())));
    }

    /** The log says something else there than what was found. */
    private static List<Cell> doubtful(long position) {
        var cells =
                new java.util.ArrayList<Cell>(Collections.nCopies(COLUMNS.size(), Cell.NOTHING));
        cells.set(2, new Cell.Label("sheet.row", "DOUBTFUL"));
        cells.set(8, new Cell.Count(position));
        return List.copyOf(cells);
    }
}
