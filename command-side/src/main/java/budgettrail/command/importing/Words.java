package budgettrail.command.importing;

import budgettrail.event.line.ExemptionGround;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FundType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The words a file may use for what the domain names, in English as in the code or in Chinese. */
final class Words {
    static final Map<String, ExpenditureKind> KIND =
            named(
                    ExpenditureKind.values(),
                    kind ->
                            switch (kind) {
                                case BASIC -> "基本支出";
                                case PROJECT -> "项目支出";
                            });

    static final Map<String, FundType> FUND =
            named(
                    FundType.values(),
                    fund ->
                            switch (fund) {
                                case GENERAL_PUBLIC -> "一般公共预算";
                                case GOVERNMENT_FUND -> "政府性基金预算";
                                case STATE_CAPITAL -> "国有资本经营预算";
                                case SPECIAL_ACCOUNT -> "财政专户管理资金";
                                case UNIT_FUNDS -> "单位资金";
                            });

    static final Map<String, ExemptionGround> GROUND =
            named(
                    ExemptionGround.values(),
                    ground ->
                            switch (ground) {
                                case NATIONAL_POLICY -> "国家政策";
                                case FORCE_MAJEURE -> "不可抗力";
                                case SUPERIOR_ORDER -> "上级部门临时交办";
                                case LOCAL_ORDER -> "本级党委政府临时交办";
                            });

    static final Map<String, LedgerRow.Type> TYPE =
            named(
                    LedgerRow.Type.values(),
                    type ->
                            switch (type) {
                                case DISBURSEMENT -> "支付";
                                case REFUND -> "退款";
                                case PRIOR_YEAR_REFUND -> "以前年度退款";
                                case SUPPLEMENT -> "追加";
                                case REDUCTION -> "追减";
                                case VIREMENT_OUT -> "调剂调出";
                                case VIREMENT_IN -> "调剂调入";
                                case COMMITMENT -> "承诺";
                                case COMMITMENT_RELEASE -> "承诺释放";
                                case YEAR_END_LAPSE -> "结余";
                                case YEAR_END_CARRY_FORWARD -> "结转";
                            });

    static final Map<String, Boolean> YES_NO =
            Map.of("Y", true, "N", false, "是", true, "否", false, "TRUE", true, "FALSE", false);

    private Words() {}

    private static <E extends Enum<E>> Map<String, E> named(E[] values, Function<E, String> zh) {
        var words = new HashMap<String, E>();
        Arrays.stream(values)
                .forEach(
                        value -> {
                            words.put(value.name(), value);
                            words.put(zh.apply(value), value);
                        });
        return Map.copyOf(words);
    }
}
