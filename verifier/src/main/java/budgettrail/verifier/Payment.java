package budgettrail.verifier;

import org.jspecify.annotations.Nullable;

/** A payment and what became of it. */
final class Payment {
    enum State {
        REQUESTED,
        APPROVED,
        PAID,
        ENDED
    }

    final Line line;
    final long fen;
    final String voucher;
    final @Nullable String contract;
    final String requester;
    State state;
    long refunded;

    /**
     * @param voucher with unit and year
     */
    Payment(
            Line line,
            long fen,
            String voucher,
            @Nullable String contract,
            String requester,
            State state) {
        this.line = line;
        this.fen = fen;
        this.voucher = voucher;
        this.contract = contract;
        this.requester = requester;
        this.state = state;
    }
}
