package budgettrail.command;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** All of the command side, for whoever starts it: alone, or beside the query side. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class CommandSide {}
