// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Pointer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Libvirt's event loop on a thread of ours, as long as there is a connection that needs it: with it libvirt asks a silent
 * daemon for signs of life, and notices at once when a connection breaks. No Java code is ever called by it. Libvirt has one
 * loop in a process; several threads may serve it in turn, so neither another user of libvirt nor a second copy of this
 * bundle is in the way. Thread-safe.
 */
final class EventLoop {
    private static final int NEVER = -1;

    /** While the loop is being ended it wakes up so often; between that it does what it put off, such as closing sockets. */
    private static final int TURN_MILLIS = 5;

    private static final int LAST_TURNS = 4;
    private static final long END_MILLIS = 2_000;
    private static final long REST_MILLIS = 100;

    private final LibvirtFunctions functions;
    private final Pointer nothing;

    private @Nullable Integer timer;
    private @Nullable Thread thread;
    private CountDownLatch stop = new CountDownLatch(1);
    private int users;

    /**
     * Prepares the loop.
     *
     * @param functions the library
     * @param nothing a native function that does nothing, to be called by the timer
     */
    EventLoop(LibvirtFunctions functions, Pointer nothing) {
        this.functions = functions;
        this.nothing = nothing;
    }

    /** Runs the loop until {@link #leave()} was called as often as this. */
    synchronized void enter() {
        if (timer == null) {
            // A loop that somebody else has registered stays.
            functions.virEventRegisterDefaultImpl();
            timer = functions.virEventAddTimeout(NEVER, nothing, null, null);
        }
        if (users++ == 0) {
            CountDownLatch stopped = new CountDownLatch(1);
            stop = stopped;
            Thread loop = new Thread(() -> run(stopped), "hypervia-libvirt-events");
            loop.setDaemon(true);
            loop.start();
            thread = loop;
        }
    }

    private void run(CountDownLatch stopped) {
        int turns = 0;
        while (turns < LAST_TURNS) {
            if (functions.virEventRunDefaultImpl() < 0) {
                functions.virResetLastError();
                rest(stopped);
            }
            turns = stopped.getCount() == 0 ? turns + 1 : 0;
        }
    }

    /** A loop that fails must not take a whole CPU. */
    private static void rest(CountDownLatch stopped) {
        try {
            stopped.await(REST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the loop, and waits for that, if nobody else needs it. */
    synchronized void leave() {
        users--;
        Thread ending = thread;
        Integer wake = timer;
        if (users > 0 || ending == null || wake == null) {
            return;
        }
        thread = null;
        stop.countDown();
        functions.virEventUpdateTimeout(wake, TURN_MILLIS);
        try {
            ending.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ending.isAlive()) {
            functions.virEventUpdateTimeout(wake, NEVER);
        }
    }
}
