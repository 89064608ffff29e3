package io.rapport.platform.web.openapi;

import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.security.RouteTable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the service's committed `openapi.json`. It holds no data, so it needs no token.
@RestController
class ApiDocumentController {

    private static final ClassPathResource DOCUMENT = new ClassPathResource("openapi.json");

    @GetMapping(path = RouteTable.API_DOCUMENT, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Resource> document() {
        if (!DOCUMENT.exists()) {
            throw ProblemException.of(
                    HttpStatus.NOT_FOUND, "request.not-found", "This service has no API document.");
        }
        return ResponseEntity.ok(DOCUMENT);
    }
}
