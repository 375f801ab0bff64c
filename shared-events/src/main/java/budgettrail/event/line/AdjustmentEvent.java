package budgettrail.event.line;

import budgettrail.event.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Changes of the adjusted budget after its approval, and their exemptions from the adjustment rate.
 */
public sealed interface AdjustmentEvent extends LineEvent {
    AdjustmentId adjustment();

    /** 追加. Statutory: approved by the standing committee of the people's congress (预算调整). */
    record Supplemented(
            LineId line,
            LocalDate effective,
            AdjustmentId adjustment,
            Money amount,
            boolean statutory,
            @Nullable String document,
            @Nullable String reason)
            implements AdjustmentEvent {}

    /** 追减. Statutory as above. */
    record Reduced(
            LineId line,
            LocalDate effective,
            AdjustmentId adjustment,
            Money amount,
            boolean statutory,
            @Nullable String document,
            @Nullable String reason)
            implements AdjustmentEvent {}

    /**
     * The leg of a virement (调剂) that gives; the counterpart receives the same amount in the same
     * decision.
     */
    record TransferredOut(
            LineId line,
            LocalDate effective,
            AdjustmentId adjustment,
            Money amount,
            LineId counterpart,
            @Nullable String document,
            @Nullable String reason)
            implements AdjustmentEvent {}

    /** The leg of a virement (调剂) that receives. */
    record TransferredIn(
            LineId line,
            LocalDate effective,
            AdjustmentId adjustment,
            Money amount,
            LineId counterpart,
            @Nullable String document,
            @Nullable String reason)
            implements AdjustmentEvent {}

    /**
     * The adjustment no longer counts in the adjustment rate (剔除). A virement is exempted on both
     * its lines at once.
     *
     * @param effective the effective day of the adjustment, from which the exemption counts at
     *     every as-of date
     * @param decided the day it was decided
     * @param counterpart the other line of a virement
     */
    record ExemptionGranted(
            LineId line,
            LocalDate effective,
            AdjustmentId adjustment,
            AdjustmentKind kind,
            Money amount,
            @Nullable LineId counterpart,
            ExemptionGround ground,
            LocalDate decided,
            @Nullable String document)
            implements AdjustmentEvent {}

    /** The adjustment counts in the rate again. Parameters as in {@link ExemptionGranted}. */
    record ExemptionWithdrawn(
            LineId line,
            LocalDate effective,
            AdjustmentId adjustment,
            AdjustmentKind kind,
            Money amount,
            @Nullable LineId counterpart,
            LocalDate decided,
            @Nullable String document)
            implements AdjustmentEvent {}
}
