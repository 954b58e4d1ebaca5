// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.machine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.device.Hardware;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.vmx.GuestIds;
import org.hypervia.simulator.vmx.Vmx;
import org.jspecify.annotations.Nullable;

/** {@code VirtualMachine.config}. */
final class ConfigInfo {
    /** Entries that fields of their own show; all others are shown as they are. */
    private static final Pattern SHOWN_ELSEWHERE = Pattern.compile(
            "(scsi|sata|ide|nvme|floppy|ethernet|serial|parallel)\\d+[:.].*|\\.encoding|config\\.version"
                    + "|virtualHW\\..*|displayName|guestOS|numvcpus|memSize|uuid\\..*|vc\\.uuid|annotation|firmware"
                    + "|powerType\\..*|sched\\.(cpu|mem)\\..*|cpuid\\.coresPerSocket|tools\\.(upgrade\\.policy|syncTime)"
                    + "|mem\\.hotadd|vcpu\\..*|vhv\\.enable|vpmc\\.enable|svga\\.(vramSize|autodetect)|bios\\..*|uefi\\..*"
                    + "|(usb|usb_xhci|ehci)\\.present|vmci0\\.present|extendedConfigFile|suspend\\.directory|template",
            Pattern.CASE_INSENSITIVE);

    private ConfigInfo() {}

    static DataObject of(Machine machine, Vmx vmx) {
        String guest = GuestIds.id(vmx.get("guestOS", "other"));
        DataObject.Builder config = DataObject.of("VirtualMachineConfigInfo")
                .set("changeVersion", machine.ref().id() + "-" + machine.changes())
                .set(
                        "modified",
                        machine.datastore().files().get(machine.file().path()).modified())
                .set("name", machine.name())
                .set("guestFullName", GuestIds.fullName(guest))
                .set("version", hardwareVersion(vmx))
                .set("uuid", uuid(machine, vmx))
                .set("instanceUuid", instanceUuid(machine, vmx))
                .set("locationId", Vmx.uuid(vmx.get("uuid.location")))
                .set("template", machine.template())
                .set("guestId", guest)
                .set("alternateGuestName", "")
                .set("annotation", Vmx.unescape(vmx.get("annotation", "")))
                .set("files", files(machine));
        settings(config, vmx);
        switches(config, vmx);
        return config.set("hardware", Hardware.of(machine, vmx))
                .set("cpuAllocation", cpuAllocation(vmx))
                .set("memoryAllocation", memoryAllocation(vmx))
                .set("extraConfig", extra(vmx))
                .set("datastoreUrl", urls(machine))
                .build();
    }

    private static void settings(DataObject.Builder config, Vmx vmx) {
        config.set(
                        "tools",
                        DataObject.of("ToolsConfigInfo")
                                .set("toolsVersion", 12_352)
                                .set("afterPowerOn", true)
                                .set("afterResume", true)
                                .set("beforeGuestStandby", true)
                                .set("beforeGuestShutdown", true)
                                .set("toolsUpgradePolicy", vmx.get("tools.upgrade.policy", "manual"))
                                .set("syncTimeWithHost", vmx.flag("tools.syncTime")))
                .set(
                        "flags",
                        DataObject.of("VirtualMachineFlagInfo")
                                .set("enableLogging", true)
                                .set("useToe", false)
                                .set("runWithDebugInfo", false)
                                .set("diskUuidEnabled", vmx.flag("disk.EnableUUID"))
                                .set("snapshotPowerOffBehavior", "powerOff"))
                .set(
                        "defaultPowerOps",
                        DataObject.of("VirtualMachineDefaultPowerOpInfo")
                                .set("powerOffType", vmx.get("powerType.powerOff", "soft"))
                                .set("suspendType", vmx.get("powerType.suspend", "hard"))
                                .set("resetType", vmx.get("powerType.reset", "soft"))
                                .set("standbyAction", "checkpoint"));
    }

    private static void switches(DataObject.Builder config, Vmx vmx) {
        config.set("memoryHotAddEnabled", vmx.flag("mem.hotadd"))
                .set("cpuHotAddEnabled", vmx.flag("vcpu.hotadd"))
                .set("cpuHotRemoveEnabled", vmx.flag("vcpu.hotremove"))
                .set("swapPlacement", "inherit")
                .set(
                        "bootOptions",
                        DataObject.of("VirtualMachineBootOptions")
                                .set("bootDelay", vmx.number("bios.bootDelay", 0))
                                .set("enterBIOSSetup", vmx.flag("bios.forceSetupOnce"))
                                .set("efiSecureBootEnabled", vmx.flag("uefi.secureBoot.enabled"))
                                .set("bootRetryEnabled", false)
                                .set("bootRetryDelay", 10_000L))
                .set("vAssertsEnabled", false)
                .set("changeTrackingEnabled", vmx.flag("ctkEnabled"))
                .set("firmware", vmx.get("firmware", "bios"))
                .set("maxMksConnections", 40)
                .set("guestAutoLockEnabled", false)
                .set("memoryReservationLockedToMax", vmx.flag("sched.mem.pin"))
                .set("nestedHVEnabled", vmx.flag("vhv.enable"))
                .set("vPMCEnabled", vmx.flag("vpmc.enable"));
    }

    /** The BIOS uuid: the file's, or one the host makes up and keeps. */
    static String uuid(Machine machine, Vmx vmx) {
        return uuidOr(vmx.get("uuid.bios"), "bios " + machine.file());
    }

    /** The instance uuid: the file's, or one the host makes up and keeps. */
    static String instanceUuid(Machine machine, Vmx vmx) {
        return uuidOr(vmx.get("vc.uuid"), "instance " + machine.file());
    }

    private static String uuidOr(@Nullable String written, String seed) {
        String uuid = Vmx.uuid(written);
        return uuid == null
                ? UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString()
                : uuid;
    }

    static String hardwareVersion(Vmx vmx) {
        return String.format(Locale.ROOT, "vmx-%02d", vmx.number("virtualHW.version", 8));
    }

    /** {@code VirtualMachine.resourceConfig}. */
    static DataObject resourceConfig(Machine machine, Vmx vmx) {
        return DataObject.of("ResourceConfigSpec")
                .set("entity", machine.ref())
                .set("cpuAllocation", cpuAllocation(vmx))
                .set("memoryAllocation", memoryAllocation(vmx))
                .build();
    }

    static DataObject cpuAllocation(Vmx vmx) {
        int one = (int) (1000 * vmx.number("numvcpus", 1));
        return allocation(vmx, "sched.cpu", one);
    }

    static DataObject memoryAllocation(Vmx vmx) {
        int one = (int) (10 * vmx.number("memSize", 32));
        return allocation(vmx, "sched.mem", one);
    }

    /** An allocation from the keys {@code .min}, {@code .max} and {@code .shares}. */
    private static DataObject allocation(Vmx vmx, String prefix, int normalShares) {
        String shares = vmx.get(prefix + ".shares", "normal").toLowerCase(Locale.ROOT);
        String level = shares.matches("\\d+") ? "custom" : shares;
        int count = switch (level) {
            case "low" -> normalShares / 2;
            case "high" -> normalShares * 2;
            case "custom" -> Integer.parseInt(shares);
            default -> normalShares;
        };
        long reservation = vmx.number(prefix + ".min", vmx.number(prefix + ".minSize", 0));
        return DataObject.of("ResourceAllocationInfo")
                .set("reservation", Math.max(0, reservation))
                .set("expandableReservation", false)
                .set("limit", vmx.number(prefix + ".max", -1))
                .set("shares", DataObject.of("SharesInfo").set("shares", count).set("level", level))
                .build();
    }

    private static DataObject files(Machine machine) {
        String folder = machine.file().folder() + "/";
        return DataObject.of("VirtualMachineFileInfo")
                .set("vmPathName", machine.file().toString())
                .set("snapshotDirectory", folder)
                .set("suspendDirectory", folder)
                .set("logDirectory", folder)
                .build();
    }

    private static List<DataObject> extra(Vmx vmx) {
        List<DataObject> options = new ArrayList<>();
        for (Map.Entry<String, String> entry : vmx.entries().entrySet()) {
            if (!SHOWN_ELSEWHERE.matcher(entry.getKey()).matches()) {
                options.add(DataObject.of("OptionValue")
                        .set("key", entry.getKey())
                        .set("value", Vmx.unescape(entry.getValue()))
                        .build());
            }
        }
        return options;
    }

    private static List<DataObject> urls(Machine machine) {
        Datastore datastore = machine.datastore();
        return List.of(DataObject.of("VirtualMachineConfigInfoDatastoreUrlPair")
                .set("name", datastore.name())
                .set("url", datastore.mountPath())
                .build());
    }
}
