package schema_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/parleygraph/parley/schema"
)

// A hostile is a request body made to hurt, and the statuses that a good answer to it can have.
type hostile struct {
	name, body string
	want       []int
}

// mostCPU is how much processor time one body may take. The race detector and a busy machine multiply it; the goal is 100 ms.
const mostCPU = 100 * time.Millisecond

// TestHostileBodies sends 1,000 bodies made to hurt. Each is answered with the right status in bounded time, and in the end the process holds no more than
// before.
func TestHostileBodies(t *testing.T) {
	bodies := append(hostileBodies(), foundBodies(t)...)
	if len(bodies) < 1000 {
		t.Fatalf("made %d bodies, want 1,000", len(bodies))
	}
	handler := newSchema(t, newStore(t, append(negotiation(), crowd(40))...), schema.Options{Timeout: 5 * slowdown * time.Second}).Handler()
	send(handler, bodies[0].body)
	heap, routines := held()
	slow := map[string]time.Duration{}
	for _, b := range bodies {
		began := processorTime(t)
		status, answer := send(handler, b.body)
		took := processorTime(t) - began
		if !slices.Contains(b.want, status) {
			t.Errorf("%s: status %d, want one of %v: %.300s", b.name, status, b.want, answer)
		}
		if took > mostCPU && status != http.StatusOK { // an answer within the limits may take longer
			slow[b.name] = max(slow[b.name], took)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(slow)) {
		if slow[name] > mostCPU*slowdown {
			t.Errorf("%s took %v of processor time, want less than %v", name, slow[name], mostCPU)
		}
	}
	afterHeap, afterRoutines := held()
	if afterHeap > heap+64<<20 || afterRoutines > routines+5 {
		t.Errorf("heap %d MB, %d goroutines; before %d MB, %d", afterHeap>>20, afterRoutines, heap>>20, routines)
	}
	if status, answer := send(handler, `{"query":"{ info { engine } }"}`); status != 200 {
		t.Errorf("afterwards a good query answers %d: %s", status, answer)
	}
}

// BenchmarkHostileBodies reports the processor time of a body, the mean and the worst.
func BenchmarkHostileBodies(b *testing.B) {
	bodies := hostileBodies()
	handler := newSchema(b, newStore(b, append(negotiation(), crowd(40))...), schema.Options{Timeout: 5 * time.Second}).Handler()
	var whole, worst time.Duration
	n := 0
	for b.Loop() {
		for _, body := range bodies {
			began := processorTime(b)
			send(handler, body.body)
			took := processorTime(b) - began
			whole, worst = whole+took, max(worst, took)
			n++
		}
	}
	b.ReportMetric(float64(whole.Microseconds())/float64(n), "cpu-µs/body")
	b.ReportMetric(float64(worst.Microseconds())/1000, "cpu-ms/worst")
}

// foundBodies reads those that once broke an endpoint.
func foundBodies(t *testing.T) []hostile {
	t.Helper()
	files, err := filepath.Glob("testdata/hostile/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no bodies found: %v", err)
	}
	var all []hostile
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, hostile{file, string(body), []int{http.StatusBadRequest}})
	}
	return all
}

func send(handler http.Handler, body string) (int, string) {
	r := httptest.NewRequest("POST", "/graphql", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/graphql-response+json")
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, r)
	return recorder.Code, recorder.Body.String()
}

func processorTime(tb testing.TB) time.Duration {
	tb.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// held returns how much heap is in use once all that can be let go is, and how many goroutines there are.
func held() (uint64, int) {
	for range 3 {
		runtime.GC()
	}
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc, runtime.NumGoroutine()
}

func asked(query string) string {
	body, _ := json.Marshal(map[string]any{"query": query}) // texts always marshal
	return string(body)
}

func askedWith(query string, variables any) string {
	body, _ := json.Marshal(map[string]any{"query": query, "variables": variables})
	return string(body)
}

// hostileBodies makes the bodies: families, each in many sizes.
func hostileBodies() []hostile {
	var all []hostile
	refused := []int{400, 413, 422}
	either := append([]int{200}, refused...)
	family := func(name string, n int, want []int, body func(i int) string) {
		for i := range n {
			all = append(all, hostile{fmt.Sprintf("%s %d", name, i), body(i), want})
		}
	}
	family("cycle", 40, refused, func(i int) string {
		var b strings.Builder
		b.WriteString("{ ...f0 }")
		for j := range i + 1 {
			fmt.Fprintf(&b, " fragment f%d on Query { ...f%d }", j, (j+1)%(i+1))
		}
		return asked(b.String())
	})
	for _, pair := range []string{"{}", "[]", "()"} {
		family("brackets "+pair, 25, refused, func(i int) string {
			n := 1000 << (i % 10)
			return asked("{ a(b: " + strings.Repeat(pair[:1], n) + strings.Repeat(pair[1:], n*(i%2)) + ") }")
		})
	}
	family("fragment bomb", 40, refused, func(i int) string { return asked(doubling(10 + i)) })
	family("deep by fragments", 40, refused, func(i int) string { return asked(nested(25 + 2*i)) })
	family("alias flood", 40, either, func(i int) string {
		var b strings.Builder
		for j := range 25 * (i + 1) {
			fmt.Fprintf(&b, " a%d: info { engine }", j)
		}
		return asked("{" + b.String() + "}")
	})
	family("same field", 40, either, func(i int) string { return asked("{" + strings.Repeat(" info { engine }", 12*(i+1)) + "}") })
	family("same fields that conflict", 40, refused, func(i int) string {
		var b strings.Builder
		for j := range 12 * (i + 1) {
			fmt.Fprintf(&b, " a: node(id: \"%d\") { id }", j)
		}
		return asked("{ b: info { engine }" + b.String() + "}")
	})
	family("nested duplicates", 40, either, func(i int) string {
		inner := "id"
		for range i % 12 {
			inner = "... on Party { memberOf { nodes { " + inner + " } } memberOf { nodes { " + inner + " } } }"
			if len(inner) > 40_000 {
				break
			}
		}
		return asked("{ node(id: \"x\") { " + inner + " } }")
	})
	family("overlaps", 40, either, func(i int) string {
		var b strings.Builder
		for j := range 12 * (i + 1) {
			fmt.Fprintf(&b, " a%d: overlap(parties: [\"State0\", \"State1\"]) { rows { verdict } }", j)
		}
		return asked("{" + b.String() + "}")
	})
	family("wide list", 40, either, func(i int) string {
		return asked(`{ nodes(ids: [` + strings.Repeat(`"a" `, 200*(i+1)) + `]) { id } }`)
	})
	family("wide filter", 40, either, func(i int) string {
		return asked(`{ statements(filter: {or: [` + strings.Repeat(`{stance: DEMANDS} `, 40*(i+1)) + `]}) { totalCount } }`)
	})
	family("wide filter in variables", 40, either, func(i int) string {
		list := make([]any, 200*(i+1))
		for j := range list {
			list[j] = map[string]any{"not": map[string]any{"stance": []string{"DEMANDS"}}}
		}
		return askedWith(`query ($f: StatementFilter) { statements(filter: $f) { totalCount } }`, map[string]any{"f": map[string]any{[]string{"and", "or"}[i%2]: list}})
	})
	family("open string", 40, refused, func(i int) string { return asked(`{ node(id: "` + strings.Repeat("é", 500*(i+1))) })
	family("escapes", 40, either, func(i int) string { return asked(`{ node(id: "` + strings.Repeat(`\u00e9`, 400*(i+1)) + `") { id } }`) })
	family("block string", 40, either, func(i int) string {
		return asked(`{ node(id: """` + strings.Repeat("\n", 1000*(i+1)) + `""") { id } }`)
	})
	family("open block string", 20, refused, func(i int) string { return asked(`{ node(id: """` + strings.Repeat("\n a", 2000*(i+1))) })
	family("long name", 40, refused, func(i int) string { return asked("{ " + strings.Repeat("statement", 500*(i+1)) + " }") })
	family("long argument", 20, refused, func(i int) string {
		return asked("{ parties(" + strings.Repeat("x", 5000*(i+1)) + ": 1) { totalCount } }")
	})
	family("unknown fields", 40, refused, func(i int) string { return asked("{" + strings.Repeat(" statementz", 24*(i+1)) + "}") })
	family("unknown long fields", 20, refused, func(i int) string {
		var b strings.Builder
		for j := range 45 * (i + 1) {
			fmt.Fprintf(&b, " %s%d", strings.Repeat("statements", 20), j)
		}
		return asked("{" + b.String() + "}")
	})
	family("unknown arguments", 20, refused, func(i int) string {
		var b strings.Builder
		for j := range 200 * (i + 1) {
			fmt.Fprintf(&b, " filterr%d: 1", j)
		}
		return asked("{ parties(" + b.String() + ") { totalCount } }")
	})
	family("unknown types", 20, refused, func(i int) string {
		var b strings.Builder
		for j := range 200 * (i + 1) {
			fmt.Fprintf(&b, " $a%d: StatementFiltr", j)
		}
		return asked("query (" + b.String() + ") { info { engine } }")
	})
	family("unused variables", 20, refused, func(i int) string {
		var b strings.Builder
		for j := range 150 * (i + 1) {
			fmt.Fprintf(&b, " $a%d: Int", j)
		}
		return asked("query (" + b.String() + ") { info { engine } }")
	})
	family("directives", 20, either, func(i int) string {
		return asked("{ info " + strings.Repeat("@include(if: true) ", 60*(i+1)) + "{ engine } }")
	})
	family("search words", 40, either, func(i int) string {
		return askedWith(`query ($t: String!) { search(text: $t) { totalCount nodes { id } } }`, map[string]any{"t": strings.Repeat("a ", 300*(i+1))})
	})
	family("search different words", 20, either, func(i int) string {
		var b strings.Builder
		for j := range 200 * (i + 1) {
			fmt.Fprintf(&b, "word%d ", j)
		}
		return askedWith(`query ($t: String!) { search(text: $t) { totalCount } }`, map[string]any{"t": b.String()})
	})
	family("introspection", 20, append([]int{200}, refused...), func(i int) string {
		inner := "name"
		for range i {
			inner = "possibleTypes { interfaces { " + inner + " } }"
		}
		return asked(`{ __type(name: "Node") { ` + inner + ` } }`)
	})
	family("introspection of fields", 20, append([]int{200}, refused...), func(i int) string {
		inner := "name"
		for range i {
			inner = "fields { type { " + inner + " } }"
		}
		return asked(`{ __schema { types { ` + inner + ` } } }`)
	})
	family("introspection aliases", 20, append([]int{200}, refused...), func(i int) string {
		var b strings.Builder
		for j := range 25 * (i + 1) {
			fmt.Fprintf(&b, " a%d: types { fields { name args { name } } }", j)
		}
		return asked("{ __schema {" + b.String() + "} }")
	})
	family("texts", 20, either, func(i int) string {
		var b strings.Builder
		for j := range 45 * (i + 1) {
			fmt.Fprintf(&b, " a%d: text", j)
		}
		return asked("{ documents(first: 20) { nodes {" + b.String() + "} } }")
	})
	family("broken UTF-8", 20, refused, func(i int) string {
		return `{"query":"{ node(id: \"` + strings.Repeat("\xff\xc3(", i+1) + `\") { id } }"}`
	})
	family("deep JSON", 20, refused, func(i int) string {
		n := 500 * (i + 1)
		return `{"query":"{ info { engine } }","variables":{"a":` + strings.Repeat("[", n) + strings.Repeat("]", n) + `}}`
	})
	family("deep JSON elsewhere", 20, either, func(i int) string {
		n := 500 * (i + 1)
		return `{"query":"{ info { engine } }","extensions":` + strings.Repeat(`{"a":`, n) + "1" + strings.Repeat("}", n) + `}`
	})
	for i, body := range []string{
		``, `null`, `1`, `"a"`, `[]`, `{}`, `{"query":1}`, `{"query":null}`, `{"query":[]}`, `{"query":"{ info { engine } }","variables":[]}`, `{"query":"{ info { engine } }","variables":"x"}`,
		`{"query":"{ info { engine } }","operationName":1}`, `{"query":"{ info { engine } }"`, `{"query":"\ud800"}`, `{`, "\x00", `{"query":"{ info { engine } }"}{}`, `{"query":"\u0000"}`,
		`[{"query":"{ info { engine } }"}]`, strings.Repeat(" ", 2<<20),
	} {
		all = append(all, hostile{fmt.Sprintf("no request %d", i), body, refused})
	}
	return all
}
