// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** A request that tells its watch what to cancel. The target goes on the wire as it is, without becoming a URI. */
final class WatchedRequest extends BasicClassicHttpRequest implements CancellableDependency {
    private static final long serialVersionUID = 1L;

    private final transient CallWatch watch;

    WatchedRequest(CallWatch watch, HttpMethod method, HttpHost host, String target) {
        super(method.name(), host, target);
        this.watch = watch;
    }

    @Override
    public void setDependency(Cancellable cancellable) {
        watch.dependsOn(cancellable);
    }

    @Override
    public boolean isCancelled() {
        return watch.ending() != null;
    }

    @Override
    public boolean cancel() {
        watch.end(CallWatch.Ending.ABANDONED);
        return true;
    }
}
