package io.rapport.platform.web;

import io.rapport.platform.web.problem.Problems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.json.JsonMapper;

/// The last resort: what failed before or outside of the dispatcher.
@Controller
class ProblemErrorController implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemErrorController.class);

    private final JsonMapper mapper;

    ProblemErrorController(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /// Called by a client directly it is a route like any other that does not exist.
    @RequestMapping("${server.error.path:${error.path:/error}}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var known = failure instanceof Throwable thrown ? Causes.known(thrown) : null;
        if (known != null) {
            Problems.write(response, known, mapper);
            return;
        }
        if (failure instanceof Throwable thrown) {
            LOG.error("Filter failed: {}", Causes.withoutMessages(thrown));
        }
        var given = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = HttpStatusCode.valueOf(given instanceof Integer code ? code : 404);
        Problems.write(response, Problems.of(status, MvcRefusals.ofStatus(status)), mapper);
    }
}
