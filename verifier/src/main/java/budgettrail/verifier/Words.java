package budgettrail.verifier;

import java.util.Arrays;
import java.util.Locale;

/** Every sentence, in both languages. */
enum Words {
    USAGE(
            "Usage: java -jar verifier-0.1.0-all.jar EXPORT.zip [--key FILE] [--head FILE]..."
                    + " [--lang en|zh]",
            "用法：java -jar verifier-0.1.0-all.jar 导出文件.zip [--key 公钥文件] [--head 签名树头文件]... [--lang"
                    + " en|zh]"),
    UNREADABLE("The file cannot be read: %s", "文件无法读取：%s"),
    UNREADABLE_FILE("%s cannot be read: %s", "%s 无法读取：%s"),
    NO_ZIP(
            "The file is no export: it does not end as a plain ZIP does.",
            "文件不是导出文件：结尾不是普通 ZIP 的结尾。"),
    TOO_MANY_ENTRIES("The file is no export: it has more than %s entries.", "文件不是导出文件：条目超过 %s 个。"),
    UNKNOWN_ENTRY("The file is no export: it has an entry “%s”.", "文件不是导出文件：含有条目“%s”。"),
    DOUBLE_ENTRY("The file is no export: it has two entries “%s”.", "文件不是导出文件：条目“%s”重复。"),
    MISSING_ENTRY("The file is no export: it has no entry “%s”.", "文件不是导出文件：缺少条目“%s”。"),
    TOO_LARGE("%s is larger than %s bytes.", "%s 超过 %s 字节。"),
    INFLATED("%s is packed more than %s times smaller: a trap.", "%s 压缩比超过 %s 倍：疑为炸弹文件。"),
    MANIFEST_MALFORMED("manifest.json is none: %s.", "manifest.json 无效：%s。"),
    KEY_MALFORMED("The key is none: it is written as name+id+base64.", "公钥无效：应写作 name+id+base64。"),
    GIVEN_HEAD_MALFORMED("%s has no signed heads of this log: %s", "%s 中没有本日志的有效签名树头：%s"),
    GIVEN_RECEIPT_MALFORMED("%s begins as a receipt, but is none.", "%s 的开头是凭据，但内容不是有效凭据。"),

    WHOLE(
            "Export of %s: the whole log, %s facts under the head of %s%s, made %s by %s.",
            "导出自 %s：全部日志，%s 条事实，签名树头为第 %s 条%s，%s 由 %s 导出。"),
    PART_ONLY(
            "Export of %s: a part, %s facts of the %s under the head, %s, made %s by %s.",
            "导出自 %s：部分日志，%s 条事实（签名树头共 %s 条），范围 %s，%s 由 %s 导出。"),
    NO_KEY_GIVEN(
            "WARNING: no --key was given. With the key in the export itself, %s, this proves only"
                + " that the export agrees with itself, not whose it is: compare that key with one"
                + " you got another way.",
            "警告：未给出 --key。仅用导出文件自带的公钥 %s，只能证明文件自相一致，不能证明出自何人：请与另行取得的公钥核对。"),
    WHAT_A_PART_CANNOT_PROVE(
            "A part cannot prove that nothing of its scope was left out; the whole log does.",
            "部分导出不能证明其范围内没有遗漏；全部导出可以。"),
    EDGES(
            "%s virements or corrections have their other half outside of this part; those are not"
                    + " checked.",
            "%s 笔调剂或更正的另一半不在本部分之内，未予核对。"),
    RATES(
            "%s %s: execution %s, adjustment (gross) %s, carry-over %s.",
            "%s 年 %s：预算执行率 %s，预算调整率 %s，结转结余率 %s。"),
    ACCEPTED(
            "ACCEPTED: %s facts, %s heads, the figures of %s departments, units and projects.",
            "通过：%s 条事实，%s 个签名树头，%s 个部门、单位和项目的数字。"),
    REFUSED("REFUSED: %s faults.", "不通过：%s 处错误。"),
    FAULT("Fault: ", "错误："),
    FAULT_AT("Fault at position %s: ", "第 %s 条事实错误："),
    MORE_FAULTS("There are more faults; they are only counted.", "还有更多错误，仅计数。"),

    NOT_IN_MANIFEST("the manifest does not name %s.", "清单未列出 %s。"),
    OTHER_SIZE("%s has %s bytes, not the %s of the manifest.", "%s 有 %s 字节，与清单的 %s 字节不符。"),
    OTHER_SHA256("%s has not the SHA-256 of the manifest.", "%s 的 SHA-256 与清单不符。"),
    MANIFEST_NAMES_ITSELF("the manifest names itself or its signature.", "清单列出了自身或其签名。"),
    MANIFEST_NOT_SIGNED("the manifest is not signed by the key of %s.", "清单没有 %s 的有效签名。"),
    OTHER_KEY("the export is of another key, %s, not of %s.", "导出文件的公钥是 %s，不是 %s。"),

    LEAVES_SIZE(
            "leaves.bin has %s bytes, not 32 for each of %s positions.",
            "leaves.bin 有 %s 字节，应为 %s 条事实每条 32 字节。"),
    HEADS_ORDER("the head of %s follows that of %s.", "签名树头 %s 排在签名树头 %s 之后。"),
    HEAD_MALFORMED("behind the head of %s: %s.", "签名树头 %s 之后：%s。"),
    HEAD_BEYOND("the export has a head of %s, but is of %s.", "导出文件含有签名树头 %s，但自身只到 %s。"),
    NO_NEWEST_HEAD("there is no head of %s, only of %s.", "没有签名树头 %s，只到 %s。"),
    MANIFEST_ROOT("the tree has not the root of the manifest.", "哈希树的根与清单不符。"),
    OTHER_ROOT(
            "the tree of the first %s facts has not the root of its signed head; that of %s still"
                    + " had.",
            "前 %s 条事实的哈希树的根与签名树头不符；到 %s 条时仍相符。"),
    OTHER_ROOT_GIVEN(
            "the tree of the first %s facts has not the root of the head that was given.",
            "前 %s 条事实的哈希树的根与另行给出的签名树头不符。"),
    RECEIPT_BROKEN(
            "the receipt %s does not hold: its fact is not under its signed head.",
            "凭据 %s 不成立：其中的事实不在其签名树头之下。"),
    OTHER_FACT_GIVEN("the fact of a receipt that was given is another.", "另行给出的凭据中的事实与此不同。"),
    HEAD_NEWER(
            "the head that was given is of %s facts, this export of %s: facts are missing, or it is"
                    + " older; compare a newer one.",
            "另行给出的签名树头为 %s 条，导出文件只有 %s 条：有缺失，或导出较早，请用更新的导出核对。"),
    POSITION_ORDER("a fact that says it is number %s follows number %s.", "自称第 %s 条的事实排在第 %s 条之后。"),
    EVENTS_MALFORMED("events.bin is broken behind position %s: %s.", "events.bin 在第 %s 条之后损坏：%s。"),
    OTHER_BYTES("its bytes are not those that were sealed.", "其字节与封存时不符。"),
    NOT_THERE("it is not in the export.", "导出文件中没有这一条。"),
    FACTS_COUNT("there are %s facts, not the %s of the manifest.", "有 %s 条事实，与清单的 %s 条不符。"),
    REPLAY_CUT("The rules were replayed up to there only: %s.", "规则重放到此为止：%s。"),

    FACT_MALFORMED("%s.", "%s。"),
    SEQUENCE("number %2$s of the stream %1$s, not %3$s.", "数据流 %s 的序号为 %s，应为 %s。"),
    TIME_GOES_BACK("it was recorded before the one before it.", "记录时间早于前一条。"),
    OTHER_COLUMN("its column %s is not what its JSON says.", "其 %s 列与 JSON 不符。"),
    NOT_OPENED("the line %s is not open.", "指标 %s 尚未建立。"),
    OPENED_TWICE("the line %s is open already.", "指标 %s 已建立。"),
    OUTSIDE_YEAR("%s is no day of the year of %s.", "%s 不在指标 %s 的年度内。"),
    AFTER_CLOSE("the line %s was closed.", "指标 %s 已年终结账。"),
    OVERFLOW("the sums of %s are beyond any number.", "指标 %s 的金额溢出。"),
    OVERSPENT(
            "the line %s is overspent: %s yuan are available after it.", "指标 %s 超支：其后可用余额为 %s 元。"),
    APPROPRIATED_TWICE("the line %s has its initial budget already.", "指标 %s 已有年初预算。"),
    UNFROZEN_TOO_MUCH("more of %s is unfrozen than was frozen.", "指标 %s 解冻超过冻结。"),
    NOT_POSITIVE("%s is no amount.", "金额 %s 无效。"),
    NAME_TAKEN("the name %s is taken.", "名称 %s 已被使用。"),
    VOUCHER_TAKEN("the voucher number %s is taken.", "凭证号 %s 已被使用。"),
    OTHER_UNIT("the unit %s is not that of %s.", "单位 %s 与指标 %s 不符。"),
    VIREMENT_TORN(
            "a leg of a virement stands alone: the other one is not beside it.", "调剂只有一方，另一方不在其旁。"),
    CORRECTION_TORN(
            "a correction stands alone: its other half is not beside it.", "更正只有一半，另一半不在其旁。"),
    VIREMENT_MISMATCH(
            "%s and %s are no two lines of one year and fund.", "%s 与 %s 不是同一年度、同一资金性质的两个指标。"),
    EXEMPTION_MISMATCH("the exemption fits no adjustment %s as it stands.", "剔除与调整 %s 的现状不符。"),
    HALF_EXEMPT("the virement %s is exempt on one of its lines only.", "调剂 %s 只有一方被剔除。"),
    SAME_PERSON("%s decides on the own %s.", "%s 审批了自己的 %s。"),
    NOT_THE_REQUESTER("%s takes back what %s requested.", "%s 撤回了 %s 的申请。"),
    UNKNOWN_CONTRACT("there is no contract %s of %s.", "没有合同 %s（指标 %s）。"),
    CONTRACT_EXCEEDED(
            "of the contract %s, %s yuan are left and %s asked for.", "合同 %s 余 %s 元，待付 %s 元。"),
    UNKNOWN_PAYMENT("there is no payment %s of %s.", "没有支付 %s（指标 %s）。"),
    PAYMENT_STATE("the payment %s cannot become this: it is %s.", "支付 %s 的状态为 %s，不能如此。"),
    OTHER_PAYMENT(
            "the payment %s was another when it was requested or recorded.", "支付 %s 与申请或记录时不同。"),
    REVERSED_AFTER_REFUND(
            "the payment %s is reversed though money of it came back.", "支付 %s 已有退款，却被冲回。"),
    REFUND_EXCEEDS(
            "of the payment %s, %s yuan came back, but only %s were paid.",
            "支付 %s 退款 %s 元，超过已付 %s 元。"),
    CLOSING_NOT_BALANCED(
            "%s carried forward and %s lapsed are not the balance %s.", "结转 %s 与结余 %s 之和不等于余额 %s。"),
    CONTRACTS_NOT_COVERED("%s carried forward do not cover contracts of %s.", "结转 %s 不足以覆盖合同 %s。"),
    CLOSED_WITH_PENDING(
            "the line %s is closed while something waits or is frozen.", "指标 %s 结账时仍有待付或冻结。"),
    CARRIED_OTHERWISE("%s did not carry forward %s.", "指标 %s 没有结转 %s。"),
    CARRIED_FROM_NOWHERE(
            "%s is not the closed line of the year before %s.", "%s 不是指标 %s 上一年度已结账的同一指标。"),
    REOPENED_OTHERWISE("the contract %s of %s was left otherwise.", "合同 %s（指标 %s）上年余额不同。"),
    NEVER_ARRIVED("what %s carried forward never arrived.", "指标 %s 的结转没有转入下一年度。"),

    UNIT_TOO_DEEP("the unit %s has %s others above it, or more.", "单位 %s 之上有 %s 级或更多上级单位。"),

    FIGURES_MALFORMED("figures.json is none: %s.", "figures.json 无效：%s。"),
    FIGURES_OF_ANOTHER("the figures are of position %s, not %s.", "数字截至第 %s 条，不是第 %s 条。"),
    FIGURES_MISSING("there are no figures of %s.", "缺少 %s 的数字。"),
    FIGURES_OF_NOTHING(
            "there are figures of %s, which the facts do not have, or twice.",
            "%s 的数字没有对应的事实，或重复。"),
    OTHER_FIGURE("%s, %s: the facts add up to %s, the export says %s.", "%s，%s：按事实应为 %s，导出文件为 %s。");

    private static final int LONGEST = 200;

    private final String english;
    private final String chinese;

    Words(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** One line, whatever it is about. */
    String in(Language language, Object... of) {
        var sentence =
                switch (language) {
                    case EN -> english;
                    case ZH -> chinese;
                };
        return String.format(
                Locale.ROOT, sentence, Arrays.stream(of).map(Words::harmless).toArray());
    }

    /** What comes out of a file may be anything: no line of its own, no command to a terminal. */
    private static String harmless(Object of) {
        var text = String.valueOf(of).replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
