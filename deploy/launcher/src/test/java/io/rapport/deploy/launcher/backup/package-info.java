@NullMarked
package io.rapport.deploy.launcher.backup;

import org.jspecify.annotations.NullMarked;
