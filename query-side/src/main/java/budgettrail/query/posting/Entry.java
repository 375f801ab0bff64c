package budgettrail.query.posting;

import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What all postings of one fact have in common. Amounts of zero are not posted. */
record Entry(LineEvent fact, long position) {

    List<Posting> of(Measure measure, Money amount) {
        return on(fact.effective(), measure, amount);
    }

    List<Posting> on(LocalDate effective, Measure measure, Money amount) {
        return amount.zero() ? List.of() : List.of(posting(measure, amount, effective, null));
    }

    List<Posting> with(@Nullable LineId peer, Measure measure, Money amount) {
        return amount.zero()
                ? List.of()
                : List.of(posting(measure, amount, fact.effective(), peer));
    }

    List<Posting> both(Measure first, Money amount, Measure second, Money other) {
        return Stream.concat(of(first, amount).stream(), of(second, other).stream()).toList();
    }

    private Posting posting(
            Measure measure, Money amount, LocalDate effective, @Nullable LineId peer) {
        return new Posting(fact.line(), measure, amount, effective, position, peer);
    }
}
