/** How a refusal becomes the contract's typed fault, and what is logged and journalled of it. */
@NullMarked
package no.kfr.soap.fault;

import org.jspecify.annotations.NullMarked;
