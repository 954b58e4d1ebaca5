// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

const schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"

// Items of arrays of simple types carry a name of XML Schema's; all others one of VI's.
var schemaTypes = map[string]bool{
	"anyURI": true, "base64Binary": true, "boolean": true, "byte": true, "dateTime": true, "double": true,
	"float": true, "int": true, "long": true, "short": true, "string": true,
}

// addItemTypes adds the missing xsi:type to each item of a value whose own xsi:type is ArrayOf...; an item's
// element is named like its type. All other bytes stay as they are.
func addItemTypes(document []byte) ([]byte, error) {
	var out bytes.Buffer
	copied := int64(0)
	var inArray []bool // for each open element: are its children items of an array?
	decoder := xml.NewDecoder(bytes.NewReader(document))
	for {
		begin := decoder.InputOffset()
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		switch element := token.(type) {
		case xml.StartElement:
			ownType := typeOf(element)
			if len(inArray) > 0 && inArray[len(inArray)-1] && ownType == "" {
				afterName := begin + int64(bytes.IndexAny(document[begin:], " \t\r\n/>"))
				out.Write(document[copied:afterName])
				out.WriteString(` xsi:type="` + itemType(element.Name.Local) + `"`)
				copied = afterName
			}
			inArray = append(inArray, strings.HasPrefix(ownType, "ArrayOf"))
		case xml.EndElement:
			inArray = inArray[:len(inArray)-1]
		}
	}
	out.Write(document[copied:])
	return out.Bytes(), nil
}

func typeOf(element xml.StartElement) string {
	for _, attribute := range element.Attr {
		if attribute.Name.Space == schemaInstance && attribute.Name.Local == "type" {
			return attribute.Value[strings.IndexByte(attribute.Value, ':')+1:]
		}
	}
	return ""
}

func itemType(name string) string {
	if schemaTypes[name] {
		return "xsd:" + name
	}
	return name
}
