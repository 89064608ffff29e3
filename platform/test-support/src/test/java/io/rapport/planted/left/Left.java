package io.rapport.planted.left;

import io.rapport.planted.right.Right;

public record Left(Right right) {}
