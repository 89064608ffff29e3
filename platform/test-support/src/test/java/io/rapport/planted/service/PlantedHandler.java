package io.rapport.planted.service;

import io.rapport.platform.aggregate.Aggregates;

record PlantedHandler(Aggregates<PlantedAggregate> aggregates) {}
