package budgettrail.command.importing.table;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a part would cost the reader. It keeps a row whole, reserves a place for each
 * column before a cell, writes the formula that cells share out for each of them, and looks for
 * each cell through all array formulas before it.
 */
final class CountedRow {
    /** As far as XFD, the last column there is. */
    private static final Pattern ADDRESS =
            Pattern.compile("([A-Z]{1,2}|[A-W][A-Z]{2}|X[A-E][A-Z]|XF[A-D])[1-9][0-9]{0,6}");

    private static final Pattern ROW_NUMBER = Pattern.compile("[1-9][0-9]{0,6}");

    private static final int OUTSIDE = 0;

    private final CountedPart part;
    private final Map<String, Integer> shared = new HashMap<>();
    private int rowDepth = OUTSIDE;
    private int cells;
    private boolean inFormula;
    private @Nullable String sharing;
    private int formula;
    private long copied;
    private long arrays;
    private long looks;

    CountedRow(CountedPart part) {
        this.part = part;
    }

    /** An element begins, so deep. */
    void begin(XMLStreamReader element, int depth) throws IOException {
        part.refuseIf(inFormula); // Text only, else its parts would have to be added up.
        switch (element.getLocalName()) {
            case "row" -> row(element, depth);
            case "c" -> cell(element);
            case "f" -> formula(element);
            default -> {} // Holds no place in a row.
        }
    }

    private void row(XMLStreamReader row, int depth) throws IOException {
        refuseUnlike(ROW_NUMBER, row);
        if (rowDepth == OUTSIDE) {
            rowDepth = depth;
            cells = 0;
        }
    }

    private void cell(XMLStreamReader cell) throws IOException {
        refuseUnlike(ADDRESS, cell);
        if (rowDepth != OUTSIDE) { // Parts without rows list cells, too.
            part.refuseIf(++cells > Limits.CELLS_OF_ROW);
            looks += arrays;
            part.refuseIf(looks > Limits.LOOKS_AT_ARRAY_FORMULAS);
        }
    }

    private void formula(XMLStreamReader start) throws IOException {
        if (rowDepth == OUTSIDE) { // Of a chart or a rule.
            return;
        }
        inFormula = true;
        formula = 0;
        sharing = null;
        var type = start.getAttributeValue(null, "t");
        var first = start.getAttributeValue(null, "ref") != null;
        arrays += "array".equals(type) && first ? 1 : 0;
        if ("shared".equals(type)) {
            var group = Objects.requireNonNullElse(start.getAttributeValue(null, "si"), "");
            sharing = first ? group : null;
            copied += first ? 0 : shared.getOrDefault(group, 0);
            part.refuseIf(copied > Limits.SHARED_FORMULA_CHARACTERS);
        }
    }

    /** So many characters of text follow. */
    void text(int length) throws IOException {
        formula += inFormula ? length : 0;
        part.refuseIf(formula > Limits.FORMULA_CHARACTERS);
    }

    /** The element that deep ends. */
    void end(int depth) {
        if (inFormula && sharing != null) {
            shared.put(sharing, formula);
        }
        inFormula = false;
        rowDepth = rowDepth == depth ? OUTSIDE : rowDepth;
    }

    private void refuseUnlike(Pattern shape, XMLStreamReader element) throws IOException {
        var place = element.getAttributeValue(null, "r");
        part.refuseIf(place != null && !shape.matcher(place).matches());
    }
}
