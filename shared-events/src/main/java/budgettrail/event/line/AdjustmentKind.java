package budgettrail.event.line;

/** The ways a budget is adjusted after its approval. */
public enum AdjustmentKind {
    /** 追加 */
    SUPPLEMENT,
    /** 追减 */
    REDUCTION,
    /** 调剂, the leg that gives */
    VIREMENT_OUT,
    /** 调剂, the leg that receives */
    VIREMENT_IN
}
