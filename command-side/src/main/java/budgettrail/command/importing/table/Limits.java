package budgettrail.command.importing.table;

/** How large a file may be, in every direction in which one can grow. */
public final class Limits {
    /** Bytes of a file as sent. */
    public static final int FILE_BYTES = 20 * 1024 * 1024;

    /** Rows of a table, without the header. */
    public static final int ROWS = 200_000;

    /** Columns of a table. */
    public static final int COLUMNS = 200;

    /** Characters of a cell. */
    public static final int CELL_CHARACTERS = 4_000;

    /** Errors told about one file; reading stops there. */
    public static final int ERRORS = 1_000;

    /** Bytes of all parts of a workbook when inflated. */
    public static final long INFLATED_BYTES = 200L * 1024 * 1024;

    /** Texts that cells of a workbook share: the reader keeps all up to the one it is asked for. */
    public static final int SHARED_TEXTS = 1_000_000;

    /** Parts of a workbook. */
    public static final int PARTS = 1_000;

    /** Inflated bytes per stored byte of a part of more than a megabyte; honest sheets reach 50. */
    public static final int INFLATION = 200;

    /** Bytes between two tags of a workbook's part: an attribute or a text cannot be longer. */
    public static final int BYTES_BETWEEN_TAGS = 1024 * 1024;

    /** Elements inside each other in a workbook's part. */
    public static final int NESTED_ELEMENTS = 64;

    /** Cells of a workbook's row: there are no more columns. */
    public static final int CELLS_OF_ROW = 16_384;

    /** Characters of a formula, as everywhere. */
    public static final int FORMULA_CHARACTERS = 8_192;

    /** Characters of formulas that cells share, were they written out for each. */
    public static final int SHARED_FORMULA_CHARACTERS = 64 * 1024 * 1024;

    /** Cells times array formulas before each of them. */
    public static final long LOOKS_AT_ARRAY_FORMULAS = 2_000_000_000L;

    private Limits() {}
}
