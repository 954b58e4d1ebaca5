// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.util.Map;
import org.hypervia.api.Hypervisors;
import org.hypervia.tck.ProviderContract;
import org.hypervia.tck.TestHost;

class EsxOnSimulatorIT extends ProviderContract {
    @Override
    protected String name() {
        return "esx-simulator";
    }

    @Override
    protected TestHost newHost() {
        return SimulatedHost.start(Hypervisors.fromServiceLoader(), "", Map.of());
    }
}
