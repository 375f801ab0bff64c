package budgettrail.command.line;

import budgettrail.event.line.LineId;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The second book: a list of simple entries, every quantity a sum over a filter. Written from the
 * specification alone; it shares no code with the state it checks, and prefers being plainly right
 * to being fast.
 */
public final class ModelBook {

    /** What an entry counts for. */
    enum What {
        INITIAL,
        CARRIED_IN,
        ADJUSTMENT,
        PAID,
        CONTRACT,
        REQUEST,
        FROZEN,
        CARRIED_FORWARD,
        LAPSED
    }

    /**
     * @param day from which it counts
     * @param fen signed
     * @param name of the payment, contract, request, adjustment, or the origin year
     * @param contract of a request; empty if none
     */
    record Entry(LineId line, What what, LocalDate day, long fen, String name, String contract) {}

    /** What is said of a line beside its money. */
    record Line(UnitCode unit, String fund, boolean basic, LocalDate opened) {}

    record Request(
            LineId line,
            String actor,
            String unit,
            String voucher,
            String contract,
            LocalDate day,
            long fen) {}

    record Paid(
            LineId line, String unit, String voucher, String contract, LocalDate day, long fen) {}

    /** Of one line, or of the two of a virement. */
    record Adjusted(String actor, LocalDate day, long fen, Set<LineId> lines) {}

    private final Map<LineId, List<Entry>> entries = new HashMap<>();
    final Map<LineId, Line> lines = new LinkedHashMap<>();
    final Set<LineId> closed = new LinkedHashSet<>();
    final Map<String, Request> requests = new LinkedHashMap<>();
    final Set<String> approved = new LinkedHashSet<>();
    final Map<String, Paid> took = new LinkedHashMap<>();
    final Map<String, Paid> paid = new LinkedHashMap<>();
    final Map<String, Long> refunded = new LinkedHashMap<>();
    final Set<String> reversed = new LinkedHashSet<>();
    final Map<String, Adjusted> adjustments = new LinkedHashMap<>();
    final Set<String> exempt = new LinkedHashSet<>();
    final Set<String> names = new LinkedHashSet<>();
    final Set<String> vouchers = new LinkedHashSet<>();

    void add(LineId line, What what, LocalDate day, long fen, String name, String contract) {
        of(line).add(new Entry(line, what, day, fen, name, contract));
    }

    void add(LineId line, What what, LocalDate day, long fen, String name) {
        add(line, what, day, fen, name, "");
    }

    /** The entries of a line, in order. */
    List<Entry> of(LineId line) {
        return entries.computeIfAbsent(line, _ -> new ArrayList<>());
    }

    private long sum(LineId line, Predicate<Entry> which) {
        var sum = 0L;
        for (var entry : of(line)) {
            if (which.test(entry)) {
                sum += entry.fen();
            }
        }
        return sum;
    }

    /** B. */
    public long adjusted(LineId line) {
        return sum(
                line,
                it ->
                        it.what() == What.INITIAL
                                || it.what() == What.CARRIED_IN
                                || it.what() == What.ADJUSTMENT);
    }

    /** P. */
    public long paid(LineId line) {
        return sum(line, it -> it.what() == What.PAID);
    }

    /** K. */
    public long committed(LineId line) {
        return sum(line, it -> it.what() == What.CONTRACT);
    }

    /** Q. */
    public long pending(LineId line) {
        return frozen(line) + sum(line, it -> it.what() == What.REQUEST && it.contract().isEmpty());
    }

    /** The part of Q that waits, as of a day. */
    long requested(LineId line, LocalDate asOf) {
        return sum(
                line,
                it ->
                        it.what() == What.REQUEST
                                && it.contract().isEmpty()
                                && !it.day().isAfter(asOf));
    }

    public long frozen(LineId line) {
        return sum(line, it -> it.what() == What.FROZEN);
    }

    public long available(LineId line) {
        return balance(line) - committed(line) - pending(line);
    }

    public long balance(LineId line) {
        return adjusted(line) - paid(line);
    }

    public long leftOf(LineId line, String contract) {
        return sum(line, it -> it.what() == What.CONTRACT && it.name().equals(contract));
    }

    public long freeOf(LineId line, String contract) {
        return leftOf(line, contract)
                - sum(line, it -> it.what() == What.REQUEST && it.contract().equals(contract));
    }

    public long carriedIn(LineId line, int origin) {
        var name = Integer.toString(origin);
        return sum(line, it -> it.what() == What.CARRIED_IN && it.name().equals(name));
    }

    /** Names of the contracts with something left. */
    public List<String> openContracts(LineId line) {
        var left = new LinkedHashMap<String, Long>();
        for (var entry : of(line)) {
            if (entry.what() == What.CONTRACT) {
                left.merge(entry.name(), entry.fen(), Long::sum);
            }
        }
        left.values().removeIf(fen -> fen == 0);
        return List.copyOf(left.keySet());
    }

    /** Names of the requests that wait on this line. */
    public List<String> waiting(LineId line) {
        return requests.entrySet().stream()
                .filter(it -> it.getValue().line().equals(line))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Someone else's line, which stays open: then its year does not end for anybody. */
    public void knowsElsewhere(LineId line) {
        var first = line.year().firstDay();
        lines.put(line, new Line(new UnitCode("elsewhere"), "", false, first));
    }

    /** Whether the line exists on that day. */
    public boolean exists(LineId line, LocalDate day) {
        return knows(line) && !day.isBefore(lines.get(line).opened());
    }

    public boolean knows(LineId line) {
        return lines.containsKey(line);
    }

    public boolean closed(LineId line) {
        return closed.contains(line);
    }

    /** How many adjustments of the line are exempt. */
    public long exemptions(LineId line) {
        return exempt.stream().filter(it -> adjustments.get(it).lines().contains(line)).count();
    }

    /** The line of a disbursement, whatever became of it. */
    LineId lineOf(String disbursement) {
        return took.get(disbursement).line();
    }

    String voucherOf(String disbursement) {
        var it = took.get(disbursement);
        return ModelPosting.voucher(it.unit(), it.line(), it.voucher());
    }

    public String requester(String request) {
        return requests.get(request).actor();
    }

    public boolean approved(String request) {
        return approved.contains(request);
    }
}
