package budgettrail.command.shell;

import budgettrail.command.reference.ReferenceDesk;
import budgettrail.command.reference.UnitsAboveTurn;
import budgettrail.event.Actor;
import budgettrail.event.money.Money;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.EventLog;
import budgettrail.log.TestDatabase;
import budgettrail.log.axon.LogStorageEngine;
import budgettrail.web.access.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/**
 * A command side of its own on a database, put together as the application does it, without HTTP.
 */
public final class Node implements AutoCloseable {
    public static final Clock TODAY =
            Clock.fixed(Instant.parse("2022-12-31T04:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final Money LIMIT = Money.yuan("50000.00");

    public final EventLog log;
    public final CommandDesk desk;
    public final BulkDesk bulk;
    public final UnitsAboveTurn turn = new UnitsAboveTurn();
    public final ReferenceDesk reference;
    public final LineReader reader;
    final Shelf shelf;
    private final LineStates states;

    public Node(DatabaseAccess access) {
        var database = TestDatabase.application(access);
        log = new EventLog(database);
        var shell = new ShellConfiguration();
        reader = shell.lineReader(log, shell.stateRows(access, database));
        states = shell.lineStates(log, reader);
        var engine = new LogStorageEngine(log, states);
        var events = EmbeddedEventStore.builder().storageEngine(engine).build();
        var cache = shell.lineCache(10_000);
        var locks = shell.lineLocks();
        var repository = shell.budgetLineRepository(events, cache, locks);
        var bus = shell.commandBus();
        var handler =
                new AnnotationCommandHandlerAdapter<>(
                        shell.lineHandler(repository, log, cache, states));
        handler.subscribe(bus);
        shelf = shell.shelf(locks, cache, events);
        bulk = shell.bulkDesk(log, shelf, reader, states);
        desk = shell.commandDesk(bus, log, cache, states, TODAY, LIMIT.yuan());
        reference = new ReferenceDesk(log, desk, turn);
    }

    /** Someone with this role, whose command bears this key. */
    public static Giver giver(Role role, String key) {
        return new Giver(new Actor(role.name()), Set.of(role), key, null, null);
    }

    @Override
    public void close() {
        states.close();
        log.close();
    }
}
