// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.snapshotxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.xml.SkippedXml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotXmlTest {
    private static final UUID DOMAIN = UUID.fromString("564d0000-1111-2222-3333-444455556666");

    private static SnapshotInfo snapshot(DomainState state, String name, String description, long created) {
        return new SnapshotInfo(
                "5-snapshot-1",
                name,
                description,
                state,
                Instant.ofEpochSecond(created),
                Optional.empty(),
                true,
                true,
                false,
                List.of());
    }

    private static SnapshotXml.Request read(String content) {
        return SnapshotXml.parse("<domainsnapshot>" + content + "</domainsnapshot>", skipped -> {});
    }

    private static ErrorCode refusal(String xml) {
        HypervisorException refusal =
                catchThrowableOfType(HypervisorException.class, () -> SnapshotXml.parse(xml, skipped -> {}));
        assertThat(refusal).as(xml).isNotNull();
        return refusal.code();
    }

    @Test
    void aTextThatIsNotWellFormedIsCalledASnapshotXml() {
        assertThat(catchThrowableOfType(
                        HypervisorException.class, () -> SnapshotXml.parse("<domainsnapshot", skipped -> {})))
                .hasMessageContaining("snapshot XML, line 1");
        assertThat(catchThrowableOfType(HypervisorException.class, () -> SnapshotXml.describe("<domainsnapshot")))
                .hasMessageContaining("snapshot XML, line 1");
    }

    @Test
    void whatHoldsTheDisksAloneHasNoStateAndFilesOfItsOwnAreExternal() {
        SnapshotXml.Description disks =
                SnapshotXml.describe("<domainsnapshot><state>disk-snapshot</state><memory snapshot='no'/>"
                        + "<disks><disk name='vda' snapshot='external'/></disks></domainsnapshot>");
        assertThat(disks.diskOnly()).isTrue();
        assertThat(disks.external()).isTrue();
        assertThat(disks.state()).isEqualTo(DomainState.NOSTATE);

        SnapshotXml.Description memory = SnapshotXml.describe(
                "<domainsnapshot><state>running</state><memory snapshot='external' file='/m'/></domainsnapshot>");
        assertThat(memory.diskOnly()).isFalse();
        assertThat(memory.external()).isTrue();
        assertThat(memory.state()).isEqualTo(DomainState.RUNNING);

        SnapshotXml.Description internal =
                SnapshotXml.describe("<domainsnapshot><state>shutoff</state><memory snapshot='no'/>"
                        + "<disks><disk name='vda' snapshot='internal'/></disks></domainsnapshot>");
        assertThat(internal.diskOnly()).isFalse();
        assertThat(internal.external()).isFalse();
    }

    @Test
    void aSnapshotIsDescribedInLibvirtsOrder() {
        String xml = SnapshotXml.format(
                snapshot(DomainState.RUNNING, "a & b", "before <the> change", 1614834367), Optional.of("base"), DOMAIN);

        assertThat(xml).isEqualTo("""
                <domainsnapshot>
                  <name>a &amp; b</name>
                  <description>before &lt;the&gt; change</description>
                  <state>running</state>
                  <parent>
                    <name>base</name>
                  </parent>
                  <creationTime>1614834367</creationTime>
                  <domain>
                    <uuid>564d0000-1111-2222-3333-444455556666</uuid>
                  </domain>
                </domainsnapshot>
                """);
    }

    @Test
    void aRootHasNoParentAndTimeZeroIsNotSaid() {
        String xml = SnapshotXml.format(snapshot(DomainState.SHUTOFF, "one", "", 0), Optional.empty(), DOMAIN);

        assertThat(xml).isEqualTo("""
                <domainsnapshot>
                  <name>one</name>
                  <description></description>
                  <state>shutoff</state>
                  <domain>
                    <uuid>564d0000-1111-2222-3333-444455556666</uuid>
                  </domain>
                </domainsnapshot>
                """);
    }

    @ParameterizedTest
    @CsvSource({"RUNNING, running", "PAUSED, paused", "SHUTOFF, shutoff", "NOSTATE, nostate"})
    void eachStateHasItsWord(DomainState state, String word) {
        assertThat(SnapshotXml.format(snapshot(state, "one", "", 0), Optional.empty(), DOMAIN))
                .contains("<state>" + word + "</state>");
    }

    @Test
    void whatIsWrittenToAskForOneIsReadBack() {
        String name = "vor <Umbau> & \"so\"";

        SnapshotXml.Request read =
                SnapshotXml.parse(SnapshotXml.format(Optional.of(name), "two\nlines"), skipped -> {});

        assertThat(read).isEqualTo(new SnapshotXml.Request(Optional.of(name), Optional.of("two\nlines")));
        assertThat(SnapshotXml.parse(SnapshotXml.format(Optional.empty(), ""), skipped -> {}))
                .isEqualTo(new SnapshotXml.Request(Optional.empty(), Optional.empty()));
    }

    @Test
    void anEmptyNameIsNone() {
        assertThat(read("<name></name><description/>").name()).isEmpty();
        assertThat(read("").name()).isEmpty();
        assertThat(read("<name>s1</name>").name()).contains("s1");
    }

    @Test
    void whatASnapshotCannotHaveIsTold() {
        List<SkippedXml> skipped = new ArrayList<>();

        SnapshotXml.parse("""
                <domainsnapshot>
                  <name>s1</name>
                  <memory snapshot='no'/>
                  <cookie/>
                  <disks/>
                </domainsnapshot>
                """, skipped::add);

        assertThat(skipped)
                .containsExactly(new SkippedXml(
                        "domainsnapshot/cookie", 4, skipped.get(0).column()));
    }

    @Test
    void aChoiceOfDisksIsNotSupported() {
        assertThat(refusal("<domainsnapshot><disks><disk name='sda' snapshot='no'/></disks></domainsnapshot>"))
                .isEqualTo(ErrorCode.CONFIG_UNSUPPORTED);
        assertThat(refusal("<domainsnapshot><disks><other/></disks></domainsnapshot>"))
                .isEqualTo(ErrorCode.CONFIG_UNSUPPORTED);
    }

    @Test
    void otherXmlIsRefused() {
        assertThat(refusal("<domain/>")).isEqualTo(ErrorCode.XML_ERROR);
        assertThat(refusal("<domainsnapshot>")).isEqualTo(ErrorCode.XML_DETAIL);
        assertThat(refusal("<domainsnapshot><memory snapshot='maybe'/></domainsnapshot>"))
                .isEqualTo(ErrorCode.XML_ERROR);
        assertThat(refusal("<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///x'>]><domainsnapshot><name>&e;</name>"
                        + "</domainsnapshot>"))
                .isEqualTo(ErrorCode.XML_DETAIL);
    }
}
