// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.VimValue;
import org.hypervia.esx.vim.value.XsdDateTime;
import org.hypervia.spi.Deadline;

/** {@code ServiceInstance.CurrentTime}: how a server's clock goes. */
public final class ServerClock {
    private ServerClock() {}

    /**
     * Asks how far the server's clock is ahead of one here: one round trip, of which half is taken for the way there.
     *
     * @return the difference, negative if the server's is behind; empty if the server answers with no time
     */
    public static Optional<Duration> ahead(VimSession session, Clock clock, Deadline deadline) {
        Instant before = clock.instant();
        Optional<VimValue> answer = session.invoke(
                Calls.plain("CurrentTime", new ManagedObjectRef("ServiceInstance", "ServiceInstance"))
                        .repeatable(),
                deadline);
        Instant middle = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
        return answer.map(VimValue::text).flatMap(XsdDateTime::parse).map(there -> Duration.between(middle, there));
    }
}
