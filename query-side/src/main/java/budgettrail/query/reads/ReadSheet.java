package budgettrail.query.reads;

import budgettrail.query.page.Question;
import budgettrail.query.page.View;
import budgettrail.query.page.Views;
import budgettrail.query.reading.Held;
import budgettrail.query.reads.ReadsSeen.Seen;
import budgettrail.query.reads.ReadsSeen.Which;
import budgettrail.query.sheet.Asked;
import budgettrail.query.sheet.Cell;
import budgettrail.query.sheet.Column;
import budgettrail.query.sheet.Column.Kind;
import budgettrail.query.sheet.Provenance;
import budgettrail.query.sheet.Rows;
import budgettrail.query.sheet.Sheet;
import budgettrail.query.sheet.SheetScope;
import budgettrail.query.sheet.SheetSource;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.ProblemException;
import budgettrail.web.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;

/**
 * What was written down of reads as a table.
 *
 * @param most how many a file lists: the newest
 */
record ReadSheet(Views views, ReadsSeen reads, int most) implements SheetSource {
    static final String NAME = "reads";
    static final int MOST = 100_000;

    private static final int PART = 1_000;

    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("read_at", Kind.MOMENT),
                    Column.of("who", Kind.WORDS),
                    Column.of("method", Kind.WORDS),
                    Column.of("address", Kind.WORDS),
                    Column.of("answer", Kind.COUNT),
                    Column.of("exported", Kind.WORDS),
                    Column.of("exported_position", Kind.COUNT).inFilesOnly(),
                    Column.of("exported_rows", Kind.COUNT).inFilesOnly(),
                    Column.of("request", Kind.WORDS).inFilesOnly());

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sheet read(Asked asked, Viewer viewer) {
        if (!viewer.is(Role.AUDITOR) && !viewer.is(Role.ADMINISTRATOR)) {
            throw new ProblemException(Problems.notFound());
        }
        var which = ReadsController.which(asked.one("who"), asked.one("day"));
        return views.read(
                Question.of(new LinkedMultiValueMap<>()), // Which are listed, no moment limits.
                viewer,
                view -> {
                    var all = reads.count(which); // First: meanwhile there may be more.
                    return of(view, which, newest(which), all);
                });
    }

    /** Part by part: an address may be thousands of characters long. */
    private List<Seen> newest(Which which) {
        var held = new Held<Seen>();
        var some = reads.before(which, Long.MAX_VALUE, Math.min(most, PART));
        while (!some.isEmpty()) {
            some.forEach(one -> held.add(one, one.path(), one.query()));
            var next = Math.min(most - held.rows().size(), PART);
            some = held.isFull() ? List.of() : reads.before(which, some.getLast().number(), next);
        }
        return held.rows();
    }

    static Sheet of(View view, Which which, List<Seen> seen, long all) {
        return new Sheet(
                        NAME,
                        new Provenance(null, null, null, view.snapshot().position(), scope(which)),
                        COLUMNS,
                        Rows.of(seen, ReadSheet::row),
                        null,
                        all)
                .holding(seen.size());
    }

    private static @Nullable SheetScope scope(Which which) {
        var told = which.told();
        return told.isEmpty() ? null : SheetScope.of(new Cell.Name(told, null, null));
    }

    private static List<Cell> row(Seen one) {
        return List.of(
                new Cell.Moment(one.at()),
                new Cell.Words(one.who()),
                new Cell.Words(one.method()),
                new Cell.Words(Legible.of(one.address())),
                new Cell.Count(one.status()),
                Cell.words(one.exported()),
                count(one.position()),
                count(one.rows()),
                new Cell.Words(one.request()));
    }

    private static Cell count(@Nullable Long number) {
        return number == null ? Cell.NOTHING : new Cell.Count(number);
    }
}
