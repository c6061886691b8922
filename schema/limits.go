package schema

import (
	"cmp"
	"math"
	"time"

	"github.com/graphql-go/graphql/language/ast"
)

// Limits bound what a request may ask for. A zero field means its default.
type Limits struct {
	Body      int64         // bytes of a request's body; 1 MiB
	Query     int           // bytes of a query; 256 KiB
	Name      int           // characters of a name or number in a query; 256
	String    int           // bytes of a string in a query; 16 KiB
	Tokens    int           // tokens of a query; 10,000
	Nesting   int           // nesting of brackets in a query, and of variables; 32
	Depth     int           // nesting of fields once fragments are expanded; 24
	Fields    int           // fields once fragments are expanded; 1,000
	Fragments int           // fragment definitions; 100
	Aliases   int           // fields under another name once fragments are expanded; 500
	Page      int           // the largest page, and list of ids; 500, and never below LeastPage
	Cost      int           // objects that the answer can hold, by the page sizes asked for; 500,000
	Answer    int           // bytes of an answer's data; 32 MiB
	Running   int           // requests that run at once; 64
	Wait      time.Duration // how long a request waits for its turn; 2 s
	Streams   int           // subscriptions that are open at once; 64
	Rate      int           // objects that a client may ask for in a minute, by cost; 0: any number
	Cache     int           // bytes of checked queries that are kept ready; 32 MiB
}

// pageLimit is how errors name the largest page.
const pageLimit = "limit-page"

// LeastPage is the smallest that the largest page may be: some lists hold so many where a query asks for no number.
const LeastPage = 100

func (l Limits) withDefaults() Limits {
	l.Body = cmp.Or(l.Body, 1<<20)
	l.Query = cmp.Or(l.Query, 256<<10)
	l.Name = cmp.Or(l.Name, 256)
	l.String = cmp.Or(l.String, 16<<10)
	l.Tokens = cmp.Or(l.Tokens, 10_000)
	l.Nesting = cmp.Or(l.Nesting, 32)
	l.Depth = cmp.Or(l.Depth, 24)
	l.Fields = cmp.Or(l.Fields, 1000)
	l.Fragments = cmp.Or(l.Fragments, 100)
	l.Aliases = cmp.Or(l.Aliases, 500)
	l.Page = max(cmp.Or(l.Page, 500), LeastPage)
	l.Cost = cmp.Or(l.Cost, 500_000)
	l.Answer = cmp.Or(l.Answer, 32<<20)
	l.Running = cmp.Or(l.Running, 64)
	l.Streams = cmp.Or(l.Streams, 64)
	l.Wait = cmp.Or(l.Wait, 2*time.Second)
	l.Cache = cmp.Or(l.Cache, 32<<20)
	return l
}

// fragments holds the fragments of a document by name.
type fragments map[string]*ast.FragmentDefinition

// fragmentsOf returns a document's fragments. It refuses one name for two, spreads that lead back to their own fragment, and too many: the
// validator and the executor die of the second and stall on the third.
func (l Limits) fragmentsOf(document *ast.Document) (fragments, error) {
	found := fragments{}
	for _, definition := range document.Definitions {
		f, ok := definition.(*ast.FragmentDefinition)
		if !ok {
			continue
		}
		if _, twice := found[f.Name.Value]; twice {
			return nil, refuse(ValidationFailed, "two fragments are called %q: rename one", f.Name.Value)
		}
		found[f.Name.Value] = f
	}
	if len(found) > l.Fragments {
		return nil, refuse(TooComplex, "the query defines more than %d fragments: ask in several queries", l.Fragments).over("fragments", l.Fragments, l.Fragments+1)
	}
	state := map[string]bool{}
	for _, definition := range document.Definitions {
		if f, ok := definition.(*ast.FragmentDefinition); ok {
			if err := found.acyclic(f, state); err != nil {
				return nil, err
			}
		}
	}
	return found, nil
}

// acyclic follows the spreads of a fragment. state holds false while a fragment is being followed, true once it is known to be sound.
func (f fragments) acyclic(fragment *ast.FragmentDefinition, state map[string]bool) error {
	name := fragment.Name.Value
	if sound, met := state[name]; sound {
		return nil
	} else if met {
		return refuse(ValidationFailed, "fragment %q spreads itself: take the spread that leads back to it out", name)
	}
	state[name] = false
	for _, spread := range spreads(fragment.SelectionSet, nil) {
		if next := f[spread]; next != nil {
			if err := f.acyclic(next, state); err != nil {
				return err
			}
		}
	}
	state[name] = true
	return nil
}

// spreads appends the names of the fragments that a selection set spreads at any depth.
func spreads(set *ast.SelectionSet, names []string) []string {
	if set == nil {
		return names
	}
	for _, selection := range set.Selections {
		switch s := selection.(type) {
		case *ast.FragmentSpread:
			names = append(names, s.Name.Value)
		case *ast.Field:
			names = spreads(s.SelectionSet, names)
		case *ast.InlineFragment:
			names = spreads(s.SelectionSet, names)
		}
	}
	return names
}

// extent is how much a selection set asks for once its fragments are expanded.
type extent struct{ fields, aliases, depth int }

// ruler measures selection sets; it measures each fragment once, so that fragments spread in fragments cost nothing.
type ruler struct {
	fragments fragments
	known     map[string]extent
}

// checkExtent refuses a document with an operation or fragment that expands beyond the limits.
func (l Limits) checkExtent(document *ast.Document, found fragments) error {
	r := ruler{found, map[string]extent{}}
	for _, definition := range document.Definitions {
		d, ok := definition.(interface{ GetSelectionSet() *ast.SelectionSet })
		if !ok {
			continue
		}
		size := r.measure(d.GetSelectionSet())
		if size.fields > l.Fields {
			return refuse(TooComplex, "the query asks for more than %d fields: ask in several queries", l.Fields).over("limit-fields", l.Fields, l.Fields+1)
		}
		if size.aliases > l.Aliases {
			return refuse(TooComplex, "the query asks for more than %d fields under another name: ask in several queries", l.Aliases).over("limit-aliases", l.Aliases, l.Aliases+1)
		}
		if size.depth > l.Depth {
			return refuse(TooComplex, "the query nests fields deeper than %d: ask for less depth, or by id in a second query", l.Depth).over("limit-depth", l.Depth, l.Depth+1)
		}
	}
	return nil
}

func (r *ruler) measure(set *ast.SelectionSet) extent {
	var whole extent
	if set == nil {
		return whole
	}
	for _, selection := range set.Selections {
		var part extent
		switch s := selection.(type) {
		case *ast.Field:
			part = r.measure(s.SelectionSet)
			part = extent{add(part.fields, 1), part.aliases, part.depth + 1}
			if s.Alias != nil {
				part.aliases = add(part.aliases, 1)
			}
		case *ast.InlineFragment:
			part = r.measure(s.SelectionSet)
		case *ast.FragmentSpread:
			part = r.fragment(s.Name.Value)
		}
		whole = extent{add(whole.fields, part.fields), add(whole.aliases, part.aliases), max(whole.depth, part.depth)}
	}
	return whole
}

func (r *ruler) fragment(name string) extent {
	if size, ok := r.known[name]; ok || r.fragments[name] == nil {
		return size
	}
	size := r.measure(r.fragments[name].SelectionSet)
	r.known[name] = size
	return size
}

// add and times stay at the largest number rather than wrap.
func add(a, b int) int {
	if a > math.MaxInt-b {
		return math.MaxInt
	}
	return a + b
}

func times(a, b int) int {
	if b != 0 && a > math.MaxInt/b {
		return math.MaxInt
	}
	return a * b
}
