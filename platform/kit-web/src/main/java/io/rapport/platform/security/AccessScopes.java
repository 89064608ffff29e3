package io.rapport.platform.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.Role.Breadth;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/// What a caller may see: as much as the widest of the roles, each of which declares its
/// [breadth][Role.Breadth] and the kinds of record of which it sees all.
///
/// A team's change is seen after `rapport.security.scope-cache` (2 s unless set, 30 s at most).
public final class AccessScopes {

    private static final int MOST_CACHED = 10_000;

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
        if (sees(caller, Breadth.TENANT)) {
            return new AccessScope.WholeTenant(caller.tenant());
        }
        if (!sees(caller, Breadth.TEAMS) && !sees(caller, Breadth.LED_TEAMS)) {
            throw ProblemException.of(
                    HttpStatus.FORBIDDEN,
                    "access.no-records",
                    "None of your roles may see records.");
        }
        return known.get(caller);
    }

    private static boolean sees(Caller caller, Breadth breadth) {
        return caller.roles().stream().anyMatch(role -> role.breadth() == breadth);
    }

    private AccessScope owned(Caller caller) {
        return new AccessScope.OwnedBy(
                caller.tenant(), ownersSeenBy(caller), kindsSeenWholeBy(caller));
    }

    private static Set<String> kindsSeenWholeBy(Caller caller) {
        return caller.roles().stream()
                .flatMap(role -> role.wholeKinds().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> ownersSeenBy(Caller caller) {
        var employee = caller.employeeId();
        if (employee == null) {
            return Set.of();
        }
        var owners = new HashSet<String>();
        owners.add(employee);
        if (sees(caller, Breadth.TEAMS)) {
            owners.addAll(directory.colleaguesOf(caller.tenant(), employee));
        }
        if (sees(caller, Breadth.LED_TEAMS)) {
            owners.addAll(directory.ledBy(caller.tenant(), employee));
        }
        return owners;
    }
}
