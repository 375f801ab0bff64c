package budgettrail.command.shell;

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
    public final LineReader reader;

    public Node(DatabaseAccess access) {
        log = new EventLog(TestDatabase.application(access));
        var shell = new ShellConfiguration();
        var events = EmbeddedEventStore.builder().storageEngine(new LogStorageEngine(log)).build();
        var cache = shell.lineCache(10_000);
        var repository = shell.budgetLineRepository(events, cache);
        var bus = shell.commandBus();
        var handler =
                new AnnotationCommandHandlerAdapter<>(shell.lineHandler(repository, log, cache));
        handler.subscribe(bus);
        desk = shell.commandDesk(bus, log, cache, TODAY, LIMIT.yuan());
        reader = new LineReader(log);
    }

    /** Someone with this role, whose command bears this key. */
    public static Giver giver(Role role, String key) {
        return new Giver(new Actor(role.name()), Set.of(role), key, null, null);
    }

    @Override
    public void close() {
        log.close();
    }
}
