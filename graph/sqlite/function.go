package sqlite

import (
	"database/sql/driver"
	"fmt"
	"sync"

	"modernc.org/sqlite"

	"github.com/parleygraph/parley/graph"
)

// confidenceOf is the SQL function that reads the confidence of a statement from its body.
const confidenceOf = "parley_confidence"

// addFunctions gives the driver the functions that filters use. It has one set of them for all its connections.
var addFunctions = sync.OnceValue(func() error {
	return sqlite.RegisterDeterministicScalarFunction(confidenceOf, 1, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		body, ok := args[0].([]byte)
		if !ok {
			return nil, fmt.Errorf("the body of a statement is a %T", args[0])
		}
		n, err := decode("", kindNumber(graph.KindStatement), string(body))
		if err != nil {
			return nil, err
		}
		return graph.ConfidenceText(n.(*graph.Statement).Confidence), nil
	})
})
