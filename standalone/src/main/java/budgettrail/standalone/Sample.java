package budgettrail.standalone;

import budgettrail.command.carryover.CloseLine;
import budgettrail.command.importing.Controls;
import budgettrail.command.importing.Importing;
import budgettrail.command.importing.Kind;
import budgettrail.command.importing.Order;
import budgettrail.command.importing.Result;
import budgettrail.command.importing.table.Upload;
import budgettrail.command.importing.table.Upload.Format;
import budgettrail.command.line.Open;
import budgettrail.command.shell.CommandDesk;
import budgettrail.command.shell.Giver;
import budgettrail.command.shell.Instruction;
import budgettrail.command.shell.LineReader;
import budgettrail.event.Actor;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.log.EventLog;
import budgettrail.log.LogDisowned;
import budgettrail.log.LogUnavailable;
import budgettrail.log.Metadata;
import budgettrail.log.Metadata.Source;
import budgettrail.log.Recorded;
import budgettrail.web.access.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The real budget of 2022 of a district department, and a synthetic year of execution of which
 * nothing ever happened. It goes through the same doors as any other budget, into an empty log
 * only; what a crash cut off goes on at the next start.
 */
final class Sample {
    /** The account whose history it is. */
    static final Actor MIGRATOR = new Actor("migrator");

    /** The head of the department, and of the unit whose lights are on; each with the unit. */
    static final Map<String, String> MANAGERS =
            Collections.unmodifiableMap(
                    new TreeMap<>(Map.of("manager", "035", "manager-035003", "035003")));

    private static final Logger LOG = LoggerFactory.getLogger(Sample.class);
    private static final String MARK = "sample";
    private static final FiscalYear YEAR = new FiscalYear(2022);
    private static final int MOST_FACTS = 10_000;
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);

    private final Importing importing;
    private final CommandDesk desk;
    private final LineReader lines;
    private final EventLog log;

    Sample(Importing importing, CommandDesk desk, LineReader lines, EventLog log) {
        this.importing = importing;
        this.desk = desk;
        this.lines = lines;
        this.log = log;
    }

    /**
     * Loads what is asked for into an empty log. A log that a sample began is completed to the
     * extent it was begun with, whatever is asked for now; any other log is left alone, and so is
     * one in which nothing may be recorded.
     */
    void load(SampleExtent wanted) {
        if (wanted == SampleExtent.NONE) {
            return;
        }
        try {
            if (log.head() == 0) {
                loadAll(wanted);
            } else {
                begun(log).ifPresent(this::loadAll);
            }
        } catch (LogDisowned disowned) {
            LOG.error("The sample is not loaded: {}", disowned.getMessage());
        } catch (LogUnavailable away) {
            if (log.mayBeWritten()) {
                throw away; // Ready means loaded.
            }
            LOG.error("The sample is not loaded: {}", away.getMessage());
        }
    }

    /** Whether the log began with the sample, or is about to. */
    static boolean isOrWillBeIn(EventLog log, SampleExtent wanted) {
        return log.head() == 0 ? wanted != SampleExtent.NONE : begun(log).isPresent();
    }

    /** Whether its year to practise is there, which the first payment is made in. */
    static boolean hasPractice(EventLog log) {
        return begun(log).filter(SampleExtent.YEAR::equals).isPresent();
    }

    private void loadAll(SampleExtent extent) {
        submit(Kind.UNITS, YEAR, null, extent);
        submit(Kind.FUNCTION_CODES, YEAR, null, extent);
        submit(Kind.ECONOMIC_CODES, YEAR, null, extent);
        submit(Kind.PROJECTS, YEAR, null, extent);
        submit(Kind.BUDGET_LINES, YEAR, "projects", extent);
        if (extent == SampleExtent.YEAR) {
            submit(Kind.EXECUTION, YEAR, "new-lines", extent);
            closeWhatIsSpent();
            submit(Kind.BUDGET_LINES, YEAR.next(), "projects", extent);
        }
    }

    /** What the sample in the log was begun with, if one was. */
    private static Optional<SampleExtent> begun(EventLog log) {
        var first = log.at(1).map(fact -> String.valueOf(fact.metadata().correlation()));
        return Arrays.stream(SampleExtent.values())
                .filter(extent -> first.filter(mark(extent)::equals).isPresent())
                .findFirst();
    }

    /** What its facts bear in their metadata; pages tell by the first one what they show. */
    private static String mark(SampleExtent extent) {
        return MARK + "-" + extent.name().toLowerCase(Locale.ROOT);
    }

    /** Another node may be loading the same, or somebody imports something of the year. */
    private Result submit(Order order, Giver giver) {
        var result = importing.submit(order, giver);
        while (result instanceof Result.Running && !Thread.currentThread().isInterrupted()) {
            LOG.info("Sample: another file of {} is being imported; waiting", order.year());
            LockSupport.parkNanos(BEFORE_NEXT_TRY.toNanos());
            result = importing.submit(order, giver);
        }
        return result;
    }

    private void submit(Kind kind, FiscalYear year, @Nullable String second, SampleExtent extent) {
        var order =
                new Order(
                        kind,
                        year,
                        file(kind.path()),
                        second == null ? null : file(second),
                        Controls.NONE,
                        false,
                        false);
        var key = MARK + "-" + kind.path() + "-" + year;
        var giver = new Giver(MIGRATOR, Set.of(Role.MIGRATOR), key, mark(extent), null);
        switch (submit(order, giver)) {
            case Result.Done(var answer, var replayed) -> {
                if (!replayed) {
                    LOG.info("Sample: {} of {}, {} facts", kind.path(), year, answer.facts());
                }
            }
            case Result other ->
                    throw new IllegalStateException(
                            "The sample's " + kind.path() + " of " + year + ": " + other);
        }
    }

    /**
     * The ledger splits what was left over; the lines without a balance end their year here. A year
     * that is closed stays so, however much was recorded since.
     */
    private void closeWhatIsSpent() {
        if (log.yearClosed(YEAR.value())) {
            return;
        }
        var open =
                lines.newest(opened()).entrySet().stream()
                        .filter(line -> line.getValue() instanceof Open)
                        .map(line -> instruction(line.getKey()))
                        .toList();
        if (open.isEmpty()) {
            return;
        }
        var refusal = desk.post(open).refusal();
        if (refusal.isPresent()) {
            throw new IllegalStateException("The sample's year cannot be closed: " + refusal);
        }
    }

    private List<LineId> opened() {
        var ids = new ArrayList<LineId>();
        List<Recorded> page;
        var last = 0L;
        do {
            page = log.after(last, MOST_FACTS);
            for (var recorded : page) {
                last = recorded.position();
                if (recorded.fact() instanceof LineOpened event
                        && event.line().year().equals(YEAR)) {
                    ids.add(event.line());
                }
            }
        } while (page.size() == MOST_FACTS);
        return ids;
    }

    private Instruction instruction(LineId line) {
        var close = new CloseLine(line, YEAR.lastDay(), Money.ZERO, Money.ZERO, null, "合成：无结余");
        var by = desk.circumstances(MIGRATOR, true);
        var metadata =
                new Metadata(
                        MIGRATOR,
                        Source.IMPORT,
                        MARK + "-closing-" + line,
                        null,
                        MARK,
                        0,
                        MARK,
                        null);
        return new Instruction(close, by, metadata, null);
    }

    private static Upload file(String name) {
        var resource = "/sample/" + name + ".csv";
        try (var file = Sample.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("The sample lacks " + resource);
            }
            return new Upload(file.readAllBytes(), Format.CSV);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
