package stockaxon.balance;

import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** The projection: each fact moves the balance of its line and that of the line's unit. */
@Component
class Balances {
    private final LineBalances lines;
    private final UnitBalances units;

    Balances(LineBalances lines, UnitBalances units) {
        this.lines = lines;
        this.units = units;
    }

    @EventHandler
    void on(LineOpened event) {
        var unit = event.description().unit().value();
        lines.save(new LineBalance(event.line().toString(), unit));
        if (!units.existsById(unit)) {
            units.save(new UnitBalance(unit));
        }
    }

    @EventHandler
    void on(Appropriated event) {
        var line = lines.findById(event.line().toString()).orElseThrow();
        line.adjust(event.amount().fen());
        units.findById(line.unit()).orElseThrow().adjust(event.amount().fen());
    }

    @EventHandler
    void on(DisbursementRecorded event) {
        var line = lines.findById(event.line().toString()).orElseThrow();
        line.pay(event.amount().fen());
        units.findById(line.unit()).orElseThrow().pay(event.amount().fen());
    }
}
