package budgettrail.query.breach;

import budgettrail.command.line.Command;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Planted: a query side that gives commands, forms ratios where it likes, and lets money float. */
public final class Queries {
    public static final class OfCommands {
        Command command;
    }

    public static final class Ratio {
        BigDecimal of(BigDecimal one, BigDecimal other) {
            return one.divide(other);
        }
    }

    public static final class RatioOfPlaces {
        BigDecimal of(BigDecimal one, BigDecimal other) {
            return one.divide(other, 2, RoundingMode.HALF_UP);
        }
    }

    public static final class RatioRounded {
        BigDecimal of(BigDecimal one, BigDecimal other) {
            return one.divide(other, RoundingMode.HALF_UP);
        }
    }

    public static final class RatioInContext {
        BigDecimal of(BigDecimal one, BigDecimal other) {
            return one.divide(other, MathContext.DECIMAL64);
        }
    }

    public static final class DoubleField {
        double money;
    }

    public static final class FloatField {
        float money;
    }

    public static final class BoxedDoubleField {
        Double money;
    }

    public static final class BoxedFloatField {
        Float money;
    }

    public abstract static class DoubleAnswer {
        abstract double money();
    }

    public abstract static class FloatAnswer {
        abstract float money();
    }

    public abstract static class BoxedDoubleAnswer {
        abstract Double money();
    }

    public abstract static class BoxedFloatAnswer {
        abstract Float money();
    }

    public static final class AbsentInSilence {
        @GetMapping("/absent")
        @Nullable String of(@RequestParam @Nullable String absent) {
            return absent;
        }
    }
}
