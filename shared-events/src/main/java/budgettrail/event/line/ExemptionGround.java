package budgettrail.event.line;

/** Why an adjustment does not count in the adjustment rate (剔除). */
public enum ExemptionGround {
    /** 国家政策 */
    NATIONAL_POLICY,
    /** 不可抗力 */
    FORCE_MAJEURE,
    /** 上级部门临时交办 */
    SUPERIOR_ORDER,
    /** 本级党委政府临时交办 */
    LOCAL_ORDER
}
