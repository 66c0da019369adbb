package no.kfr.client.connect;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import no.kfr.client.soap.CallFailed;

/** Says in words what is wrong between this machine and the register. */
final class CallProblem {

    private CallProblem() {}

    static String explain(CallFailed failed, URI register, Path authorities) {
        if (failed.code() != null) {
            return "The register refused: " + failed.getMessage();
        }
        if (CallRetry.has(failed, UnknownHostException.class)
                || CallRetry.has(failed, UnresolvedAddressException.class)) {
            return "There is no host " + register.getHost() + ". Correct --register.";
        }
        if (CallRetry.has(failed, CertPathBuilderException.class)) {
            return "The register at " + register + " shows a certificate that no authority in " + authorities
                    + " issued. Correct --ca, or --register.";
        }
        if (CallRetry.has(failed, CertificateException.class)) {
            return "The certificate of the register at " + register + " is not valid for this address or this day: "
                    + failed.getMessage();
        }
        if (CallRetry.has(failed, SSLException.class)) {
            return "No TLS connection to " + register + ": " + failed.getMessage();
        }
        if (CallRetry.has(failed, ConnectException.class)) {
            return "Nothing answers at " + register + ". Is it the right --register, and is the register up?";
        }
        if (CallRetry.has(failed, SocketTimeoutException.class) || CallRetry.has(failed, HttpTimeoutException.class)) {
            return "No answer from " + register + " in time. --timeout waits longer.";
        }
        return String.valueOf(failed.getMessage());
    }
}
