package budgettrail.query.line;

import budgettrail.event.line.LineId;
import budgettrail.log.Codec;
import budgettrail.log.EventLog;
import budgettrail.log.FactJson;
import budgettrail.log.Metadata;
import budgettrail.log.Recorded;
import budgettrail.query.reading.Cursor;
import budgettrail.query.reading.Snapshot;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The facts of one line, as the log keeps them. */
@Component
class LineHistory {
    private static final JsonMapper JSON = FactJson.mapper();

    private final EventLog log;
    private final Codec codec = new Codec();

    LineHistory(EventLog log) {
        this.log = log;
    }

    /**
     * A page of facts.
     *
     * @param position the last fact of the log that counts
     * @param next the cursor of the next page, if there is one
     */
    @Schema(name = "LineHistoryPage")
    record Page(String line, long position, List<Entry> events, @Nullable String next) {}

    /**
     * One fact.
     *
     * @param type its stored name
     * @param fact its components
     */
    record Entry(
            long position,
            long sequence,
            String type,
            LocalDate effective,
            Instant recordedAt,
            String actor,
            Metadata.Source source,
            @Nullable String correlation,
            @Nullable String importId,
            @Nullable Integer importRow,
            JsonNode fact) {}

    /** Facts from a sequence on that the snapshot holds; also those of later days, unless told. */
    Page page(LineId line, long first, int size, Snapshot snapshot, boolean upToTheDay) {
        var known = upToTheDay ? snapshot : snapshot.asOf(LocalDate.MAX);
        var read = new LineFacts(known, line, log).from(first, size + 1);
        var next =
                read.size() > size
                        ? Cursor.of(Long.toString(read.get(size - 1).sequence() + 1))
                        : null;
        var events = read.stream().limit(size).map(this::entry).toList();
        return new Page(line.toString(), snapshot.position(), events, next);
    }

    /** As it is told to callers. */
    Entry entry(Recorded recorded) {
        var metadata = recorded.metadata();
        return new Entry(
                recorded.position(),
                recorded.sequence(),
                codec.type(recorded.fact()),
                recorded.fact().effective(),
                recorded.recordedAt(),
                metadata.actor().name(),
                metadata.source(),
                metadata.correlation(),
                metadata.importId(),
                metadata.importRow(),
                JSON.valueToTree(recorded.fact()));
    }
}
