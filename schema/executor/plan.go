package executor

import (
	"slices"
	"sync"

	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/ast"
)

// A Plan is an operation ready to run, for the values that its conditional variables have. It is safe for concurrent use.
type Plan struct {
	schema    *Schema
	operation *ast.OperationDefinition
	fragments map[string]*ast.FragmentDefinition
	variables map[string]any // those that @skip and @include name
	root      *set
	serial    bool

	mu   sync.Mutex // guards the sets of all fields and size
	size int
}

// A set is what is selected of an object type: its fields, merged by response key, in the order of the query.
type set struct {
	object *graphql.Object
	fields []*field
	pure   bool // no field in it or beneath it needs a level resolver
}

// A field is one field of a set.
type field struct {
	plan       *Plan
	key        string // the response key
	json       string // the key as JSON, with its colon
	nodes      []*ast.Field
	offsets    []int
	owner      string
	definition *graphql.FieldDefinition
	arguments  []*graphql.Argument
	resolver   Resolver
	shape      *shape
	args       map[string]any // where they hold no variable
	argsErr    *Error
	variable   bool // the arguments hold variables
	selected   map[string]bool
	only       *set            // where the answer is of one object type
	sets       map[string]*set // else by the name of the type
}

// Plan returns the plan of an operation of a validated document. Only the variables in @skip and @include matter here, coerced.
func (s *Schema) Plan(document *ast.Document, operation *ast.OperationDefinition, variables map[string]any) *Plan {
	p := &Plan{schema: s, operation: operation, fragments: map[string]*ast.FragmentDefinition{}, variables: map[string]any{}}
	for _, name := range Conditions(document) {
		if value, known := variables[name]; known {
			p.variables[name] = value
		}
	}
	for _, definition := range document.Definitions {
		if f, ok := definition.(*ast.FragmentDefinition); ok {
			p.fragments[f.Name.Value] = f
		}
	}
	root := s.Types.QueryType()
	switch operation.Operation {
	case ast.OperationTypeMutation:
		root, p.serial = s.Types.MutationType(), true
	case ast.OperationTypeSubscription:
		root = s.Types.SubscriptionType()
	}
	p.root = p.build(root, []*ast.SelectionSet{operation.SelectionSet})
	return p
}

// Size returns how many fields the plan holds by now: those of abstract types come in as they are met.
func (p *Plan) Size() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.size
}

// build returns the set that selection sets make together on an object type.
func (p *Plan) build(object *graphql.Object, selections []*ast.SelectionSet) *set {
	g := &gathering{plan: p, object: object, index: map[string]int{}, visited: map[string]bool{}}
	for _, s := range selections {
		g.take(s)
	}
	built := &set{object: object, pure: true}
	for _, nodes := range g.fields {
		f := p.field(object, nodes)
		built.fields = append(built.fields, f)
		built.pure = built.pure && f.resolver.Level == nil && (f.only == nil && f.shape.leaf || f.only != nil && f.only.pure)
	}
	p.size += len(built.fields)
	return built
}

// A gathering collects the fields that selection sets select of an object type.
type gathering struct {
	plan    *Plan
	object  *graphql.Object
	fields  [][]*ast.Field
	index   map[string]int // of fields, by response key
	visited map[string]bool
}

func (g *gathering) take(set *ast.SelectionSet) {
	if set == nil {
		return
	}
	for _, selection := range set.Selections {
		switch s := selection.(type) {
		case *ast.Field:
			if g.plan.included(s.Directives) {
				g.add(s)
			}
		case *ast.InlineFragment:
			if g.plan.included(s.Directives) && g.fits(s.TypeCondition) {
				g.take(s.SelectionSet)
			}
		case *ast.FragmentSpread:
			g.spread(s)
		}
	}
}

func (g *gathering) spread(s *ast.FragmentSpread) {
	name := s.Name.Value
	fragment := g.plan.fragments[name]
	if fragment == nil || g.visited[name] || !g.plan.included(s.Directives) {
		return
	}
	g.visited[name] = true
	if g.fits(fragment.TypeCondition) {
		g.take(fragment.SelectionSet)
	}
}

func (g *gathering) add(f *ast.Field) {
	key := responseKey(f)
	at, known := g.index[key]
	if !known {
		at = len(g.fields)
		g.index[key] = at
		g.fields = append(g.fields, nil)
	}
	g.fields[at] = append(g.fields[at], f)
}

func (g *gathering) fits(condition *ast.Named) bool {
	return condition == nil || g.plan.schema.possible[condition.Name.Value][g.object.Name()]
}

func responseKey(f *ast.Field) string {
	if f.Alias != nil {
		return f.Alias.Value
	}
	return f.Name.Value
}

// included tells whether directives let a selection in.
func (p *Plan) included(directives []*ast.Directive) bool {
	for _, d := range directives {
		if d.Name.Value != "skip" && d.Name.Value != "include" {
			continue
		}
		value, _ := p.schema.literal(written(d.Arguments, "if"), graphql.Boolean, p.variables)
		if on, _ := value.(bool); on == (d.Name.Value == "skip") {
			return false
		}
	}
	return true
}

func (p *Plan) field(object *graphql.Object, nodes []*ast.Field) *field {
	name := nodes[0].Name.Value
	f := &field{plan: p, key: responseKey(nodes[0]), nodes: nodes, owner: object.Name(), definition: p.definition(object, name)}
	f.json = string(AppendString(nil, f.key)) + ":"
	for _, n := range nodes {
		f.offsets = append(f.offsets, n.Loc.Start)
	}
	f.resolver = p.schema.resolver(object.Name(), name)
	f.shape = newShape(f.definition.Type)
	f.arguments = inOrder(f.definition.Args)
	if f.variable = slices.ContainsFunc(nodes[0].Arguments, func(a *ast.Argument) bool { return holdsVariable(a.Value) }); !f.variable {
		f.args, f.argsErr = p.schema.arguments(f.arguments, nodes[0], nil)
	}
	if f.shape.leaf {
		return f
	}
	f.selected = map[string]bool{}
	p.names(f.selections(), f.selected)
	if only, ok := graphql.GetNamed(f.definition.Type).(*graphql.Object); ok {
		f.only = p.build(only, f.selections())
	} else {
		f.sets = map[string]*set{}
	}
	return f
}

// definition returns a field of an object type, one of the meta-fields included.
func (p *Plan) definition(object *graphql.Object, name string) *graphql.FieldDefinition {
	switch name {
	case "__typename":
		return graphql.TypeNameMetaFieldDef
	case "__schema":
		return graphql.SchemaMetaFieldDef
	case "__type":
		return graphql.TypeMetaFieldDef
	}
	return object.Fields()[name]
}

func (f *field) selections() []*ast.SelectionSet {
	sets := make([]*ast.SelectionSet, len(f.nodes))
	for i, n := range f.nodes {
		sets[i] = n.SelectionSet
	}
	return sets
}

// names notes the names of all fields that selection sets can select, whatever the type.
func (p *Plan) names(sets []*ast.SelectionSet, found map[string]bool) {
	for _, set := range sets {
		if set == nil {
			continue
		}
		for _, selection := range set.Selections {
			switch s := selection.(type) {
			case *ast.Field:
				found[s.Name.Value] = found[s.Name.Value] || p.included(s.Directives)
			case *ast.InlineFragment:
				p.names([]*ast.SelectionSet{s.SelectionSet}, found)
			case *ast.FragmentSpread:
				if fragment := p.fragments[s.Name.Value]; fragment != nil {
					p.names([]*ast.SelectionSet{fragment.SelectionSet}, found)
				}
			}
		}
	}
}

func holdsVariable(value ast.Value) bool {
	switch v := value.(type) {
	case *ast.Variable:
		return true
	case *ast.ListValue:
		return slices.ContainsFunc(v.Values, holdsVariable)
	case *ast.ObjectValue:
		return slices.ContainsFunc(v.Fields, func(f *ast.ObjectField) bool { return holdsVariable(f.Value) })
	default:
		return false
	}
}

// set returns what the field selects of an object type, nil if its values can't be of that type.
func (f *field) set(object string) *set {
	if f.only != nil {
		return f.only
	}
	f.plan.mu.Lock()
	defer f.plan.mu.Unlock()
	known, ok := f.sets[object]
	if !ok && f.plan.schema.possible[f.shape.named][object] {
		known = f.plan.build(f.plan.schema.objects[object], f.selections())
		f.sets[object] = known
	}
	return known
}
