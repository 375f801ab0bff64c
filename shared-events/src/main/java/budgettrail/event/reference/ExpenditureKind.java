package budgettrail.event.reference;

/** Whether a line pays for running the unit (基本支出) or for a project (项目支出). */
public enum ExpenditureKind {
    BASIC,
    PROJECT
}
