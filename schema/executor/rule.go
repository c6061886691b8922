package executor

import (
	"fmt"

	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/gqlerrors"
	"github.com/graphql-go/graphql/language/ast"
	"github.com/graphql-go/graphql/language/kinds"
	"github.com/graphql-go/graphql/language/printer"
	"github.com/graphql-go/graphql/language/visitor"
)

// Validate returns what is wrong with a document. It runs the library's rules but for two that refuse what the specification allows (a bare inline fragment on
// a type that may not be null, and a default for a variable that may not be null) and one that compares all fields with all.
//
// It stops at twenty faults, as each may take a search for like names.
func (s *Schema) Validate(document *ast.Document) []gqlerrors.FormattedError {
	rules := s.rules()
	for i := range rules {
		rules[i] = bounded(rules[i])
	}
	return graphql.ValidateDocument(&s.Types, document, rules).Errors
}

// mostReported is how many faults validation looks for.
const mostReported = 20

// bounded returns a rule that ends once enough faults were found.
func bounded(rule graphql.ValidationRuleFn) graphql.ValidationRuleFn {
	return func(context *graphql.ValidationContext) *graphql.ValidationRuleInstance {
		instance := rule(context)
		until := func(visit visitor.VisitFunc) visitor.VisitFunc {
			if visit == nil {
				return nil
			}
			return func(p visitor.VisitFuncParams) (string, any) {
				if len(context.Errors()) >= mostReported {
					return visitor.ActionBreak, nil
				}
				return visit(p)
			}
		}
		for kind, visits := range instance.VisitorOpts.KindFuncMap {
			instance.VisitorOpts.KindFuncMap[kind] = visitor.NamedVisitFuncs{Kind: until(visits.Kind), Enter: until(visits.Enter), Leave: until(visits.Leave)}
		}
		return instance
	}
}

func (s *Schema) rules() []graphql.ValidationRuleFn {
	return []graphql.ValidationRuleFn{
		graphql.ArgumentsOfCorrectTypeRule, s.defaultRule, graphql.FieldsOnCorrectTypeRule, graphql.FragmentsOnCompositeTypesRule,
		graphql.KnownArgumentNamesRule, graphql.KnownDirectivesRule, graphql.KnownFragmentNamesRule, graphql.KnownTypeNamesRule,
		graphql.LoneAnonymousOperationRule, graphql.NoFragmentCyclesRule, graphql.NoUndefinedVariablesRule, graphql.NoUnusedFragmentsRule,
		graphql.NoUnusedVariablesRule, s.mergeRule, s.spreadRule, graphql.ProvidedNonNullArgumentsRule,
		graphql.ScalarLeafsRule, graphql.UniqueArgumentNamesRule, graphql.UniqueFragmentNamesRule, graphql.UniqueInputFieldNamesRule,
		graphql.UniqueOperationNamesRule, graphql.UniqueVariableNamesRule, graphql.VariablesAreInputTypesRule, graphql.VariablesInAllowedPositionRule,
	}
}

// visiting is a rule that looks at the nodes of one kind, on the way in. check says what is wrong with a node, "" for nothing.
func visiting(context *graphql.ValidationContext, checks map[string]func(node any) string) *graphql.ValidationRuleInstance {
	visits := map[string]visitor.NamedVisitFuncs{}
	for kind, check := range checks {
		visits[kind] = visitor.NamedVisitFuncs{Kind: func(p visitor.VisitFuncParams) (string, any) {
			if message := check(p.Node); message != "" {
				context.ReportError(gqlerrors.NewError(message, []ast.Node{p.Node.(ast.Node)}, "", nil, nil, nil))
			}
			return visitor.ActionNoChange, nil
		}}
	}
	return &graphql.ValidationRuleInstance{VisitorOpts: &visitor.VisitorOptions{KindFuncMap: visits}}
}

// spreadRule refuses a fragment on types that the objects around it can't be of.
func (s *Schema) spreadRule(context *graphql.ValidationContext) *graphql.ValidationRuleInstance {
	return visiting(context, map[string]func(node any) string{
		kinds.InlineFragment: func(node any) string {
			condition := node.(*ast.InlineFragment).TypeCondition
			if condition == nil || s.meet(condition.Name.Value, context.ParentType()) {
				return ""
			}
			return fmt.Sprintf(`Fragment cannot be spread here as objects of type "%v" can never be of type "%s".`, context.ParentType(), condition.Name.Value)
		},
		kinds.FragmentSpread: func(node any) string {
			name := node.(*ast.FragmentSpread).Name.Value
			fragment := context.Fragment(name)
			if fragment == nil || s.meet(fragment.TypeCondition.Name.Value, context.ParentType()) {
				return ""
			}
			return fmt.Sprintf(`Fragment "%s" cannot be spread here as objects of type "%v" can never be of type "%s".`, name, context.ParentType(), fragment.TypeCondition.Name.Value)
		},
	})
}

// meet tells whether an object can be of both types. Unknown types are another rule's.
func (s *Schema) meet(name string, parent graphql.Composite) bool {
	if parent == nil || s.possible[name] == nil {
		return true
	}
	for object := range s.possible[name] {
		if s.objects[object] != nil && s.possible[parent.Name()][object] {
			return true
		}
	}
	return name == parent.Name()
}

// defaultRule refuses a variable's default that is not of its type.
func (s *Schema) defaultRule(context *graphql.ValidationContext) *graphql.ValidationRuleInstance {
	return visiting(context, map[string]func(node any) string{
		kinds.VariableDefinition: func(node any) string {
			v := node.(*ast.VariableDefinition)
			t := s.typeFrom(v.Type)
			if v.DefaultValue == nil || t == nil || graphql.GetNamed(t) == nil {
				return ""
			}
			if _, ok := s.literal(v.DefaultValue, t, nil); ok {
				return ""
			}
			return fmt.Sprintf(`Variable "$%s" has invalid default value: %s.`, v.Variable.Name.Value, printer.Print(v.DefaultValue))
		},
	})
}
