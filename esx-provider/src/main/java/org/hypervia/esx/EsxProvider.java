// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.UriParameter;
import org.hypervia.api.check.ConnectionCheck;
import org.hypervia.api.conversion.NativeConfigs;
import org.hypervia.api.conversion.NativeConverter;
import org.hypervia.esx.check.EsxCheck;
import org.hypervia.esx.config.EsxScheme;
import org.hypervia.esx.config.ParameterTable;
import org.hypervia.esx.opening.EsxOpening;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.HypervisorProvider;
import org.hypervia.spi.ProviderSession;
import org.osgi.service.component.annotations.Component;

/** Drives VMware ESX, GSX and vCenter natively over the SOAP VI API. Thread-safe; keeps nothing between connections. */
@Component(
        service = HypervisorProvider.class,
        property = {
            HypervisorProvider.PROVIDER_NAME + "=" + EsxProvider.ID,
            HypervisorProvider.URI_SCHEME + "=esx",
            HypervisorProvider.URI_SCHEME + "=gsx",
            HypervisorProvider.URI_SCHEME + "=vpx"
        })
public final class EsxProvider implements HypervisorProvider {
    static final String ID = "esx";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Set<String> schemes() {
        return EsxScheme.names();
    }

    @Override
    public List<UriParameter> parameters() {
        return ParameterTable.lines();
    }

    @Override
    public Optional<NativeConverter> converter(String format) {
        return format.equals(NativeConfigs.VMWARE_VMX) ? Optional.of(new OfflineConverter()) : Optional.empty();
    }

    @Override
    public ProviderSession open(ConnectionSpec spec, Deadline deadline) {
        EsxOpening opening = new EsxOpening(spec);
        return new EsxSession(opening.uri(), opening.open(deadline));
    }

    @Override
    public ConnectionCheck check(ConnectionSpec spec) {
        return EsxCheck.of(spec, Clock.systemUTC());
    }
}
