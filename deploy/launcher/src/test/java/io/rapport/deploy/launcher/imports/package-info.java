@NullMarked
package io.rapport.deploy.launcher.imports;

import org.jspecify.annotations.NullMarked;
