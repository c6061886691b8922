package main_test

import (
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestExtractIsTheSameWithAnyWorkers holds that the same texts give the same bytes on one processor and on several.
func TestExtractIsTheSameWithAnyWorkers(t *testing.T) {
	t.Chdir("../..")
	usual := runtime.GOMAXPROCS(0)
	t.Cleanup(func() { runtime.GOMAXPROCS(usual) })
	printed := map[int]string{}
	for _, workers := range []int{1, 2, 7} {
		runtime.GOMAXPROCS(workers)
		printed[workers] = run(t, "", "extract", "fixtures/miami-2025-12", "fixtures/sarrow-basin-2024").stdout
		if printed[workers] == "" {
			t.Fatal("it prints nothing")
		}
		if diff := cmp.Diff(printed[1], printed[workers]); diff != "" {
			t.Errorf("%d workers print something else (-one +%d):\n%s", workers, workers, diff)
		}
	}
}
