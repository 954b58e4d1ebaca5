// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/vmware/govmomi"
	"github.com/vmware/govmomi/find"
	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/soap"
)

// started runs a peer over plain HTTP for one test.
func started(t *testing.T, args ...string) *peer {
	t.Helper()
	o, err := parse(append([]string{"-tls=false"}, args...), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	p, err := start(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.close)
	return p
}

func loggedIn(t *testing.T, p *peer) *govmomi.Client {
	t.Helper()
	at := *p.server.URL
	at.User = url.UserPassword("root", "secret")
	client, err := govmomi.NewClient(context.Background(), &at, true)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func machinesOf(t *testing.T, client *govmomi.Client) []mo.VirtualMachine {
	t.Helper()
	ctx := context.Background()
	finder := find.NewFinder(client.Client)
	datacenter, err := finder.DefaultDatacenter(ctx)
	if err != nil {
		t.Fatal(err)
	}
	found, err := finder.SetDatacenter(datacenter).VirtualMachineList(ctx, "*")
	if err != nil {
		t.Fatal(err)
	}
	machines := make([]mo.VirtualMachine, len(found))
	for i, vm := range found {
		if err := vm.Properties(ctx, vm.Reference(), []string{"config", "runtime"}, &machines[i]); err != nil {
			t.Fatal(err)
		}
	}
	return machines
}

func TestTheVmxBehindEachMachineAgreesWithIt(t *testing.T) {
	given := filepath.Join(t.TempDir(), "given.vmx")
	content := "displayName = \"a given name\"\nuuid.bios = \"56 4d 00 00 00 00 00 00-00 00 00 00 00 00 00 01\"\nmemsize = \"512\"\n"
	if err := os.WriteFile(given, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, product := range []string{"-esx", "-vpx"} {
		t.Run(product, func(t *testing.T) {
			client := loggedIn(t, started(t, product, "-vms", "3", "-vmx", given, "-power", "on,off,suspended"))
			machines := machinesOf(t, client)
			if len(machines) != 3 {
				t.Fatalf("%d machines", len(machines))
			}
			states := make(map[string]bool)
			for _, vm := range machines {
				states[string(vm.Runtime.PowerState)] = true
				said := readFacts(download(t, client, vm.Config.Files.VmPathName), facts{})
				if said.name != vm.Config.Name || said.biosUuid != vm.Config.Uuid || said.memoryMB != int64(vm.Config.Hardware.MemoryMB) {
					t.Errorf("%+v is not %s %s %d", said, vm.Config.Name, vm.Config.Uuid, vm.Config.Hardware.MemoryMB)
				}
			}
			if len(states) != 3 {
				t.Errorf("states: %v", states)
			}
		})
	}
}

// download takes a file from where a libvirt client would: /folder with the names of datacenter and datastore.
func download(t *testing.T, client *govmomi.Client, path string) []byte {
	t.Helper()
	ctx := context.Background()
	var place object.DatastorePath
	place.FromString(path)
	finder := find.NewFinder(client.Client)
	datacenter, err := finder.DefaultDatacenter(ctx)
	if err != nil {
		t.Fatal(err)
	}
	store, err := finder.SetDatacenter(datacenter).Datastore(ctx, place.Datastore)
	if err != nil {
		t.Fatal(err)
	}
	body, _, err := client.Download(ctx, store.NewURL(place.Path), &soap.DefaultDownload)
	if err != nil {
		t.Fatal(err)
	}
	defer body.Close()
	content, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestFilesAreForSessionsOnly(t *testing.T) {
	p := started(t)
	answer, err := http.Get("http://" + p.server.URL.Host + "/folder/vm-1/vm-1.vmx?dcPath=ha-datacenter&dsName=LocalDS_0")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusUnauthorized {
		t.Error(answer.Status)
	}
}

func TestOnlyTheRightPasswordLogsIn(t *testing.T) {
	p := started(t)
	at := *p.server.URL
	at.User = url.UserPassword("root", "wrong")
	if _, err := govmomi.NewClient(context.Background(), &at, true); err == nil || !strings.Contains(err.Error(), "Login failure") {
		t.Error(err)
	}
}

func TestCountersTellCallsBytesAndSessions(t *testing.T) {
	p := started(t)
	client := loggedIn(t, p)
	type numbers struct {
		Total    traffic
		Methods  map[string]traffic
		Sessions int
	}
	read := func() (n numbers) {
		answer, err := http.Get("http://" + p.server.URL.Host + countersPath)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		if err := json.NewDecoder(answer.Body).Decode(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	after := read()
	if after.Methods["Login"].Calls != 1 || after.Methods["Login"].Received == 0 || after.Methods["Login"].Sent == 0 || after.Sessions != 1 {
		t.Errorf("after login: %+v", after)
	}
	reset, _ := http.NewRequest(http.MethodDelete, "http://"+p.server.URL.Host+countersPath, nil)
	answer, err := http.DefaultClient.Do(reset)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if err := client.Logout(context.Background()); err != nil {
		t.Fatal(err)
	}
	if after = read(); after.Total.Calls != 1 || after.Methods["Logout"].Calls != 1 || after.Sessions != 0 {
		t.Errorf("after reset and logout: %+v", after)
	}
}

func TestTypedArraysAndMountPathsAreThereWhenAskedFor(t *testing.T) {
	const request = `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body><RetrieveProperties xmlns="urn:vim25">` +
		`<_this type="PropertyCollector">ha-property-collector</_this><specSet><propSet><type>HostSystem</type><pathSet>datastore</pathSet></propSet>` +
		`<propSet><type>Datastore</type><pathSet>host</pathSet></propSet><objectSet><obj type="HostSystem">ha-host</obj>` +
		`<selectSet xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="TraversalSpec"><type>HostSystem</type><path>datastore</path></selectSet>` +
		`</objectSet></specSet></RetrieveProperties></Body></Envelope>`
	ask := func(args ...string) string {
		p := started(t, args...)
		client := loggedIn(t, p)
		answer, err := client.Client.Client.Post(p.server.URL.String(), "text/xml", strings.NewReader(request))
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		content, _ := io.ReadAll(answer.Body)
		return string(content)
	}
	plain, full := ask(), ask("-typed-arrays", "-mount-path", "/vmfs/volumes/one", "-mount-path", "/vmfs/volumes/two")
	for _, part := range []string{"<path>/vmfs/volumes/one</path>", "<path>/vmfs/volumes/two</path>",
		`<DatastoreHostMount xsi:type="DatastoreHostMount">`, `<ManagedObjectReference xsi:type="ManagedObjectReference" type="Datastore">`} {
		if strings.Contains(plain, part) || !strings.Contains(full, part) {
			t.Errorf("%s\nplain: %s\nfull: %s", part, plain, full)
		}
	}
}

func TestLatencyIsAddedToEachAnswer(t *testing.T) {
	p := started(t, "-latency", "30ms")
	begin := time.Now()
	answer, err := http.Get("http://" + p.server.URL.Host + "/sdk/vimServiceVersions.xml")
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if passed := time.Since(begin); passed < 30*time.Millisecond {
		t.Error(passed)
	}
}

func TestTheUriIsTheOnlyLineAndTheEndOfInputEndsTheServer(t *testing.T) {
	for args, want := range map[string]string{
		"-esx":                        "esx://root@127.0.0.1:PORT/?no_verify=1",
		"-vpx -user anna":             "vpx://anna@127.0.0.1:PORT/DC0/DC0_H0?no_verify=1",
		"-tls=false -user dom\\anna":  "esx://dom%5Canna@127.0.0.1:PORT/?transport=http",
		"-listen 127.0.0.1:0 -vms 0 ": "esx://root@127.0.0.1:PORT/?no_verify=1",
	} {
		o, err := parse(strings.Fields(args), io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := run(o, strings.NewReader(""), &out); err != nil {
			t.Fatal(err)
		}
		if got := regexp.MustCompile(`:\d+/`).ReplaceAllString(out.String(), ":PORT/"); got != want+"\n" {
			t.Errorf("%s: got %q, want %q", args, got, want)
		}
	}
}

func TestOptionsThatMakeNoSenseAreRefused(t *testing.T) {
	for _, args := range []string{"-esx -vpx", "-vms -1", "-password=", "-user=", "-latency -1s", "operand", "-power sometimes",
		"-vmx /does/not/exist.vmx", "-listen 127.0.0.1:99999", "-vmx vmx_test.go -vmx vmx_test.go"} {
		o, err := parse(strings.Fields(args), io.Discard)
		if err == nil {
			var p *peer
			if p, err = start(o); err == nil {
				p.close()
			}
		}
		if err == nil {
			t.Errorf("%s: accepted", args)
		}
	}
}
