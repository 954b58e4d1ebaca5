// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import org.hypervia.tck.TestHost;

/** Domain XML for hosts of the contract. */
final class Domains {
    private Domains() {}

    static String vmware(String datastore) {
        return """
                <domain type='vmware'>
                  <name>tck-new</name>
                  <uuid>%s</uuid>
                  <memory unit='KiB'>524288</memory>
                  <vcpu>1</vcpu>
                  <os><type arch='x86_64'>hvm</type></os>
                  <devices>
                    <disk type='file' device='disk'>
                      <source file='[%s] tck/tck.vmdk'/>
                      <target dev='sda' bus='scsi'/>
                    </disk>
                    <controller type='scsi' index='0' model='lsilogic'/>
                  </devices>
                </domain>
                """.formatted(TestHost.NEW_UUID, datastore);
    }

    static String test(String name, String uuid) {
        return """
                <domain type='test'>
                  <name>%s</name>
                  <uuid>%s</uuid>
                  <memory unit='KiB'>1048576</memory>
                  <vcpu>4</vcpu>
                  <os><type>hvm</type></os>
                </domain>
                """.formatted(name, uuid);
    }
}
