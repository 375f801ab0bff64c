package budgettrail.command.importing;

import budgettrail.command.importing.ImportJob.Counts;
import budgettrail.command.importing.ImportJob.Status;
import budgettrail.command.importing.ImportJobs.Unfinished;
import budgettrail.command.importing.Planner.Known;
import budgettrail.command.importing.table.RowError;
import budgettrail.command.reference.UnitsAboveTurn;
import budgettrail.command.shell.BulkDesk;
import budgettrail.command.shell.CommandDesk;
import budgettrail.command.shell.Giver;
import budgettrail.command.shell.Rehearsal;
import budgettrail.command.shell.Ruling;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.ProjectCode;
import budgettrail.log.AppendConflict;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.LogDisowned;
import budgettrail.log.LogUnavailable;
import budgettrail.log.OutcomeUnknown;
import budgettrail.log.RegisterKey;
import budgettrail.log.SaidNo;
import budgettrail.web.access.Role;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Brings whole files into the log: read, decided to the last row, and only then recorded. What was
 * cut off goes on within minutes, or when the same order comes again under the same key.
 */
public class Importing {
    private static final Logger LOG = LoggerFactory.getLogger(Importing.class);

    private final CommandDesk desk;
    private final BulkDesk bulk;
    private final EventLog log;
    private final UnitsAboveTurn turn;
    private final ImportJobs jobs;
    private final KnownLedgers ledgers;
    private final YearLock lock;
    private final Clock clock;

    Importing(
            CommandDesk desk,
            BulkDesk bulk,
            EventLog log,
            UnitsAboveTurn turn,
            ImportJobs jobs,
            YearLock lock,
            Clock clock) {
        this.desk = desk;
        this.bulk = bulk;
        this.log = log;
        this.turn = turn;
        this.jobs = jobs;
        this.ledgers = new KnownLedgers(jobs, log);
        this.lock = lock;
        this.clock = clock;
    }

    /** Imports the order, or says why not. */
    public Result submit(Order order, Giver giver) {
        if (!mayAtAll(order.kind(), giver.roles())) {
            return new Result.Forbidden(List.of());
        }
        var print = OrderPrint.of(order);
        return jobs.begunUnder(giver.actor(), giver.idempotencyKey())
                .flatMap(begun -> settled(begun, print))
                .or(() -> lock.during(order.year(), () -> once(order, print, giver)))
                .orElseGet(Result.Running::new);
    }

    /** For an answer that is known nobody's import is waited for. */
    private static Optional<Result> settled(ImportJob begun, String print) {
        if (!begun.fingerprint().equals(print)) {
            return Optional.of(new Result.KeyReused());
        }
        return begun.status() == Status.DONE
                ? Optional.of(new Result.Done(answer(begun, position(begun)), true))
                : Optional.empty();
    }

    private static boolean mayAtAll(Kind kind, Set<Role> roles) {
        return kind == Kind.EXECUTION
                || roles.contains(Role.BUDGET_OFFICER)
                || roles.contains(Role.MIGRATOR);
    }

    private Result once(Order order, String print, Giver giver) {
        var begun = jobs.begunUnder(giver.actor(), giver.idempotencyKey());
        if (begun.isPresent()) {
            return settled(begun.get(), print)
                    .or(() -> instead(begun.get(), order))
                    .orElseGet(() -> again(begun.get()));
        }
        return othersEnded(order) ? first(order, print, giver) : new Result.Running();
    }

    /** What is stuck before its first command may have been recorded under another key since. */
    private Optional<Result> instead(ImportJob begun, Order order) {
        return begun.status() == Status.STUCK
                ? ledgers.begunInsteadOf(begun, order).map(Result.FileKnown::new)
                : Optional.empty();
    }

    /**
     * What was cut off is ended before another file of its year is decided: neither would be
     * planned with the other.
     */
    private boolean othersEnded(Order order) {
        var others =
                jobs.unfinished().stream()
                        .filter(other -> other.year().equals(order.year()))
                        .toList();
        return others.stream().allMatch(this::ended);
    }

    /** One that fails is no reason for others to wait; that the database does not answer is. */
    private boolean ended(Unfinished other) {
        try {
            var result = resumed(other);
            result.ifPresent(it -> tell(other, it));
            return result.filter(Result.CutOff.class::isInstance).isEmpty();
        } catch (DataAccessException | LogUnavailable e) {
            LOG.warn("Import {} could not be ended now", other.id(), e);
            return false;
        } catch (RuntimeException e) {
            LOG.error("Import {} could not be ended", other.id(), e);
            return true;
        }
    }

    private Result again(ImportJob job) {
        log.mustBeOurs();
        if (job.status() == Status.STUCK) {
            keep(() -> jobs.posting(job.id())); // If it is cut off now, it is ended by itself.
        }
        return finish(job, faults -> plan(job, faults), null);
    }

    private static long position(ImportJob job) {
        var position = job.position();
        return position == null ? 0 : position;
    }

    private Result first(Order order, String print, Giver giver) {
        var history = asHistory(order.kind(), giver.roles());
        var used = new YearsInUse(log);
        var year = order.year();
        if (history && used.own(year).isPresent()) {
            return new Result.YearHasOwnFacts(year);
        }
        var stamp = stamp(order, giver);
        var head = log.head();
        var faults = new Faults(order.kind());
        var rehearsal = bulk.rehearsal();
        var plan = plan(order, head, false, faults, rehearsal::expect);
        if (!faults.none()) {
            return new Result.Refused(faults.errors().list(), false);
        }
        var forbidden = new Faults(order.kind());
        forbid(plan, giver.roles(), forbidden);
        if (!forbidden.none()) {
            return new Result.Forbidden(forbidden.errors().list());
        }
        var sha256 = OrderPrint.sha256(order.file().bytes());
        var before = ledgers.begun(order, sha256);
        if (before.isPresent() && !plan.commands().isEmpty()) {
            return new Result.FileKnown(before.get());
        }
        var chunks = new Chunks(log, stamp, plan.commands());
        var names = new ArrayList<Draft>();
        var rehearsed =
                rehearse(
                        plan,
                        stamp,
                        rehearsal,
                        faults,
                        names::add,
                        order.dryRun() ? _ -> {} : chunks::add);
        if (!faults.none()) {
            return new Result.Refused(faults.errors().list(), faults.onlyOfTheState());
        }
        var touched =
                history
                        ? used.carriedInto(year, plan).or(() -> used.named(year, names))
                        : Optional.<FiscalYear>empty();
        if (touched.isPresent()) {
            return new Result.YearHasOwnFacts(touched.get());
        }
        var counts = counts(plan, rehearsed.facts());
        var job = job(order, print, sha256, giver, stamp, head, counts);
        if (order.dryRun()) {
            return new Result.Done(answer(job, head), false);
        }
        log.mustBeOurs(); // Else it would be kept now, and recorded once nothing objects.
        try {
            keep(() -> jobs.insert(job));
        } catch (DuplicateKeyException _) { // Meanwhile, for another year or by another node.
            return jobs.begunUnder(giver.actor(), giver.idempotencyKey())
                    .filter(begun -> begun.fingerprint().equals(print))
                    .<Result>map(_ -> new Result.Running())
                    .orElseGet(Result.KeyReused::new);
        }
        return finish(job, _ -> plan, chunks);
    }

    /** What may be kept is recorded then, so nobody hears that nothing is. */
    private static void keep(Runnable change) {
        try {
            change.run();
        } catch (DuplicateKeyException | CannotGetJdbcConnectionException refused) {
            throw refused;
        } catch (DataAccessException e) {
            throw SaidNo.in(e) ? e : new OutcomeUnknown(e);
        }
    }

    /**
     * Only the migrator brings history; names and opening budgets are also the budget officer's.
     */
    private static boolean asHistory(Kind kind, Set<Role> roles) {
        return roles.contains(Role.MIGRATOR)
                && (kind == Kind.EXECUTION || !roles.contains(Role.BUDGET_OFFICER));
    }

    private static Stamp stamp(Order order, Giver giver) {
        var history = order.kind() != Kind.EXECUTION || giver.roles().contains(Role.MIGRATOR);
        return new Stamp(UUID.randomUUID().toString(), giver.actor(), history, giver.correlation());
    }

    private static Counts counts(Plan plan, int facts) {
        return new Counts(plan.encoding(), plan.rows(), facts, plan.controlSum());
    }

    private ImportJob job(
            Order order,
            String print,
            String sha256,
            Giver giver,
            Stamp stamp,
            long head,
            Counts counts) {
        return new ImportJob(
                stamp,
                giver.idempotencyKey(),
                print,
                order,
                sha256,
                head,
                counts,
                Status.POSTING,
                0,
                null,
                null,
                clock.instant());
    }

    private static void forbid(Plan plan, Set<Role> roles, Faults faults) {
        if (roles.contains(Role.MIGRATOR)) {
            return;
        }
        for (var described : plan.descriptions()) {
            if (Collections.disjoint(described.command().allowed(), roles)) {
                faults.forbid(described.row());
            }
        }
        for (var planned : plan.commands()) {
            if (!LedgerCommand.needs(planned.command()).stream()
                    .allMatch(needed -> !Collections.disjoint(needed, roles))) {
                faults.forbid(planned.row());
            }
        }
    }

    private Rehearsed rehearse(
            Plan plan,
            Stamp stamp,
            Rehearsal rehearsal,
            Faults faults,
            Consumer<Draft> names,
            Consumer<Ruling.Facts> accepted) {
        var by = stamp.in(desk.circumstances(stamp.actor(), stamp.history()));
        var named =
                new Descriptions(log, by)
                        .rehearse(
                                plan.descriptions(),
                                Chunks.SIZE,
                                names.andThen(rehearsal::learn),
                                faults);
        return Rehearsed.of(plan.commands(), named, rehearsal, by, faults, accepted);
    }

    private Plan plan(ImportJob job, Faults faults) {
        return plan(job.order(), job.decidedAt(), true, faults, _ -> {});
    }

    /** The same again whenever it is made, since nothing behind the head is looked at. */
    private Plan plan(
            Order order, long head, boolean begun, Faults faults, Consumer<Stream<LineId>> coming) {
        return Planner.plan(
                order,
                faults.errors(),
                new Known(
                        takenUntil(head),
                        new RecordedVouchers(log, order.year(), head),
                        namedUntil(head),
                        kind -> jobs.files(kind, order.year(), head),
                        begun,
                        coming));
    }

    /** Names given by this very import do not count when it is planned again. */
    private Function<Set<AdjustmentId>, Set<AdjustmentId>> takenUntil(long head) {
        return names -> {
            var keys = names.stream().map(RegisterKey::adjustment).collect(Collectors.toSet());
            return log.find(keys).values().stream()
                    .flatMap(List::stream)
                    .filter(row -> row.position() <= head)
                    .map(row -> new AdjustmentId(row.key().key()))
                    .collect(Collectors.toSet());
        };
    }

    private Function<Set<ProjectCode>, Set<ProjectCode>> namedUntil(long head) {
        return codes -> {
            var keys = codes.stream().map(RegisterKey::project).collect(Collectors.toSet());
            return log.find(keys).values().stream()
                    .flatMap(List::stream)
                    .filter(row -> row.position() <= head)
                    .map(row -> new ProjectCode(row.key().key()))
                    .collect(Collectors.toSet());
        };
    }

    /** Records what is not recorded yet; of what was rehearsed just now nothing is. */
    private Result finish(ImportJob job, Function<Faults, Plan> plan, @Nullable Chunks chunks) {
        var posting = new Posting(desk, bulk, log, turn, job.stamp(), job.decidedAt());
        try {
            var faults = new Faults(job.order().kind());
            var planned = plan.apply(faults);
            return faults.none()
                    ? finish(job, planned, chunks, posting)
                    : stuck(job, faults, posting);
        } catch (LogDisowned
                | LogUnavailable
                | OutcomeUnknown
                | AppendConflict
                | LockAcquisitionFailedException
                | DataAccessException e) {
            return cutOff(job, posting, e);
        }
    }

    private Result cutOff(ImportJob job, Posting posting, RuntimeException why) {
        LOG.warn("Import {} was cut off", job.id(), why);
        note(job, posting.settled());
        var entries = entries(job, posting);
        var unknown = why instanceof OutcomeUnknown;
        return new Result.CutOff(job.id(), entries, job.counts().rows(), unknown);
    }

    private static int entries(ImportJob job, Posting posting) {
        return Math.max(job.posted(), posting.settled());
    }

    private Result finish(ImportJob job, Plan plan, @Nullable Chunks chunks, Posting posting) {
        var faults = new Faults(job.order().kind());
        posting.post(plan, chunks, faults, new Notes(posted -> note(job, posted)));
        if (!faults.none()) {
            return stuck(job, faults, posting);
        }
        var position = reached(posting, chunks == null);
        var entries = plan.descriptions().size() + plan.commands().size();
        jobs.done(job.id(), entries, position, clock.instant());
        return new Result.Done(answer(job, position), false);
    }

    private Result stuck(ImportJob job, Faults faults, Posting posting) {
        note(job, posting.settled());
        var errors = faults.errors().list();
        jobs.stuck(
                job.id(), errors.stream().map(RowError::place).collect(Collectors.joining("\n")));
        return new Result.Stuck(job.id(), entries(job, posting), job.counts().rows(), errors);
    }

    /**
     * What was decided while it was cut off was decided without it, and is planned without it
     * again: one that ends late is done from where the log stands now.
     */
    private long reached(Posting posting, boolean late) {
        return late || posting.position() == 0 ? log.head() : posting.position();
    }

    /** Only told, and never fewer than before: the log knows what is recorded. */
    private void note(ImportJob job, int posted) {
        if (posted <= job.posted()) {
            return;
        }
        try {
            jobs.posted(job.id(), posted);
        } catch (DataAccessException e) {
            LOG.warn("That import {} has come to {} was not noted", job.id(), posted, e);
        }
    }

    private static ImportAnswer answer(ImportJob job, long position) {
        var order = job.order();
        var counts = job.counts();
        return new ImportAnswer(
                order.dryRun() ? null : job.id(),
                order.kind().path(),
                order.year().value(),
                counts.encoding(),
                counts.rows(),
                counts.facts(),
                counts.controlSum(),
                position,
                order.dryRun());
    }

    /**
     * Ends what was cut off. What is under way is left to whoever holds its year. A job that fails
     * again is logged and stays unfinished; it keeps no other from its turn.
     */
    void resume() {
        for (var job : jobs.unfinished()) {
            try {
                lock.during(job.year(), () -> resumed(job))
                        .flatMap(result -> result)
                        .ifPresent(result -> tell(job, result));
            } catch (RuntimeException e) {
                LOG.error("Import {} could not be resumed", job.id(), e);
            }
        }
    }

    /** Nothing if it was ended before the year was locked. */
    private Optional<Result> resumed(Unfinished job) {
        return jobs.begunUnder(job.actor(), job.idempotencyKey())
                .filter(left -> left.status() == Status.POSTING)
                .map(this::again);
    }

    private static void tell(Unfinished job, Result result) {
        LOG.info("Import {} was cut off after {} entries: {}", job.id(), job.posted(), result);
    }
}
