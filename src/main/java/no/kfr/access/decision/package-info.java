/** Answers whether a signer may do what it asks for, from participants, delegations and mandates. */
@NullMarked
package no.kfr.access.decision;

import org.jspecify.annotations.NullMarked;
