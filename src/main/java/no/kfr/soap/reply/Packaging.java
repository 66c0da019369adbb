package no.kfr.soap.reply;

import org.apache.cxf.binding.soap.SoapMessage;

/** What is still done with a reply between its being stored and its being sent: nothing that a signature covers is changed by it. */
public interface Packaging {

    void pack(SoapMessage signed);
}
