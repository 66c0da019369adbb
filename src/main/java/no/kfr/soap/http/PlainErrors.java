package no.kfr.soap.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is asked of an address where nothing is gets one line of text: callers are programs, never an HTML page is meant for them. */
@RestController
class PlainErrors implements ErrorController {

    /**
     * Also stands at every address where nothing else does: Spring would write what was asked for into the log, whatever a stranger put
     * there.
     */
    @RequestMapping({"/error", "/**"})
    ResponseEntity<String> error(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
        return ResponseEntity.status(status)
                .contentType(MediaType.TEXT_PLAIN)
                .body(status.value() + " " + status.getReasonPhrase() + ". The services are listed at /services\n");
    }
}
