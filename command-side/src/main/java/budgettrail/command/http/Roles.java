package budgettrail.command.http;

/**
 * The names of roles as annotations take them; {@link budgettrail.web.access.Role} says what they
 * may.
 */
public final class Roles {
    public static final String CLERK = "TREASURY_CLERK";
    public static final String APPROVER = "TREASURY_APPROVER";
    public static final String OFFICER = "BUDGET_OFFICER";
    public static final String EXEMPTIONS = "EXEMPTION_OFFICER";
    public static final String MIGRATOR = "MIGRATOR";
    public static final String AUDITOR = "AUDITOR";
    public static final String ADMINISTRATOR = "ADMINISTRATOR";

    private Roles() {}
}
