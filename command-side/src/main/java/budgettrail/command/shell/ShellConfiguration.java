package budgettrail.command.shell;

import budgettrail.event.money.Money;
import budgettrail.log.EventLog;
import java.time.Clock;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the shell together. The log commits by itself, so no command begins a transaction of its
 * own.
 */
@Configuration(proxyBeanMethods = false)
class ShellConfiguration {

    @Bean
    Cache lineCache(@Value("${budgettrail.command.cached-lines:50000}") long most) {
        return new LineCache(most);
    }

    @Bean
    Repository<BudgetLine> budgetLineRepository(EventStore events, Cache lineCache) {
        return EventSourcingRepository.builder(BudgetLine.class)
                .eventStore(events)
                .cache(lineCache)
                .lockFactory(PessimisticLockFactory.usingDefaults())
                .build();
    }

    @Bean
    CommandBus commandBus() {
        return SimpleCommandBus.builder().build();
    }

    @Bean
    LineHandler lineHandler(Repository<BudgetLine> repository, EventLog log, Cache lineCache) {
        return new LineHandler(
                repository, EvidenceBook.Source.of(log), LineHandler.Prefetch.from(log, lineCache));
    }

    @Bean
    CommandDesk commandDesk(
            CommandBus bus,
            EventLog log,
            Cache lineCache,
            Clock clock,
            @Value("${budgettrail.four-eyes-limit:50000.00}") String fourEyesLimit) {
        return new CommandDesk(bus, log, lineCache, clock, Money.yuan(fourEyesLimit));
    }
}
