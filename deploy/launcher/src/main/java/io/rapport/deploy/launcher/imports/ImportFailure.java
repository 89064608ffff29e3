package io.rapport.deploy.launcher.imports;

import io.rapport.deploy.launcher.http.CallFailure;

/// The import cannot go on; the message is for the user.
public final class ImportFailure extends CallFailure {

    ImportFailure(String message) {
        super(message);
    }
}
