/// Brings tables of another system into the platform, as a mapping file says.
@NullMarked
package io.rapport.deploy.launcher.imports;

import org.jspecify.annotations.NullMarked;
