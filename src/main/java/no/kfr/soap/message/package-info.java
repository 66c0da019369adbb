/** What a message must look like before anyone looks at who sent it: size, shape of the XML, envelope, addressing, schema. */
@NullMarked
package no.kfr.soap.message;

import org.jspecify.annotations.NullMarked;
