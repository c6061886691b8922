package sqlite

import (
	"bytes"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
)

// filling puts another value into every field, so that one that a body leaves out is noticed.
type filling struct{ n int }

func (f *filling) fill(v reflect.Value) {
	f.n++
	switch v.Kind() {
	case reflect.String:
		v.SetString("text " + string(rune('a'+f.n%26)))
	case reflect.Int:
		v.SetInt(int64(f.n))
	case reflect.Float64:
		v.SetFloat(1 / float64(f.n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		f.fill(v.Index(0))
		f.fill(v.Index(1))
	case reflect.Array:
		for i := range v.Len() {
			f.fill(v.Index(i))
		}
	case reflect.Pointer:
		if v.Type() == reflect.TypeFor[*graph.Statement]() { // as it was read: it would not end
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem())
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[graph.Passage]() { // one that stands in a quote which begins with "passages"
			v.Set(reflect.ValueOf(graph.Passage{Text: "passage", Start: 7, End: 14}))
			return
		}
		for i := range v.NumField() {
			f.fill(v.Field(i))
		}
	}
}

// TestBodies holds that a node comes out of its body as it went in, every field of it, but for those that stand elsewhere.
func TestBodies(t *testing.T) {
	for _, n := range []graph.Node{&graph.Document{}, &graph.Party{}, &graph.Envoy{}, &graph.Issue{}, &graph.Term{}, &graph.Statement{}, &graph.Meeting{}} {
		(&filling{}).fill(reflect.ValueOf(n).Elem())
		switch n := n.(type) {
		case *graph.Document:
			n.Text, n.Fingerprint, n.Origin = "", "", ""
		case *graph.Envoy:
			n.Roles = nil
		case *graph.Statement:
			n.Quote = graph.Passage{Text: "a passage.", Start: 5, End: 15}
		case *graph.Term:
			n.Kind = graph.KindProposal
		}
		got, err := decode(n.NodeID(), kindNumber(n.NodeKind()), string(encode(n)))
		if err != nil {
			t.Fatalf("%T: %v", n, err)
		}
		if diff := cmp.Diff(n, got); diff != "" {
			t.Errorf("%T (-want +got):\n%s", n, diff)
		}
	}
}

// TestOtherBodies holds the same of what is no node.
func TestOtherBodies(t *testing.T) {
	t.Run("roles", func(t *testing.T) { goesThrough(t, rolesFields) })
	t.Run("pair", func(t *testing.T) { goesThrough(t, pairFields) })
	t.Run("variants", func(t *testing.T) { goesThrough(t, variantsFields) })
	t.Run("edge", func(t *testing.T) {
		goesThrough(t, func(c *codec, e *graph.TermEdge) {
			e.Kind, e.From, e.To, e.Role = "", "", "", "" // columns, and what posts give
			edgeFields(c, e)
		})
	})
}

func goesThrough[T any](t *testing.T, fields func(*codec, *T)) {
	var want, got T
	(&filling{}).fill(reflect.ValueOf(&want).Elem())
	if err := unpack(fields, string(pack(fields, &want)), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestShortBodies holds that a body keeps a text once, and nothing of fields at its end that are empty.
func TestShortBodies(t *testing.T) {
	for _, c := range []struct {
		name string
		body []byte
		want string
	}{
		{"nothing", pack(edgeFields, &graph.TermEdge{}), ""},
		{"one field", encode(&graph.Issue{Name: "water"}), "\nwater"},
		{"a text again", encode(&graph.Envoy{Name: "Anna Holm", Names: []string{"Anna Holm", "Holm", "Berg"}}), "\x12Anna Holm\x00\x08\x01\x00\x12\x08Holm\x08Berg"},
		{"items that are empty", encode(&graph.Envoy{Names: []string{"", ""}}), "\x00\x00\x06\x00\x00"},
	} {
		if string(c.body) != c.want {
			t.Errorf("%s: got %q, want %q", c.name, c.body, c.want)
		}
	}
}

// TestKinds holds that every kind of node has a number, and another.
func TestKinds(t *testing.T) {
	for i, kind := range graph.Kinds() {
		if kindNumber(kind) != i || kindAt(i) != kind {
			t.Errorf("%s has number %d", kind, kindNumber(kind))
		}
	}
	if kindAt(-1) != "" || kindAt(len(graph.Kinds())) != "" {
		t.Error("a number that stands for no kind has one")
	}
}

// TestEdgeKinds holds that every kind of edge has a number, in the order of the kinds.
func TestEdgeKinds(t *testing.T) {
	for _, relation := range graph.Relations() {
		if number := edgeNumber(relation.Kind); number < 0 || edgeKindAt(number) != relation.Kind {
			t.Errorf("%s has number %d", relation.Kind, number)
		}
	}
	if !slices.IsSorted(edgeKinds) {
		t.Error("the numbers of edges' kinds are in another order than the kinds")
	}
	if edgeKindAt(-1) != "" || edgeKindAt(len(edgeKinds)) != "" {
		t.Error("a number that stands for no kind has one")
	}
}

// TestFields holds that every field of a node other than statements is found again, in a column or among the facets.
func TestFields(t *testing.T) {
	for _, n := range []graph.Node{&graph.Document{}, &graph.Party{}, &graph.Envoy{}, &graph.Issue{}, &graph.Term{}, &graph.Meeting{}} {
		(&filling{}).fill(reflect.ValueOf(n).Elem())
		for field := range graph.FacetsOf(n, nil) {
			_, column := columnOf(field)
			if _, facet := facetNumber(field); !column && !facet {
				t.Errorf("%s of a %T stands nowhere", field, n)
			}
		}
	}
}

// FuzzBody holds that no body, however damaged, makes reading it fail otherwise than with an error.
func FuzzBody(f *testing.F) {
	s := &graph.Statement{Quote: graph.Passage{Text: "We reject it.", Start: 3, End: 16}, Cue: graph.Passage{Text: "reject", Start: 6, End: 12}, Point: graph.Passage{Text: "it", Start: 13, End: 15}}
	f.Add(kindNumber(graph.KindStatement), string(encode(s)))
	f.Add(kindNumber(graph.KindDemand), string(encode(&graph.Term{Label: "a term", Kernel: &graph.Kernel{Words: []string{"term"}}})))
	f.Add(kindNumber(graph.KindMeeting), string(encode(&graph.Meeting{Pairs: [][2]int{{0, 1}}})))
	f.Fuzz(func(t *testing.T, kind int, body string) {
		n, err := decode("id", kind, body)
		if err != nil {
			return
		}
		written := encode(n) // compared as bytes: a confidence that is no number equals nothing
		again, err := decode("id", kind, string(written))
		if err != nil || !bytes.Equal(written, encode(again)) {
			t.Errorf("%#v comes back as %#v, %v", n, again, err)
		}
	})
}
