package io.rapport.planted.service;

import io.rapport.contracts.planted.WellFormed;
import org.springframework.http.HttpMethod;

record PlantedAggregate(WellFormed event, HttpMethod method) {}
