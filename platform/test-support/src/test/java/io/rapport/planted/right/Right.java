package io.rapport.planted.right;

import io.rapport.planted.left.Left;
import org.jspecify.annotations.Nullable;

public record Right(@Nullable Left left) {}
