package budgettrail.query.audit;

import budgettrail.log.EventLog;
import budgettrail.log.seal.Receipts;
import budgettrail.log.seal.SealBroken;
import budgettrail.seal.ConsistencyProof;
import budgettrail.seal.MissingNode;
import budgettrail.seal.Receipt;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Proofs of the log, or why there is none. */
@Component
class Proofs {
    private static final String MOMENT_S = "2";

    private final Receipts receipts;
    private final LogSeal seal;
    private final EventLog log;

    Proofs(Receipts receipts, LogSeal seal, EventLog log) {
        this.receipts = receipts;
        this.seal = seal;
        this.log = log;
    }

    /** That a fact is in the log. One that does not hold is none. */
    Receipt receipt(long position) {
        try {
            var receipt =
                    orBehind(position, () -> receipts.of(position))
                            .orElseThrow(() -> broken(position)); // It was there.
            if (!seal.key().map(receipt::holds).orElse(true)) {
                throw broken(position);
            }
            return receipt;
        } catch (MissingNode | SealBroken lost) {
            throw broken(position);
        }
    }

    /** That between two sizes facts were only added. */
    ConsistencyProof growth(long before, long size) {
        try {
            return orBehind(size, () -> receipts.growth(before, size))
                    .orElseThrow(() -> broken(size));
        } catch (MissingNode | SealBroken lost) {
            throw broken(size);
        }
    }

    /**
     * What is asked for; or why there is none, where so much is not sealed. It may be sealed while
     * it is asked for: then it is asked for again.
     */
    private <T> Optional<T> orBehind(long position, Supplier<Optional<T>> asked) {
        var first = asked.get();
        if (first.isPresent()) {
            return first;
        }
        if (position < 1 || position > seal.size()) {
            throw behind(position);
        }
        return asked.get();
    }

    private ProblemException behind(long position) {
        var isThere =
                position > 0
                        && log.storedAfter(position - 1, 1).stream()
                                .anyMatch(fact -> fact.position() == position);
        return new ProblemException(
                isThere
                        ? Problem.of(HttpStatus.CONFLICT, "NOT_SEALED_YET", position)
                                .withHeader(HttpHeaders.RETRY_AFTER, MOMENT_S)
                        : Problem.of(HttpStatus.NOT_FOUND, "NO_SUCH_FACT", position));
    }

    private static ProblemException broken(long position) {
        return new ProblemException(Problem.of(HttpStatus.CONFLICT, "SEAL_BROKEN", position));
    }
}
