// SPDX-License-Identifier: Apache-2.0

package main

import "testing"

func TestItemsOfArraysGetTheTypeTheyAreNamedAfter(t *testing.T) {
	const envelope = `<e xmlns:i="http://www.w3.org/2001/XMLSchema-instance">`
	for name, pair := range map[string][2]string{
		"a data object": {
			`<val i:type="ArrayOfDatastoreHostMount"><DatastoreHostMount><key>1</key></DatastoreHostMount></val>`,
			`<val i:type="ArrayOfDatastoreHostMount"><DatastoreHostMount xsi:type="DatastoreHostMount"><key>1</key></DatastoreHostMount></val>`,
		},
		"a reference keeps its own type": {
			`<val i:type="ArrayOfManagedObjectReference"><ManagedObjectReference type="Task">task-1</ManagedObjectReference></val>`,
			`<val i:type="ArrayOfManagedObjectReference"><ManagedObjectReference xsi:type="ManagedObjectReference" type="Task">task-1</ManagedObjectReference></val>`,
		},
		"simple types, empty ones too": {
			`<val i:type="ArrayOfString"><string>a</string><string/></val>`,
			`<val i:type="ArrayOfString"><string xsi:type="xsd:string">a</string><string xsi:type="xsd:string"/></val>`,
		},
		"a subtype stays": {
			`<val i:type="ArrayOfVirtualDevice"><VirtualDevice i:type="VirtualDisk"><key>1</key></VirtualDevice></val>`,
			`<val i:type="ArrayOfVirtualDevice"><VirtualDevice i:type="VirtualDisk"><key>1</key></VirtualDevice></val>`,
		},
		"no array": {
			`<val i:type="VirtualMachineConfigInfo"><name>&lt;ArrayOf</name><x a=">"/></val>`,
			`<val i:type="VirtualMachineConfigInfo"><name>&lt;ArrayOf</name><x a=">"/></val>`,
		},
		"an array inside an item": {
			`<val i:type="ArrayOfAnyType"><anyType i:type="ArrayOfInt"><int>1</int></anyType></val><int>2</int>`,
			`<val i:type="ArrayOfAnyType"><anyType i:type="ArrayOfInt"><int xsi:type="xsd:int">1</int></anyType></val><int>2</int>`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			before, after := envelope+pair[0]+"</e>", envelope+pair[1]+"</e>"
			got, err := addItemTypes([]byte(before))
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != after {
				t.Errorf("got  %s\nwant %s", got, after)
			}
		})
	}
}

func TestBrokenXmlIsReported(t *testing.T) {
	if _, err := addItemTypes([]byte(`<a><b></a>`)); err == nil {
		t.Error("no error")
	}
}
