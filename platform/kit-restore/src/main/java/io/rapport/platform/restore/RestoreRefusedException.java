package io.rapport.platform.restore;

import java.io.Serial;

/// Nothing was done, and why.
public final class RestoreRefusedException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    RestoreRefusedException(String message) {
        super(message);
    }
}
