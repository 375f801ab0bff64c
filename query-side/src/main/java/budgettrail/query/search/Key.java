package budgettrail.query.search;

import budgettrail.query.index.Folding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a query may ask for by name. */
enum Key {
    ACTION("动作", "事项", "事实"),
    ACTOR("操作人", "经办人"),
    LINE("指标"),
    UNIT("单位"),
    PROJECT("项目"),
    VOUCHER("凭证", "凭证号"),
    PAYMENT("支付"),
    PAYEE("收款人"),
    DOCUMENT("文号"),
    REASON("事由"),
    AMOUNT("金额"),
    EFFECTIVE("生效", "生效日期"),
    RECORDED("记录", "记录时间", "created"),
    IMPORTED("导入"),
    CORRELATION("关联", "请求"),
    CAUSE("起因");

    private final String zh;
    private final List<String> others;

    /**
     * @param others further names, in either language
     */
    Key(String zh, String... others) {
        this.zh = zh;
        this.others = List.of(others);
    }

    /** As it is written in English. Public, as all that the template calls. */
    public String en() {
        return Folding.of(name());
    }

    /** As it is written in Chinese, the first way. */
    public String zh() {
        return zh;
    }

    /** Whether a part of the text is asked for, and not the whole of it. */
    boolean within() {
        return this == PAYEE || this == DOCUMENT || this == REASON;
    }

    static Optional<Key> named(String text) {
        var folded = Folding.of(text);
        return Stream.of(values()).filter(key -> key.names().anyMatch(folded::equals)).findFirst();
    }

    private Stream<String> names() {
        return Stream.concat(Stream.of(en(), zh), others.stream());
    }
}
