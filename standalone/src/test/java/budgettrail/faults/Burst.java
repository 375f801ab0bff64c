package budgettrail.faults;

import budgettrail.command.disbursement.Payment;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Many payments at once, each tried once: who is told what, and how soon. */
final class Burst {
    private final Trial trial;
    private final List<LineId> lines;
    private final String name;
    private final List<CompletableFuture<Told>> told = new ArrayList<>();
    private final List<Intent> intents = new ArrayList<>();

    /**
     * @param status 0 if there was no answer
     */
    record Told(int status, boolean retryAfter, Duration took) {}

    /**
     * @param lines how many lines they are for, by turns; each has enough for all
     */
    Burst(Trial trial, String name, int lines) {
        this.trial = trial;
        this.name = name;
        this.lines = Budget.lines(name, lines);
        var client = Client.patient(trial);
        for (var line : this.lines) {
            client.give(name + "open" + line, Budget.opening(line, Money.yuan("1000.00")));
        }
    }

    void send(int count, Duration patience) {
        for (var number = 0; number < count; number++) {
            var line = lines.get(number % lines.size());
            intents.add(trial.journal().mean(name + number, payment(line, name + number)));
        }
        var client = Client.patient(trial);
        for (var intent : intents) {
            var watch = new Stopwatch();
            told.add(client.tryOnce(intent, patience).handle((it, _) -> told(it, watch)));
        }
    }

    private static Told told(@Nullable HttpResponse<String> answer, Stopwatch watch) {
        return answer == null
                ? new Told(0, false, watch.time())
                : new Told(
                        answer.statusCode(),
                        answer.headers().firstValue("Retry-After").isPresent(),
                        watch.time());
    }

    List<Told> told() {
        return told.stream().map(CompletableFuture::join).toList();
    }

    /** Those who have been told something by now. */
    List<Told> toldByNow() {
        return told.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
    }

    /** Asks again for each, until it is known what became of it. */
    void resolve() {
        var client = Client.patient(trial);
        intents.forEach(client::resolve);
    }

    static RecordDisbursement payment(LineId line, String name) {
        return new RecordDisbursement(
                new Payment(
                        line,
                        line.year().firstDay(),
                        new DisbursementId(name),
                        Money.yuan("1.00"),
                        Budget.UNIT,
                        new VoucherNumber(name),
                        "示例公司",
                        null,
                        null));
    }
}
