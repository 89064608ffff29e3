package io.rapport.platform.freshness;

import io.rapport.contracts.Actor;
import io.rapport.platform.scope.AccessScope;

/// Who sends a [RapportToken]. Positions are easily made up: they count for whoever sees all of the
/// tenant, and for whoever made the event. To all others an event is as one that has not come, so
/// that waiting tells them nothing of records that they may not see.
///
/// @param scope whose records the bearer sees
/// @param actor as events name the bearer
public record TokenBearer(AccessScope scope, Actor actor) {}
