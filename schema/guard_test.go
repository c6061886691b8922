package schema_test

import (
	"context"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/graphql-go/graphql/language/lexer"
	"github.com/graphql-go/graphql/language/source"

	"github.com/parleygraph/parley/schema"
)

func TestRefusalsBeforeTheStore(t *testing.T) {
	s := newSchema(t, newStore(t), schema.Options{})
	deep := func(open, close string, n int) string { return strings.Repeat(open, n) + strings.Repeat(close, n) }
	for _, test := range []struct {
		name, query string
		want        schema.Code
	}{
		{"empty", ``, schema.BadRequest},
		{"comment alone", `# nothing`, schema.BadRequest},
		{"no GraphQL", `hello`, schema.ParseFailed},
		{"open string", `{ node(id: "a) { id } }`, schema.ParseFailed},
		{"open block string", `{ node(id: """a) { id } }`, schema.ParseFailed},
		{"unknown field", `{ nobody }`, schema.ValidationFailed},
		{"cyclic fragments", `query { ...a } fragment a on Query { ...b } fragment b on Query { ...a }`, schema.ValidationFailed},
		{"fragment in itself", `{ ...a } fragment a on Query { info { engine } ...a }`, schema.ValidationFailed},
		{"cycle among unused fragments", `{ info { engine } } fragment a on Query { ...b } fragment b on Query { ...a }`, schema.ValidationFailed},
		{"cycle below fields", `{ node(id: 1) { ...a } } fragment a on Statement { echoes { nodes { ...a } } }`, schema.ValidationFailed},
		{"fragment name twice", `{ ...a } fragment a on Query { ...a } fragment a on Query { info { engine } }`, schema.ValidationFailed},
		{"deep selections", deep("{a", "}", 40), schema.TooLarge},
		{"deep lists", `{ nodes(ids: ` + deep("[", "]", 5000) + `) { id } }`, schema.TooLarge},
		{"deep types", `query($a: ` + deep("[", "]", 5000) + `) { info { engine } }`, schema.TooLarge},
		{"deep objects", `{ statements(filter: ` + deep("{not:", "}", 5000) + `) { totalCount } }`, schema.TooLarge},
		{"many tokens", `{` + strings.Repeat(" a", 20_000) + `}`, schema.TooLarge},
		{"many fields", `{` + strings.Repeat(" a", 2000) + `}`, schema.TooComplex},
		{"many fields by fragments", doubling(20), schema.TooComplex},
		{"many fragments", `{ info { engine } }` + strings.Repeat(" fragment a on Query { x }", 150), schema.ValidationFailed},
		{"depth by fragments", nested(30), schema.TooComplex},
		{"brackets in a string", `{ node(id: "` + strings.Repeat("{", 100) + `") { nobody } }`, schema.ValidationFailed},
		{"brackets in a block string", `{ node(id: """` + strings.Repeat("{ \" \\\"\"\" ", 100) + `""") { nobody } }`, schema.ValidationFailed},
		{"brackets in a comment", "{ nobody # " + strings.Repeat("{", 100) + "\n}", schema.ValidationFailed},
		{"brackets after an escaped quote", `{ node(id: "\"") { nobody(a: ` + deep("[", "]", 40) + `) } }`, schema.TooLarge},
		{"variable without a type", `query A($A:) { A }`, schema.ParseFailed},
		{"list of no type", `query A($A: []!) { A }`, schema.ParseFailed},
		{"mutation", `mutation { load }`, schema.Denied},
		{"subscription", `subscription { load }`, schema.ValidationFailed},
		{"subscription without a stream", `subscription { documentLoaded { id } }`, schema.BadRequest},
		{"type definition", `type A { b: C }`, schema.ValidationFailed},
		{"two operations", `query a { info { engine } } query b { info { engine } }`, schema.BadRequest},
		{"cost", `{ parties(first: 500) { nodes { statements(first: 500) { nodes { echoes(first: 500) { nodes { id } } } } } } }`, schema.TooComplex},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := s.Execute(context.Background(), schema.Request{Query: test.query})
			if len(got.Errors) == 0 || got.Errors[0].Code() != test.want || got.Data != nil {
				t.Errorf("got %s %v, want a refusal as %s", got.Data, got.Errors, test.want)
			}
		})
	}
}

// doubling returns a query of n fragments that each spread the next one twice.
func doubling(n int) string {
	var b strings.Builder
	b.WriteString("{ ...f0 }")
	for i := range n {
		next := name(i + 1)
		b.WriteString(" fragment " + name(i) + " on Query { a: info { engine } ..." + next + " ... on Query { ..." + next + " } }")
	}
	b.WriteString(" fragment " + name(n) + " on Query { info { engine } }")
	return b.String()
}

// nested returns a query of n fragments that each spread the next one a level deeper.
func nested(n int) string {
	var b strings.Builder
	b.WriteString("{ ...f0 }")
	for i := range n {
		b.WriteString(" fragment " + name(i) + " on Query { a { ..." + name(i+1) + " } }")
	}
	b.WriteString(" fragment " + name(n) + " on Query { b }")
	return b.String()
}

func name(i int) string { return "f" + strconv.Itoa(i) }

// wideCPU is how much processor time a query as wide as may be takes at most, to be checked and answered; the goal is 100 ms.
const wideCPU = time.Second

func TestWideQueriesAreCheckedFast(t *testing.T) {
	s := newSchema(t, nil, schema.Options{})
	for _, test := range []struct{ name, query string }{
		{"one field often", `{` + strings.Repeat(" info { engine }", 499) + ` nobody }`},
		{"one deep field often", `{` + strings.Repeat(" info { engine }", 250) + ` info {` + strings.Repeat(" counts { kind }", 220) + `} nobody }`},
		{"fragments pairwise", `{` + strings.Repeat(" ...f0 ...f1", 90) + ` nobody } fragment f0 on Query { info { engine } } fragment f1 on Query { info { engine } }`},
		{"long list", `{ nodes(ids: [` + strings.Repeat(`"a" `, 9000) + `]) { nobody } }`},
	} {
		t.Run(test.name, func(t *testing.T) {
			began := processorTime(t)
			s.Execute(context.Background(), schema.Request{Query: test.query})
			if took := processorTime(t) - began; took > wideCPU*slowdown {
				t.Errorf("took %v of processor time, want less than %v", took, wideCPU*slowdown)
			}
		})
	}
}

func TestVariablesThatNestDeep(t *testing.T) {
	s := newSchema(t, nil, schema.Options{})
	var filter any
	for range 100 {
		filter = map[string]any{"not": filter}
	}
	got := s.Execute(context.Background(), schema.Request{
		Query: `query($f: StatementFilter) { statements(filter: $f) { totalCount } }`, Variables: map[string]any{"f": filter},
	})
	if len(got.Errors) != 1 || got.Errors[0].Code() != schema.TooLarge {
		t.Errorf("got %v, want a refusal as TOO_LARGE", got.Errors)
	}
}

// FuzzGuard compares the guard with the library's lexer: where the lexer takes the whole query, both agree on whether it is too long or too deep;
// where the guard lets a query through, the parser may have it.
func FuzzGuard(f *testing.F) {
	for _, seed := range []string{
		`{ a }`, `{a(b:"\"{")}`, `{a(b:"""\""" { """)}`, "# {{{\n{a}", `{ a(b: [1, -2.5e3, $c]) ...d @include(if: true) }`, "\ufeff{a}", `"""a""" "\""`, `1...a`, `"\u00e9{"`, "#ééé\n{a}", "{ # \xff\n a }", "\ufeff\ufeff{a(b: \"é\")}",
	} {
		f.Add(seed)
	}
	limits := schema.Limits{Tokens: 50, Nesting: 5}
	f.Fuzz(func(t *testing.T, query string) {
		clean, err := limits.Check(query)
		if err != nil {
			clean, _ = schema.Limits{Tokens: math.MaxInt, Nesting: math.MaxInt}.Check(query)
		}
		if len(clean) != len(query) {
			t.Errorf("cleaned to %d bytes, want %d", len(clean), len(query))
		}
		refused := err != nil
		tokens, deepest, whole := lexed(clean)
		if want := tokens > limits.Tokens || deepest > limits.Nesting; whole && refused != want {
			t.Errorf("refused %v with %d tokens, nesting %d", refused, tokens, deepest)
		}
		if !refused && deepest > limits.Nesting {
			t.Errorf("let nesting %d through", deepest)
		}
	})
}

// lexed returns how many tokens the library's lexer finds in a query, how deep they nest, and whether it came to the end.
func lexed(query []byte) (tokens, deepest int, whole bool) {
	next := lexer.Lex(source.NewSource(&source.Source{Body: query}))
	nesting, at := 0, 0
	for {
		token, err := next(at)
		if err != nil {
			return tokens, deepest, false
		}
		if token.Kind == lexer.EOF {
			return tokens, deepest, true
		}
		at = token.End
		tokens++
		switch token.Kind {
		case lexer.BRACE_L, lexer.BRACKET_L, lexer.PAREN_L:
			nesting++
			deepest = max(deepest, nesting)
		case lexer.BRACE_R, lexer.BRACKET_R, lexer.PAREN_R:
			nesting--
		}
	}
}

// TestRefusalsNameTheirLimit holds what a refusal tells a program: which limit, how much it allows and how much there was.
func TestRefusalsNameTheirLimit(t *testing.T) {
	s := newSchema(t, newStore(t), schema.Options{Limits: schema.Limits{Cost: 350, Page: 100}})
	for _, test := range []struct {
		query string
		want  schema.Excess
	}{
		{`{` + strings.Repeat(" a", 2000) + `}`, schema.Excess{Name: "limit-fields", Most: 1000, Met: 1001}},
		{`{` + strings.Repeat(" a", 20_000) + `}`, schema.Excess{Name: "limit-tokens", Most: 10_000, Met: 10_001}},
		{`{ parties(first: 100) { nodes { id } edges { node { id } } } }`, schema.Excess{Name: "limit-cost", Most: 350, Met: 400}},
		{`{` + strings.Repeat(" a: info { engine }", 400) + `...F } fragment F on Query {` + strings.Repeat(" b: __typename", 101) + `}`, schema.Excess{Name: "limit-aliases", Most: 500, Met: 501}},
		{`{` + strings.Repeat("{", 33), schema.Excess{Name: "limit-nesting", Most: 32, Met: 33}},
		{`{ info { engine } parties(first: 101) { totalCount } }`, schema.Excess{Name: "limit-page", Most: 100, Met: 101}},
	} {
		response := s.Execute(t.Context(), schema.Request{Query: test.query})
		if len(response.Errors) != 1 || response.Errors[0].Extensions["limit"] != test.want {
			t.Errorf("%.40s: got %v, want %v", test.query, response.Errors[0].Extensions, test.want)
		}
	}
}
