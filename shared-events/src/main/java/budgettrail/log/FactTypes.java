package budgettrail.log;

import budgettrail.event.Fact;
import budgettrail.event.line.AdjustmentEvent.ExemptionGranted;
import budgettrail.event.line.AdjustmentEvent.ExemptionWithdrawn;
import budgettrail.event.line.AdjustmentEvent.Reduced;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent.CarriedIn;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentEvent.CommitmentReleased;
import budgettrail.event.line.CommitmentEvent.CommitmentReopened;
import budgettrail.event.line.CommitmentEvent.CommitmentRevised;
import budgettrail.event.line.DisbursementEvent.DisbursementApproved;
import budgettrail.event.line.DisbursementEvent.DisbursementPaid;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementEvent.DisbursementRefunded;
import budgettrail.event.line.DisbursementEvent.DisbursementRejected;
import budgettrail.event.line.DisbursementEvent.DisbursementRequested;
import budgettrail.event.line.DisbursementEvent.DisbursementReversed;
import budgettrail.event.line.DisbursementEvent.DisbursementWithdrawn;
import budgettrail.event.line.DisbursementEvent.PriorYearRefunded;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.FreezeEvent.Unfrozen;
import budgettrail.event.reference.ReferenceEvent.EconomicCodeDescribed;
import budgettrail.event.reference.ReferenceEvent.FunctionCodeDescribed;
import budgettrail.event.reference.ReferenceEvent.ProjectDescribed;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The stored names of facts. A name and the meaning of its JSON never change; a changed shape gets
 * the next version and keeps an old sample in the tests. Class names may change freely.
 */
final class FactTypes {
    /** The version every fact is written with today. */
    static final short VERSION = 1;

    private static final Map<String, Class<? extends Fact>> BY_NAME =
            Map.ofEntries(
                    Map.entry("line.opened", LineOpened.class),
                    Map.entry("line.described", LineDescribed.class),
                    Map.entry("line.appropriated", Appropriated.class),
                    Map.entry("line.supplemented", Supplemented.class),
                    Map.entry("line.reduced", Reduced.class),
                    Map.entry("line.transferred-out", TransferredOut.class),
                    Map.entry("line.transferred-in", TransferredIn.class),
                    Map.entry("line.exemption-granted", ExemptionGranted.class),
                    Map.entry("line.exemption-withdrawn", ExemptionWithdrawn.class),
                    Map.entry("line.frozen", Frozen.class),
                    Map.entry("line.unfrozen", Unfrozen.class),
                    Map.entry("line.commitment-placed", CommitmentPlaced.class),
                    Map.entry("line.commitment-revised", CommitmentRevised.class),
                    Map.entry("line.commitment-released", CommitmentReleased.class),
                    Map.entry("line.commitment-reopened", CommitmentReopened.class),
                    Map.entry("line.disbursement-requested", DisbursementRequested.class),
                    Map.entry("line.disbursement-approved", DisbursementApproved.class),
                    Map.entry("line.disbursement-rejected", DisbursementRejected.class),
                    Map.entry("line.disbursement-withdrawn", DisbursementWithdrawn.class),
                    Map.entry("line.disbursement-paid", DisbursementPaid.class),
                    Map.entry("line.disbursement-recorded", DisbursementRecorded.class),
                    Map.entry("line.disbursement-reversed", DisbursementReversed.class),
                    Map.entry("line.disbursement-refunded", DisbursementRefunded.class),
                    Map.entry("line.prior-year-refunded", PriorYearRefunded.class),
                    Map.entry("line.closed", LineClosed.class),
                    Map.entry("line.carried-in", CarriedIn.class),
                    Map.entry("reference.unit-described", UnitDescribed.class),
                    Map.entry("reference.project-described", ProjectDescribed.class),
                    Map.entry("reference.function-code-described", FunctionCodeDescribed.class),
                    Map.entry("reference.economic-code-described", EconomicCodeDescribed.class));

    private static final Map<Class<?>, String> BY_CLASS =
            BY_NAME.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private FactTypes() {}

    static String name(Class<?> type) {
        var name = BY_CLASS.get(type);
        if (name == null) {
            throw new IllegalArgumentException("No stored name for " + type + ": give it one here");
        }
        return name;
    }

    static Class<? extends Fact> type(String name, short version) {
        var type = BY_NAME.get(name);
        if (type == null || version != VERSION) {
            throw new UndecodableFact("Unknown fact " + name + " version " + version);
        }
        return type;
    }
}
