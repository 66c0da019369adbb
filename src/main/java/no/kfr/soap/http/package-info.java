/**
 * The socket's side: how the server answers whatever is asked of it, how long a message may take and how much an address may
 * send.
 */
@NullMarked
package no.kfr.soap.http;

import org.jspecify.annotations.NullMarked;
