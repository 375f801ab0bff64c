package budgettrail.query.fact;

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
import budgettrail.event.line.DisbursementId;
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
import budgettrail.query.figures.Sum;
import budgettrail.query.page.Shown;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells each fact. A new kind of fact does not compile until it is told here. */
public final class Telling {
    /** Those that have words; a category is text, and may be any other. */
    private static final Set<String> CATEGORIES =
            Set.of(
                    "WAGES",
                    "GOODS_SERVICES",
                    "PERSONAL_FAMILY",
                    "OTHER_OPERATING",
                    "SPECIFIC_TARGET");

    private Telling() {}

    public static Told of(LineEvent fact) {
        return switch (fact) {
            case AppropriationEvent event -> appropriation(event);
            case AdjustmentEvent event -> adjustment(event);
            case FreezeEvent event -> freeze(event);
            case CommitmentEvent event -> commitment(event);
            case DisbursementEvent event -> PaymentTelling.of(event);
            case CarryOverEvent event -> carryOver(event);
        };
    }

    /** As above, of a name. */
    public static Told of(ReferenceEvent fact) {
        return switch (fact) {
            case UnitDescribed it ->
                    Told.of("unitNamed", it.unit(), it.nameZh())
                            .and("nameEn", it.nameEn())
                            .and("parent", it.parent());
            case ProjectDescribed it ->
                    Told.of("projectNamed", it.project(), it.nameZh())
                            .and("nameEn", it.nameEn())
                            .and("category", category(it.category()));
            case FunctionCodeDescribed it ->
                    Told.of("functionNamed", it.code(), it.nameZh()).and("nameEn", it.nameEn());
            case EconomicCodeDescribed it ->
                    Told.of("economicNamed", it.code(), it.nameZh()).and("nameEn", it.nameEn());
        };
    }

    /** The payment that a fact is about, if it is about one of this year. */
    public static @Nullable String payment(LineEvent fact) {
        return fact instanceof DisbursementEvent event
                ? PaymentTelling.payment(event).map(DisbursementId::value).orElse(null)
                : null;
    }

    private static Told appropriation(AppropriationEvent event) {
        return switch (event) {
            case LineOpened it ->
                    Told.of("opened", it.description().unit(), it.description().function());
            case LineDescribed it ->
                    Told.of("described", it.description().unit(), it.description().function());
            case Appropriated it -> about(it.document(), it.reason(), "appropriated", it.amount());
        };
    }

    /** The same, with what of the description is another than it was. */
    public static Told of(LineDescribed fact, LineDescription before) {
        var now = fact.description();
        return of(fact).changed("unit", before.unit(), now.unit())
                .changed("function", before.function(), now.function())
                .changedCode("expenditure", before.kind(), now.kind())
                .changed("category", category(before.category()), category(now.category()))
                .changed("project", before.project(), now.project())
                .changed(
                        "departmentEconomic", before.departmentEconomic(), now.departmentEconomic())
                .changed(
                        "governmentEconomic", before.governmentEconomic(), now.governmentEconomic())
                .changedCode("fund", before.fund(), now.fund())
                .changed(
                        "fiscalAppropriation",
                        amount(before.fiscalAppropriation()),
                        amount(now.fiscalAppropriation()))
                .changedCode("procurement", before.procurement(), now.procurement());
    }

    private static Told.Value category(@Nullable String category) {
        return Told.Value.of(category, category != null && CATEGORIES.contains(category));
    }

    private static @Nullable String amount(@Nullable Money amount) {
        return amount == null ? null : yuan(amount);
    }

    private static Told adjustment(AdjustmentEvent event) {
        return switch (event) {
            case Supplemented it ->
                    about(
                            it.document(),
                            it.reason(),
                            it.statutory() ? "supplementedByLaw" : "supplemented",
                            it.amount());
            case Reduced it ->
                    about(
                            it.document(),
                            it.reason(),
                            it.statutory() ? "reducedByLaw" : "reduced",
                            it.amount());
            case TransferredOut it ->
                    about(it.document(), it.reason(), "transferredOut", it.amount())
                            .and("counterpart", it.counterpart());
            case TransferredIn it ->
                    about(it.document(), it.reason(), "transferredIn", it.amount())
                            .and("counterpart", it.counterpart());
            case ExemptionGranted it ->
                    about(it.document(), null, "exempted", it.amount())
                            .coded("kind", it.kind())
                            .coded("ground", it.ground())
                            .and("decided", it.decided());
            case ExemptionWithdrawn it ->
                    about(it.document(), null, "counted", it.amount())
                            .coded("kind", it.kind())
                            .and("decided", it.decided());
        };
    }

    private static Told freeze(FreezeEvent event) {
        return switch (event) {
            case Frozen it -> about(it.document(), it.reason(), "frozen", it.amount());
            case Unfrozen it -> about(it.document(), it.reason(), "unfrozen", it.amount());
        };
    }

    private static Told commitment(CommitmentEvent event) {
        var told =
                switch (event) {
                    case CommitmentPlaced it ->
                            Told.of("committed", yuan(it.amount()))
                                    .and("payee", it.payee())
                                    .and("reason", it.reason());
                    case CommitmentRevised it ->
                            Told.of("commitmentRevised", yuan(it.change()))
                                    .and("reason", it.reason());
                    case CommitmentReleased it ->
                            about(it.document(), it.reason(), "commitmentReleased", it.amount());
                    case CommitmentReopened it ->
                            Told.of("commitmentReopened", yuan(it.amount()))
                                    .and("payee", it.payee())
                                    .and("from", it.from());
                };
        return told.and("commitment", event.commitment());
    }

    private static Told carryOver(CarryOverEvent event) {
        return switch (event) {
            case LineClosed it ->
                    Told.of("closed", Shown.yuan(forward(it)), yuan(it.lapsed()))
                            .and("document", it.document())
                            .and("reason", it.reason());
            case CarriedIn it ->
                    Told.of("carriedIn", yuan(it.amount()), it.origin()).and("from", it.from());
        };
    }

    /** A damaged fact may say more than is money. */
    private static Sum forward(LineClosed closed) {
        return closed.carriedForward().stream()
                .map(portion -> Sum.ofFen(portion.amount().fen()))
                .reduce(Sum.ZERO, Sum::plus);
    }

    private static Told about(
            @Nullable String document, @Nullable String reason, String key, Money amount) {
        return Told.of(key, yuan(amount)).and("document", document).and("reason", reason);
    }

    static String yuan(Money amount) {
        return Shown.yuan(Sum.ofFen(amount.fen()));
    }
}
