// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/vmware/govmomi/find"
	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/simulator/esx"
	"github.com/vmware/govmomi/vim25"
	"github.com/vmware/govmomi/vim25/types"
)

// machine is one virtual machine to create, and the VMX it shall have.
type machine struct {
	vmx    []byte
	folder string // on the first datastore; the VMX in it has the same name
	power  string
	facts
}

// describe decides which machines there are, those with a given VMX first.
func describe(o *options) ([]machine, error) {
	states := strings.Split(o.power, ",")
	for _, state := range states {
		if state != "on" && state != "off" && state != "suspended" {
			return nil, fmt.Errorf("-power: %q is not on, off or suspended", state)
		}
	}
	machines := make([]machine, 0, o.machines)
	for i := 0; i < o.machines; i++ {
		m := machine{folder: fmt.Sprintf("vm-%d", i+1), power: states[i%len(states)]}
		if i < len(o.vmxFiles) {
			content, err := os.ReadFile(o.vmxFiles[i])
			if err != nil {
				return nil, err
			}
			m.folder = strings.TrimSuffix(filepath.Base(o.vmxFiles[i]), filepath.Ext(o.vmxFiles[i]))
			m.vmx = content
			m.facts = readFacts(content, generatedFacts(m.folder, i))
		} else {
			m.facts = generatedFacts(m.folder, i)
			m.vmx = generateVmx(m.folder, m.facts)
		}
		machines = append(machines, m)
	}
	return machines, nil
}

// create makes the machines on the model's host, over the simulator's own methods.
func create(ctx context.Context, model *simulator.Model, machines []machine) error {
	client, err := vim25.NewClient(ctx, model.Service)
	if err != nil {
		return err
	}
	finder := find.NewFinder(client)
	datacenter, err := finder.DefaultDatacenter(ctx)
	if err != nil {
		return err
	}
	folders, err := datacenter.Folders(ctx)
	if err != nil {
		return err
	}
	hosts, err := finder.SetDatacenter(datacenter).HostSystemList(ctx, "*")
	if err != nil {
		return err
	}
	host := hosts[0]
	for _, candidate := range hosts {
		if candidate.Name() == "DC0_H0" {
			host = candidate
		}
	}
	pool, err := host.ResourcePool(ctx)
	if err != nil {
		return err
	}
	store := model.Map().FindByName("LocalDS_0", datastores(model.Map())).(*simulator.Datastore)
	for _, m := range machines {
		if err := m.create(ctx, model.Map(), folders.VmFolder, pool, host); err != nil {
			return fmt.Errorf("machine %q: %w", m.name, err)
		}
		// The simulator made this file, empty.
		if err := os.WriteFile(filepath.Join(store.Summary.Url, m.folder, m.folder+".vmx"), m.vmx, 0o600); err != nil {
			return err
		}
	}
	return nil
}

func datastores(registry *simulator.Registry) []types.ManagedObjectReference {
	var references []types.ManagedObjectReference
	for _, entity := range registry.All("Datastore") {
		references = append(references, entity.Reference())
	}
	return references
}

func (m machine) create(ctx context.Context, registry *simulator.Registry, folder *object.Folder, pool *object.ResourcePool, host *object.HostSystem) error {
	created, err := finish(registry)(folder.CreateVM(ctx, m.spec(), pool, host))
	if err != nil {
		return err
	}
	vm := object.NewVirtualMachine(folder.Client(), created.(types.ManagedObjectReference))
	if m.power != "off" {
		_, err = finish(registry)(vm.PowerOn(ctx))
	}
	if err == nil && m.power == "suspended" {
		_, err = finish(registry)(vm.Suspend(ctx))
	}
	return err
}

// finish waits for a task at the source: the property collector would take 20 ms for each.
func finish(registry *simulator.Registry) func(*object.Task, error) (types.AnyType, error) {
	return func(started *object.Task, err error) (types.AnyType, error) {
		if err != nil {
			return nil, err
		}
		task := registry.Get(started.Reference()).(*simulator.Task)
		var info types.TaskInfo
		for info.State != types.TaskInfoStateSuccess && info.State != types.TaskInfoStateError {
			time.Sleep(100 * time.Microsecond)
			registry.WithLock(new(simulator.Context), task, func() { info = task.Info })
		}
		if info.Error != nil {
			return nil, fmt.Errorf("%s: %T", info.Name, info.Error.Fault)
		}
		return info.Result, nil
	}
}

func (m machine) spec() types.VirtualMachineConfigSpec {
	var devices object.VirtualDeviceList
	scsi, _ := devices.CreateSCSIController("pvscsi")
	path := fmt.Sprintf("[LocalDS_0] %s/%s", m.folder, m.folder)
	disk := devices.CreateDisk(scsi.(types.BaseVirtualController), types.ManagedObjectReference{}, path+".vmdk")
	disk.CapacityInKB = 10 << 20
	nic := esx.EthernetCard
	devices = append(devices, scsi, disk, &nic)
	changes, _ := devices.ConfigSpec(types.VirtualDeviceConfigSpecOperationAdd)
	return types.VirtualMachineConfigSpec{
		Name:         m.name,
		Uuid:         m.biosUuid,
		InstanceUuid: m.instanceUuid,
		MemoryMB:     m.memoryMB,
		NumCPUs:      m.vcpus,
		GuestId:      string(types.VirtualMachineGuestOsIdentifierOtherGuest64),
		Files:        &types.VirtualMachineFileInfo{VmPathName: path + ".vmx"},
		DeviceChange: changes,
	}
}
