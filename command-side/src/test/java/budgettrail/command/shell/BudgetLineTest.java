package budgettrail.command.shell;

import static budgettrail.event.money.Money.yuan;

import budgettrail.command.commitment.PlaceCommitment;
import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.rejection.MoneyRejection.ExceedsAvailable;
import budgettrail.event.Actor;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.Metadata;
import budgettrail.log.RegisterKey;
import budgettrail.log.RegisterRow;
import budgettrail.log.axon.FactMessages;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Axon's shell around one line: state goes in, facts come out, a refusal is an answer. */
class BudgetLineTest {
    private static final LineId LINE = LineId.of("2022:A");
    private static final LocalDate NEW_YEAR = LINE.year().firstDay();
    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);
    private static final CommitmentId ROOF = new CommitmentId("ROOF");
    private static final Actor OFFICER = new Actor("officer");

    private AggregateTestFixture<BudgetLine> line;

    @BeforeEach
    void prepare() {
        line = new AggregateTestFixture<>(BudgetLine.class);
        line.registerAnnotatedCommandHandler(
                new LineHandler(line.getRepository(), new NothingTaken(), _ -> {}));
    }

    @Test
    void reservesAllThatIsAvailable() {
        line.given(opened(), appropriated())
                .when(instruction(place("100.00")))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new CommitmentPlaced(LINE, DAY, ROOF, yuan("100.00"), null, null));
    }

    @Test
    void refusesAFenMoreThanIsAvailable() {
        line.given(opened(), appropriated())
                .when(instruction(place("100.01")))
                .expectNoEvents()
                .expectResultMessagePayload(
                        new Verdict.OneRefused(
                                0,
                                new ExceedsAvailable(LINE, yuan("100.01"), yuan("100.00")),
                                Map.of(LINE, 1L)));
    }

    @Test
    void refusesWhoSawAnOlderLine() {
        line.given(opened(), appropriated())
                .when(instructions(place("1.00"), 0L))
                .expectNoEvents()
                .expectResultMessagePayload(new Verdict.Stale(LINE, 1, Map.of(LINE, 1L)));
    }

    private static PlaceCommitment place(String amount) {
        return new PlaceCommitment(LINE, DAY, ROOF, yuan(amount), null, null);
    }

    private static Instructions instruction(Command command) {
        return instructions(command, null);
    }

    private static Instructions instructions(Command command, @Nullable Long expected) {
        var by = new Circumstances(OFFICER, DAY, false, yuan("50000.00"));
        return new Instructions(
                List.of(new Instruction(command, by, Metadata.by(OFFICER), expected)));
    }

    private static EventMessage<LineEvent> opened() {
        var description =
                new LineDescription(
                        new UnitCode("035001"),
                        new FunctionCode("2080101"),
                        ExpenditureKind.BASIC,
                        null,
                        null,
                        null,
                        null,
                        FundType.GENERAL_PUBLIC,
                        null,
                        false);
        return message(new LineOpened(LINE, NEW_YEAR, description));
    }

    private static EventMessage<LineEvent> appropriated() {
        return message(new Appropriated(LINE, NEW_YEAR, Money.yuan("100.00"), null, null));
    }

    private static EventMessage<LineEvent> message(LineEvent event) {
        return new GenericEventMessage<>(event, FactMessages.carrying(Metadata.by(OFFICER)));
    }

    /** A register in which every name is free. */
    private static final class NothingTaken implements EvidenceBook.Source {
        @Override
        public Map<RegisterKey, List<RegisterRow>> find(Set<RegisterKey> keys) {
            return Map.of();
        }

        @Override
        public boolean yearClosed(int year) {
            return false;
        }

        @Override
        public long openLines(int year) {
            return 1;
        }
    }
}
