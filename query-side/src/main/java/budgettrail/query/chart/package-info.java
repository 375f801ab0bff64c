/**
 * Drawings of figures, as places and lengths: pure, exact, and in whole numbers. The templates in
 * {@code charts.html} make SVG of them that needs no script.
 */
@NullMarked
package budgettrail.query.chart;

import org.jspecify.annotations.NullMarked;
