/** What every command of an operator has in common: under whose name it runs, and where it gets the register's services from. */
@NullMarked
package no.kfr.operator.command;

import org.jspecify.annotations.NullMarked;
