package io.rapport.platform.problem;

/// What is wrong with one field of a request.
///
/// @param field its path in the request, such as `lines[0].amount`; never its value
/// @param message one sentence on what would be right
public record FieldProblem(String field, String message) {}
