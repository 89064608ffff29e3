package io.rapport.platform.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.rapport.platform.problem.ProblemException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.springframework.http.HttpStatus;

/// What a caller may see. Several roles give the widest of their scopes.
///
/// - Marketers, analysts, administrators and integrations: the tenant.
/// - Sales managers and service leads: their own records and those of the teams they lead.
/// - Sellers and service agents: their own records and those of their teams.
/// - Operators: no records at all.
///
/// A team's change is seen after `rapport.security.scope-cache` (2 s unless set, 30 s at most).
public final class AccessScopes {

    private static final int MOST_CACHED = 10_000;
    private static final Set<Role> WHOLE_TENANT =
            EnumSet.of(Role.MARKETER, Role.ANALYST, Role.ADMINISTRATOR, Role.INTEGRATION);
    private static final Set<Role> OF_TEAMS = EnumSet.of(Role.SELLER, Role.SERVICE_AGENT);
    private static final Set<Role> OF_LED_TEAMS = EnumSet.of(Role.SALES_MANAGER, Role.SERVICE_LEAD);

    private final Directory directory;
    private final LoadingCache<Caller, AccessScope> known;

    /// @param ticker a clock that no one sets
    AccessScopes(Directory directory, Ticker ticker, Duration remembered) {
        this.directory = directory;
        this.known =
                Caffeine.newBuilder()
                        .maximumSize(MOST_CACHED)
                        .expireAfterWrite(remembered)
                        .ticker(ticker)
                        .executor(Runnable::run)
                        .build(this::owned);
    }

    /// The scope of this caller.
    ///
    /// @throws ProblemException 403 if the caller may see no records
    public AccessScope of(Caller caller) {
        if (caller.hasAny(WHOLE_TENANT)) {
            return new AccessScope.WholeTenant(caller.tenant());
        }
        if (!caller.hasAny(OF_TEAMS) && !caller.hasAny(OF_LED_TEAMS)) {
            throw ProblemException.of(
                    HttpStatus.FORBIDDEN,
                    "access.no-records",
                    "None of your roles may see records.");
        }
        return known.get(caller);
    }

    private AccessScope owned(Caller caller) {
        return new AccessScope.OwnedBy(caller.tenant(), ownersSeenBy(caller));
    }

    private Set<String> ownersSeenBy(Caller caller) {
        var employee = caller.employeeId();
        if (employee == null) {
            return Set.of();
        }
        var owners = new HashSet<String>();
        owners.add(employee);
        if (caller.hasAny(OF_TEAMS)) {
            owners.addAll(directory.colleaguesOf(caller.tenant(), employee));
        }
        if (caller.hasAny(OF_LED_TEAMS)) {
            owners.addAll(directory.ledBy(caller.tenant(), employee));
        }
        return owners;
    }
}
