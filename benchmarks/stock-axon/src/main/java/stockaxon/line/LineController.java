package stockaxon.line;

import budgettrail.command.appropriation.OpenLine;
import budgettrail.command.disbursement.Payment;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Lines and their payments. */
@RestController
class LineController {
    private final CommandGateway commands;

    LineController(CommandGateway commands) {
        this.commands = commands;
    }

    /** A line to be opened; amounts are yuan. */
    record LineBody(String line, String unit, String amount) {}

    /** A payment already made. */
    record PaymentBody(
            String disbursement,
            LocalDate effective,
            String amount,
            String unit,
            String voucher,
            String payee) {}

    @PostMapping("/lines")
    ResponseEntity<Map<String, String>> create(@RequestBody LineBody body) {
        var line = line(body.line());
        var opening =
                new OpenLine(
                        line,
                        line.year().firstDay(),
                        description(new UnitCode(body.unit())),
                        amount(body.amount()),
                        null,
                        null);
        commands.sendAndWait(new CreateLine(line.toString(), opening));
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("line", line.toString()));
    }

    @PostMapping("/lines/{line}/payments")
    ResponseEntity<Map<String, String>> pay(
            @PathVariable String line,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody PaymentBody body) {
        var payment =
                new Payment(
                        line(line),
                        body.effective(),
                        new DisbursementId(body.disbursement()),
                        amount(body.amount()),
                        new UnitCode(body.unit()),
                        new VoucherNumber(body.voucher()),
                        body.payee(),
                        null,
                        null);
        boolean replayed =
                commands.<Boolean>sendAndWait(
                        new RecordPayment(line, key, new RecordDisbursement(payment)));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Idempotent-Replayed", Boolean.toString(replayed))
                .body(Map.of("disbursement", body.disbursement()));
    }

    private static LineId line(String text) {
        return LineId.parse(text).orElseThrow(() -> new IllegalArgumentException("line"));
    }

    private static Money amount(String yuan) {
        return Money.parse(yuan).orElseThrow(() -> new IllegalArgumentException("amount"));
    }

    private static LineDescription description(UnitCode unit) {
        return new LineDescription(
                unit,
                new FunctionCode("2080101"),
                ExpenditureKind.BASIC,
                null,
                null,
                null,
                null,
                FundType.GENERAL_PUBLIC,
                null,
                false);
    }
}
