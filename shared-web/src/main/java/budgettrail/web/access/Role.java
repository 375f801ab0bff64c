package budgettrail.web.access;

/** What an account may do. One account may bear several roles that do not conflict. */
public enum Role {
    /**
     * Requests and records payments, marks approved ones paid, refunds, withdraws own requests.
     * Never approves.
     */
    TREASURY_CLERK,
    /** Approves or rejects what others requested. Never creates. */
    TREASURY_APPROVER,
    /** Appropriates, adjusts, freezes, places commitments, closes the year. Never pays. */
    BUDGET_OFFICER,
    /** Grants and withdraws exemptions of others' adjustments. */
    EXEMPTION_OFFICER,
    /** Reads the subtree of the own unit. */
    UNIT_MANAGER,
    /** Reads everything. Never writes. */
    AUDITOR,
    /** Imports mixed history into a year without facts of its own. Nothing else. */
    MIGRATOR,
    /** Keeps accounts, processors and backups. Never touches money. */
    ADMINISTRATOR;

    /** As Spring Security spells it. */
    public String authority() {
        return "ROLE_" + name();
    }
}
