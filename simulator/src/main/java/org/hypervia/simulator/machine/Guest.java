// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hypervia.simulator.device.NetworkCards;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.vmx.GuestIds;
import org.hypervia.simulator.vmx.Slot;
import org.hypervia.simulator.vmx.Vmx;
import org.jspecify.annotations.Nullable;

/** The system inside a machine, as far as VMware Tools tell of it. */
public final class Guest {
    private final Machine machine;
    private boolean toolsInstalled = true;
    private boolean toolsRunning;
    private boolean obeys = true;
    private @Nullable Duration reaction;
    private @Nullable String hostName;

    Guest(Machine machine) {
        this.machine = machine;
    }

    /** Installs VMware Tools, or removes them. */
    public void toolsInstalled(boolean installed) {
        toolsInstalled = installed;
        powerChanged();
        machine.touch();
    }

    /** Whether the guest does what it is asked to; a hung one takes the request and does nothing. */
    public void obeys(boolean willing) {
        obeys = willing;
    }

    /** How long it takes to shut down or to start anew; null for as long as a task. */
    public void reaction(@Nullable Duration time) {
        reaction = time;
    }

    /** Gives the guest a host name; null for one made of the machine's name. */
    public void hostName(@Nullable String name) {
        hostName = name;
        machine.touch();
    }

    /** Whether VMware Tools answer. */
    public boolean toolsRunning() {
        return toolsRunning;
    }

    void powerChanged() {
        toolsRunning = toolsInstalled && machine.power() == PowerState.POWERED_ON;
    }

    /** Asks the guest to shut down; it does so a little later. */
    public void shutdown() {
        requireTools(PowerState.POWERED_OFF);
        machine.site().tasks().later(reaction, () -> {
            if (obeys && machine.power() == PowerState.POWERED_ON) {
                machine.power(PowerState.POWERED_OFF);
            }
        });
    }

    /** Asks the guest to start anew; it does so a little later. */
    public void reboot() {
        requireTools(PowerState.POWERED_ON);
        machine.site().tasks().later(reaction, () -> {
            if (obeys && machine.power() == PowerState.POWERED_ON) {
                machine.restarted();
            }
        });
    }

    private void requireTools(PowerState requested) {
        machine.requireIdle();
        machine.require(requested, PowerState.POWERED_ON);
        if (!toolsRunning) {
            throw Faults.toolsUnavailable();
        }
    }

    String heartbeat() {
        return toolsRunning ? "green" : "gray";
    }

    String toolsStatus() {
        return !toolsInstalled ? "toolsNotInstalled" : toolsRunning ? "toolsOk" : "toolsNotRunning";
    }

    String runningStatus() {
        return toolsRunning ? "guestToolsRunning" : "guestToolsNotRunning";
    }

    String versionStatus() {
        return toolsInstalled ? "guestToolsCurrent" : "guestToolsNotInstalled";
    }

    /** The host name the guest tells; null while it does not. */
    public @Nullable String currentHostName() {
        if (!toolsRunning) {
            return null;
        }
        if (hostName != null) {
            return hostName;
        }
        String plain = machine.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
        return plain + "." + machine.site().domainName();
    }

    /** The addresses the guest tells, card by card; the first is an IPv4 one. */
    public List<List<String>> addresses() {
        List<List<String>> all = new ArrayList<>();
        Vmx vmx = machine.configuration();
        if (toolsRunning && vmx != null) {
            int card = 0;
            for (Slot slot : Slot.present(vmx, "ethernet")) {
                all.add(List.of(ipv4(card), linkLocal(NetworkCards.mac(vmx, slot.prefix()))));
                card++;
            }
        }
        return all;
    }

    /** An address of 198.18.0.0/15, which is set aside for measuring and never somebody's. */
    private String ipv4(int card) {
        String id = machine.ref().id();
        int seed = id.matches("\\d{1,6}") ? Integer.parseInt(id) : id.hashCode();
        int number = (seed & 0x7fff) + card * 0x8000;
        return "198." + (18 + (number >> 15) % 2) + "." + (number >> 7 & 0xff) + "." + (1 + (number & 0x7f));
    }

    private static String linkLocal(String mac) {
        String[] part = mac.split(":", -1);
        if (part.length != 6) {
            return "fe80::1";
        }
        int[] b = new int[6];
        for (int i = 0; i < 6; i++) {
            b[i] = Integer.parseInt(part[i], 16);
        }
        return String.format(
                Locale.ROOT,
                "fe80::%x:%x:%x:%x",
                (b[0] ^ 2) << 8 | b[1],
                b[2] << 8 | 0xff,
                0xfe00 | b[3],
                b[4] << 8 | b[5]);
    }

    DataObject info() {
        Vmx vmx = machine.configuration();
        String id = vmx == null ? null : GuestIds.id(vmx.get("guestOS", "other"));
        List<List<String>> addresses = addresses();
        return DataObject.of("GuestInfo")
                .set("toolsStatus", toolsStatus())
                .set("toolsVersionStatus", versionStatus())
                .set("toolsVersionStatus2", versionStatus())
                .set("toolsRunningStatus", runningStatus())
                .set("toolsVersion", toolsInstalled ? "12352" : "0")
                .set("guestId", toolsRunning ? id : null)
                .set("guestFamily", toolsRunning && id != null ? GuestIds.family(id) : null)
                .set("guestFullName", toolsRunning && id != null ? GuestIds.fullName(id) : null)
                .set("hostName", currentHostName())
                .set("ipAddress", addresses.isEmpty() ? null : addresses.get(0).get(0))
                .set("net", toolsRunning && vmx != null ? cards(vmx, addresses) : null)
                .set("disk", toolsRunning ? List.of(disk()) : null)
                .set(
                        "screen",
                        DataObject.of("GuestScreenInfo").set("width", 1024).set("height", 768))
                .set("guestState", toolsRunning ? "running" : "notRunning")
                .set("appHeartbeatStatus", "appStatusGray")
                .set("guestKernelCrashed", false)
                .set("appState", "none")
                .set("guestOperationsReady", toolsRunning)
                .set("interactiveGuestOperationsReady", false)
                .set("guestStateChangeSupported", toolsRunning)
                .build();
    }

    private static DataObject disk() {
        return DataObject.of("GuestDiskInfo")
                .set("diskPath", "/")
                .set("capacity", 16L << 30)
                .set("freeSpace", 9L << 30)
                .build();
    }

    private static List<DataObject> cards(Vmx vmx, List<List<String>> addresses) {
        List<DataObject> cards = new ArrayList<>();
        for (Slot slot : Slot.present(vmx, "ethernet")) {
            List<String> own = addresses.get(cards.size());
            cards.add(DataObject.of("GuestNicInfo")
                    .set("network", vmx.get(slot.prefix() + ".networkName"))
                    .set("ipAddress", own)
                    .set("macAddress", NetworkCards.mac(vmx, slot.prefix()))
                    .set("connected", !"FALSE".equalsIgnoreCase(vmx.get(slot.prefix() + ".startConnected")))
                    .set("deviceConfigId", slot.key())
                    .set(
                            "ipConfig",
                            DataObject.of("NetIpConfigInfo")
                                    .set("ipAddress", List.of(address(own.get(0), 16), address(own.get(1), 64))))
                    .build());
        }
        return cards;
    }

    private static DataObject address(String text, int prefix) {
        return DataObject.of("NetIpConfigInfoIpAddress")
                .set("ipAddress", text)
                .set("prefixLength", prefix)
                .set("state", "preferred")
                .build();
    }
}
