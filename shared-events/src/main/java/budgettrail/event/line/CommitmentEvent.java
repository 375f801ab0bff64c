package budgettrail.event.line;

import budgettrail.event.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Money reserved against a line for a signed contract (承诺), until paid or released. */
public sealed interface CommitmentEvent extends LineEvent {
    CommitmentId commitment();

    record CommitmentPlaced(
            LineId line,
            LocalDate effective,
            CommitmentId commitment,
            Money amount,
            @Nullable String payee,
            @Nullable String reason)
            implements CommitmentEvent {}

    /**
     * The contract was changed by the signed amount {@code change}; what is left of it never goes
     * below zero.
     */
    record CommitmentRevised(
            LineId line,
            LocalDate effective,
            CommitmentId commitment,
            Money change,
            @Nullable String reason)
            implements CommitmentEvent {}

    /** Part or all of what was left is no longer needed. */
    record CommitmentReleased(
            LineId line,
            LocalDate effective,
            CommitmentId commitment,
            Money amount,
            @Nullable String document,
            @Nullable String reason)
            implements CommitmentEvent {}

    /** What was left of last year's contract is reserved again in the new year. */
    record CommitmentReopened(
            LineId line,
            LocalDate effective,
            CommitmentId commitment,
            Money amount,
            @Nullable String payee,
            LineId from)
            implements CommitmentEvent {}
}
