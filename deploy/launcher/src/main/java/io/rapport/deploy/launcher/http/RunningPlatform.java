package io.rapport.deploy.launcher.http;

import io.rapport.deploy.launcher.plan.Home;

/// Where a platform that runs can be reached.
///
/// @param gateway its public door
/// @param issuer its authorization server
/// @param home where its keys are
public record RunningPlatform(String gateway, String issuer, Home home) {}
