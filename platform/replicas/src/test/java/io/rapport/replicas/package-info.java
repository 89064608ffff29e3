@NullMarked
package io.rapport.replicas;

import org.jspecify.annotations.NullMarked;
