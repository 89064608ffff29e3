package io.rapport.platform.security;

public record AccessScope(String tenant) {}
