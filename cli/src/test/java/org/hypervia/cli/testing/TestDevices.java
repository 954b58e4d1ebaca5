// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.testing;

import java.util.Set;
import org.hypervia.api.domain.BlockInfo;
import org.hypervia.api.domain.DeviceUpdateFlag;
import org.hypervia.api.resource.Affect;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainBlockQueries;
import org.hypervia.spi.domain.DomainDeviceOperations;

/** What a {@link TestHost} does with devices: it remembers what was asked. */
record TestDevices(TestHost host) implements DomainDeviceOperations, DomainBlockQueries {
    @Override
    public void attach(String ref, String deviceXml, Affect affects, Deadline deadline) {
        host.called("attach " + affects + " " + deviceXml.replaceAll("\\s*\n\\s*", ""));
        host.attachFailure().ifPresent(failure -> {
            throw failure;
        });
    }

    @Override
    public void detach(String ref, String deviceXml, Affect affects, Deadline deadline) {
        host.called("detach " + affects + " " + deviceXml.replaceAll("\\s*\n\\s*", ""));
    }

    @Override
    public void update(String ref, String deviceXml, Affect affects, Set<DeviceUpdateFlag> flags, Deadline deadline) {
        host.called("update " + affects);
    }

    @Override
    public BlockInfo blockInfo(String ref, String disk, Deadline deadline) {
        return new BlockInfo(1_099_506_450_432L, 1_099_511_627_776L, 5);
    }
}
