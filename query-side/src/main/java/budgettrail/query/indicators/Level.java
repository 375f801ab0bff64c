package budgettrail.query.indicators;

/** What lines are grouped by. */
public enum Level {
    LINE("key"),
    PROJECT("project"),
    /** A unit with everything below it. */
    UNIT("unit"),
    /** The top of the tree of units. */
    DEPARTMENT("unit"),
    /** 类 */
    FUNCTION_CLASS("left(function, 3)"),
    /** 款 */
    FUNCTION_SECTION("left(function, 5)"),
    /** 项 */
    FUNCTION_ITEM("function"),
    /** 部门经济分类 */
    ECONOMIC("department_economic"),
    FUND("fund"),
    KIND("kind");

    private final String expression;

    Level(String expression) {
        this.expression = expression;
    }

    /**
     * The key of a line at this level, before units are rolled up; null: the line is in no group.
     */
    String expression() {
        return expression;
    }
}
