/** Which institution services an account number: from declared collection accounts, else from KAR. */
@NamedInterface("account")
@NullMarked
package no.kfr.lookup.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
