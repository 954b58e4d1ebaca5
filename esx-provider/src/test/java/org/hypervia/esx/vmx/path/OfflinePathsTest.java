// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.vmx.text.Thrown.refused;

import java.util.Set;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.esx.vmx.text.VmxRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 6.1 of the reference. */
class OfflinePathsTest {
    private static final OfflinePaths PATHS = paths(DomainXmlDialect.LATEST);

    private static OfflinePaths paths(DomainXmlDialect dialect) {
        return new OfflinePaths("[datastore] directory", Set.of("missing"), VmxRules.of(dialect));
    }

    @ParameterizedTest
    @CsvSource({
        "/vmfs/volumes/DS/PATH,[DS] PATH",
        "/vmfs/volumes/a b/c/d.vmdk,[a b] c/d.vmdk",
        "/usr/lib/vmware/linux.iso,/usr/lib/vmware/linux.iso",
        "/vmfs/devices/cdrom/x,/vmfs/devices/cdrom/x",
        "disk.vmdk,[datastore] directory/disk.vmdk",
        "'',[datastore] directory/",
    })
    void mapsFileNamesByNameAlone(String fileName, String source) {
        assertThat(PATHS.parse(fileName, false)).contains(source);
        assertThat(paths(DomainXmlDialect.LIBVIRT_9_0).parse(fileName, false)).contains(source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vmfs/volumes/", "/vmfs/volumes/DS", "/vmfs/volumes/DS/", "/vmfs/volumes//x"})
    void refusesVolumesWithoutPath(String fileName) {
        refused(ErrorCode.INTERNAL_ERROR, () -> PATHS.parse(fileName, true), fileName);
    }

    @Test
    void knowsTheRootOfADatastore() {
        var root = new OfflinePaths("[datastore]", Set.of(), VmxRules.of(DomainXmlDialect.LATEST));
        assertThat(root.parse("disk.vmdk", false)).contains("[datastore] disk.vmdk");
    }

    @Test
    void knowsMissingDatastores() {
        assertThat(PATHS.parse("/vmfs/volumes/missing/x.iso", true)).isEmpty();
        refused(
                ErrorCode.INTERNAL_ERROR,
                () -> PATHS.parse("/vmfs/volumes/missing/x.vmdk", false),
                "/vmfs/volumes/missing/x.vmdk",
                "'missing'");
        refused(ErrorCode.INTERNAL_ERROR, () -> PATHS.format("[missing] x"), "'missing'");
    }

    @Test
    void takesRelativeNamesWithDirectoryOnlyInTheNewestDialect() {
        assertThat(PATHS.parse("sub/x.vmdk", false)).contains("[datastore] directory/sub/x.vmdk");
        refused(
                ErrorCode.INTERNAL_ERROR,
                () -> paths(DomainXmlDialect.LIBVIRT_9_0).parse("sub/x.vmdk", false),
                "sub/x.vmdk");
        refused(ErrorCode.INTERNAL_ERROR, () -> PATHS.parse("C:\\vm\\x.vmdk", false), "C:\\vm\\x.vmdk");
        refused(ErrorCode.INTERNAL_ERROR, () -> PATHS.parse("\\\\host\\x.vmdk", false), "host");
        assertThat(paths(DomainXmlDialect.LIBVIRT_9_0).parse("C:\\x.vmdk", false))
                .contains("[datastore] directory/C:\\x.vmdk");
    }

    @ParameterizedTest
    @CsvSource({
        "[DS] PATH,/vmfs/volumes/DS/PATH",
        "[a b]c/d.vmdk,/vmfs/volumes/a b/c/d.vmdk",
        "/x/y.iso,/x/y.iso",
    })
    void mapsSourcesByNameAlone(String source, String fileName) {
        assertThat(PATHS.format(source)).isEqualTo(fileName);
    }

    @Test
    void refusesOtherSources() {
        refused(ErrorCode.INTERNAL_ERROR, () -> PATHS.format("x.vmdk"), "x.vmdk");
        refused(ErrorCode.INTERNAL_ERROR, () -> PATHS.format(""));
        refused(ErrorCode.INVALID_ARG, () -> PATHS.format("[] x.vmdk"), "[] x.vmdk");
    }
}
