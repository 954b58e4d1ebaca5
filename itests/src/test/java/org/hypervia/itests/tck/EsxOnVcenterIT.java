// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.util.Map;
import org.hypervia.api.Hypervisors;
import org.hypervia.tck.ProviderContract;
import org.hypervia.tck.TestHost;

/** A host of a vCenter, reached by the vCenter. */
class EsxOnVcenterIT extends ProviderContract {
    @Override
    protected String name() {
        return "esx-vcenter";
    }

    @Override
    protected TestHost newHost() {
        return VcenterHost.start(Hypervisors.fromServiceLoader(), "", Map.of());
    }
}
