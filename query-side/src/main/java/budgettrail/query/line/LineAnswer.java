package budgettrail.query.line;

import budgettrail.query.indicators.IndicatorAnswer.Amounts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A budget line as JSON: what it is for and how it stands. Amounts are yuan with two decimals, as
 * strings.
 *
 * @param line year and key, as the commands name it
 * @param fiscalAppropriation the part of the initial budget that is 财政拨款; none: all of it, if it is
 *     out of a fiscal budget, else nothing
 * @param parked why later facts of the line are not in these figures; none: they all are
 */
record LineAnswer(
        String line,
        int fiscalYear,
        String key,
        LocalDate opened,
        String unit,
        @Nullable String unitNameZh,
        @Nullable String unitNameEn,
        String function,
        @Nullable String functionNameZh,
        @Nullable String functionNameEn,
        String kind,
        @Nullable String category,
        @Nullable String project,
        @Nullable String projectNameZh,
        @Nullable String projectNameEn,
        @Nullable String departmentEconomic,
        @Nullable String departmentEconomicNameZh,
        @Nullable String departmentEconomicNameEn,
        @Nullable String governmentEconomic,
        @Nullable String governmentEconomicNameZh,
        @Nullable String governmentEconomicNameEn,
        String fund,
        @Nullable String fiscalAppropriation,
        boolean procurement,
        Amounts amounts,
        @Nullable Parked parked) {

    record Parked(String reason, long position) {}

    /** One line. */
    @Schema(name = "LineOne")
    record One(LocalDate asOf, long position, LineAnswer budgetLine) {}

    /**
     * A page of lines.
     *
     * @param next the cursor of the next page, if there is one
     */
    @Schema(name = "LinePage")
    record Page(
            LocalDate asOf, long position, List<LineAnswer> budgetLines, @Nullable String next) {}
}
