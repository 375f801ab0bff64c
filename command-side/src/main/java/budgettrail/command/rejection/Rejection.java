package budgettrail.command.rejection;

/**
 * Why a command was refused: a value with the facts that led to it. {@link Problem} gives each its
 * stable code.
 */
public sealed interface Rejection
        permits LineRejection,
                MoneyRejection,
                AdjustmentRejection,
                CommitmentRejection,
                DisbursementRejection,
                ClosingRejection,
                ReferenceRejection {}
