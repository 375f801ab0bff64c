package stockaxon.line;

import budgettrail.command.rejection.Problem;
import budgettrail.command.rejection.Rejection;

/** A refusal as Axon's users report one: an exception that rolls the command back. */
class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final int status;

    Refused(Rejection rejection) {
        this(Problem.of(rejection).code(), Problem.of(rejection).status());
    }

    Refused(String code, int status) {
        super(code);
        this.code = code;
        this.status = status;
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }
}
