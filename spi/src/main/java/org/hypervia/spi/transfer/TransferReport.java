// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.transfer;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.hypervia.api.task.ProgressListener;
import org.hypervia.api.task.TaskProgress;
import org.hypervia.spi.storage.TransferLimits;

/** Tells a listener how a transfer gets on: at each percent, or without a known end each 16 MiB. Looks at the time limit too. */
final class TransferReport {
    private static final long STEP = 16L << 20;
    private static final int WHOLE = 100;

    private final String action;
    private final TransferLimits limits;
    private final ProgressListener listener;
    private long nextStep;
    private int lastPercent = -1;

    TransferReport(String action, TransferLimits limits) {
        this.action = action;
        this.limits = limits;
        this.listener = limits.whole().progress().orElse(ProgressListener.ignoring());
    }

    void moved(long done, OptionalLong total) {
        limits.whole().check(action);
        if (total.isPresent() && total.getAsLong() > 0) {
            int percent = (int) (WHOLE * ((double) done / total.getAsLong()));
            if (percent > lastPercent && percent < WHOLE) {
                lastPercent = percent;
                listener.onProgress(new TaskProgress(action, OptionalInt.of(percent)));
            }
        } else if (done >= nextStep) {
            nextStep = done + STEP;
            listener.onProgress(new TaskProgress(action, OptionalInt.empty()));
        }
    }

    void end() {
        listener.onProgress(new TaskProgress(action, OptionalInt.of(WHOLE)));
    }
}
