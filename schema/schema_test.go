package schema_test

import (
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/schema"
)

func newSchema(t testing.TB, store graph.Store, options schema.Options) *schema.Schema {
	t.Helper()
	s, err := schema.New(store, options)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
