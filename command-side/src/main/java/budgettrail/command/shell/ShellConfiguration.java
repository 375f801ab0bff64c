package budgettrail.command.shell;

import budgettrail.event.money.Money;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.EventLog;
import budgettrail.log.Migration;
import budgettrail.web.StartRefused;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts the shell together. The log commits by itself, so no command begins a transaction of its
 * own.
 */
@Configuration(proxyBeanMethods = false)
class ShellConfiguration {
    /** How long a command waits for those before it on its line, before it comes back. */
    private static final Duration LONGEST_LINE = Duration.ofSeconds(2);

    @Bean
    Cache lineCache(@Value("${budgettrail.command.cached-lines:50000}") long most) {
        return new LineCache(most);
    }

    @Bean
    LockFactory lineLocks() {
        return new LineLocks(LONGEST_LINE);
    }

    @Bean
    Repository<BudgetLine> budgetLineRepository(
            EventStore events, Cache lineCache, LockFactory lineLocks) {
        return EventSourcingRepository.builder(BudgetLine.class)
                .eventStore(events)
                .cache(lineCache)
                .lockFactory(lineLocks)
                .build();
    }

    @Bean
    Shelf shelf(LockFactory lineLocks, Cache lineCache, EventStore events) {
        return new Shelf(lineLocks, lineCache, events);
    }

    @Bean
    BulkDesk bulkDesk(EventLog log, Shelf shelf, LineReader reader, LineStates states) {
        return new BulkDesk(log, shelf, reader, states);
    }

    @Bean
    CommandBus commandBus() {
        return SimpleCommandBus.builder().build();
    }

    @Bean
    BatchDesk batchDesk(CommandDesk desk, BulkDesk bulk, EventLog log) {
        return new BatchDesk(desk, bulk, log);
    }

    @Bean
    StateRows stateRows(
            DatabaseAccess access, @Qualifier("logDataSource") DataSource logDataSource) {
        Migration.migrate(access, "command");
        return new StateRows(JdbcClient.create(logDataSource));
    }

    @Bean
    LineReader lineReader(EventLog log, StateRows rows) {
        return new LineReader(log, rows);
    }

    @Bean
    LineStates lineStates(EventLog log, LineReader reader) {
        return new LineStates(log, reader);
    }

    @Bean
    LineHandler lineHandler(
            Repository<BudgetLine> repository, EventLog log, Cache lineCache, LineStates states) {
        return new LineHandler(
                repository,
                EvidenceBook.Source.of(log),
                LineHandler.Prefetch.from(log, lineCache, states));
    }

    @Bean
    CommandDesk commandDesk(
            CommandBus bus,
            EventLog log,
            Cache lineCache,
            LineStates states,
            Clock clock,
            @Value("${budgettrail.four-eyes-limit:50000.00}") String fourEyesLimit) {
        return new CommandDesk(bus, log, lineCache, states, clock, limit(fourEyesLimit));
    }

    static Money limit(String yuan) {
        return Money.parse(yuan)
                .filter(limit -> !limit.negative())
                .orElseThrow(
                        () ->
                                new StartRefused(
                                        "budgettrail.four-eyes-limit 须是以元为单位的金额（如 50000.00），不能是 %1$s。 budgettrail.four-eyes-limit is an amount in yuan such as 50000.00, and not %1$s."
                                                .formatted(yuan),
                                        "不写负号和千分位，至多两位小数；在 YAML 文件中须加引号。 Write it without a sign or"
                                                + " separators, with at most two decimals, and in a"
                                                + " YAML file in quotes: four-eyes-limit:"
                                                + " \"50000.00\""));
    }
}
