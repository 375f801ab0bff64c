package budgettrail.log;

/**
 * Where the database is, and the two roles it knows: the owner migrates, the application may only
 * do what the migrations granted (in the log: SELECT and INSERT).
 *
 * @param url a JDBC address, {@code jdbc:postgresql://host:port/database}
 */
public record DatabaseAccess(
        String url,
        String ownerUser,
        String ownerPassword,
        String applicationUser,
        String applicationPassword) {

    /** Hides the passwords, so that no log line shows them. */
    @Override
    public String toString() {
        return "DatabaseAccess[" + url + ", " + ownerUser + ", " + applicationUser + "]";
    }
}
