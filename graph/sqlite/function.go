package sqlite

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"sync"

	"modernc.org/sqlite"

	"github.com/parleygraph/parley/graph"
)

// confidenceOf is the SQL function that reads the confidence of a statement from its body.
const confidenceOf = "parley_confidence"

// bodyOf is the SQL function that a migration writes the body of a node of a kind anew with, in the form of today.
const bodyOf = "parley_body"

// addFunctions gives the driver the functions that filters and migrations use. It has one set of them for all its connections.
var addFunctions = sync.OnceValue(func() error {
	return errors.Join(
		sqlite.RegisterDeterministicScalarFunction(confidenceOf, 1, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
			n, err := decodeValue(int64(kindNumber(graph.KindStatement)), args[0])
			if err != nil {
				return nil, err
			}
			return graph.ConfidenceText(n.(*graph.Statement).Confidence), nil
		}),
		sqlite.RegisterDeterministicScalarFunction(bodyOf, 2, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
			n, err := decodeValue(args[0], args[1])
			if err != nil {
				return nil, err
			}
			return encode(n), nil
		}))
})

// decodeValue reads a node from its kind and its body, as the driver gives them.
func decodeValue(kind, body driver.Value) (graph.Node, error) {
	number, isNumber := kind.(int64)
	blob, isBlob := body.([]byte)
	if !isNumber || !isBlob {
		return nil, fmt.Errorf("the kind of a node is a %T and its body a %T", kind, body)
	}
	return decode("", int(number), string(blob))
}
