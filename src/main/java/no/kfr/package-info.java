/** KFR, the register of customer relationships: one module per package, arrows inward only. */
@NullMarked
package no.kfr;

import org.jspecify.annotations.NullMarked;
