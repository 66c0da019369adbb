package no.kfr.soap.contracts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the services: answers what is asked with GET, the contracts in their variants, and lets only POST to a service
 * pass. What it answers itself is plain text or XML, never a page.
 */
public final class ContractFilter extends OncePerRequestFilter {

    private static final String SERVICES = "/services";

    private final Contracts contracts = new Contracts(SERVICES);
    private final List<String> services;
    private final Optional<URI> publicAddress;

    /**
     * @param services names of the contracts, which are also their addresses below {@code /services/}
     * @param publicAddress what the served contracts give as address, or {@code null} for the host that was asked
     */
    public ContractFilter(List<String> services, @Nullable URI publicAddress) {
        this.services = services;
        this.publicAddress = Optional.ofNullable(publicAddress);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> service = service(request);
        switch (request.getMethod()) {
            case "GET", "HEAD" -> answer(request, response, service);
            case "POST" -> {
                if (service.isPresent()) {
                    chain.doFilter(new ReadableRequest(request), response);
                } else {
                    text(response, HttpServletResponse.SC_NOT_FOUND, listing(request));
                }
            }
            default -> {
                response.setHeader("Allow", "GET, HEAD, POST");
                text(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "KFR-027 Send SOAP requests with POST.\n");
            }
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Optional<String> service)
            throws IOException {
        Optional<RenderedContract> asked = service.flatMap(name -> contract(request, name));
        if (asked.isPresent()) {
            contract(request, response, asked.get().at(base(request)));
            return;
        }
        boolean list = service.isPresent()
                || "/".equals(path(request))
                || path(request).isEmpty();
        text(response, list ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND, listing(request));
    }

    private Optional<RenderedContract> contract(HttpServletRequest request, String service) {
        if (parameter(request, "singleWsdl").isPresent()) {
            return Optional.of(contracts.of(service, ContractVariant.FLATTENED));
        }
        Optional<RenderedContract> variant =
                parameter(request, "wsdl").flatMap(ContractVariant::named).map(named -> contracts.of(service, named));
        return variant.or(() -> parameter(request, "xsd").flatMap(schema -> contracts.schema(service, schema)));
    }

    /** Tools write the names of these parameters in capitals, too. */
    private static Optional<String> parameter(HttpServletRequest request, String name) {
        return request.getParameterMap().entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .map(each -> each.getValue()[0])
                .findFirst();
    }

    /** May be kept, but only to be asked whether it is still the same: it changes with each version of the register. */
    private static void contract(HttpServletRequest request, HttpServletResponse response, RenderedContract.At contract)
            throws IOException {
        String tag = contract.entityTag();
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", tag);
        response.setHeader("Vary", "Host");
        String known = request.getHeader("If-None-Match");
        if (known != null && (known.contains(tag) || known.strip().equals("*"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("text/xml;charset=UTF-8");
        response.setContentLength(contract.length());
        if (!request.getMethod().equals("HEAD")) {
            contract.writeTo(response.getOutputStream());
        }
    }

    private Optional<String> service(HttpServletRequest request) {
        String path = path(request);
        return services.stream()
                .filter(name -> path.equals("/" + name) || path.equals("/" + name + "/soap12"))
                .findFirst();
    }

    private static String path(HttpServletRequest request) {
        return Optional.ofNullable(request.getPathInfo()).orElse("");
    }

    private String listing(HttpServletRequest request) {
        return services.stream()
                .flatMap(service -> List.of(ContractVariant.values()).stream()
                        .map(variant -> address(request, service) + "?wsdl"
                                + (variant.parameter().isEmpty() ? "" : "=" + variant.parameter())))
                .collect(Collectors.joining("\n", "KFR answers signed SOAP requests. Its contracts:\n", "\n"));
    }

    private String address(HttpServletRequest request, String service) {
        return base(request) + SERVICES + "/" + service;
    }

    private String base(HttpServletRequest request) {
        return publicAddress
                .map(address -> address.toString().replaceAll("/+$", ""))
                .orElseGet(() -> {
                    String url = request.getRequestURL().toString();
                    return url.substring(
                            0, url.length() - request.getRequestURI().length());
                });
    }

    private static void text(HttpServletResponse response, int status, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.setContentLength(content.length);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(content);
    }
}
