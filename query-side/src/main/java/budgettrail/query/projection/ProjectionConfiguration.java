package budgettrail.query.projection;

import budgettrail.log.ConnectionPool;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.EventLog;
import budgettrail.log.Migration;
import budgettrail.log.axon.LogSource;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The processor that follows the log, with connections and transactions of its own. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {
    /**
     * Pieces of news handled in one transaction: some 5,000 facts, and what single transactions of
     * the log recorded beyond, in less time than a claim lasts. It ends where a piece does, and so
     * with whole commands.
     */
    private static final int BATCH = 10;

    private static final int POOL = 8;
    private static final Duration WAIT = Duration.ofSeconds(2);

    /** Longer than any statement of a rebuild, but not for ever if the server has vanished. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(10);

    /**
     * Connections that only write views. They do not wait for the disk: views and token fall back
     * together after a crash, and are made again from the log. What they write is planned once: it
     * meets rows by their keys alone. What leaves the memory of PostgreSQL goes to the disk at
     * once: the operating system would gather it for half a minute, and payments would wait for the
     * disk as long as it then writes.
     */
    @Bean(defaultCandidate = false)
    @DependsOn("logDataSource") // It makes the tables of the log.
    HikariDataSource projectionDataSource(DatabaseAccess access) {
        Migration.migrate(access, "query");
        ViewsInDoubt.empty(access);
        var config = ConnectionPool.of(access, "projection", POOL, WAIT, LONGEST_ANSWER);
        config.addDataSourceProperty(
                "options",
                "-c synchronous_commit=off -c backend_flush_after=256kB -c"
                        + " plan_cache_mode=force_generic_plan -c"
                        + " idle_in_transaction_session_timeout=60s");
        return new HikariDataSource(config);
    }

    @Bean(defaultCandidate = false)
    PlatformTransactionManager projectionTransactions(
            @Qualifier("projectionDataSource") DataSource database) {
        return new JdbcTransactionManager(database);
    }

    @Bean
    Projection projection(
            EventLog log,
            @Qualifier("projectionDataSource") DataSource database,
            @Qualifier("projectionTransactions") PlatformTransactionManager transactions) {
        return new Projection(log, new JdbcTemplate(database), transactions);
    }

    @Bean(defaultCandidate = false)
    TokenStore projectionTokens(@Qualifier("projectionDataSource") DataSource database) {
        return JdbcTokenStore.builder()
                .connectionProvider(
                        new UnitOfWorkAwareConnectionProviderWrapper(
                                new SpringDataSourceConnectionProvider(database)))
                .serializer(Jackson3Serializer.builder().build())
                .contentType(byte[].class)
                .schema(
                        TokenSchema.builder()
                                .setTokenTable("query.token")
                                .setProcessorNameColumn("processor")
                                .setSegmentColumn("segment")
                                .setTokenColumn("token")
                                .setTokenTypeColumn("type")
                                .setTimestampColumn("stamp")
                                .setOwnerColumn("owner")
                                .build())
                .build();
    }

    @Bean
    ConfigurerModule projectionProcessor(
            LogSource log,
            @Qualifier("projectionTokens") TokenStore tokens,
            @Qualifier("projectionTransactions") PlatformTransactionManager transactions) {
        var own = new SpringTransactionManager(transactions);
        return configurer ->
                configurer
                        .eventProcessing()
                        .registerTokenStore(Projection.NAME, _ -> tokens)
                        .registerTransactionManager(Projection.NAME, _ -> own)
                        .registerListenerInvocationErrorHandler(
                                Projection.NAME, _ -> PropagatingErrorHandler.instance())
                        .registerErrorHandler(
                                Projection.NAME, _ -> PropagatingErrorHandler.instance())
                        .registerPooledStreamingEventProcessor(
                                Projection.NAME,
                                _ -> log,
                                (_, processor) ->
                                        processor
                                                .initialSegmentCount(1)
                                                .batchSize(BATCH)
                                                .initialToken(
                                                        StreamableMessageSource::createTailToken));
    }
}
