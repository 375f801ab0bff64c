package budgettrail.command.importing;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.line.AdjustmentId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdjustmentNamesTest {
    private static final FiscalYear YEAR = new FiscalYear(2022);

    private final List<Set<AdjustmentId>> asked = new ArrayList<>();

    @Test
    void aDocumentOfManyRowsIsAskedAboutOnce() {
        var rows = Collections.nCopies(20_000, row("DOC"));
        var names = names(rows, Set.of());

        assertThat(rows.stream().map(names::next).distinct()).hasSize(20_000);
        assertThat(asked).hasSize(1);
    }

    @Test
    void namesThatAreTakenArePassedBy() {
        var rows = List.of(row("DOC"), row("DOC"), row("DOC#4"));
        var names = names(rows, Set.of("U1/2022/DOC", "U1/2022/DOC#3"));

        assertThat(Stream.concat(rows.stream(), Stream.of(row("DOC"))).map(names::next))
                .extracting(AdjustmentId::value)
                .containsExactly(
                        "U1/2022/DOC#2", "U1/2022/DOC#4", "U1/2022/DOC#4#2", "U1/2022/DOC#5");
    }

    /** Both documents come to the same name. */
    @Test
    void aTakenNameIsTakenForEveryDocument() {
        var rows = new ArrayList<>(Collections.nCopies(4, row("DOC")));
        rows.add(row("DOC#4"));
        var names = names(rows, Set.of("U1/2022/DOC#4"));

        assertThat(rows.stream().map(names::next))
                .extracting(AdjustmentId::value)
                .containsExactly(
                        "U1/2022/DOC",
                        "U1/2022/DOC#2",
                        "U1/2022/DOC#3",
                        "U1/2022/DOC#5",
                        "U1/2022/DOC#4#2");
    }

    private static LedgerRow row(String document) {
        return new LedgerRow(
                1,
                LocalDate.of(2022, 2, 1),
                LedgerRow.Type.SUPPLEMENT,
                new UnitCode("U1"),
                "A",
                Money.yuan("1.00"),
                null,
                document,
                null,
                null,
                false,
                null);
    }

    private AdjustmentNames names(List<LedgerRow> rows, Set<String> taken) {
        return new AdjustmentNames(
                YEAR,
                rows,
                some -> {
                    asked.add(some);
                    var found = new HashSet<>(some);
                    found.removeIf(name -> !taken.contains(name.value()));
                    return found;
                });
    }
}
