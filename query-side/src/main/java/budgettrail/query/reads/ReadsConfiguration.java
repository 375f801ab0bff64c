package budgettrail.query.reads;

import budgettrail.log.DatabaseAccess;
import budgettrail.log.Migration;
import budgettrail.query.page.Views;
import budgettrail.query.sheet.SheetSource;
import budgettrail.web.reads.ReadBook;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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
    private static final long WAIT_MS = 1_000; // After the read itself may have waited for one.

    @Bean(defaultCandidate = false)
    @DependsOn("logDataSource") // It makes the database what it is.
    HikariDataSource readsDataSource(DatabaseAccess access) {
        Migration.migrate(access, "audit");
        var config = new HikariConfig();
        config.setPoolName("reads");
        config.setJdbcUrl(access.url());
        config.setUsername(access.applicationUser());
        config.setPassword(access.applicationPassword());
        config.setMaximumPoolSize(POOL);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MS);
        config.setValidationTimeout(WAIT_MS / 2);
        config.addDataSourceProperty("ApplicationName", "budget-trail-reads");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", "30");
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
