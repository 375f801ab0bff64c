package budgettrail.faults;

import java.util.List;

/** The bugs that the harness must find. */
final class Plants {
    private static final String LOG = "shared-events/src/main/java/budgettrail/log/";
    private static final String SCRIPT =
            "shared-events/src/main/resources/db/log/V4__append_without_spooling.sql";
    private static final String COMMAND = "command-side/src/main/java/budgettrail/command/";
    private static final String QUERY = "query-side/src/main/java/budgettrail/query/";

    private Plants() {}

    static final List<Plant> ALL =
            List.of(
                    new Plant(
                            "who lost is looked for without the lock",
                            LOG + "GroupCommit.java",
                            "AppendSql.lock(connection);",
                            ""),
                    new Plant(
                            "keys that are taken are not looked for",
                            LOG + "GroupCommit.java",
                            "if (taken.contains(claim) || !ownClaims.add(claim)) {",
                            "if (claim.round() < 0) {"),
                    new Plant(
                            "an unknown outcome is answered as nothing recorded",
                            LOG + "GroupCommit.java",
                            "if (SaidNo.in(e)) {",
                            "if (SaidNo.in(e) || !SaidNo.in(e)) {"),
                    new Plant(
                            "the recorded time is that of a wavering clock",
                            SCRIPT,
                            "greatest(clock_timestamp(), newest)",
                            "clock_timestamp() - interval '1 minute' * random()"),
                    new Plant(
                            "a key that is taken is taken again",
                            SCRIPT,
                            "AS own(ordinal, kind, key, round, subject, amount);",
                            "AS own(ordinal, kind, key, round, subject, amount)"
                                    + " ON CONFLICT DO NOTHING;"),
                    new Plant(
                            "who lost a line is not told apart from who won it",
                            LOG + "GroupCommit.java",
                            "if (draft.sequence() != head + 1) {",
                            "if (draft.sequence() < 0) {"),
                    new Plant(
                            "idempotency keys are not registered",
                            LOG + "Register.java",
                            "if (metadata.idempotencyKey() != null) {",
                            "if (false && metadata.idempotencyKey() != null) {"),
                    new Plant(
                            "a refund does not take its voucher number",
                            LOG + "Register.java",
                            "it.amount(), it.disbursement().value()));\n"
                                    + "                rows.add(round(voucher(it.unit(),"
                                    + " it.line().year(), it.voucher()), round, it));",
                            "it.amount(), it.disbursement().value()));"),
                    new Plant(
                            "one leg of a virement is forgotten",
                            COMMAND + "shell/LineHandler.java",
                            "index < accepted.events().size()",
                            "index < (accepted.events().getFirst() instanceof"
                                    + " budgettrail.event.line.AdjustmentEvent ? 1 :"
                                    + " accepted.events().size())"),
                    new Plant(
                            "a refusal is not looked at twice",
                            COMMAND + "shell/CommandDesk.java",
                            "if (newest(seen(verdict))) {",
                            "if (!seen(verdict).isEmpty()) {"),
                    new Plant(
                            "a line that lost a race stays cached",
                            COMMAND + "shell/LineCache.java",
                            "return lines.asMap().remove(key) != null;",
                            "return false;"),
                    new Plant(
                            "the same key takes any command",
                            COMMAND + "shell/Replay.java",
                            "Objects.equals(first, metadata.fingerprint())",
                            "Objects.equals(first, first)"),
                    new Plant(
                            "a retry is told of the first fact only",
                            COMMAND + "shell/Replay.java",
                            "facts.add(fact);",
                            "if (facts.isEmpty()) { facts.add(fact); }"),
                    new Plant(
                            "a number given back cannot be taken again",
                            COMMAND + "disbursement/VoucherClaim.java",
                            "return evidence.count(freed());",
                            "return 0;"),
                    new Plant(
                            "earlier refunds are forgotten",
                            COMMAND + "disbursement/PaidBefore.java",
                            "return evidence.sum(RegisterKey.refundsOf(disbursement));",
                            "return Money.ZERO;"),
                    new Plant(
                            "a closed line is not looked for",
                            COMMAND + "line/Rules.java",
                            " || lines.state(line) instanceof Closed",
                            ""),
                    new Plant(
                            "what waits is counted as available",
                            COMMAND + "line/Sums.java",
                            "return balance().minus(committed).minus(pending());",
                            "return balance().minus(committed);"),
                    new Plant(
                            "a virement gives what is not there",
                            COMMAND + "adjustment/Transfer.java",
                            ".within(from, amount, lines)",
                            ""),
                    new Plant(
                            "the position moves without the writing",
                            QUERY + "journal/Journal.java",
                            "Batch.of(book, facts).writeAll(to);",
                            "if (facts.size() > 2) { Batch.of(book, facts).writeAll(to); }"),
                    new Plant(
                            "what is posted already is not passed over",
                            QUERY + "journal/Journal.java",
                            "fact.position() > held",
                            "fact.position() > 0"),
                    new Plant(
                            "a balance is written over",
                            QUERY + "journal/Sums.java",
                            "query.%1$s.amount_fen + excluded.amount_fen",
                            "excluded.amount_fen"),
                    new Plant(
                            "days are those of the recording",
                            QUERY + "journal/Sums.java",
                            "balance.days.computeIfAbsent(effective, _ -> newDay())",
                            "balance.days.computeIfAbsent(LocalDate.now(), _ -> newDay())"),
                    new Plant(
                            "a fact that cannot be posted is dropped in silence",
                            QUERY + "journal/Batch.java",
                            "if (reason != null) {\n            park(event, fact, reason);",
                            "if (reason != null) {"));
}
