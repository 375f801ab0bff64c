package budgettrail.verifier;

/**
 * A group of lines with figures of its own.
 *
 * @param level DEPARTMENT, UNIT or PROJECT
 */
record Scope(int year, String level, String key) {
    static final String DEPARTMENT = "DEPARTMENT";
    static final String UNIT = "UNIT";
    static final String PROJECT = "PROJECT";

    @Override
    public String toString() {
        return year + " " + level + " " + key;
    }
}
