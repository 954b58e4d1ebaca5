// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.BlockInfo;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.PoolCondition;
import org.hypervia.api.storage.PoolState;
import org.hypervia.api.storage.PoolType;
import org.hypervia.api.storage.PoolXmlFlag;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StoragePoolInfo;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.StorageVolumeInfo;
import org.hypervia.api.storage.StorageVolumeSummary;
import org.hypervia.api.storage.TransferOptions;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.api.storage.TransferResult;
import org.hypervia.api.storage.VolumeDownload;
import org.hypervia.api.storage.VolumeResizeFlag;
import org.hypervia.api.storage.VolumeType;
import org.hypervia.api.storage.VolumeUpload;
import org.hypervia.api.storage.WipeAlgorithm;
import org.hypervia.api.value.Reading;
import org.hypervia.itests.peer.Command;
import org.hypervia.itests.peer.Virsh;
import org.hypervia.libvirt.LibvirtProvider;
import org.hypervia.spi.registry.ProviderRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pools, volumes and their content on a real libvirtd, whose files lie where the test can look at them. */
@Timeout(300)
class StorageOnQemuIT {
    private static final int MIB = 1 << 20;

    @TempDir
    private static Path folder;

    private static QemuHost host;
    private static Virsh virsh;
    private static Path files;

    private final LibvirtProvider provider = new LibvirtProvider();
    private Hypervisor connection;
    private StoragePool pool;

    @BeforeAll
    static void start() throws IOException {
        host = QemuHost.start();
        virsh = Virsh.at(Files.createDirectories(folder.resolve("virsh")), host.uri(), "nobody", "nothing");
        virsh.output("pool-define-as pool dir --target /var/lib/libvirt/pool; pool-build pool; pool-start pool");
        virsh.output("pool-define-as idle dir --target /var/lib/libvirt/idle");
        files = host.state().resolve("pool");
    }

    @AfterAll
    static void end() {
        if (host != null) {
            host.close();
        }
    }

    @BeforeEach
    void connect() {
        connection = new ProviderRegistry(() -> List.of(provider))
                .connect(ConnectionSpec.builder(host.uri()).build());
        pool = connection.storagePools().byName("pool");
    }

    @AfterEach
    void nothingIsLeft() {
        pool.volumes().forEach(StorageVolume::delete);
        connection.close();
        assertThat(provider.handles()).as("native handles").isZero();
    }

    private static void fails(ErrorCode code, String words, ThrowingCallable call) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error).as("the failure").isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        assertThat(error.getMessage()).contains(words);
    }

    private StorageVolume create(String name, String format, int mebibytes) {
        return pool.createVolume(xml(name, format, mebibytes));
    }

    private static String xml(String name, String format, int mebibytes) {
        return """
                <volume>
                  <name>%s</name><capacity unit='MiB'>%d</capacity><allocation>0</allocation>
                  <target><format type='%s'/></target>
                </volume>
                """.formatted(name.replace("&", "&amp;"), mebibytes, format);
    }

    private static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** Sizes of a file system change while others use it, so those are asked of virsh only where they hold still. */
    @Test
    void poolsAreThoseThatVirshTells() {
        assertThat(connection.storagePools().summaries().orThrow())
                .extracting(row -> row.identity().name() + " " + row.type().orElse(PoolType.RBD) + " "
                        + row.info().map(StoragePoolInfo::state).orElse(PoolState.BUILDING))
                .containsExactlyInAnyOrder("pool DIR RUNNING", "idle DIR INACTIVE");
        assertThat(connection
                        .storagePools()
                        .list(Set.of(PoolCondition.INACTIVE))
                        .orThrow())
                .extracting(StoragePool::name)
                .containsExactly("idle");
        assertThat(connection.storagePools().list(Set.of(PoolCondition.LOGICAL)).orThrow())
                .isEmpty();
        assertThat(pool.uuid()).hasToString(virsh.output("pool-uuid pool").strip());
        assertThat(pool.xml(Set.of(PoolXmlFlag.INACTIVE)))
                .isEqualTo(virsh.output("pool-dumpxml pool --inactive").stripTrailing() + "\n");
        assertThat(connection.storagePools().byTargetPath("/var/lib/libvirt/pool"))
                .isEqualTo(pool);
        StoragePoolInfo info = pool.info();
        assertThat(info.allocation() + info.available()).isEqualTo(info.capacity());
        assertThat(virsh.output("pool-info pool --bytes")).contains(Long.toString(info.capacity()));
        fails(
                ErrorCode.OPERATION_INVALID,
                "is not active",
                () -> connection.storagePools().byName("idle").volumes());
    }

    @Test
    void aFileThatSomebodyPutThereIsSeenAfterARefresh() throws IOException {
        Files.write(files.resolve("new.iso"), new byte[5000]);
        fails(ErrorCode.NO_STORAGE_VOL, "new.iso", () -> pool.volume("new.iso"));
        pool.refresh();
        assertThat(pool.volume("new.iso").info().capacity()).isEqualTo(5000);
        pool.setAutostart(true);
        assertThat(virsh.output("pool-list --autostart --name")).contains("pool");
        pool.setAutostart(false);
        assertThat(pool.autostart()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"raw,8388608", "qcow2,196616"})
    void aVolumeIsCreatedAsVirshSeesIt(String format, long physical) {
        StorageVolume volume = create("a." + format, format, 8);
        StorageVolumeInfo info = volume.info();
        assertThat(info.type()).isEqualTo(VolumeType.FILE);
        assertThat(info.capacity()).isEqualTo(8 * MIB);
        assertThat(info.physical()).isEqualTo(physical);
        assertThat(volume.xml())
                .isEqualTo(
                        virsh.output("vol-dumpxml " + volume.name() + " pool").stripTrailing() + "\n");
        assertThat(volume.path()).isEqualTo("/var/lib/libvirt/pool/a." + format);
        assertThat(pool.volumeSummaries().orThrow())
                .containsExactly(new StorageVolumeSummary(volume.identity(), Reading.of(info), Reading.of(format)));
        assertThat(connection.storagePools().volumeByPath(volume.path())).isEqualTo(volume);
        assertThat(connection.storagePools().volumeByKey(volume.key()).pool()).isEqualTo(pool);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "[a] + b", "100%&c.img", "größe 💾.img"})
    void aNameIsWhatItIs(String name) throws IOException {
        StorageVolume volume = create(name, "raw", 1);
        byte[] bytes = random(MIB, 1);
        volume.upload(Channels.newChannel(new ByteArrayInputStream(bytes)), TransferOptions.defaults());
        assertThat(Files.readAllBytes(files.resolve(name))).isEqualTo(bytes);
        assertThat(pool.volumes().orThrow()).extracting(StorageVolume::name).containsExactly(name);
    }

    @Test
    void aVolumeIsCopiedResizedWipedAndDeleted() throws IOException {
        StorageVolume source = create("a.img", "raw", 4);
        byte[] bytes = random(4 * MIB, 2);
        Files.write(files.resolve("a.img"), bytes);
        StorageVolume copy = pool.createVolumeFrom(xml("b.img", "raw", 4), source, Set.of());
        assertThat(Files.readAllBytes(files.resolve("b.img"))).isEqualTo(bytes);
        copy.resize(6 * MIB, Set.of());
        copy.resize(MIB, Set.of(VolumeResizeFlag.DELTA));
        assertThat(copy.info().capacity()).isEqualTo(7 * MIB);
        fails(ErrorCode.INVALID_ARG, "shrink", () -> copy.resize(MIB, Set.of()));
        copy.resize(5 * MIB, Set.of(VolumeResizeFlag.SHRINK));
        assertThat(Files.size(files.resolve("b.img"))).isEqualTo(5 * MIB);
        copy.wipe();
        assertThat(Files.readAllBytes(files.resolve("b.img"))).isEqualTo(new byte[5 * MIB]);
        // An algorithm other than zeros is done by a program, which may not be installed.
        HypervisorException wiped =
                catchThrowableOfType(HypervisorException.class, () -> source.wipe(WipeAlgorithm.RANDOM));
        assertThat(wiped == null ? "" : String.valueOf(wiped.getMessage())).matches("(?s)|.*scrub.*");
        copy.delete();
        assertThat(files.resolve("b.img")).doesNotExist();
        fails(ErrorCode.NO_STORAGE_VOL, "b.img", copy::info);
    }

    @Test
    void aCreationThatFailsLeavesNothing() throws IOException {
        create("a.img", "raw", 1);
        fails(ErrorCode.STORAGE_VOL_EXIST, "a.img", () -> create("a.img", "raw", 1));
        fails(ErrorCode.XML_ERROR, "", () -> pool.createVolume("<volume><name>x</name></volume>"));
        fails(ErrorCode.CONFIG_UNSUPPORTED, "nonsense", () -> create("x", "nonsense", 1));
        fails(ErrorCode.OPERATION_INVALID, "../x", () -> create("../x", "raw", 1));
        assertThat(pool.volumes().orThrow()).hasSize(1);
        try (Stream<Path> found = Files.list(files)) {
            assertThat(found).hasSize(1);
        }
        assertThat(files.resolveSibling("x")).doesNotExist();
    }

    /** Each part of it with an offset and a length, at and around the ends of blocks and of the content. */
    @ParameterizedTest
    @CsvSource({
        "0,3000000",
        "0,1",
        "1,262143",
        "262120,262144",
        "262144,262145",
        "1000000,2000000",
        "2999999,1",
        "3000000,0"
    })
    void aPartComesAndGoesByteForByte(int offset, int length) throws IOException {
        StorageVolume volume = create("part.img", "raw", 3);
        byte[] content = random(3_000_000, 3);
        Files.write(files.resolve("part.img"), content);
        TransferRange range = TransferRange.of(offset, length);
        try (VolumeDownload download = volume.download(range)) {
            assertThat(download.length()).hasValue(length);
            assertThat(download.content().readAllBytes())
                    .isEqualTo(Arrays.copyOfRange(content, offset, offset + length));
            download.finish();
        }
        try (VolumeDownload rest = volume.download(TransferRange.from(offset))) {
            assertThat(rest.content().readAllBytes()).isEqualTo(Arrays.copyOfRange(content, offset, content.length));
        }
        byte[] changed = random(length, 4);
        try (VolumeUpload upload = volume.upload(range)) {
            upload.send(changed, 0, length);
            upload.finish();
        }
        System.arraycopy(changed, 0, content, offset, length);
        assertThat(Files.readAllBytes(files.resolve("part.img"))).isEqualTo(content);
    }

    @Test
    void aRangeEndsWithTheContentAndBeginsBeforeIt() throws IOException {
        StorageVolume volume = create("a.img", "raw", 1);
        Files.write(files.resolve("a.img"), random(1000, 5));
        try (VolumeDownload download = volume.download(TransferRange.of(990, 100))) {
            assertThat(download.length()).hasValue(10);
            assertThat(download.content().readAllBytes()).hasSize(10);
        }
        fails(ErrorCode.INVALID_ARG, "1000 bytes", () -> volume.download(TransferRange.from(1001)));
    }

    @Test
    void anUploadThatIsNotWhatWasAnnouncedFails() {
        StorageVolume volume = create("a.img", "raw", 1);
        fails(ErrorCode.INVALID_ARG, "only 10 came", () -> {
            try (VolumeUpload upload = volume.upload(TransferRange.of(0, 11))) {
                upload.send(new byte[10], 0, 10);
                upload.finish();
            }
        });
        fails(ErrorCode.INVALID_ARG, "more came", () -> {
            try (VolumeUpload upload = volume.upload(TransferRange.of(0, 9))) {
                upload.send(new byte[10], 0, 10);
                upload.finish();
            }
        });
        fails(ErrorCode.INVALID_ARG, "more came", () -> {
            try (VolumeUpload upload = volume.upload(TransferRange.of(0, 0))) {
                upload.send(new byte[10], 0, 10);
                upload.finish();
            }
        });
    }

    /** More than two windows, in a process whose heap holds no part of it. */
    @Test
    void whatIsLargeGoesThroughASmallHeap() throws IOException {
        create("large.img", "raw", 96);
        Path source = folder.resolve("large");
        try (FileChannel file = FileChannel.open(source, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < 96; i++) {
                file.write(ByteBuffer.wrap(random(MIB, i)));
            }
        }
        Path target = folder.resolve("large.back");
        Command.Result result = new Command(
                        folder,
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx20m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SmallHeapTransfer.class.getName()),
                        Map.of())
                .run(host.uri(), "large.img", source.toString(), target.toString());
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(Files.mismatch(source, files.resolve("large.img"))).isEqualTo(-1);
        assertThat(Files.mismatch(source, target)).isEqualTo(-1);
        assertThat(result.out()).contains("100663296 bytes up, 100663296 bytes down, handles 0");
    }

    @Test
    void aTransferTellsWhatItDid() throws IOException {
        StorageVolume volume = create("a.img", "raw", 1);
        byte[] bytes = "abc".getBytes(StandardCharsets.US_ASCII);
        TransferOptions options = TransferOptions.defaults().withChecksum("SHA-256");
        TransferResult up = volume.upload(Channels.newChannel(new ByteArrayInputStream(bytes)), options);
        TransferResult down = volume.download(
                Channels.newChannel(new ByteArrayOutputStream()), options.withRange(TransferRange.of(0, 3)));
        assertThat(up.checksum()).contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(down).isEqualTo(up);
    }

    @Test
    void aDownloadThatIsLeftHoldsNothing() {
        StorageVolume volume = create("a.img", "raw", 8);
        VolumeDownload download = volume.download(TransferRange.all());
        assertThat(download.receive(new byte[10])).isPositive();
        download.abort();
        fails(ErrorCode.OPERATION_INVALID, "is over", () -> download.receive(new byte[10]));
        volume.delete();
    }

    @Test
    void theSizesOfADiskAreThoseThatVirshTells() {
        host.newImage("sized");
        Domain domain = connection
                .domains()
                .define(Guests.withDisk(
                        "sized", "aaaaaaaa-bbbb-cccc-dddd-eeeeffff0021", "/var/lib/libvirt/images/sized"));
        try {
            BlockInfo sizes = domain.devices().blockInfo("vda");
            assertThat(sizes.capacity()).isEqualTo(8 * MIB);
            assertThat(domain.devices().blockInfo("/var/lib/libvirt/images/sized"))
                    .isEqualTo(sizes);
            assertThat(virsh.output("domblkinfo sized vda")
                            .replaceAll(" +", " ")
                            .strip())
                    .isEqualTo("Capacity: " + sizes.capacity() + "\nAllocation: " + sizes.allocation() + "\nPhysical: "
                            + sizes.physical());
            fails(ErrorCode.INVALID_ARG, "vdz", () -> domain.devices().blockInfo("vdz"));
        } finally {
            domain.undefine(Set.of());
        }
    }
}
