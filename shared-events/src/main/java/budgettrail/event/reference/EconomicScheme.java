package budgettrail.event.reference;

/** The two economic classifications, each with codes of its own. */
public enum EconomicScheme {
    /** 部门经济分类 */
    DEPARTMENT,
    /** 政府经济分类 */
    GOVERNMENT
}
