/** The demo: a complete register on one machine, and its main job shown over the network with real signed messages. */
@NullMarked
package no.kfr.cli.demo;

import org.jspecify.annotations.NullMarked;
