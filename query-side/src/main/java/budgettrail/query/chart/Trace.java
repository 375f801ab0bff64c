package budgettrail.query.chart;

import budgettrail.query.figures.Rate.Ratio;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The line of a course: a point for each month that has a rate. Where there is none, for instance
 * before there is a budget, the line is broken.
 *
 * @param pieces the unbroken pieces, each as the points of a polyline in a box of {@value
 *     Part#WHOLE} by {@value Part#WHOLE}
 */
public record Trace(List<Point> points, List<String> pieces) {

    /**
     * A rate.
     *
     * @param beyond whether it lies outside of the drawing and is put on its edge
     */
    public record Point(LocalDate day, Part x, Part y, boolean beyond) {}

    static Trace of(List<MonthFigures> months, Axis axis) {
        var points = new ArrayList<Point>();
        var pieces = new ArrayList<String>();
        var piece = new ArrayList<String>(List.of(corner(Part.NONE, axis.down(0))));
        for (var month : months) {
            if (month.execution() instanceof Ratio rate) {
                var point = point(month.day(), rate, axis);
                points.add(point);
                piece.add(corner(point.x(), point.y()));
            } else {
                end(piece, pieces);
            }
        }
        end(piece, pieces);
        return new Trace(List.copyOf(points), List.copyOf(pieces));
    }

    private static Point point(LocalDate day, Ratio rate, Axis axis) {
        return new Point(day, Calendar.end(day), axis.down(rate), !axis.holds(rate));
    }

    /** A single corner is no line. */
    private static void end(List<String> piece, List<String> pieces) {
        if (piece.size() > 1) {
            pieces.add(String.join(" ", piece));
        }
        piece.clear();
    }

    private static String corner(Part x, Part y) {
        return x.thousandths() + "," + y.thousandths();
    }
}
