package budgettrail.query.export;

import budgettrail.event.reference.FiscalYear;
import budgettrail.log.seal.SealBroken;
import budgettrail.log.seal.SealedMoment;
import budgettrail.log.seal.SealedMoments;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Reading;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.seal.MissingNode;
import budgettrail.seal.VerifierKey;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Makes exports, a few at a time: each holds a connection of the seal as long as that takes.
 * Sending one holds nothing but the file.
 */
@Component
final class Exports {
    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

    /** Two of the seal's connections stay for sealing and for verifying. */
    private static final int AT_ONCE = 2;

    /** Made, or about to be, and not sent to the end. */
    private static final int FILES = 8;

    private static final String AGAIN_IN_S = "30";
    private static final LocalDate EVER = LocalDate.MAX; // To the database, infinity.

    private final SealedMoments moments;
    private final Reading reading;
    private final Clock clock;
    private final Semaphore making = new Semaphore(AT_ONCE);
    private final Semaphore files = new Semaphore(FILES);

    Exports(SealedMoments moments, Reading reading, Clock clock) {
        this.moments = moments;
        this.reading = reading;
        this.clock = clock;
    }

    /** Makes something of an export. */
    @FunctionalInterface
    interface Maker<T> {
        T of(Export export) throws IOException;
    }

    /** Sends a file to whoever asked for it. */
    @FunctionalInterface
    interface Sender {
        void send(ExportFile file) throws IOException;
    }

    /** Makes one export and sends it; the file is gone then. */
    void send(Viewer viewer, @Nullable FiscalYear year, @Nullable String unit, Sender sender)
            throws IOException {
        enter(files, FILES);
        try (var file = make(viewer, year, unit, export -> begun(viewer, export))) {
            sender.send(file);
            LOG.info("{} exported {}", viewer.name(), file.name());
        } finally {
            files.release();
        }
    }

    private static ExportFile begun(Viewer viewer, Export export) throws IOException {
        LOG.info("{} exports {}", viewer.name(), export.fileName());
        return ExportFile.of(export);
    }

    /** What is made of one export; its moment ends then. */
    <T> T make(Viewer viewer, @Nullable FiscalYear year, @Nullable String unit, Maker<T> maker)
            throws IOException {
        enter(making, AT_ONCE);
        try (var moment = open()) {
            return maker.of(export(moment, viewer, year, unit));
        } catch (MissingNode lost) {
            throw new ProblemException(Problem.of(HttpStatus.CONFLICT, "SEAL_HASHES_LOST"), lost);
        } finally {
            making.release();
        }
    }

    private static void enter(Semaphore room, int size) {
        if (!room.tryAcquire()) {
            throw new ProblemException(
                    Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "TOO_MANY_EXPORTS", size)
                            .withHeader(HttpHeaders.RETRY_AFTER, AGAIN_IN_S));
        }
    }

    private SealedMoment open() {
        try {
            return moments.open().orElseThrow(Exports::nothing);
        } catch (SealBroken noHead) {
            throw new ProblemException(Problem.of(HttpStatus.CONFLICT, "SEAL_UNREADABLE"));
        }
    }

    private Export export(
            SealedMoment moment, Viewer viewer, @Nullable FiscalYear year, @Nullable String unit)
            throws IOException {
        if (!moment.canSign()) {
            throw noKey();
        }
        var key = moment.key().filter(it -> it.signed(moment.head().note()));
        var position = moment.head().size();
        return reading.at(
                Moment.of(null, Long.toString(position), null),
                snapshot ->
                        new Gathering(snapshot, viewer, unit)
                                .export(moment, key.orElseThrow(Exports::noKey), year));
    }

    private static ProblemException nothing() {
        return new ProblemException(Problem.of(HttpStatus.CONFLICT, "NOT_SEALED_YET"));
    }

    private static ProblemException noKey() {
        return new ProblemException(
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "SEAL_KEY_NOT_HERE"));
    }

    /** What has to be read of the views. */
    private final class Gathering {
        private static final String YEARS =
                "SELECT DISTINCT fiscal_year FROM query.line_description WHERE generation ="
                        + " :generation AND position <= :position ORDER BY fiscal_year";
        private static final String LINES =
                """
                SELECT DISTINCT l.fiscal_year || ':' || l.key FROM query.line l
                JOIN query.line_description d USING (generation, line_no)
                WHERE l.generation = :generation AND l.fiscal_year = :year
                  AND d.position <= :position AND d.unit = ANY (:units)
                """;

        private final Snapshot snapshot;
        private final Viewer viewer;
        private final @Nullable String unit;
        private final Set<String> lines = new HashSet<>();
        private final List<ExportFigures.Row> rows = new ArrayList<>();

        Gathering(Snapshot snapshot, Viewer viewer, @Nullable String unit) {
            this.snapshot = snapshot;
            this.viewer = viewer;
            this.unit = unit;
        }

        Export export(SealedMoment moment, VerifierKey key, @Nullable FiscalYear year) {
            Sight.of(snapshot.asOf(EVER), viewer, unit); // Whatever the year, it must be known.
            (year == null ? years() : List.of(year)).forEach(this::gather);
            return new Export(
                    moment,
                    key,
                    new ExportScope(year, unit, unit == null ? null : Set.copyOf(lines)),
                    new ExportFigures(moment.head().size(), List.copyOf(rows)),
                    clock.instant(),
                    viewer.name());
        }

        private List<FiscalYear> years() {
            return snapshot.sql(YEARS).query(Integer.class).list().stream()
                    .map(FiscalYear::new)
                    .toList();
        }

        /** Its lines may be older than what says what the unit is. */
        private Sight sight(Snapshot atItsEnd) {
            var all = Sight.of(atItsEnd, viewer, null);
            return unit == null ? all : all.below(unit);
        }

        private void gather(FiscalYear year) {
            var atItsEnd = snapshot.asOf(year.lastDay());
            var sight = sight(atItsEnd);
            rows.addAll(ExportFigures.of(atItsEnd, year, sight));
            if (unit != null) {
                lines.addAll(
                        snapshot.sql(LINES)
                                .param("year", year.value())
                                .param("units", sight.array())
                                .query(String.class)
                                .list());
            }
        }
    }
}
