package io.rapport.platform.background;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class BackgroundWorkTests {

    private static final Duration SOON = Duration.ofMillis(1);

    private final AtomicBoolean ended = new AtomicBoolean();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void workThatWaitsEndsBeforeStopReturns() throws InterruptedException {
        var work =
                started(
                        new BackgroundWork("waits") {
                            @Override
                            protected void work() throws InterruptedException {
                                begun.countDown();
                                try {
                                    never.await();
                                } finally {
                                    ended.set(true);
                                }
                            }
                        });

        work.stop();

        assertThat(ended).isTrue();
        assertThat(work.isRunning()).isFalse();
    }

    @Test
    void whatCannotBeDoneYetIsTriedUntilItIs() throws InterruptedException {
        var left = new AtomicInteger(3);
        var work =
                started(
                        new BackgroundWork("tries") {
                            @Override
                            protected void work() throws InterruptedException {
                                begun.countDown();
                                untilDone(SOON, SOON, () -> left.decrementAndGet() == 0);
                                ended.set(true);
                            }
                        });

        await("it is done").untilTrue(ended);
        assertThat(left).hasValue(0);
        work.stop();
    }

    /// The broker may never come.
    @Test
    void triesEndWithTheService() throws InterruptedException {
        var work =
                started(
                        new BackgroundWork("tries for ever") {
                            @Override
                            protected void work() throws InterruptedException {
                                begun.countDown();
                                try {
                                    untilDone(
                                            Duration.ofHours(1), Duration.ofHours(1), () -> false);
                                } finally {
                                    ended.set(true);
                                }
                            }
                        });

        work.stop();

        assertThat(ended).isTrue();
    }

    /// As a driver does that turns an interruption into a failure of its own.
    @Test
    void workThatSwallowsTheInterruptionEndsAtItsNextStep() throws InterruptedException {
        var work =
                started(
                        new BackgroundWork("swallows") {
                            @Override
                            protected void work() {
                                while (goesOn()) {
                                    begun.countDown();
                                    LockSupport.parkNanos(Duration.ofHours(1).toNanos());
                                    Thread.interrupted();
                                }
                                ended.set(true);
                            }
                        });

        work.stop();

        assertThat(ended).isTrue();
    }

    @Test
    void workThatDoesNotEndHoldsNobodyUp() throws InterruptedException {
        var release = new AtomicBoolean();
        var work =
                started(
                        new BackgroundWork(Thread.ofPlatform().daemon().name("deaf")) {
                            @Override
                            protected void work() {
                                begun.countDown();
                                while (!release.get()) {
                                    Thread.onSpinWait();
                                }
                                ended.set(true);
                            }
                        });

        work.stop();

        assertThat(ended).isFalse();
        release.set(true);
        await("the work has ended").untilTrue(ended);
    }

    @Test
    void whatIsNotNeededIsNotStarted() {
        var work =
                new BackgroundWork("idle") {
                    @Override
                    protected boolean isNeeded() {
                        return false;
                    }

                    @Override
                    protected void work() {
                        ended.set(true);
                    }
                };

        work.start();
        assertThat(work.isRunning()).isTrue();
        work.stop();

        assertThat(ended).isFalse();
    }

    private BackgroundWork started(BackgroundWork work) throws InterruptedException {
        work.start();
        begun.await();
        return work;
    }
}
