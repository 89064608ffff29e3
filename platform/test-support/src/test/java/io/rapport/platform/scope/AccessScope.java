package io.rapport.platform.scope;

public record AccessScope(String tenant) {}
