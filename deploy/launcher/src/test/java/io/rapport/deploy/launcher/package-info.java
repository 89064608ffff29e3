@NullMarked
package io.rapport.deploy.launcher;

import org.jspecify.annotations.NullMarked;
