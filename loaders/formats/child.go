package formats

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/faults"
)

// The limits of a child process.
const (
	childMemory = 384 << 20
	childTime   = 2 * time.Minute // where limits.Timeout is not set
)

// A task is what a child process reads ahead of the bytes of the document: one line of JSON.
type task struct {
	Format   string `json:"format"`
	Limit    int64  `json:"limit"`
	Encoding string `json:"encoding"`
}

// An outcome is what a child process answers.
type outcome struct {
	Text   string   `json:"text"`
	Pages  []int    `json:"pages"`
	Title  string   `json:"title"`
	URL    string   `json:"url"`
	House  string   `json:"publisher"`
	Day    string   `json:"published"`
	By     []string `json:"authors"`
	Notes  []string `json:"notes"`
	Fault  string   `json:"fault"` // why there is no document
	Line   int      `json:"line"`
	Failed bool     `json:"failed"`
}

// besides reads an input in a child process, or here where it is small enough for that.
func (f *Format) besides(ctx context.Context, in *Input) (Record, error) {
	raw, err := in.bytes()
	if err != nil {
		return Record{}, err
	}
	in.Reader = bytes.NewReader(raw)
	switch {
	case len(raw) < f.apart, f.apart > 1 && len(in.Child) == 0:
		return f.alone(ctx, in)
	case len(in.Child) == 0:
		return Record{}, graph.Errorf(graph.Unsupported, "it is %s, which is read by a process of its own, and none is set up here: convert it to text", strings.ToUpper(f.Name))
	}
	if _, limited := ctx.Deadline(); !limited {
		inner, stop := context.WithTimeout(ctx, childTime)
		defer stop()
		ctx = inner
	}
	return f.ask(ctx, in, raw)
}

// ask runs the child and takes its answer.
func (f *Format) ask(ctx context.Context, in *Input, raw []byte) (Record, error) {
	head, err := json.Marshal(task{Format: f.Name, Limit: in.Limit, Encoding: in.Encoding})
	if err != nil {
		return Record{}, graph.Errorf(graph.Internal, "word a task: %w", err)
	}
	command := exec.CommandContext(ctx, in.Child[0], in.Child[1:]...)
	command.Stdin = io.MultiReader(bytes.NewReader(append(head, '\n')), bytes.NewReader(raw))
	command.WaitDelay = time.Second
	answer := &bounded{most: int(in.Limit)*6 + 1<<20} // JSON writes a byte as six at most
	command.Stdout = answer
	err = command.Run()
	var left *exec.ExitError
	switch {
	case ctx.Err() != nil && errors.Is(context.Cause(ctx), errSlow):
		return Record{}, in.late(ctx)
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return Record{}, faults.Invalid("reading it took longer than %s: it may be made to do so; --timeout gives it more", childTime)
	case ctx.Err() != nil:
		return Record{}, ctx.Err()
	case errors.As(err, &left):
		return Record{}, faults.Invalid("reading it as %s takes more than %s of memory, or fails: it is damaged, or made to", strings.ToUpper(f.Name), faults.Size(childMemory))
	case err != nil:
		return Record{}, graph.Errorf(graph.Unavailable, "the process that reads it can't be run: %w", err)
	}
	return in.answered(answer.Bytes())
}

// bounded keeps at most so many bytes and fails on more.
type bounded struct {
	bytes.Buffer
	most int
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.Len()+len(p) > b.most {
		return 0, io.ErrShortWrite
	}
	return b.Buffer.Write(p)
}

func (in *Input) answered(answer []byte) (Record, error) {
	var got outcome
	if err := json.Unmarshal(answer, &got); err != nil {
		return Record{}, graph.Errorf(graph.Internal, "the process that reads it answers no JSON: %w", err)
	}
	for _, note := range got.Notes {
		in.Note("%s", note)
	}
	if got.Failed {
		err := faults.Invalid("%s", got.Fault)
		if got.Line > 0 {
			err = faults.AtLine(got.Line, err)
		}
		return Record{}, err
	}
	given := Metadata{Title: got.Title, URL: got.URL, Publisher: got.House, Published: got.Day, Authors: got.By}
	return Record{Text: got.Text, Pages: got.Pages, Given: given, From: FromMetadata}, nil
}

// ServeChild reads one document of in and answers on out. It is what the command of limits.Child runs: with little memory, and for that document only.
func ServeChild(ctx context.Context, in io.Reader, out io.Writer) error {
	confine(childMemory)
	debug.SetMemoryLimit(childMemory * 3 / 4)
	runtime.GOMAXPROCS(1)
	decoder := json.NewDecoder(in)
	var t task
	if err := decoder.Decode(&t); err != nil {
		return graph.Errorf(graph.Invalid, "this command is run by parley itself, to read one document: %w", err)
	}
	f, err := Named(t.Format)
	if err != nil {
		return err
	}
	rest := io.MultiReader(decoder.Buffered(), in)
	if _, err := io.ReadFull(rest, make([]byte, 1)); err != nil { // the end of the task's line
		return graph.Errorf(graph.Invalid, "the document is missing: %w", err)
	}
	task := &Input{Reader: rest, Limits: &Limits{Limit: t.Limit, Encoding: t.Encoding}}
	rec, err := f.alone(ctx, task)
	return json.NewEncoder(out).Encode(answer(rec, err, task.notes))
}

func answer(rec Record, err error, notes []string) outcome {
	got := outcome{Text: rec.Text, Pages: rec.Pages, Title: rec.Given.Title, URL: rec.Given.URL, House: rec.Given.Publisher, Day: rec.Given.Published, By: rec.Given.Authors, Notes: notes}
	if err == nil {
		return got
	}
	got = outcome{Failed: true, Fault: err.Error(), Notes: notes}
	if file := (*faults.FileError)(nil); errors.As(err, &file) {
		got.Fault, got.Line = file.Reason, file.Line
	}
	return got
}
