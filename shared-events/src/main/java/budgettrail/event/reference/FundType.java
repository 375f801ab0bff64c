package budgettrail.event.reference;

/** Where the money of a line comes from (资金性质). */
public enum FundType {
    /** 一般公共预算 */
    GENERAL_PUBLIC,
    /** 政府性基金预算 */
    GOVERNMENT_FUND,
    /** 国有资本经营预算 */
    STATE_CAPITAL,
    /** 财政专户管理资金 */
    SPECIAL_ACCOUNT,
    /** 单位资金 */
    UNIT_FUNDS
}
