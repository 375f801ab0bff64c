package budgettrail.query.fact;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a page of facts. */
final class RowIds {
    private static final Pattern ROW = Pattern.compile("id=\"fact-([0-9]+)\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    private RowIds() {}

    static List<String> in(String page) {
        return ROW.matcher(page).results().map((MatchResult it) -> it.group(1)).toList();
    }

    static @Nullable String next(String page) {
        var link = NEXT.matcher(page);
        return link.find() ? link.group(1).replace("&amp;", "&") : null;
    }
}
