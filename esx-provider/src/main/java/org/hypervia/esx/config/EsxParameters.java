// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.config;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.HypervisorUri.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The query of a connection URI. Names are compared without regard to case, the last of a name wins though each is
 * checked, and unknown ones are ignored with a warning: all as libvirt's driver does. Immutable.
 */
public final class EsxParameters {
    private static final Logger LOG = System.getLogger(EsxParameters.class.getName());
    private static final int MOST_SHOWN = 100;

    // By the table's lines; what each of them reads.
    private final Map<EsxParameter<?>, List<?>> values;

    private EsxParameters(Map<EsxParameter<?>, ? extends List<?>> values) {
        this.values = Map.copyOf(values);
    }

    /** Reads the parameters; {@code INVALID_ARG} names a bad one, its value and what is allowed. */
    public static EsxParameters of(HypervisorUri uri) {
        Map<EsxParameter<?>, List<Object>> values = new LinkedHashMap<>();
        for (Parameter parameter : uri.parameters()) {
            Optional<EsxParameter<?>> known = ParameterTable.find(parameter.name());
            if (known.isPresent()) {
                values.computeIfAbsent(known.get(), key -> new ArrayList<>())
                        .add(known.get().read(parameter));
            } else {
                warn(parameter.name());
            }
        }
        return new EsxParameters(values);
    }

    private static void warn(String name) {
        String shown = EsxParameter.shown(name.length() > MOST_SHOWN ? name.substring(0, MOST_SHOWN) + "..." : name);
        String meant = ParameterTable.nearest(name)
                .map(near -> ": did you mean " + near + "?")
                .orElse("");
        // The beginning is in libvirt's words.
        LOG.log(Level.WARNING, () -> "Ignoring unexpected query parameter '" + shown + "'" + meant);
    }

    // Only what a parameter's own reader has made stands under it.
    @SuppressWarnings("unchecked")
    private <T> List<T> all(EsxParameter<T> parameter) {
        return (List<T>) values.getOrDefault(parameter, List.of());
    }

    private <T> Optional<T> last(EsxParameter<T> parameter) {
        List<T> all = all(parameter);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private boolean isSet(EsxParameter<Boolean> parameter) {
        return last(parameter).orElse(false);
    }

    /** Tells whether TLS is spoken: {@code transport=https}, the default, or {@code http}. */
    public boolean tls() {
        return last(ParameterTable.TRANSPORT).orElse(true);
    }

    /** Returns {@code vcenter=}: the vCenter of a host. */
    public Optional<CenterAddress> vcenter() {
        return last(ParameterTable.VCENTER);
    }

    /** Tells whether no certificate is checked: {@code no_verify=1}. */
    public boolean noVerify() {
        return isSet(ParameterTable.NO_VERIFY);
    }

    /** Tells whether questions that block a task are answered with their default: {@code auto_answer=1}. */
    public boolean autoAnswer() {
        return isSet(ParameterTable.AUTO_ANSWER);
    }

    /** Returns {@code proxy=[type://]host[:port]} as it was written. */
    public Optional<String> proxy() {
        return last(ParameterTable.PROXY);
    }

    /** Returns the path of {@code cacert=}, a PEM bundle. */
    public Optional<String> caFile() {
        return last(ParameterTable.CACERT).filter(path -> !path.isEmpty());
    }

    /** Returns the fingerprints of all {@code tls_pin=}, 64 hex digits in lower case each; empty if nothing is pinned. */
    public List<String> pins() {
        return all(ParameterTable.TLS_PIN).stream().flatMap(List::stream).toList();
    }

    /** Returns {@code tls_min=}, the oldest version of TLS that may be spoken, such as {@code 1.0}. */
    public Optional<String> oldestTls() {
        return last(ParameterTable.TLS_MIN);
    }

    /** Returns {@code compression=}: whether the server is asked to compress its answers; absent, it is unless it runs here. */
    public Optional<Boolean> compression() {
        return last(ParameterTable.COMPRESSION);
    }

    /** Tells whether answers are those of libvirt 9.0.0: {@code compat=9.0}. */
    public boolean compat90() {
        return isSet(ParameterTable.COMPAT);
    }

    /** Says by which UUID domains are known: the BIOS UUID as up to libvirt 12.3, or the instance UUID. */
    public boolean identifiesByBiosUuid() {
        return isSet(ParameterTable.LEGACY_UUID) || compat90();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EsxParameters parameters && values.equals(parameters.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
