package io.rapport.platform.planted;

import io.rapport.contracts.planted.WellFormed;

record KnowsAContext(WellFormed event) {}
