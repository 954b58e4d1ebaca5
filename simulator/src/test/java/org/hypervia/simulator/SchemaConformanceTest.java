// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.snapshot.SnapshotRequest;
import org.hypervia.simulator.value.ArrayValue;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.EnumValue;
import org.hypervia.simulator.value.FieldType;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.Schema;
import org.junit.jupiter.api.Test;

/** Everything the simulator can show of its objects is of the schema's form. */
class SchemaConformanceTest {
    private static final Set<String> SIMPLE = Set.of(
            "string",
            "int",
            "long",
            "short",
            "byte",
            "boolean",
            "dateTime",
            "double",
            "float",
            "anyURI",
            "base64Binary");

    private final List<String> problems = new ArrayList<>();
    private int objects;

    @Test
    void everyPropertyOfEveryObjectFollowsTheSchema() {
        try (EsxSimulator esx = EsxSimulator.start(
                SimulatorOptions.builder().tls(false).machines(12).datastores(2).build())) {
            furnish(esx);
            VimClient client = VimClient.loggedIn(esx);
            client.awaitTask(client.machine("PowerOffVM_Task", esx.machine("web01"), ""));
            client.taskFault(client.machine("PowerOffVM_Task", esx.machine("web01"), ""));
            esx.machine("app01").ask(SimulatedQuestion.movedOrCopied());
            esx.machine("bsd01").loseConfiguration();
            esx.center()
                    .inventory()
                    .perform(() -> esx.center()
                            .machines()
                            .get(1)
                            .snapshots()
                            .create(new SnapshotRequest("one", "first", true, true)));
            esx.center().inventory().perform(() -> {
                for (Node node : List.copyOf(esx.center().inventory().nodes())) {
                    check(node);
                }
            });
        }
        assertThat(problems).isEmpty();
        assertThat(objects).as("data objects looked at").isGreaterThan(1000);
    }

    /** Something of all there is beside machines. */
    private static void furnish(EsxSimulator esx) {
        for (GivenDatastore.Kind kind : GivenDatastore.Kind.values()) {
            esx.addDatastore(GivenDatastore.of(kind.name(), kind));
        }
        for (String kind : List.of(
                "HostBlockHba",
                "HostFibreChannelHba",
                "HostParallelScsiHba",
                "HostPcieHba",
                "HostRdmaHba",
                "HostSerialAttachedHba",
                "HostTcpHba")) {
            esx.storage().addAdapter(kind, "vmhba-" + kind);
        }
        esx.storage().addIscsiAdapter("vmhba64", true, "iqn.1998-01.com.vmware:esx01");
        esx.storage().addTarget("vmhba64", "iqn.2001-04.com.example:t1", "192.0.2.10", 3260);
        esx.storage().addDisk("naa.1", "0200naa.1", 1L << 30);
        esx.storage().addDevice("naa.2", "0200naa.2", "enclosure");
        esx.storage().logIn("vmhba64", "iqn.2001-04.com.example:t1", "192.0.2.10", 3260, List.of("naa.1", "naa.2"));
        esx.network().addSwitch("vSwitch1", List.of("vmnic1"));
        esx.network().shapeSwitch("vSwitch1", 8000, 16_000, 1024);
        esx.network().addPortGroup("lab", "vSwitch1", 7);
        esx.network().addKernelPortGroup("vMotion", "vSwitch1", 8);
        esx.network().card(GivenCard.of("vmnic2", "00:0c:29:00:00:02").withDhcp());
        esx.network()
                .card(GivenCard.of("vmnic3", "00:0c:29:00:00:03").unconfigured().withSpeed(0));
        esx.network()
                .addDistributedPortGroup(
                        "dv-lab", "dvportgroup-21", "dvs1", "50 2a 11 22 33 44 55 66-77 88 99 aa bb cc dd ee");
    }

    private void check(Node node) {
        String kind = node.ref().type();
        for (FieldType field : Schema.VIM.fields(kind)) {
            Object value = node.value(field.name());
            if (value != null) {
                check(node.ref() + "." + field.name(), field, value);
            }
        }
    }

    private void check(String path, FieldType type, Object value) {
        if (type.list() != value instanceof List) {
            problems.add(path + (type.list() ? " should be a list" : " should be no list"));
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                check(path + "[]", type.item(), item);
            }
        } else if (value instanceof DataObject object) {
            checkObject(path, type, object);
        } else if (!fits(type.type(), value)) {
            problems.add(path + ": " + value.getClass().getSimpleName() + " " + value + " is no " + type.type());
        }
    }

    private void checkObject(String path, FieldType type, DataObject object) {
        objects++;
        String name = object.type();
        if (!Schema.VIM.knows(name)) {
            problems.add(path + ": " + name + " is not in the schema");
            return;
        }
        boolean allowed = name.equals(type.type())
                || type.type().equals("anyType")
                || (type.open() && Schema.VIM.isA(name, type.type()));
        if (!allowed) {
            problems.add(path + ": " + name + " may not stand where " + type.type() + " is declared");
        }
        for (String field : object.fields().keySet()) {
            if (Schema.VIM.field(name, field) == null) {
                problems.add(path + ": " + name + " has no member " + field);
            }
        }
        for (FieldType field : Schema.VIM.fields(name)) {
            Object value = object.get(field.name());
            if (value != null) {
                check(path + "." + field.name(), field, value);
            } else if (!field.optional() && !(field.list() && object.get(field.name()) == null)) {
                problems.add(path + ": " + name + "." + field.name() + " is missing");
            }
        }
    }

    private static boolean fits(String type, Object value) {
        return switch (type) {
            case "anyType" ->
                value instanceof ArrayValue
                        || value instanceof EnumValue
                        || value instanceof Ref
                        || value instanceof Boolean
                        || value instanceof Integer
                        || value instanceof Long
                        || value instanceof String;
            case "ref" -> value instanceof Ref;
            case "boolean" -> value instanceof Boolean;
            case "dateTime" -> value instanceof Instant;
            case "int" -> value instanceof Integer;
            case "short" -> value instanceof Integer number && number >= Short.MIN_VALUE && number <= Short.MAX_VALUE;
            case "byte" -> value instanceof Integer number && number >= Byte.MIN_VALUE && number <= Byte.MAX_VALUE;
            case "long" -> value instanceof Long || value instanceof Integer;
            default -> value instanceof String && (SIMPLE.contains(type) || !Schema.VIM.knows(type));
        };
    }
}
