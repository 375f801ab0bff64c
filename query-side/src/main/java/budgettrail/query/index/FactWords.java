package budgettrail.query.index;

import budgettrail.event.Fact;
import budgettrail.event.line.AdjustmentEvent;
import budgettrail.event.line.AdjustmentEvent.ExemptionGranted;
import budgettrail.event.line.AdjustmentEvent.ExemptionWithdrawn;
import budgettrail.event.line.AdjustmentEvent.Reduced;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AppropriationEvent;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent;
import budgettrail.event.line.CarryOverEvent.CarriedIn;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.CommitmentEvent;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentEvent.CommitmentReleased;
import budgettrail.event.line.CommitmentEvent.CommitmentReopened;
import budgettrail.event.line.CommitmentEvent.CommitmentRevised;
import budgettrail.event.line.DisbursementEvent;
import budgettrail.event.line.FreezeEvent;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.FreezeEvent.Unfrozen;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineEvent;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ReferenceEvent;
import budgettrail.event.reference.ReferenceEvent.EconomicCodeDescribed;
import budgettrail.event.reference.ReferenceEvent.FunctionCodeDescribed;
import budgettrail.event.reference.ReferenceEvent.ProjectDescribed;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a fact says in words and in money, as it was written. A new kind of fact does not compile
 * until it is found by something.
 *
 * @param amount as its sentence tells it; of a closed line all of its balance; none: it has none
 */
record FactWords(Map<Field, String> texts, @Nullable Money amount) {
    private static final String BETWEEN = "\n"; // No text holds one.

    static FactWords of(Fact fact) {
        return switch (fact) {
            case LineEvent event -> of(event).and(Field.LINE, event.line());
            case ReferenceEvent event -> of(event);
            default -> throw new IllegalArgumentException("Nothing is known of " + fact);
        };
    }

    private static FactWords of(LineEvent fact) {
        return switch (fact) {
            case AppropriationEvent event -> appropriation(event);
            case AdjustmentEvent event -> adjustment(event).others(event.adjustment());
            case FreezeEvent event -> freeze(event);
            case CommitmentEvent event -> commitment(event).others(event.commitment());
            case DisbursementEvent event -> PaymentWords.of(event);
            case CarryOverEvent event -> carryOver(event);
        };
    }

    private static FactWords appropriation(AppropriationEvent event) {
        return switch (event) {
            case LineOpened it -> described(it.description());
            case LineDescribed it -> described(it.description());
            case Appropriated it -> about(it.amount(), it.document(), it.reason());
        };
    }

    private static FactWords described(LineDescription it) {
        return about(null, null, null)
                .others(
                        it.function(),
                        it.category(),
                        it.departmentEconomic(),
                        it.governmentEconomic());
    }

    private static FactWords adjustment(AdjustmentEvent event) {
        return switch (event) {
            case Supplemented it -> about(it.amount(), it.document(), it.reason());
            case Reduced it -> about(it.amount(), it.document(), it.reason());
            case TransferredOut it ->
                    about(it.amount(), it.document(), it.reason()).others(it.counterpart());
            case TransferredIn it ->
                    about(it.amount(), it.document(), it.reason()).others(it.counterpart());
            case ExemptionGranted it ->
                    about(it.amount(), it.document(), null).others(it.counterpart());
            case ExemptionWithdrawn it ->
                    about(it.amount(), it.document(), null).others(it.counterpart());
        };
    }

    private static FactWords freeze(FreezeEvent event) {
        return switch (event) {
            case Frozen it -> about(it.amount(), it.document(), it.reason());
            case Unfrozen it -> about(it.amount(), it.document(), it.reason());
        };
    }

    private static FactWords commitment(CommitmentEvent event) {
        return switch (event) {
            case CommitmentPlaced it ->
                    about(it.amount(), null, it.reason()).and(Field.PAYEE, it.payee());
            case CommitmentRevised it -> about(it.change(), null, it.reason());
            case CommitmentReleased it -> about(it.amount(), it.document(), it.reason());
            case CommitmentReopened it ->
                    about(it.amount(), null, null).and(Field.PAYEE, it.payee()).others(it.from());
        };
    }

    private static FactWords carryOver(CarryOverEvent event) {
        return switch (event) {
            case LineClosed it -> about(balance(it), it.document(), it.reason());
            case CarriedIn it -> about(it.amount(), null, null).others(it.from());
        };
    }

    /** None where a damaged fact says more than there can be. */
    private static @Nullable Money balance(LineClosed closed) {
        var sum =
                closed.carriedForward().stream()
                        .map(portion -> BigInteger.valueOf(portion.amount().fen()))
                        .reduce(BigInteger.valueOf(closed.lapsed().fen()), BigInteger::add);
        return sum.bitLength() < Long.SIZE ? new Money(sum.longValue()) : null;
    }

    private static FactWords of(ReferenceEvent fact) {
        return switch (fact) {
            case UnitDescribed it ->
                    named(it.nameZh(), it.nameEn()).and(Field.UNIT, it.unit()).others(it.parent());
            case ProjectDescribed it ->
                    named(it.nameZh(), it.nameEn())
                            .and(Field.PROJECT, it.project())
                            .others(it.category());
            case FunctionCodeDescribed it -> named(it.nameZh(), it.nameEn()).others(it.code());
            case EconomicCodeDescribed it -> named(it.nameZh(), it.nameEn()).others(it.code());
        };
    }

    private static FactWords named(String zh, @Nullable String en) {
        return about(null, null, null).and(Field.NAME, en == null ? zh : zh + BETWEEN + en);
    }

    static FactWords about(
            @Nullable Money amount, @Nullable String document, @Nullable String reason) {
        return new FactWords(new EnumMap<>(Field.class), amount)
                .and(Field.DOCUMENT, document)
                .and(Field.REASON, reason);
    }

    /** With a text, where there is one. */
    FactWords and(Field field, @Nullable Object text) {
        if (text != null && !text.toString().isBlank()) {
            texts.put(field, text.toString());
        }
        return this;
    }

    /** With other names that it bears. */
    FactWords others(@Nullable Object... names) {
        var all =
                Stream.concat(Stream.of(texts.get(Field.OTHER)), Stream.of(names))
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .collect(Collectors.joining(BETWEEN));
        return and(Field.OTHER, all);
    }
}
