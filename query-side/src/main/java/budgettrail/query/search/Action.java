package budgettrail.query.search;

import budgettrail.query.index.Folding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happened, as a query names it: by the word here in either language, or by the stored type,
 * with or without what stands before its dot.
 */
enum Action {
    PAID("支付", "line.disbursement-paid", "line.disbursement-recorded"),
    REQUESTED("申请", "line.disbursement-requested"),
    APPROVED("批准", "line.disbursement-approved"),
    REJECTED("驳回", "line.disbursement-rejected"),
    WITHDRAWN("撤回", "line.disbursement-withdrawn"),
    REVERSED("冲回", "line.disbursement-reversed"),
    REFUNDED("退款", "line.disbursement-refunded"),
    PRIOR_YEAR_REFUNDED("以前年度退款", "line.prior-year-refunded"),
    OPENED("开立", "line.opened"),
    DESCRIBED("属性变更", "line.described"),
    APPROPRIATED("批复", "line.appropriated"),
    SUPPLEMENTED("追加", "line.supplemented"),
    REDUCED("追减", "line.reduced"),
    TRANSFERRED_OUT("调剂转出", "line.transferred-out"),
    TRANSFERRED_IN("调剂转入", "line.transferred-in"),
    EXEMPTED("剔除", "line.exemption-granted"),
    COUNTED("撤销剔除", "line.exemption-withdrawn"),
    FROZEN("冻结", "line.frozen"),
    UNFROZEN("解冻", "line.unfrozen"),
    COMMITTED("承诺", "line.commitment-placed"),
    REVISED("承诺变更", "line.commitment-revised"),
    RELEASED("解除承诺", "line.commitment-released"),
    REOPENED("承诺结转", "line.commitment-reopened"),
    CLOSED("结账", "line.closed"),
    CARRIED_IN("上年结转", "line.carried-in"),
    UNIT("单位命名", "reference.unit-described"),
    PROJECT("项目命名", "reference.project-described"),
    FUNCTION("功能分类命名", "reference.function-code-described"),
    ECONOMIC("经济分类命名", "reference.economic-code-described");

    /** What they were called; searches that are saved may hold it. */
    private static final Map<String, Action> BEFORE =
            Map.of("退回", REJECTED, "功能科目命名", FUNCTION, "经济科目命名", ECONOMIC);

    private final String zh;
    private final List<String> types;

    Action(String zh, String... types) {
        this.zh = zh;
        this.types = List.of(types);
    }

    /** Public, as all that the template calls. */
    public String en() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String zh() {
        return zh;
    }

    /** The word in a language. */
    public String in(String language) {
        return language.equals("en") ? en() : zh;
    }

    /** The stored names of what a word means; none: it means nothing. */
    static Optional<List<String>> types(String word) {
        var asked = Folding.of(word);
        var before = BEFORE.get(asked);
        var folded = before == null ? asked : before.zh;
        return Stream.of(values())
                .filter(one -> one.en().equals(folded) || one.zh.equals(folded))
                .map(one -> one.types)
                .findFirst()
                .or(() -> type(folded));
    }

    private static Optional<List<String>> type(String folded) {
        return Stream.of(values())
                .flatMap(one -> one.types.stream())
                .filter(
                        type ->
                                type.equals(folded)
                                        || type.substring(type.indexOf('.') + 1).equals(folded))
                .findFirst()
                .map(List::of);
    }
}
