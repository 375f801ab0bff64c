package stockaxon.balance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a unit has, has spent, and the rate of the two. */
@RestController
class UnitController {
    private static final int TO_PERCENT = 2;

    private final UnitBalances units;

    UnitController(UnitBalances units) {
        this.units = units;
    }

    /**
     * Amounts in yuan.
     *
     * @param executionRate a percent with two decimals; absent without a budget
     */
    record UnitAnswer(
            String unit, String adjusted, String disbursed, @Nullable String executionRate) {}

    @GetMapping("/units/{unit}")
    ResponseEntity<UnitAnswer> unit(@PathVariable String unit) {
        return ResponseEntity.of(units.findById(unit).map(UnitController::answer));
    }

    private static UnitAnswer answer(UnitBalance balance) {
        return new UnitAnswer(
                balance.unit(),
                yuan(balance.adjustedFen()),
                yuan(balance.paidFen()),
                balance.adjustedFen() == 0 ? null : rate(balance));
    }

    private static String rate(UnitBalance balance) {
        return BigDecimal.valueOf(balance.paidFen())
                .movePointRight(TO_PERCENT)
                .divide(BigDecimal.valueOf(balance.adjustedFen()), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
