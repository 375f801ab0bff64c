package stockaxon.line;

import budgettrail.command.appropriation.OpenLine;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Opens a line with its initial budget. */
record CreateLine(@TargetAggregateIdentifier String line, OpenLine opening) {}
