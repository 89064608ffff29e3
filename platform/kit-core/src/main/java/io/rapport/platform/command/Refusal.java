package io.rapport.platform.command;

import java.util.Map;

/// A reason to say no, in the words of the feature that says it. Each feature lists its refusals as
/// records in a sealed interface, each declared by [Refused]; one advice turns them into problem
/// documents.
public interface Refusal {

    /// How the answer looks from outside.
    enum Kind {
        /// 404: there is no such thing, or the caller may not know of it.
        UNKNOWN,
        /// 409: the present state stands in the way.
        CONFLICT,
        /// 412: the caller's revision is stale.
        STALE,
        /// 422: what is asked can never be right.
        INVALID,
        /// 403: the caller may see it but not do this.
        FORBIDDEN,
        /// 503: try again later; nothing was done.
        UNAVAILABLE
    }

    default Kind kind() {
        return RefusalDeclaration.of(this).kind();
    }

    /// Stable, `feature.reason` in lower case with hyphens; the problem type is
    /// `urn:rapport:problem:<code>`.
    default String code() {
        return RefusalDeclaration.of(this).code(this);
    }

    /// One sentence for the person who gets it: what happened and what to do. No personal data.
    default String detail() {
        return RefusalDeclaration.of(this).detail(this);
    }

    /// Machine-readable facts that go with it (ids, limits), shown as members of the problem.
    default Map<String, Object> facts() {
        return RefusalDeclaration.find(this).map(said -> said.facts(this)).orElse(Map.of());
    }

    default RefusalException asException() {
        return new RefusalException(this);
    }
}
