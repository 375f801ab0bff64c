package stockaxon.line;

import budgettrail.command.disbursement.RecordDisbursement;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Records a payment of a line.
 *
 * @param key of idempotency: the same key again is the same payment
 */
record RecordPayment(
        @TargetAggregateIdentifier String line, String key, RecordDisbursement recording) {}
