package no.kfr.soap.cost;

import jakarta.servlet.ServletException;
import java.nio.charset.StandardCharsets;
import no.kfr.soap.RunningRegister;
import no.kfr.soap.SoapAnswer;
import no.kfr.soap.message.RequestResources;
import org.apache.cxf.Bus;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletConfig;

/** A running register whose services are called in the thread of the test, so that all that a message costs is counted there. */
public final class InThread {

    private final CXFNonSpringServlet servlet = new CXFNonSpringServlet();
    private final RequestResources resources = new RequestResources();

    public InThread(RunningRegister register) {
        try {
            servlet.setBus(register.bean(Bus.class));
            servlet.init(new MockServletConfig());
        } catch (ServletException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** @param service name of the service, and {@code /soap12} after it where that is meant */
    public SoapAnswer send(String service, String contentType, byte[] body) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/services/" + service);
        request.setServletPath("/services");
        request.setPathInfo("/" + service);
        request.setContentType(contentType);
        request.setContent(body);
        MockHttpServletResponse response = new MockHttpServletResponse();
        resources.doFilter(request, response, servlet::service);
        return new SoapAnswer(response.getStatus(), response.getContentAsString(StandardCharsets.UTF_8));
    }

    public SoapAnswer send(String service, byte[] body) throws Exception {
        return send(service, "text/xml;charset=UTF-8", body);
    }
}
