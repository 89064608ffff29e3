/// Backups of the local platform, and putting one service's database back.
@NullMarked
package io.rapport.deploy.launcher.backup;

import org.jspecify.annotations.NullMarked;
