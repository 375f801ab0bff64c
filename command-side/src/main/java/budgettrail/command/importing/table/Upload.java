package budgettrail.command.importing.table;

/** A file as it was sent, and what it says it is. */
public record Upload(byte[] bytes, Format format) {

    /** The kinds of files a table is read from. */
    public enum Format {
        CSV,
        XLSX
    }
}
