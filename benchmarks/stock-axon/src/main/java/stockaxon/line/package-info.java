/** A budget line as Axon's aggregate: its commands, what it must look up, its HTTP. */
@NullMarked
package stockaxon.line;

import org.jspecify.annotations.NullMarked;
