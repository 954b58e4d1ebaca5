// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * A host that a vCenter is to have. Immutable.
 *
 * @param name its name with the domain, such as {@code esx01.example.test}
 * @param identity the version it says it is; its name does not count
 * @param machines how many made-up machines are on it
 * @param vmx the text of the VMX files of further machines, which are off
 * @param datastores the names of its datastores: those that hosts of a datacenter have in common are shared; machines are on
 *     the first one
 * @param networks the names of further networks
 */
public record GivenHost(
        String name,
        HostIdentity identity,
        int machines,
        List<String> vmx,
        List<String> datastores,
        List<String> networks) {
    /** The datastore that hosts share when none are named. */
    public static final String SHARED = "shared1";

    public GivenHost {
        vmx = List.copyOf(vmx);
        datastores = List.copyOf(datastores);
        networks = List.copyOf(networks);
        if (name.isBlank() || datastores.isEmpty() || machines < 0) {
            throw new IllegalArgumentException("a host needs a name, a datastore, and no fewer machines than none");
        }
    }

    /** A host without machines, with the datastore {@link #SHARED} and one of its own, {@code local-} and its short name. */
    public static GivenHost of(String name) {
        String local = "local-" + name.replaceFirst("\\..*$", "");
        return new GivenHost(name, HostIdentity.ESXI_8, 0, List.of(), List.of(SHARED, local), List.of());
    }

    /** With so many made-up machines. */
    public GivenHost withMachines(int count) {
        return new GivenHost(name, identity, count, vmx, datastores, networks);
    }

    /** With one more machine, of this VMX file. */
    public GivenHost withMachine(String text) {
        return new GivenHost(name, identity, machines, plus(vmx, text), datastores, networks);
    }

    /** With these datastores and no others. */
    public GivenHost withDatastores(String... names) {
        return new GivenHost(name, identity, machines, vmx, List.of(names), networks);
    }

    /** With one more network. */
    public GivenHost withNetwork(String network) {
        return new GivenHost(name, identity, machines, vmx, datastores, plus(networks, network));
    }

    /** In another version. */
    public GivenHost withIdentity(HostIdentity other) {
        return new GivenHost(name, other, machines, vmx, datastores, networks);
    }

    private static List<String> plus(List<String> list, String more) {
        List<String> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }
}
