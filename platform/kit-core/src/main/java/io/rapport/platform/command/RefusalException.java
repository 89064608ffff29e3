package io.rapport.platform.command;

/// Carries a refusal to the edge. It is an answer, not a failure, and has no stack trace.
public final class RefusalException extends RuntimeException {

    private final transient Refusal refusal;

    RefusalException(Refusal refusal) {
        super(refusal.code(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
