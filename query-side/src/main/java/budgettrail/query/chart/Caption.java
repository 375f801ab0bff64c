package budgettrail.query.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * What is written into a cell: the name, whole or not at all, then as many figures as there is room
 * for.
 *
 * @param name in lines
 * @param large whether it is set in the larger type
 * @param rate whether there is room for the execution rate
 * @param amount whether there is room for the amount
 */
public record Caption(List<String> name, boolean large, boolean rate, boolean amount) {
    static final Caption NONE = new Caption(List.of(), false, false, false);

    private static final int PADDING = 8;
    private static final int SMALL_TYPE = 13;
    private static final int LARGE_TYPE = 16;
    private static final int LARGE_FROM = 26_000;
    private static final int FIGURES = 2;
    private static final int MOST_LINES = 6;

    /** The lines of a type are so many tenths of it apart. */
    private static final int TENTHS = 14;

    /**
     * @param width of the cell in pixels, where it is narrowest
     */
    static Caption of(Item item, int width, int height) {
        var large = width * height >= LARGE_FROM;
        var caption = large ? of(item, width, height, LARGE_TYPE) : NONE;
        return caption.equals(NONE) ? of(item, width, height, SMALL_TYPE) : caption;
    }

    private static Caption of(Item item, int width, int height, int type) {
        var line = type * TENTHS / 10;
        var room = (width - 2 * PADDING) * 100 / type;
        var most = Math.min((height - PADDING) / line, MOST_LINES + FIGURES);
        var name = Lettering.lines(item.label(), room, Math.min(most, MOST_LINES));
        if (name.isEmpty()) {
            return NONE;
        }
        var left = new ArrayList<Boolean>();
        var lines = name.size();
        for (var text :
                List.of("▲ " + item.execution().shown() + " %", item.value().wan() + " 万元")) {
            var fits = lines < most && Lettering.width(text) <= room;
            left.add(fits);
            lines += fits ? 1 : 0;
        }
        return new Caption(name, type == LARGE_TYPE, left.getFirst(), left.getLast());
    }

    /** Of so many merged items. */
    static Caption more(int count, int width, int height) {
        var text = "+" + count;
        var fits =
                width * 100 / SMALL_TYPE > Lettering.width(text)
                        && height > SMALL_TYPE * TENTHS / 10;
        return fits ? new Caption(List.of(text), false, false, false) : NONE;
    }

    public boolean none() {
        return name.isEmpty();
    }
}
