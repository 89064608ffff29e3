package io.rapport.platform.web.trial;

import com.mongodb.MongoTimeoutException;
import io.rapport.platform.command.Refusal;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.security.TrialRoles;
import java.util.Map;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Fails in every way.
@RestController
@RequestMapping("/api/v1/failures")
class FailureController {

    /// Personal data that must not come out anywhere.
    static final String SECRET = "ada@example.org";

    private record No(Refusal.Kind kind) implements Refusal {
        @Override
        public String code() {
            return "thing.no";
        }

        @Override
        public String detail() {
            return "It cannot be.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("limit", 3);
        }
    }

    @GetMapping("/refusal/{kind}")
    @AllowedRoles(TrialRoles.SELLER)
    String refuse(@PathVariable Refusal.Kind kind) {
        throw new No(kind).asException();
    }

    @GetMapping("/store")
    @AllowedRoles(TrialRoles.SELLER)
    String store() {
        throw new DataAccessResourceFailureException(
                SECRET, new MongoTimeoutException("no server at " + SECRET));
    }

    @GetMapping("/bug")
    @AllowedRoles(TrialRoles.SELLER)
    String bug() {
        throw new IllegalArgumentException("cannot handle " + SECRET);
    }
}
