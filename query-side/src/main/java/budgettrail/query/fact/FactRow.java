package budgettrail.query.fact;

import budgettrail.event.line.LineEvent;
import budgettrail.log.Metadata;
import budgettrail.log.Recorded;
import budgettrail.query.figures.Figure;
import budgettrail.query.figures.Sum;
import budgettrail.query.page.Place;
import budgettrail.query.page.Shown;
import budgettrail.query.page.ShownMoment;
import budgettrail.query.posting.Posting;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A fact as a row of a page.
 *
 * @param amount what it adds to the figure, negative where it takes away; none: there is no figure
 * @param cause why it is a part of a difference; none: it is no difference
 * @param payment the address of the payment it is about
 * @param lineAddress of its line
 * @param source ONLINE or IMPORT
 * @param importRow its row in the imported file
 * @param links where one can go from it
 */
public record FactRow(
        long position,
        LocalDate effective,
        String recordedAt,
        String actor,
        String source,
        @Nullable Integer importRow,
        Told told,
        String line,
        String lineAddress,
        @Nullable String payment,
        @Nullable String paymentAddress,
        @Nullable String amount,
        FigurePostings.@Nullable Cause cause,
        FactLinks links) {
    /**
     * @param effective the day from which its amount counts, which may be before the fact's own
     */
    public static FactRow of(
            Recorded recorded,
            LineEvent fact,
            LocalDate effective,
            @Nullable String amount,
            Place here,
            Reach reach) {
        var line = fact.line().toString();
        var payment = Telling.payment(fact);
        var metadata = recorded.metadata();
        return new FactRow(
                recorded.position(),
                effective,
                ShownMoment.of(recorded.recordedAt()),
                metadata.actor().name(),
                metadata.source().name(),
                metadata.source() == Metadata.Source.IMPORT ? metadata.importRow() : null,
                FactLinks.linked(Telling.of(fact), fact, here, reach),
                line,
                here.at("/line").and("line", line).address(),
                payment,
                payment == null ? null : here.at("/payment").and("payment", payment).address(),
                amount,
                null,
                FactLinks.of(recorded, here, reach));
    }

    FactRow because(FigurePostings.@Nullable Cause why) {
        return new FactRow(
                position,
                effective,
                recordedAt,
                actor,
                source,
                importRow,
                told,
                line,
                lineAddress,
                payment,
                paymentAddress,
                amount,
                why,
                links);
    }

    /** With what it adds to the disbursed figure. */
    public static FactRow disbursed(Recorded recorded, LineEvent fact, Place here, Reach reach) {
        var amount =
                Posting.of(fact, recorded.position()).stream()
                        .map(Figure.DISBURSED::of)
                        .reduce(Sum.ZERO, Sum::plus);
        return of(recorded, fact, fact.effective(), Shown.yuan(amount), here, reach);
    }

    /** Of a line's story, where no figure is asked about. */
    public static FactRow told(Recorded recorded, LineEvent fact, Place here, Reach reach) {
        return of(recorded, fact, fact.effective(), null, here, reach);
    }

    /** Told in other words. */
    public FactRow told(Told words) {
        return new FactRow(
                position,
                effective,
                recordedAt,
                actor,
                source,
                importRow,
                words,
                line,
                lineAddress,
                payment,
                paymentAddress,
                amount,
                cause,
                links);
    }
}
