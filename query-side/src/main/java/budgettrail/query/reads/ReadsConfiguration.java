package budgettrail.query.reads;

import budgettrail.log.ConnectionPool;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.Migration;
import budgettrail.query.page.Views;
import budgettrail.query.sheet.SheetSource;
import budgettrail.web.reads.ReadBook;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The book of what was read, with connections of its own. */
@Configuration(proxyBeanMethods = false)
class ReadsConfiguration {
    private static final int POOL = 4;
    private static final Duration WAIT =
            Duration.ofSeconds(1); // After the read itself may have waited for one.
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

    @Bean(defaultCandidate = false)
    @DependsOn("logDataSource") // It makes the database what it is.
    HikariDataSource readsDataSource(DatabaseAccess access) {
        Migration.migrate(access, "audit");
        var config = ConnectionPool.of(access, "reads", POOL, WAIT, LONGEST_ANSWER);
        config.setMinimumIdle(1);
        config.addDataSourceProperty(
                "options", "-c synchronous_commit=off -c lock_timeout=2s -c statement_timeout=10s");
        return new HikariDataSource(config);
    }

    @Bean
    ReadBook readLedger(@Qualifier("readsDataSource") DataSource database) {
        return new ReadLedger(
                JdbcClient.create(database),
                new TransactionTemplate(new JdbcTransactionManager(database)));
    }

    @Bean
    ReadsSeen readsSeen(@Qualifier("readsDataSource") DataSource database) {
        return new ReadsSeen(JdbcClient.create(database));
    }

    @Bean
    SheetSource readSheet(Views views, ReadsSeen reads) {
        return new ReadSheet(views, reads, ReadSheet.MOST);
    }
}
