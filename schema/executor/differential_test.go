package executor_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestAnswersAreThoseOfGraphQLJS runs operations, written by hand and made by chance from a fixed seed, here and in graphql-js: the answers are equal
// to the byte, errors included, whichever fields have level resolvers.
func TestAnswersAreThoseOfGraphQLJS(t *testing.T) {
	z := newZoo(t)
	operations := append(writtenOperations(t), chanceOperations(400)...)
	want := graphqlJS(t, z, operations)
	for name, level := range map[string]func(object, field string) bool{
		"local": func(string, string) bool { return false },
		"level": func(string, string) bool { return true },
		"mixed": func(object, field string) bool {
			h := fnv.New32()
			_, _ = h.Write([]byte(object + field))
			return h.Sum32()%2 == 0
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := z.schema(t, level)
			for i, op := range operations {
				if got := z.answer(t, s, op); got != want[i] {
					t.Errorf("%s\n  variables %v\n  got  %s\n  want %s", op.Query, op.Variables, got, want[i])
				}
			}
		})
	}
	if n := len(operations); n < 200 {
		t.Errorf("compared %d operations, want 200 or more", n)
	}
}

// graphqlJS returns graphql-js's answers.
func graphqlJS(t *testing.T, z *zoo, operations []operation) []string {
	t.Helper()
	folder := "../testdata/node"
	needNode(t, folder)
	input, err := json.Marshal(map[string]any{"sdl": z.SDL, "data": z.Data, "operations": operations})
	if err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), "node", filepath.Join(folder, "differential.mjs"))
	command.Stdin = bytes.NewReader(input)
	command.Stderr = os.Stderr
	output, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	var answers []string
	if err := json.Unmarshal(output, &answers); err != nil {
		t.Fatal(err)
	}
	return answers
}

// needNode skips the test where node or the packages of a folder are missing, and fails it where PARLEY_REQUIRE_NODE is set, as CI sets it.
func needNode(t *testing.T, folder string) {
	t.Helper()
	_, err := exec.LookPath("node")
	if err == nil {
		_, err = os.Stat(filepath.Join(folder, "node_modules"))
	}
	switch {
	case err == nil:
	case os.Getenv("PARLEY_REQUIRE_NODE") != "":
		t.Fatalf("needs node and `npm ci` in %s: %v", folder, err)
	default:
		t.Skip("needs node and `npm ci` in schema/testdata/node")
	}
}

// writtenOperations reads testdata/operations.jsonl.
func writtenOperations(t *testing.T) []operation {
	t.Helper()
	text, err := os.ReadFile("testdata/operations.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var all []operation
	for i, line := range bytes.Split(bytes.TrimSpace(text), []byte("\n")) {
		var op operation
		if err := json.Unmarshal(line, &op); err != nil {
			t.Fatalf("line %d: %v", i+1, err)
		}
		all = append(all, op)
	}
	return all
}

// A composer writes valid operations on the zoo by chance.
type composer struct {
	*rand.Rand
	fragments []string
	alias     int
}

// zooFields lists the fields of each type, with the type of what they give; "" for leaves.
var zooFields = map[string][][2]string{
	"Query": {{"nodes", "Node"}, {"strictNodes", "Node"}, {"named", "Named"}, {"animals", "Animal"}, {"zoo", "Zoo"}, {"maybeZoo", "Zoo"}, {"nobody", "Keeper"}, {"broken", "Broken"}, {"strictBroken", "Broken"},
		{`node(id: "c1")`, "Node"}, {`node(id: "k2")`, "Node"}, {`echo(i: 3, in: {needed: 1})`, ""}},
	"Node":   {{"id", ""}, {"name", ""}},
	"Named":  {{"name", ""}},
	"Animal": {},
	"Keeper": {{"id", ""}, {"name", ""}, {"age", ""}, {"salary", ""}, {"zoo", "Zoo"}, {"cares", "Animal"}},
	"Zoo":    {{"id", ""}, {"name", ""}, {"open", ""}, {"animals", "Animal"}, {"keepers", "Keeper"}, {"matrix", ""}, {"colors", ""}, {"motto", ""}},
	"Cat":    {{"id", ""}, {"name", ""}, {"color", ""}, {"lives", ""}, {"enemy", "Animal"}, {"keeper", "Keeper"}, {"kittens", "Cat"}},
	"Dog":    {{"id", ""}, {"name", ""}, {"color", ""}, {"barks", ""}, {"enemy", "Animal"}, {"friends", "Dog"}},
	"Broken": {{"fine", ""}, {"error", ""}, {"strict", ""}, {"null", ""}, {"items", ""}, {"strictItems", ""}, {"strictList", ""}, {"int", ""}, {"bigInt", ""}, {"textInt", ""}, {"float", ""}, {"flag", ""}, {"color", ""},
		{"text", ""}, {"id", ""}, {"list", ""}, {"self", "Broken"}, {"strictSelf", "Broken"}, {"selves", "Broken"}, {"strictSelves", "Broken"}, {"wrong", "Node"}, {"odd", "Animal"}},
}

var zooKinds = map[string][]string{"Node": {"Cat", "Dog", "Zoo", "Keeper", "Node", "Named"}, "Named": {"Cat", "Dog", "Named", "Node"}, "Animal": {"Cat", "Dog", "Node", "Named", "Animal"}}

func chanceOperations(n int) []operation {
	var all []operation
	for seed := range n {
		c := &composer{Rand: rand.New(rand.NewPCG(uint64(seed), 15))}
		set := strings.Replace(c.set("Query", 4), "{", "{ q: __typename @skip(if: $no) @include(if: $yes)", 1)
		all = append(all, operation{
			Query:     "query Q($yes: Boolean!, $no: Boolean = false) " + set + "\n" + strings.Join(c.fragments, "\n") + " query Other { zoo { id } }",
			Variables: map[string]any{"yes": c.IntN(2) == 0}, OperationName: "Q",
		})
	}
	return all
}

func (c *composer) set(on string, depth int) string {
	var b strings.Builder
	b.WriteString("{ __typename")
	for range 1 + c.IntN(4) {
		b.WriteString(c.pick([]string{" ", "\n  "}))
		b.WriteString(c.selection(on, depth))
	}
	return b.String() + " }"
}

func (c *composer) pick(from []string) string { return from[c.IntN(len(from))] }

func (c *composer) selection(on string, depth int) string {
	if kinds := zooKinds[on]; kinds != nil && depth > 0 && c.IntN(2) == 0 {
		kind := c.pick(kinds)
		if c.IntN(3) == 0 {
			name := fmt.Sprintf("F%d", len(c.fragments))
			c.fragments = append(c.fragments, "")
			at := len(c.fragments) - 1
			c.fragments[at] = "fragment " + name + " on " + kind + " " + c.set(kind, depth-1)
			return "..." + name + c.directive()
		}
		return "... on " + kind + c.directive() + " " + c.set(kind, depth-1)
	}
	if len(zooFields[on]) == 0 {
		return "__typename"
	}
	f := zooFields[on][c.IntN(len(zooFields[on]))]
	if f[1] != "" && depth == 0 {
		return "__typename"
	}
	alias := ""
	if c.IntN(3) == 0 || f[1] != "" || strings.Contains(f[0], "(") { // fields of two types may not share a key, nor may two selections with arguments
		c.alias++
		alias = fmt.Sprintf("a%d: ", c.alias)
	} else if on != "Query" {
		alias = on + "_" + f[0] + ": "
	}
	if f[1] == "" {
		return alias + f[0] + c.directive()
	}
	return alias + f[0] + c.directive() + " " + c.set(f[1], depth-1)
}

func (c *composer) directive() string {
	if c.IntN(5) > 0 {
		return ""
	}
	return c.pick([]string{" @include(if: $yes)", " @skip(if: $yes)", " @skip(if: $no)", " @include(if: true)", " @skip(if: false)", " @skip(if: $no) @include(if: $yes)"})
}
