package stockaxon.line;

import budgettrail.command.disbursement.Payment;
import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Evidence;
import budgettrail.event.Actor;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.RegisterKey;
import budgettrail.log.RegisterRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What a command must know beside its line: two tables with unique keys, read before the decision
 * and written with it in the command's transaction.
 */
@Component
class PaymentBook {
    static final Actor CLERK = new Actor("clerk");

    private static final Money FOUR_EYES_LIMIT = Money.yuan("50000.00");
    private static final int CONFLICT = 409;
    private static final int REUSED = 422;

    private final EntityManager entities;
    private final Vouchers vouchers;
    private final Clock clock;

    PaymentBook(EntityManager entities, Vouchers vouchers, Clock clock) {
        this.entities = entities;
        this.vouchers = vouchers;
        this.clock = clock;
    }

    Circumstances circumstances() {
        return new Circumstances(CLERK, LocalDate.now(clock), false, FOUR_EYES_LIMIT);
    }

    /** The peer keeps no list of units: each is known. */
    Evidence unitKnown(UnitCode unit) {
        var key = RegisterKey.unit(unit);
        return new Evidence(Map.of(key, List.of(row(key))));
    }

    /** Whether the key was used for this payment before; for another one it is refused. */
    boolean knows(String key, Payment payment) {
        var known = entities.find(IdempotencyKey.class, key);
        if (known != null && !known.request().equals(payment.toString())) {
            throw new Refused("IDEMPOTENCY_KEY_REUSED", REUSED);
        }
        return known != null;
    }

    /** Whether the voucher number and the payment's name are taken. */
    Evidence evidence(Payment payment) {
        var rows = new HashMap<RegisterKey, List<RegisterRow>>();
        for (var taken : vouchers.of(Voucher.id(payment), payment.disbursement().value())) {
            var key =
                    taken.id().equals(Voucher.id(payment))
                            ? RegisterKey.voucher(
                                    payment.unit(), payment.line().year(), payment.voucher())
                            : RegisterKey.disbursement(payment.disbursement());
            rows.put(key, List.of(row(key)));
        }
        return new Evidence(rows);
    }

    /** Takes voucher number, name and key; whoever took one meanwhile is told by the database. */
    void take(String key, Payment payment) {
        try {
            entities.persist(new Voucher(payment));
            entities.persist(new IdempotencyKey(key, payment.toString()));
            entities.flush();
        } catch (PersistenceException e) {
            throw new Refused("TAKEN_MEANWHILE", CONFLICT);
        }
    }

    private static RegisterRow row(RegisterKey key) {
        return new RegisterRow(key, 0, "", 0, null, Money.ZERO, LocalDate.EPOCH);
    }
}
