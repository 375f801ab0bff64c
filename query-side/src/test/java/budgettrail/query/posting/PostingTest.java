package budgettrail.query.posting;

import static budgettrail.query.posting.Measure.CARRIED_FORWARD;
import static budgettrail.query.posting.Measure.CARRIED_IN;
import static budgettrail.query.posting.Measure.COMMITMENT_PAID;
import static budgettrail.query.posting.Measure.COMMITMENT_RELEASED;
import static budgettrail.query.posting.Measure.COMMITTED;
import static budgettrail.query.posting.Measure.EXEMPT_VIREMENT_IN;
import static budgettrail.query.posting.Measure.FROZEN;
import static budgettrail.query.posting.Measure.INITIAL;
import static budgettrail.query.posting.Measure.LAPSED;
import static budgettrail.query.posting.Measure.PAID;
import static budgettrail.query.posting.Measure.PENDING;
import static budgettrail.query.posting.Measure.PRIOR_YEAR_REFUND;
import static budgettrail.query.posting.Measure.REFUNDED;
import static budgettrail.query.posting.Measure.VIREMENT_IN;
import static budgettrail.query.posting.Measure.VIREMENT_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.line.AdjustmentEvent.ExemptionGranted;
import budgettrail.event.line.AdjustmentEvent.ExemptionWithdrawn;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AdjustmentKind;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.CarryOverEvent.CarriedIn;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.CarryOverEvent.Portion;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentEvent.CommitmentReleased;
import budgettrail.event.line.CommitmentEvent.CommitmentReopened;
import budgettrail.event.line.CommitmentEvent.CommitmentRevised;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementEvent.DisbursementApproved;
import budgettrail.event.line.DisbursementEvent.DisbursementPaid;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementEvent.DisbursementRefunded;
import budgettrail.event.line.DisbursementEvent.DisbursementRejected;
import budgettrail.event.line.DisbursementEvent.DisbursementRequested;
import budgettrail.event.line.DisbursementEvent.DisbursementReversed;
import budgettrail.event.line.DisbursementEvent.DisbursementWithdrawn;
import budgettrail.event.line.DisbursementEvent.PriorYearRefunded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.ExemptionGround;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.FreezeEvent.Unfrozen;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.event.line.RefundId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostingTest {
    private static final LineId LINE = LineId.of("2022:A");
    private static final LineId OTHER = LineId.of("2022:B");
    private static final LocalDate DAY = LocalDate.of(2022, 5, 19);
    private static final LocalDate LATER = LocalDate.of(2022, 9, 1);
    private static final Money TEN = Money.yuan("10.00");
    private static final AdjustmentId MOVE = new AdjustmentId("VIR-1");
    private static final CommitmentId ROOF = new CommitmentId("ROOF");
    private static final DisbursementId PAYMENT = new DisbursementId("035001/2022/V1");
    private static final UnitCode UNIT = new UnitCode("035001");
    private static final VoucherNumber VOUCHER = new VoucherNumber("V1");

    @Test
    void openingBudgetCountsFromTheFirstOfJanuary() {
        assertThat(Posting.of(new Appropriated(LINE, LATER, TEN, null, null), 7))
                .containsExactly(
                        new Posting(LINE, INITIAL, TEN, LocalDate.of(2022, 1, 1), 7, null));
        var origin = new FiscalYear(2021);
        var from = LineId.of("2021:A");
        assertThat(Posting.of(new CarriedIn(LINE, DAY, origin, TEN, from), 8))
                .containsExactly(
                        new Posting(LINE, CARRIED_IN, TEN, LocalDate.of(2022, 1, 1), 8, null));
    }

    @Test
    void bothLegsOfVirementNameTheirPeer() {
        var out = new TransferredOut(LINE, DAY, MOVE, TEN, OTHER, null, null);
        var in = new TransferredIn(OTHER, DAY, MOVE, TEN, LINE, null, null);

        assertThat(Posting.of(out, 1))
                .containsExactly(new Posting(LINE, VIREMENT_OUT, TEN, DAY, 1, OTHER));
        assertThat(Posting.of(in, 2))
                .containsExactly(new Posting(OTHER, VIREMENT_IN, TEN, DAY, 2, LINE));
    }

    @Test
    void exemptionCountsFromTheDayOfItsAdjustmentAndIsTakenBackThere() {
        var kind = AdjustmentKind.VIREMENT_IN;
        var ground = ExemptionGround.LOCAL_ORDER;
        var granted = new ExemptionGranted(LINE, DAY, MOVE, kind, TEN, OTHER, ground, LATER, null);
        var withdrawn = new ExemptionWithdrawn(LINE, DAY, MOVE, kind, TEN, OTHER, LATER, null);

        assertThat(Posting.of(granted, 3))
                .containsExactly(new Posting(LINE, EXEMPT_VIREMENT_IN, TEN, DAY, 3, OTHER));
        assertThat(Posting.of(withdrawn, 4))
                .containsExactly(
                        new Posting(LINE, EXEMPT_VIREMENT_IN, TEN.negated(), DAY, 4, OTHER));
    }

    @Test
    void requestIsPendingUntilPaidRejectedOrWithdrawn() {
        expect(requested(null), plus(PENDING));
        expect(new DisbursementApproved(LINE, DAY, PAYMENT));
        expect(
                new DisbursementPaid(LINE, DAY, PAYMENT, TEN, UNIT, VOUCHER, "payee", null, null),
                plus(PAID),
                minus(PENDING));
        expect(
                new DisbursementRejected(LINE, DAY, PAYMENT, TEN, UNIT, VOUCHER, null, null),
                minus(PENDING));
        expect(
                new DisbursementWithdrawn(LINE, DAY, PAYMENT, TEN, UNIT, VOUCHER, null, null),
                minus(PENDING));
    }

    @Test
    void contractReservesItsMoneyOnce() {
        expect(new CommitmentPlaced(LINE, DAY, ROOF, TEN, null, null), plus(COMMITTED));
        expect(new CommitmentReopened(LINE, DAY, ROOF, TEN, null, OTHER), plus(COMMITTED));
        expect(new CommitmentRevised(LINE, DAY, ROOF, TEN.negated(), null), minus(COMMITTED));
        expect(new CommitmentReleased(LINE, DAY, ROOF, TEN, null, null), plus(COMMITMENT_RELEASED));
        expect(requested(ROOF));
        expect(new DisbursementWithdrawn(LINE, DAY, PAYMENT, TEN, UNIT, VOUCHER, ROOF, null));
        expect(
                new DisbursementPaid(LINE, DAY, PAYMENT, TEN, UNIT, VOUCHER, "payee", ROOF, null),
                plus(PAID),
                plus(COMMITMENT_PAID));
    }

    @Test
    void reversalTakesThePaymentBackAndRestoresTheContract() {
        expect(recorded(ROOF), plus(PAID), plus(COMMITMENT_PAID));
        var anew = new DisbursementId("035001/2022/V2");
        expect(
                new DisbursementReversed(
                        LINE, DAY, PAYMENT, TEN, UNIT, VOUCHER, ROOF, anew, "wrong line"),
                minus(PAID),
                minus(COMMITMENT_PAID));
    }

    @Test
    void refundRestoresTheLineAndNeverTheContract() {
        var refund = new RefundId("R1");
        expect(
                new DisbursementRefunded(
                        LINE, DAY, refund, PAYMENT, TEN, UNIT, VOUCHER, null, null),
                plus(REFUNDED));
        expect(
                new PriorYearRefunded(LINE, DAY, refund, TEN, UNIT, VOUCHER, null, null),
                plus(PRIOR_YEAR_REFUND));
    }

    @Test
    void freezeIsTakenBack() {
        expect(new Frozen(LINE, DAY, TEN, null, null), plus(FROZEN));
        expect(new Unfrozen(LINE, DAY, TEN, null, null), minus(FROZEN));
    }

    @Test
    void closingPostsWhatItSplitsAndNoZeros() {
        var portions =
                List.of(
                        new Portion(new FiscalYear(2021), TEN),
                        new Portion(new FiscalYear(2022), TEN));
        assertThat(Posting.of(new LineClosed(LINE, DAY, portions, Money.ZERO, null, null), 5))
                .containsExactly(
                        new Posting(LINE, CARRIED_FORWARD, Money.yuan("20.00"), DAY, 5, null));
        expect(new LineClosed(LINE, DAY, List.of(), TEN, null, null), plus(LAPSED));
        expect(new LineClosed(LINE, DAY, List.of(), Money.ZERO, null, null));
    }

    private static DisbursementRequested requested(@Nullable CommitmentId contract) {
        return new DisbursementRequested(
                LINE, DAY, PAYMENT, TEN, UNIT, VOUCHER, "payee", contract, null);
    }

    private static DisbursementRecorded recorded(@Nullable CommitmentId contract) {
        return new DisbursementRecorded(
                LINE, DAY, PAYMENT, TEN, UNIT, VOUCHER, "payee", contract, null, null);
    }

    private static Posting plus(Measure measure) {
        return new Posting(LINE, measure, TEN, DAY, 9, null);
    }

    private static Posting minus(Measure measure) {
        return new Posting(LINE, measure, TEN.negated(), DAY, 9, null);
    }

    private static void expect(LineEvent fact, Posting... postings) {
        assertThat(Posting.of(fact, 9)).containsExactlyElementsOf(Arrays.asList(postings));
    }
}
