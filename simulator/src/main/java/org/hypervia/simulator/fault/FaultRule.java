// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.fault;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * When the simulator misbehaves, and how often.
 *
 * <p>A rule counts the requests it fits: it lets the first {@link #after} pass, then misbehaves {@link #times} times.
 * Safe for concurrent use.
 */
public final class FaultRule {
    private final String method;
    private final @Nullable String target;
    private final int after;
    private final int times;
    private final Misbehaviour misbehaviour;
    private final AtomicInteger matches = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);

    private FaultRule(String method, @Nullable String target, Window window, Misbehaviour misbehaviour) {
        this.method = method;
        this.target = target;
        this.after = window.after();
        this.times = window.times();
        this.misbehaviour = misbehaviour;
    }

    private record Window(int after, int times) {}

    /**
     * A rule for every request of a method.
     *
     * @param method the SOAP method's name, {@code "GET /folder"} and the like for files, {@code "*"} for everything
     * @param misbehaviour what happens
     */
    public static FaultRule on(String method, Misbehaviour misbehaviour) {
        return new FaultRule(method, null, new Window(0, Integer.MAX_VALUE), misbehaviour);
    }

    /** The same rule for one target only: a managed object's id, or its kind. */
    public FaultRule at(String idOrKind) {
        return new FaultRule(method, idOrKind, new Window(after, times), misbehaviour);
    }

    /** The same rule, this often. */
    public FaultRule times(int count) {
        return new FaultRule(method, target, new Window(after, count), misbehaviour);
    }

    /** The same rule, once. */
    public FaultRule once() {
        return times(1);
    }

    /** The same rule, after letting so many fitting requests pass. */
    public FaultRule after(int count) {
        return new FaultRule(method, target, new Window(count, times), misbehaviour);
    }

    /** The same rule for one of the fitting requests alone, counted from 1. */
    public FaultRule nth(int number) {
        return new FaultRule(method, target, new Window(number - 1, 1), misbehaviour);
    }

    /** What happens. */
    public Misbehaviour misbehaviour() {
        return misbehaviour;
    }

    /** How many requests have fitted so far, whether it struck or let them pass. */
    public int matches() {
        return matches.get();
    }

    /** Lets go the answers that {@link Misbehaviour.Held} keeps back, those to come too. */
    public void release() {
        released.countDown();
    }

    /** Waits for {@link #release}. */
    public void awaitRelease() throws InterruptedException {
        released.await();
    }

    /** Whether the rule strikes this request; counts it when it fits. */
    boolean strikes(String called, String id, String kind) {
        boolean fits = (method.equals("*") || method.equals(called))
                && (target == null || target.equals(id) || target.equals(kind));
        if (!fits) {
            return false;
        }
        int number = matches.getAndIncrement();
        return number >= after && number - after < times;
    }
}
