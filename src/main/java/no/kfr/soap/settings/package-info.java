/** What an operator sets of the SOAP edge. */
@NullMarked
package no.kfr.soap.settings;

import org.jspecify.annotations.NullMarked;
