package budgettrail.query.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** A table of a page, read back from its HTML. */
public record PageTable(String html) {
    /** Under this stands what names a row. */
    public static final String NAME = "";

    private static final Pattern ROW = Pattern.compile("(?s)<tr[^>]*>(.*?)</tr>");
    private static final Pattern NAMED = Pattern.compile("(?s)<th scope=\"row\".*?</th>");
    private static final Pattern CELL =
            Pattern.compile("(?s)<td[^>]*data-label=\"([^\"]*)\"[^>]*>(.*?)</td>");
    private static final Pattern TEXT = Pattern.compile(">([^<>]*[^<>\\s][^<>]*)<");
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

    /** The table of a sheet; empty where the page has none of the name. */
    public static PageTable of(String page, String sheet) {
        var from = page.indexOf("id=\"" + sheet + "\"");
        return new PageTable(
                from < 0 ? "" : page.substring(from, page.indexOf("class=\"file\"", from)));
    }

    /** Of each row the texts by the headings of their columns; what is joined stands after. */
    public List<Map<String, List<String>>> rows() {
        return cells(TEXT);
    }

    /** Of each row where its cells lead, by the headings of their columns. */
    public List<Map<String, List<String>>> links() {
        return cells(LINK);
    }

    /** What the first cells of the rows say first. */
    public List<String> names() {
        return rows().stream().map(row -> row.get(NAME).getFirst()).toList();
    }

    private List<Map<String, List<String>>> cells(Pattern what) {
        return ROW.matcher(html).results().skip(1).map(row -> cells(row.group(1), what)).toList();
    }

    private static Map<String, List<String>> cells(String row, Pattern what) {
        var cells = new LinkedHashMap<String, List<String>>();
        NAMED.matcher(row).results().forEach(name -> cells.put(NAME, found(name.group(), what)));
        CELL.matcher(row)
                .results()
                .forEach(
                        cell ->
                                cells.put(
                                        HtmlUtils.htmlUnescape(cell.group(1)),
                                        found(">" + cell.group(2) + "<", what)));
        return cells;
    }

    private static List<String> found(String html, Pattern what) {
        var found = new ArrayList<String>();
        what.matcher(html)
                .results()
                .forEach(one -> found.add(HtmlUtils.htmlUnescape(one.group(1).strip())));
        return found;
    }
}
