package budgettrail.seal;

/**
 * What the key of a log says about a file: that it is the log's, by its SHA-256. It can never be
 * taken for a head: the name of a log has no blanks, and the second line of a head is a number.
 *
 * @param origin the name of the log
 * @param file the name of the file
 * @param sha256 in hexadecimal, small letters
 */
public record FileStatement(String origin, String file, String sha256) {
    private static final String FIRST_LINE = "budget-trail file statement v1";

    public FileStatement {
        if (!origin.matches("\\S+")
                || !file.matches("[a-z.-]+")
                || !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("No statement about a file");
        }
    }

    /** The lines that are signed, each ended by a line feed. */
    public String text() {
        return FIRST_LINE + "\nfile " + file + "\nsha256 " + sha256 + "\norigin " + origin + "\n";
    }

    /** Whether the note says exactly this, by this key. */
    public boolean saidBy(VerifierKey key, SignedNote note) {
        return note.text().equals(text()) && key.signed(note);
    }
}
