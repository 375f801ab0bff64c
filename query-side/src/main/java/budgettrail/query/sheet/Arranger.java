package budgettrail.query.sheet;

import budgettrail.query.figures.Target.Light;
import budgettrail.query.reading.Parameters;
import budgettrail.query.sheet.Column.Kind;
import budgettrail.query.sheet.Column.OnPage;
import java.text.Collator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings the rows of a sheet into the order that is asked for, and leaves out the others. */
final class Arranger {
    private final Sheet sheet;
    private final Arrangement how;
    private final SheetText text;
    private final Collator names;
    private final @Nullable String find;

    private Arranger(Sheet sheet, Arrangement how, SheetText text) {
        this.sheet = sheet;
        this.how = how;
        this.text = text;
        this.names = Collator.getInstance(text.collation());
        this.find = how.find() == null ? null : folded(how.find());
    }

    /** A row by its place, and what it is sorted by. */
    private record Kept(int at, SortKey key) {}

    /**
     * A total is of all rows: where some are left out there is none.
     *
     * @throws budgettrail.web.problem.ProblemException if the sheet has no such column, or no
     *     lights
     */
    static Sheet arrange(Sheet sheet, Arrangement how, SheetText text) {
        return how.plain() ? sheet : new Arranger(sheet, how, text).arranged();
    }

    private Sheet arranged() {
        if (how.unmet() && lights().findAny().isEmpty()) {
            throw Parameters.invalid(how.parameter(Arrangement.LIGHT));
        }
        var kept = kept(how.sort() == null ? -1 : column(how.sort()));
        if (how.sort() != null) {
            kept.sort((one, other) -> one.key().against(other.key(), how.descending()));
        }
        return new Sheet(
                sheet.name(),
                sheet.provenance(),
                sheet.columns(),
                sheet.rows().pick(kept.stream().mapToInt(Kept::at)),
                how.filtering() ? null : sheet.total(),
                how.filtering() ? kept.size() : sheet.all(),
                how,
                sheet.all() - sheet.rows().size());
    }

    private int column(String key) {
        return IntStream.range(0, sheet.columns().size())
                .filter(at -> sheet.columns().get(at).key().equals(key))
                .filter(at -> sheet.columns().get(at).kind() != Kind.FIGURE)
                .findFirst()
                .orElseThrow(() -> Parameters.invalid(how.parameter(Arrangement.SORT)));
    }

    private List<Kept> kept(int column) {
        var kept = new ArrayList<Kept>();
        var at = 0;
        for (var row : sheet.rows()) {
            if (keeps(row)) {
                var by = column < 0 ? Cell.NOTHING : row.get(column);
                kept.add(new Kept(at, SortKey.of(by, text, names)));
            }
            at++;
        }
        return kept;
    }

    private boolean keeps(List<Cell> row) {
        return (find == null || says(row, find))
                && (!how.unmet() || lights().anyMatch(at -> unmet(row.get(at))));
    }

    /** The lights that a page shows: nobody can see why a row is there for another one. */
    private IntStream lights() {
        return columns(Kind.VERDICT)
                .filter(at -> sheet.columns().get(at).onPage() != OnPage.ABSENT);
    }

    private IntStream columns(Kind kind) {
        return IntStream.range(0, sheet.columns().size())
                .filter(at -> sheet.columns().get(at).kind() == kind);
    }

    private static boolean unmet(Cell cell) {
        return cell instanceof Cell.Verdict(var light) && light == Light.BREACH;
    }

    private boolean says(List<Cell> row, String words) {
        return columns(Kind.WORDS)
                .mapToObj(row::get)
                .flatMap(this::sayings)
                .anyMatch(it -> folded(it).contains(words));
    }

    /** A name in every language and its code: whoever searches may know any of them. */
    private Stream<String> sayings(Cell cell) {
        return switch (cell) {
            case Cell.Words(var words) -> Stream.of(words);
            case Cell.Name(var code, var zh, var en) ->
                    Stream.of(code, zh == null ? "" : zh, en == null ? "" : en);
            case Cell.Label _, Cell.Sentences _ -> Stream.of(text.of(cell));
            case Cell.Linked(var inner, _) -> sayings(inner);
            case Cell.Amount _,
                    Cell.Change _,
                    Cell.Percent _,
                    Cell.Points _,
                    Cell.Verdict _,
                    Cell.Day _,
                    Cell.Moment _,
                    Cell.Count _,
                    Cell.Nothing _ ->
                    Stream.empty();
        };
    }

    private static String folded(String words) {
        return words.toLowerCase(Locale.ROOT);
    }
}
