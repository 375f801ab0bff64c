package budgettrail.query.sheet;

import budgettrail.query.page.Place;
import budgettrail.web.language.Language;
import java.util.Set;
import java.util.function.Supplier;

/** How an address asks for the tables of its page. */
public final class Arrangements {
    private final Asked asked;
    private final SheetText text;
    private final Turns turns;

    Arrangements(Asked asked, SheetText text, Turns turns) {
        this.asked = asked;
        this.text = text;
        this.turns = turns;
    }

    /** The same without the order by any of these columns, which the page has no more. */
    public Arrangements unsortedBy(Set<String> columns) {
        return new Arrangements(asked.unsortedBy(columns), text, turns);
    }

    /** What is read for a page; if more than the first rows of a table are, in its turn. */
    public <T> T read(Supplier<T> page) {
        return asked.parameters().keySet().stream().anyMatch(Arrangement::arranges)
                ? turns.take(page::get)
                : page.get();
    }

    /** The one that the page speaks. */
    public Language language() {
        return text.language();
    }

    /** The page with what is asked of these sheets of it. */
    public Place in(Place here, String... sheets) {
        var place = here;
        for (var sheet : sheets) {
            place = Arrangement.of(sheet, asked).in(place);
        }
        return place;
    }

    /** Whether nothing is asked of a sheet: its first rows are the first ones shown. */
    public boolean plain(String sheet) {
        return Arrangement.of(sheet, asked).plain();
    }

    /**
     * How many rows of a plain sheet a page must know: those before the ones it shows, these, and
     * one more if there is one.
     */
    public int needed(String sheet) {
        return Arrangement.of(sheet, asked).from() + Sheets.MOST + 1;
    }

    /** The same of any sheet, which holds no more than these: of one that is arranged, all. */
    public int needed(String sheet, int most) {
        return plain(sheet) ? Math.min(needed(sheet), most) : most;
    }

    /** For a page. */
    public ArrangedSheet of(Sheet sheet, Place here) {
        return ArrangedSheet.of(sheet, Arrangement.of(sheet.name(), asked), text, here);
    }

    /** For a file: every row that is asked for. */
    Sheet whole(Sheet sheet) {
        return Arranger.arrange(sheet, Arrangement.of(sheet.name(), asked), text);
    }
}
