package budgettrail.query.chart;

/** What the items of a chart are, so that its words can call them so. */
public enum ItemKind {
    PROJECTS,
    UNITS,
    LINES
}
