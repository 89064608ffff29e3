package io.rapport.contracts;

public interface PublishedEvent {}
