package stockaxon.balance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What one unit has and has spent, in fen. */
@Entity
class UnitBalance {
    @Id private String unit = "";

    @Column(nullable = false)
    private long adjustedFen;

    @Column(nullable = false)
    private long paidFen;

    /** For JPA. */
    protected UnitBalance() {}

    UnitBalance(String unit) {
        this.unit = unit;
    }

    String unit() {
        return unit;
    }

    long adjustedFen() {
        return adjustedFen;
    }

    long paidFen() {
        return paidFen;
    }

    void adjust(long fen) {
        adjustedFen += fen;
    }

    void pay(long fen) {
        paidFen += fen;
    }
}
