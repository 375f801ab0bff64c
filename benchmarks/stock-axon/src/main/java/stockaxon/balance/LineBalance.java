package stockaxon.balance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What one line has and has spent, in fen. */
@Entity
class LineBalance {
    @Id private String line = "";

    @Column(nullable = false)
    private String unit = "";

    @Column(nullable = false)
    private long adjustedFen;

    @Column(nullable = false)
    private long paidFen;

    /** For JPA. */
    protected LineBalance() {}

    LineBalance(String line, String unit) {
        this.line = line;
        this.unit = unit;
    }

    String unit() {
        return unit;
    }

    void adjust(long fen) {
        adjustedFen += fen;
    }

    void pay(long fen) {
        paidFen += fen;
    }

    @Override
    public String toString() {
        return line + ": " + adjustedFen + ", " + paidFen;
    }
}
