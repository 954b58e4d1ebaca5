// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.Affect;

/** Devices that come and go. */
abstract class DeviceRules extends Rules {
    private static final String DEVICES = "domain.devices";

    DeviceRules(ProviderContract contract) {
        super(contract);
    }

    private String disk() {
        return host().newDisk().orElseGet(() -> abort("this host has no disk to spare"));
    }

    private List<String> disks() {
        return Pattern.compile("<disk .*?<target dev='(.*?)'.*?</disk>", Pattern.DOTALL)
                .matcher(off().xml())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Rule(id = "DEVC-01", value = "an attached disk is in the definition, and only that is new", needs = DEVICES)
    void attaches() {
        List<String> before = disks();
        String disk = disk();
        off().devices().attach(disk, Affect.CURRENT);
        List<String> added = new ArrayList<>(disks());
        added.removeAll(before);
        assertThat(disks()).containsAll(before);
        assertThat(added).singleElement().satisfies(target -> assertThat(disk).contains("'" + target + "'"));
    }

    @Rule(id = "DEVC-02", value = "a detached disk is gone, and all else stays", needs = DEVICES)
    void detaches() {
        String before = off().xml();
        off().devices().attach(disk(), Affect.CURRENT);
        off().devices().detach(disk(), Affect.CURRENT);
        assertThat(off().xml()).isEqualTo(before);
    }

    @Rule(id = "DEVC-03", value = "a place that is taken is refused, and nothing changes", needs = DEVICES)
    void refusesTakenPlaces() {
        String disk = disk();
        off().devices().attach(disk, Affect.CURRENT);
        String before = off().xml();
        HypervisorException error = catchThrowableOfType(
                HypervisorException.class, () -> off().devices().attach(disk, Affect.CURRENT));
        assertThat(error).as("the failure").isNotNull();
        assertThat(error.code())
                .isIn(ErrorCode.OPERATION_FAILED, ErrorCode.OPERATION_INVALID, ErrorCode.CONFIG_UNSUPPORTED);
        assertThat(off().xml()).isEqualTo(before);
    }

    @Rule(id = "DEVC-04", value = "a device that is not there is DEVICE_MISSING", needs = DEVICES)
    void missing() {
        String disk = disk();
        fails(ErrorCode.DEVICE_MISSING, () -> off().devices().detach(disk, Affect.CURRENT));
    }

    @Rule(id = "DEVC-05", value = "the running state of a domain that is off is OPERATION_INVALID", needs = DEVICES)
    void offHasNoRunningState() {
        String disk = disk();
        String before = off().xml();
        fails(ErrorCode.OPERATION_INVALID, () -> off().devices().attach(disk, Affect.LIVE));
        assertThat(off().xml()).isEqualTo(before);
    }

    @Rule(id = "DEVC-06", value = "XML that is not well-formed is XML_DETAIL", needs = DEVICES)
    void refusesBadXml() {
        fails(ErrorCode.XML_DETAIL, () -> off().devices().attach("<disk", Affect.CURRENT));
    }

    @Rule(id = "DEVC-07", value = "a read-only connection changes no device", needs = DEVICES)
    void readOnly() {
        String disk = disk();
        try (Hypervisor reader =
                host().hypervisors().connect(host().spec().readOnly(true).build())) {
            Domain domain = reader.domains().byName(host().off());
            fails(ErrorCode.OPERATION_DENIED, () -> domain.devices().attach(disk, Affect.CURRENT));
            fails(ErrorCode.OPERATION_DENIED, () -> domain.devices().detach(disk, Affect.CURRENT));
        }
    }

    @Rule(id = "DEVC-08", value = "an emptied drive stays, and what the XML says of it is taken back", needs = DEVICES)
    void emptiesDrives() {
        String drive = drive("[^']*").orElseGet(() -> abort("this domain has no CD-ROM drive"));
        String target = drive.replaceAll("(?s).*<target dev='(.*?)'.*", "$1");
        off().devices()
                .update(
                        "<disk type='file' device='cdrom'>" + drive.replaceAll("(?s).*(<target .*?/>).*", "$1")
                                + "<readonly/></disk>",
                        Affect.CURRENT);
        String emptied = drive(target).orElse("");
        assertThat(emptied).as("the drive without a medium").isNotEmpty().doesNotContain("<source file=");
        off().devices().update(emptied, Affect.CURRENT);
        assertThat(drive(target)).as("the drive as it was shown").contains(emptied);
    }

    private Optional<String> drive(String target) {
        return Pattern.compile(
                        "<disk [^>]*device='cdrom'(?:(?!</disk>).)*<target dev='(?:" + target + ")'.*?</disk>",
                        Pattern.DOTALL)
                .matcher(off().xml())
                .results()
                .map(MatchResult::group)
                .findFirst();
    }
}
