package loaders

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
func (f *format) besides(ctx context.Context, in *input) (record, error) {
	raw, err := in.bytes()
	if err != nil {
		return record{}, err
	}
	in.Reader = bytes.NewReader(raw)
	switch {
	case len(raw) < f.apart, f.apart > 1 && len(in.Child) == 0:
		return f.alone(ctx, in)
	case len(in.Child) == 0:
		return record{}, graph.Errorf(graph.Unsupported, "it is %s, which is read by a process of its own, and none is set up here: convert it to text", strings.ToUpper(f.name))
	}
	if _, limited := ctx.Deadline(); !limited {
		inner, stop := context.WithTimeout(ctx, childTime)
		defer stop()
		ctx = inner
	}
	return f.ask(ctx, in, raw)
}

// ask runs the child and takes its answer.
func (f *format) ask(ctx context.Context, in *input, raw []byte) (record, error) {
	head, err := json.Marshal(task{Format: f.name, Limit: in.Limit, Encoding: in.Encoding})
	if err != nil {
		return record{}, graph.Errorf(graph.Internal, "word a task: %w", err)
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
		return record{}, in.late(ctx)
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return record{}, invalid("reading it took longer than %s: it may be made to do so; --timeout gives it more", childTime)
	case ctx.Err() != nil:
		return record{}, ctx.Err()
	case errors.As(err, &left):
		return record{}, invalid("reading it as %s takes more than %s of memory, or fails: it is damaged, or made to", strings.ToUpper(f.name), size(childMemory))
	case err != nil:
		return record{}, graph.Errorf(graph.Unavailable, "the process that reads it can't be run: %w", err)
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

func (in *input) answered(answer []byte) (record, error) {
	var got outcome
	if err := json.Unmarshal(answer, &got); err != nil {
		return record{}, graph.Errorf(graph.Internal, "the process that reads it answers no JSON: %w", err)
	}
	for _, note := range got.Notes {
		in.note("%s", note)
	}
	if got.Failed {
		err := invalid("%s", got.Fault)
		if got.Line > 0 {
			err = atLine(got.Line, err)
		}
		return record{}, err
	}
	given := metadata{title: got.Title, url: got.URL, publisher: got.House, published: got.Day, authors: got.By}
	return record{text: got.Text, pages: got.Pages, given: given, from: fromMetadata}, nil
}

// serveChild reads one document of in and answers on out. It is what the command of limits.Child runs: with little memory, and for that document only.
func serveChild(ctx context.Context, in io.Reader, out io.Writer) error {
	confine(childMemory)
	debug.SetMemoryLimit(childMemory * 3 / 4)
	runtime.GOMAXPROCS(1)
	decoder := json.NewDecoder(in)
	var t task
	if err := decoder.Decode(&t); err != nil {
		return graph.Errorf(graph.Invalid, "this command is run by parley itself, to read one document: %w", err)
	}
	f, err := formatNamed(t.Format)
	if err != nil {
		return err
	}
	rest := io.MultiReader(decoder.Buffered(), in)
	if _, err := io.ReadFull(rest, make([]byte, 1)); err != nil { // the end of the task's line
		return graph.Errorf(graph.Invalid, "the document is missing: %w", err)
	}
	task := &input{Reader: rest, limits: &limits{Limit: t.Limit, Encoding: t.Encoding}}
	rec, err := f.alone(ctx, task)
	return json.NewEncoder(out).Encode(answer(rec, err, task.notes))
}

func answer(rec record, err error, notes []string) outcome {
	got := outcome{Text: rec.text, Pages: rec.pages, Title: rec.given.title, URL: rec.given.url, House: rec.given.publisher, Day: rec.given.published, By: rec.given.authors, Notes: notes}
	if err == nil {
		return got
	}
	got = outcome{Failed: true, Fault: err.Error(), Notes: notes}
	if file := (*FileError)(nil); errors.As(err, &file) {
		got.Fault, got.Line = file.Reason, file.Line
	}
	return got
}
