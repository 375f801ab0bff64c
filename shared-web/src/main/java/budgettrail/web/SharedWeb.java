package budgettrail.web;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Everything of this module, imported by each application. Its settings are {@code shared-web.yml},
 * imported by {@code spring.config.import}.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class SharedWeb {}
