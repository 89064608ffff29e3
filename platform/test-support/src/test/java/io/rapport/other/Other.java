package io.rapport.other;

public record Other(String name) {}
