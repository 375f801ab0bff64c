package budgettrail.verifier;

/** Money reserved for contracts: no more is taken from one than is left of it. */
record ContractRules(Book book) {

    /** Placed, or reopened in the new year. */
    void open(LineFact fact, Line line) throws Malformed {
        var id = fact.text("commitment");
        book.positive(fact, fact.fen());
        book.takeName(fact, "contract", line.id + " " + id);
        var contract = new Line.Contract();
        contract.left = fact.fen();
        line.contracts.put(id, contract);
    }

    /** Adds to what is left, or takes from it. */
    void change(LineFact fact, Line line, String id, long change) {
        var contract = contract(fact, line, id);
        contract.left = Math.addExact(contract.left, change);
        check(fact, contract, id);
    }

    /** Adds to what waits under it, or takes from it. */
    void wait(LineFact fact, Line line, String id, long change) {
        var contract = contract(fact, line, id);
        contract.waiting = Math.addExact(contract.waiting, change);
        check(fact, contract, id);
    }

    /** A request is paid: both at once. */
    void settle(LineFact fact, Line line, String id, long fen) {
        var contract = contract(fact, line, id);
        contract.waiting = Math.subtractExact(contract.waiting, fen);
        contract.left = Math.subtractExact(contract.left, fen);
        check(fact, contract, id);
    }

    private Line.Contract contract(LineFact fact, Line line, String id) {
        var contract = line.contracts.get(id);
        if (contract == null) {
            book.fault(fact, Words.UNKNOWN_CONTRACT, id, line.id);
            contract = new Line.Contract();
            line.contracts.put(id, contract);
        }
        return contract;
    }

    private void check(LineFact fact, Line.Contract contract, String id) {
        if (contract.left < contract.waiting || contract.waiting < 0) {
            book.fault(
                    fact,
                    Words.CONTRACT_EXCEEDED,
                    id,
                    Yuan.of(contract.left),
                    Yuan.of(contract.waiting));
        }
    }
}
