package budgettrail.command.importing;

import budgettrail.command.importing.ImportJob.Counts;
import budgettrail.command.importing.ImportJob.Status;
import budgettrail.command.importing.Result.Before;
import budgettrail.command.importing.table.Upload;
import budgettrail.command.importing.table.Upload.Format;
import budgettrail.event.Actor;
import budgettrail.event.reference.FiscalYear;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The imports kept in the database. */
class ImportJobs {
    private static final String SELECT = "SELECT * FROM command.import_job ";

    private final JdbcClient database;

    ImportJobs(JdbcClient database) {
        this.database = database;
    }

    /**
     * Keeps a job that is about to be recorded. The disk is not waited for: what is recorded after
     * it is not on disk before it.
     */
    void insert(ImportJob job) {
        var order = job.order();
        var second = order.second();
        database.sql(
                        """
                        INSERT INTO command.import_job
                            (id, actor, idempotency_key, fingerprint, correlation, kind, fiscal_year, history,
                             file, file_format, second, second_format, sha256, decided_at, encoding,
                             row_count, fact_count, control_sum, status, posted, created_at)
                        SELECT :id, :actor, :key, :fingerprint, :correlation, :kind, :year, :history,
                               :file, :format, :second, :secondFormat, :sha256, :decidedAt, :encoding,
                               :rows, :facts, :sum, 'POSTING', 0, :created
                        FROM set_config('synchronous_commit', 'off', true)
                        """)
                .param("id", job.id())
                .param("actor", job.stamp().actor().name())
                .param("key", job.idempotencyKey())
                .param("fingerprint", job.fingerprint())
                .param("correlation", job.stamp().correlation())
                .param("kind", order.kind().name())
                .param("year", order.year().value())
                .param("history", job.stamp().history())
                .param("file", order.file().bytes())
                .param("format", order.file().format().name())
                .param("second", second == null ? null : second.bytes(), java.sql.Types.BINARY)
                .param("secondFormat", second == null ? null : second.format().name())
                .param("sha256", job.sha256())
                .param("decidedAt", job.decidedAt())
                .param("encoding", job.counts().encoding())
                .param("rows", job.counts().rows())
                .param("facts", job.counts().facts())
                .param("sum", job.counts().controlSum())
                .param("created", job.created().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * How far it is, told on the way: nobody waits for the disk, since the log itself knows best.
     */
    void posted(String id, int entries) {
        database.sql(
                        "UPDATE command.import_job SET posted = :posted"
                                + " FROM set_config('synchronous_commit', 'off', true) WHERE id ="
                                + " :id")
                .param("posted", entries)
                .param("id", id)
                .update();
    }

    void done(String id, int entries, long position, Instant now) {
        database.sql(
                        """
                        UPDATE command.import_job
                        SET status = 'DONE', posted = :posted, position = :position, error = NULL, finished_at = :now
                        WHERE id = :id
                        """)
                .param("posted", entries)
                .param("position", position)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void stuck(String id, String error) {
        database.sql(
                        "UPDATE command.import_job SET status = 'STUCK', error = :error WHERE id ="
                                + " :id")
                .param("error", error)
                .param("id", id)
                .update();
    }

    /** One that was stuck is under way again. */
    void posting(String id) {
        database.sql(
                        "UPDATE command.import_job SET status = 'POSTING', error = NULL WHERE id ="
                                + " :id")
                .param("id", id)
                .update();
    }

    /** The import begun under this key of this actor. */
    Optional<ImportJob> begunUnder(Actor actor, String key) {
        return database.sql(SELECT + "WHERE actor = :actor AND idempotency_key = :key")
                .param("actor", actor.name())
                .param("key", key)
                .query((row, _) -> job(row))
                .optional();
    }

    /** How the import stands that has this id. */
    Optional<BegunImport> begun(String id) {
        return database.sql(
                        """
                        SELECT id, actor, kind, fiscal_year, status, posted, row_count, fact_count, position,
                               created_at, finished_at, error
                        FROM command.import_job WHERE id = :id
                        """)
                .param("id", id)
                .query((row, _) -> begun(row))
                .optional();
    }

    private static BegunImport begun(ResultSet row) throws SQLException {
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        return new BegunImport(
                row.getString("id"),
                row.getString("actor"),
                Kind.valueOf(row.getString("kind")).path(),
                row.getInt("fiscal_year"),
                Status.valueOf(row.getString("status")),
                row.getInt("posted"),
                row.getInt("row_count"),
                row.getInt("fact_count"),
                row.getObject("position", Long.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getString("error"));
    }

    /** The imports of the very file into the year that were to record facts, newest first. */
    List<Before> ofFile(Kind kind, FiscalYear year, String sha256) {
        return database.sql(
                        """
                        SELECT id, actor, idempotency_key, status, created_at FROM command.import_job
                        WHERE fiscal_year = :year AND kind = :kind AND sha256 = :sha256 AND fact_count > 0
                        ORDER BY number DESC
                        """)
                .param("year", year.value())
                .param("kind", kind.name())
                .param("sha256", sha256)
                .query(
                        (row, _) ->
                                new Before(
                                        row.getString("id"),
                                        new Actor(row.getString("actor")),
                                        row.getString("idempotency_key"),
                                        Status.valueOf(row.getString("status")) != Status.DONE,
                                        row.getObject("created_at", OffsetDateTime.class)
                                                .toInstant()))
                .list();
    }

    /** One that is under way, or was cut off: where to find it. */
    record Unfinished(String id, Actor actor, String idempotencyKey, FiscalYear year, int posted) {}

    /** Those that have not ended, without their files. */
    List<Unfinished> unfinished() {
        return database.sql(
                        "SELECT id, actor, idempotency_key, fiscal_year, posted FROM"
                                + " command.import_job WHERE status = 'POSTING' ORDER BY number")
                .query(
                        (row, _) ->
                                new Unfinished(
                                        row.getString("id"),
                                        new Actor(row.getString("actor")),
                                        row.getString("idempotency_key"),
                                        new FiscalYear(row.getInt("fiscal_year")),
                                        row.getInt("posted")))
                .list();
    }

    /**
     * The files of this kind whose imports for the year were done when the log had come so far,
     * oldest first; of projects, those beside an opening budget as well. Later it is the same
     * files, whichever imports are ended then.
     */
    List<Upload> files(Kind kind, FiscalYear year, long head) {
        return database.sql(
                        """
                        SELECT number, file, file_format FROM command.import_job
                        WHERE fiscal_year = :year AND kind = :kind AND status = 'DONE' AND position <= :head
                        UNION ALL
                        SELECT number, second, second_format FROM command.import_job
                        WHERE fiscal_year = :year AND kind = 'BUDGET_LINES' AND :kind = 'PROJECTS'
                            AND second IS NOT NULL AND status = 'DONE' AND position <= :head
                        ORDER BY number
                        """)
                .param("year", year.value())
                .param("kind", kind.name())
                .param("head", head)
                .query(
                        (row, _) ->
                                new Upload(
                                        row.getBytes("file"),
                                        Format.valueOf(row.getString("file_format"))))
                .list();
    }

    private static ImportJob job(ResultSet row) throws SQLException {
        var stamp =
                new Stamp(
                        row.getString("id"),
                        new Actor(row.getString("actor")),
                        row.getBoolean("history"),
                        row.getString("correlation"));
        return new ImportJob(
                stamp,
                row.getString("idempotency_key"),
                row.getString("fingerprint"),
                order(row),
                row.getString("sha256"),
                row.getLong("decided_at"),
                new Counts(
                        row.getString("encoding"),
                        row.getInt("row_count"),
                        row.getInt("fact_count"),
                        row.getString("control_sum")),
                Status.valueOf(row.getString("status")),
                row.getInt("posted"),
                row.getObject("position", Long.class),
                row.getString("error"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                Kind.valueOf(row.getString("kind")),
                new FiscalYear(row.getInt("fiscal_year")),
                new Upload(row.getBytes("file"), Format.valueOf(row.getString("file_format"))),
                second(row),
                Controls.NONE,
                false,
                false);
    }

    private static @Nullable Upload second(ResultSet row) throws SQLException {
        var bytes = row.getBytes("second");
        return bytes == null
                ? null
                : new Upload(bytes, Format.valueOf(row.getString("second_format")));
    }
}
