package io.rapport.deploy.launcher.run;

/// Something cannot be started; the message says what, and where to read more.
public final class StartFailure extends RuntimeException {

    public StartFailure(String message) {
        super(message);
    }

    public static StartFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        var failure = new StartFailure("Interrupted");
        failure.initCause(e);
        return failure;
    }
}
