package budgettrail.query.indicators;

import budgettrail.query.reading.Answer;

/** An answer as it goes over the wire. Nobody changes its bytes. */
final class Written implements Answer {
    private final byte[] json;
    private final int rows;

    Written(byte[] json, int rows) {
        this.json = json;
        this.rows = rows;
    }

    byte[] json() {
        return json;
    }

    @Override
    public int rows() {
        return rows;
    }
}
