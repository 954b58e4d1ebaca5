// SPDX-License-Identifier: Apache-2.0

package main

import "testing"

func TestAGeneratedVmxSaysWhatItsMachineIs(t *testing.T) {
	want := generatedFacts("vm-7", 6)
	if got := readFacts(generateVmx("vm-7", want), facts{}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestNoTwoGeneratedMachinesShareAUuid(t *testing.T) {
	seen := make(map[string]bool)
	for _, name := range []string{"vm-1", "vm-2", "vm-10"} {
		f := generatedFacts(name, 0)
		for _, uuid := range []string{f.biosUuid, f.instanceUuid} {
			if seen[uuid] || len(uuid) != 36 {
				t.Errorf("%s: %s", name, uuid)
			}
			seen[uuid] = true
		}
	}
}

func TestFactsAreReadAsHostsWriteThem(t *testing.T) {
	vmx := "#!/usr/bin/vmware\n.encoding = \"UTF-8\"\r\nDISPLAYNAME = \"a |22b|22/c\"\n" +
		"uuid.bios = \"56 4d 9b ef ac d9 b4 e0-c8 f0 ae a8 b9 10 35 15\"\nmemsize=256\nnumvcpus = \"4\"\n"
	otherwise := facts{name: "other", biosUuid: "b", instanceUuid: "i", memoryMB: 1, vcpus: 1}
	want := facts{name: `a "b"%2fc`, biosUuid: "564d9bef-acd9-b4e0-c8f0-aea8b9103515", instanceUuid: "i", memoryMB: 256, vcpus: 4}
	if got := readFacts([]byte(vmx), otherwise); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestWhatAVmxDoesNotSayOrSaysBadlyIsTakenFromElsewhere(t *testing.T) {
	otherwise := facts{name: "other", biosUuid: "b", instanceUuid: "i", memoryMB: 1, vcpus: 2}
	vmx := "displayName = \"caf\xe9\"\nuuid.bios = \"56 4d\"\nvc.uuid = \"xx\"\nmemsize = \"0\"\nnumvcpus = \"many\"\n"
	if got := readFacts([]byte(vmx), otherwise); got != otherwise {
		t.Errorf("got %+v", got)
	}
}
