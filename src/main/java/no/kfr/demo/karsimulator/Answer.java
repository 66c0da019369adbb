package no.kfr.demo.karsimulator;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** A status and a body. */
record Answer(int status, String contentType, byte[] body) {

    private static final JsonMapper JSON = new JsonMapper();

    static Answer ok(Object content) {
        return new Answer(200, "application/json", JSON.writeValueAsBytes(content));
    }

    /** As the interface tells errors: a code for programs and a text for people. */
    static Answer error(int status, String code, String text) {
        return new Answer(
                status,
                "application/json",
                JSON.writeValueAsBytes(java.util.Map.of("errorCode", code, "errorMessage", text)));
    }

    /** As OAuth tells errors. */
    static Answer denied(String text) {
        return new Answer(
                400,
                "application/json",
                JSON.writeValueAsBytes(java.util.Map.of("error", "invalid_grant", "error_description", text)));
    }

    static Answer page() {
        String page = "<html><body><h1>It works!</h1></body></html>";
        return new Answer(200, "text/html", page.getBytes(StandardCharsets.UTF_8));
    }
}
