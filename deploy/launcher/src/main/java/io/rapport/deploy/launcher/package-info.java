/// The command `deploy/rapport`: starts the whole platform on one machine, shows it and stops it.
@NullMarked
package io.rapport.deploy.launcher;

import org.jspecify.annotations.NullMarked;
