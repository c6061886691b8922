package meetings

import (
	"bytes"
	_ "embed" // the weights
	"sync"

	"github.com/parleygraph/parley/loaders/judge"
)

//go:embed judge.bin
var weights []byte

// OpenJudge returns the judge that comes with parley: command train made it of real_dev.jsonl and the training part of our own annotations.
var OpenJudge = sync.OnceValues(func() (*judge.Judge, error) { return judge.Read(bytes.NewReader(weights)) })
