// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.hypervia.api.domain.DomainState;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.cli.testing.Run;
import org.hypervia.cli.testing.TestHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands on pools, volumes and disks do where virsh's test driver cannot show it. */
class StorageCommandsTest {
    private static final String DOMAIN = """
            <domain><name>vm</name><devices>
              <disk type='file' device='disk'><source file='/images/a.img'/><target dev='vda'/></disk>
              <disk type='file' device='disk'><source file='/elsewhere/b.img'/><target dev='vdb'/></disk>
              <disk type='volume' device='disk'><source pool='images' volume='c.img'/><target dev='vdc'/></disk>
              <disk type='file' device='cdrom'><target dev='hda'/></disk>
            </devices></domain>
            """;

    private final TestHost host = new TestHost();

    private Run run(String... words) {
        return ProgramRunner.over(host).run(with("-c", "test:///x", words));
    }

    private static String[] with(String first, String second, String... words) {
        String[] all = new String[words.length + 2];
        all[0] = first;
        all[1] = second;
        System.arraycopy(words, 0, all, 2, words.length);
        return all;
    }

    private void volume(String name) {
        host.storage().volumes().put(name, new byte[1500]);
    }

    @Test
    void aListingOfPoolsIsOneCall() {
        Run run = run("pool-list", "--all", "--details");

        assertThat(run.resultLines())
                .contains(
                        " images   running    yes         yes          10.00 GiB   3.33 GiB     6.67 GiB",
                        " spare    inactive   yes         yes          -           -            -");
        assertThat(host.calls()).containsExactly("open", "pools", "close");
    }

    @Test
    void aPoolThatIsNotStartedHasNoSizes() {
        assertThat(run("pool-info", "spare").results())
                .contains("State:          inactive\n")
                .doesNotContain("Capacity");
    }

    @Test
    void aVolumeIsSoughtByNameThenKeyThenPath() {
        volume("a.img");

        assertThat(run("vol-path", "/images/a.img", "--pool", "images").results())
                .isEqualTo("/images/a.img\n\n");
        assertThat(host.calls())
                .containsSubsequence(
                        "volume name /images/a.img", "volume key /images/a.img", "volume path /images/a.img");
        assertThat(run("vol-name", "key-a.img").results()).isEqualTo("a.img\n\n");
        assertThat(run("vol-info", "a.img").messages())
                .startsWith("error: failed to get vol 'a.img', specifying --pool might help\nerror: ");
        assertThat(run("vol-info", "a.img", "--physical", "--pool", "images").results())
                .isEqualTo(
                        "Name:           a.img\nType:           file\nCapacity:       1.46 KiB\nPhysical:       1.46 KiB\n\n");
    }

    @Test
    void aVolumeOfAnotherPoolIsNotTakenForOneOfThis() {
        volume("a.img");

        assertThat(run("vol-delete", "/images/a.img", "--pool", "spare").messages())
                .isEqualTo("error: Requested volume '/images/a.img' is not in pool 'spare'\n");
        assertThat(host.storage().volumes()).containsKey("a.img");
    }

    @Test
    void aHostThatCannotBeAskedIsNotTakenForAMissingPool() {
        host.refuse(ErrorCode.OPERATION_TIMEOUT, "it took too long");

        assertThat(run("pool-info", "images").messages())
                .startsWith("error: failed to get pool 'images'\nerror: ")
                .endsWith("it took too long\n");
    }

    @ParameterizedTest
    @CsvSource({
        "vol-resize /images/a.img 3k, resize a.img 3072 [], Size of volume 'a.img' successfully changed to 3k",
        "vol-resize /images/a.img 3 --delta, resize a.img 3 [DELTA], Size of volume 'a.img' successfully changed by 3",
        "vol-resize /images/a.img --shrink --capacity=-1k, resize a.img 1024 [DELTA; SHRINK], "
                + "Size of volume 'a.img' successfully changed by 1k",
        "vol-wipe /images/a.img, wipe a.img ZERO, Vol /images/a.img wiped",
        "vol-wipe /images/a.img --algorithm trim, wipe a.img TRIM, Vol /images/a.img wiped",
    })
    void changesSayWhatWasDone(String line, String call, String words) {
        volume("a.img");

        assertThat(run(line.split(" ")).results()).isEqualTo(words + "\n\n");
        assertThat(host.calls()).contains(call.replace(';', ','));
    }

    @Test
    void aNameIsEscapedInAVolumesXml() {
        assertThat(run("vol-create-as", "images", "a&b", "1k", "--print-xml").results())
                .contains("<name>a&amp;b</name>");
    }

    @Test
    void aNewDiskIsMadeAndAttachedInOneStep() {
        host.add("vm", DomainState.RUNNING);

        Run run = run("attach-disk", "vm", "[images] vm/new.vmdk", "sdb", "--size", "20G", "--config");

        assertThat(run.messages()).isEmpty();
        assertThat(run.results()).isEqualTo("Disk attached successfully\n\n");
        assertThat(host.calls())
                .containsSubsequence(
                        "create <volume><name>vm/new.vmdk</name><capacity>21474836480</capacity>"
                                + "<target><formattype='vmdk'/></target></volume>",
                        "attach CONFIG <disk type='file'><source file='[images] vm/new.vmdk'/><target dev='sdb'/></disk>");
    }

    @Test
    void aNewDiskThatCannotBeAttachedIsRemovedAgain() {
        host.add("vm", DomainState.RUNNING);
        host.refuseDevices(ErrorCode.OPERATION_FAILED, "no room on the controller");

        Run run = run("attach-disk", "vm", "/images/new.img", "vdb", "--size", "1M", "--allocation", "0");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messages())
                .startsWith("error: Failed to attach disk\nerror: ")
                .contains("no room");
        assertThat(host.calls()).contains("delete new.img");
        assertThat(host.storage().volumes()).isEmpty();
    }

    @Test
    void aNewDiskThatMayBeAttachedIsKept() {
        host.add("vm", DomainState.RUNNING);
        host.refuseDevices(ErrorCode.OPERATION_TIMEOUT, "it took too long");

        Run run = run("attach-disk", "vm", "/images/new.img", "vdb", "--size", "1M");

        assertThat(run.messages()).contains("warning: the new volume '/images/new.img' is kept");
        assertThat(host.storage().volumes()).containsKey("new.img");
    }

    @Test
    void whatIsThereAlreadyIsNeitherAttachedNorRemoved() {
        host.add("vm", DomainState.RUNNING);
        volume("old.img");

        Run run = run("attach-disk", "vm", "/images/old.img", "vdb", "--size", "1M");

        assertThat(run.messages()).startsWith("error: Failed to create vol /images/old.img\n");
        assertThat(host.calls()).noneMatch(call -> call.startsWith("attach") || call.startsWith("delete"));
        assertThat(host.storage().volumes()).containsKey("old.img");
    }

    @ParameterizedTest
    @CsvSource({"new.img, --size needs the path of a new volume", "/images/x --format raw, Option --size is required"})
    void aNewDiskNeedsAPlace(String source, String words) {
        host.add("vm", DomainState.RUNNING);
        String line = "attach-disk vm " + source + " --target vdb" + (source.contains("--") ? "" : " --size 1M");

        Run run = run(line.split(" "));

        assertThat(run.messages()).contains(words);
        assertThat(host.calls()).noneMatch(call -> call.startsWith("create"));
    }

    @Test
    void detachingSendsTheDiskAsItStandsInTheDomain() {
        host.add("vm", DomainState.RUNNING).xml(DOMAIN);

        assertThat(run("detach-disk", "vm", "/images/a.img").results()).isEqualTo("Disk detached successfully\n\n");
        assertThat(host.calls())
                .contains("detach CURRENT <disk type=\"file\" device=\"disk\"><source file=\"/images/a.img\"/>"
                        + "<target dev=\"vda\"/></disk>");
    }

    @Test
    void disksOfADomainThatGoesAreRemovedAfterIt() {
        volume("a.img");
        volume("c.img");
        volume("other.img");
        host.add("vm", DomainState.SHUTOFF).xml(DOMAIN);

        Run run = run("undefine", "vm", "--remove-all-storage", "--wipe-storage");

        assertThat(run.results()).isEqualTo("""
                        Domain 'vm' has been undefined
                        Wiping volume 'vda'(/images/a.img) ... Done.
                        Volume 'vda'(/images/a.img) removed.
                        Wiping volume 'vdc'(c.img) ... Done.
                        Volume 'vdc'(c.img) removed.

                        """);
        assertThat(run.messages())
                .isEqualTo(
                        "error: Storage volume 'vdb'(/elsewhere/b.img) is not managed by libvirt. Remove it manually.\n");
        assertThat(host.calls())
                .containsSubsequence("undefine", "wipe a.img ZERO", "delete a.img", "wipe c.img ZERO", "delete c.img");
        assertThat(host.storage().volumes()).containsOnlyKeys("other.img");
    }

    @Test
    void noDiskOfARunningDomainIsRemoved() {
        volume("a.img");
        host.add("vm", DomainState.RUNNING).xml(DOMAIN);

        assertThat(run("undefine", "vm", "--storage", "vda").messages())
                .isEqualTo("error: Storage volume deletion is supported only on stopped domains\n");
        assertThat(host.calls()).doesNotContain("undefine", "delete a.img");
    }
}
