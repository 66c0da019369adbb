/** The upload service: each operation's endpoint, and what the contract's types mean to the services. */
@NullMarked
package no.kfr.soap.upload;

import org.jspecify.annotations.NullMarked;
