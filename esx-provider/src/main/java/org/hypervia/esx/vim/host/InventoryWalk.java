// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import static org.hypervia.esx.vim.host.InventoryTree.COMPUTE;
import static org.hypervia.esx.vim.host.InventoryTree.DATACENTER;
import static org.hypervia.esx.vim.host.InventoryTree.FOLDER;
import static org.hypervia.esx.vim.host.InventoryTree.HOST;
import static org.hypervia.esx.vim.host.InventoryTree.POOL;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hypervia.esx.vim.value.PropertyQuery.Step;

/**
 * Ways through an inventory. All of them begin at any folder, datacenter or compute resource alike: a step that does not
 * fit where it stands leads nowhere.
 */
final class InventoryWalk {
    private static final String FOLDERS = "folders";
    private static final String HOST_FOLDERS = "hostFolders";
    private static final String HOSTS = "hosts";
    private static final String UP = "up";

    private InventoryWalk() {}

    /** Down to folders and datacenters, without what is in those. */
    static List<Step> toDatacenters() {
        return List.of(new Step(FOLDERS, FOLDER, "childEntity", List.of(FOLDERS)));
    }

    /** Down to all hosts, and on from there. */
    static List<Step> toHosts(Step... onward) {
        List<Step> steps = new ArrayList<>(List.of(
                new Step(FOLDERS, FOLDER, "childEntity", List.of(FOLDERS, HOST_FOLDERS, HOSTS)),
                new Step(HOST_FOLDERS, DATACENTER, "hostFolder", List.of(FOLDERS, HOSTS)),
                new Step(HOSTS, COMPUTE, "host", names(List.of(onward)))));
        steps.addAll(List.of(onward));
        return steps;
    }

    /** Down to all datastores. */
    static List<Step> toDatastores() {
        return List.of(
                new Step(FOLDERS, FOLDER, "childEntity", List.of(FOLDERS, "stored", "mounted")),
                new Step("stored", DATACENTER, "datastore", List.of()),
                new Step("mounted", COMPUTE, "datastore", List.of()));
    }

    /**
     * Down to all machines, and on from there. They are met by the folders that they are in, by their hosts and by their
     * resource pools: a user may see some of these only, and one that is moved to another host meanwhile is missed by none.
     */
    static List<Step> toMachines(List<Step> onward) {
        List<String> of = names(onward);
        List<String> pools = List.of("pools", "poolMachines");
        List<String> below = new ArrayList<>(List.of(FOLDERS, "machineFolders", HOST_FOLDERS, HOSTS, "rootPools"));
        below.addAll(pools);
        below.addAll(of);
        List<Step> steps = new ArrayList<>(List.of(
                new Step(FOLDERS, FOLDER, "childEntity", below),
                new Step("machineFolders", DATACENTER, "vmFolder", List.of(FOLDERS)),
                new Step(HOST_FOLDERS, DATACENTER, "hostFolder", List.of(FOLDERS)),
                new Step(HOSTS, COMPUTE, "host", List.of("hostMachines")),
                new Step("hostMachines", HOST, "vm", of),
                new Step("rootPools", COMPUTE, "resourcePool", pools),
                new Step("pools", POOL, "resourcePool", pools),
                new Step("poolMachines", POOL, "vm", of)));
        steps.addAll(onward);
        return steps;
    }

    /** From a machine to its host. */
    static Step toHost(String... next) {
        return new Step("host", "VirtualMachine", "runtime.host", List.of(next));
    }

    /** From a machine to its host, and up to the root. */
    static List<Step> toPlace() {
        return List.of(toHost(UP), up());
    }

    /** From anything up to the root. */
    static Step up() {
        return new Step(UP, "ManagedEntity", InventoryTree.PARENT, List.of(UP));
    }

    /** From a machine to all that tells its placement: host, folder, resource pool, and what is above each. */
    static List<Step> toPlacement(boolean apps) {
        Step pool = new Step("pool", "VirtualMachine", "resourcePool", List.of(UP));
        List<Step> steps = new ArrayList<>(List.of(toHost(UP), pool, up()));
        if (apps) {
            steps.add(new Step("app", "VirtualMachine", "parentVApp", List.of(UP, "appFolder")));
            steps.add(new Step("appFolder", InventoryTree.APP, "parentFolder", List.of(UP)));
        }
        return steps;
    }

    private static List<String> names(List<Step> steps) {
        return steps.stream().map(Step::name).distinct().toList();
    }

    static Step[] array(List<Step> one, List<Step> other) {
        return Stream.concat(one.stream(), other.stream()).toArray(Step[]::new);
    }

    static Step[] array(List<Step> steps) {
        return steps.toArray(Step[]::new);
    }
}
