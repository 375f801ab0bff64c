package stockaxon.line;

import budgettrail.command.disbursement.Payment;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A voucher number that is taken, unique per unit and year, and the payment that took it. */
@Entity
class Voucher {
    @Id private String id = "";

    @Column(unique = true, nullable = false)
    private String disbursement = "";

    /** For JPA. */
    protected Voucher() {}

    Voucher(Payment payment) {
        this.id = id(payment);
        this.disbursement = payment.disbursement().value();
    }

    /** Unit, year and number. */
    static String id(Payment payment) {
        return payment.unit() + " " + payment.line().year() + " " + payment.voucher();
    }

    String id() {
        return id;
    }

    @Override
    public String toString() {
        return id + " by " + disbursement;
    }
}
