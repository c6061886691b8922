package executor

import (
	"context"
	"runtime/debug"
	"slices"
	"sync"
)

// Input for a run of a plan.
type Input struct {
	Variables map[string]any // coerced, see Schema.Variables
	Root      any            // the parent of the operation's own fields
	State     any            // handed to level resolvers
	Objects   int            // how many objects and items the answer may hold; 0: any number
	Bytes     int            // how long the answer may be; 0: any length
}

// An Answer is what a run gave. Data is nil where it was stopped, and then Errors ends with the reason.
type Answer struct {
	Data   []byte // JSON, "null" where a null came up to the root
	Errors []*Error
	More   int // errors beyond the first hundred
}

// mostErrors is how many errors one answer lists.
const mostErrors = 100

// The reasons for which a run is stopped, besides the end of its context.
var (
	ErrObjects = faultf(nil, "the answer holds too many objects")
	ErrBytes   = faultf(nil, "the answer is too long")
)

// A run is one execution of a plan.
type run struct {
	Input
	ctx     context.Context
	plan    *Plan
	count   int   // objects and items so far
	stopped error // why no more is done
	buf     []byte
	path    []part
	answer  Answer
}

var buffers = sync.Pool{New: func() any { return new([]byte) }}

// Run executes the plan.
func (p *Plan) Run(ctx context.Context, input Input) (answer Answer) {
	r := &run{Input: input, ctx: ctx, plan: p}
	buffer := buffers.Get().(*[]byte)
	r.buf = (*buffer)[:0]
	defer func() {
		if fault := recover(); fault != nil {
			answer = Answer{Errors: []*Error{p.root.fields[0].failed(&Panic{fault, debug.Stack()}, nil)}}
		}
		if cap(r.buf) <= 1<<20 { // a longer one is not worth keeping
			*buffer = r.buf
			buffers.Put(buffer)
		}
	}()
	r.execute()
	return r.answer
}

func (r *run) execute() {
	top := &group{set: r.plan.root, parents: []any{r.Root}}
	r.resolve(top)
	if r.stopped == nil && !r.object(top.set, top, 0, r.Root) && r.stopped == nil {
		r.buf = append(r.buf[:0], "null"...)
	}
	if r.stopped != nil {
		r.answer.Errors = append(r.answer.Errors, &Error{Message: r.stopped.Error(), Cause: r.stopped})
		return
	}
	r.answer.Data = slices.Clone(r.buf)
}

// checkEvery is how many objects pass between two looks at the context.
const checkEvery = 256

// counted notes one more object or item, and tells whether the run goes on.
func (r *run) counted() bool {
	r.count++
	switch {
	case r.stopped != nil:
	case r.Objects > 0 && r.count > 2*r.Objects: // each is met twice: resolved, then written
		r.stopped = ErrObjects
	case r.count%checkEvery == 0:
		r.stopped = r.ctx.Err()
	}
	return r.stopped == nil
}

// report notes a failure of a field at the current path.
func (r *run) report(f *field, err error) {
	if len(r.answer.Errors) >= mostErrors {
		r.answer.More++
		return
	}
	r.answer.Errors = append(r.answer.Errors, f.failed(err, pathOf(r.path)))
}

// A part is one step of the path to a place in the answer: a response key, or an index where there is none.
type part struct {
	key   string
	index int
}

func pathOf(parts []part) []any {
	path := make([]any, len(parts))
	for i, p := range parts {
		path[i] = p.index
		if p.key != "" {
			path[i] = p.key
		}
	}
	return path
}
