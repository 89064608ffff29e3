package io.rapport.deploy.launcher.http;

/// A call to the running platform failed for good; the message is for the user.
public class CallFailure extends RuntimeException {

    public CallFailure(String message) {
        super(message);
    }
}
