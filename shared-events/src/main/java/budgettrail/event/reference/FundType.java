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
    UNIT_FUNDS;

    /** Whether it is a budget whose money is 财政拨款, where nothing else is said. */
    public boolean fiscal() {
        return switch (this) {
            case GENERAL_PUBLIC, GOVERNMENT_FUND, STATE_CAPITAL -> true;
            case SPECIAL_ACCOUNT, UNIT_FUNDS -> false;
        };
    }
}
