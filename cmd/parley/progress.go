package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// patience is how long work goes on before it shows its progress.
const patience = 2 * time.Second

// A progress shows on a terminal how many documents are done, once the work has taken longer than patience. Elsewhere it shows nothing.
type progress struct {
	out   io.Writer
	clock func() time.Time
	begun time.Time
	done  int
	bar   *progressbar.ProgressBar
}

func (p *Program) progress() *progress {
	shown := &progress{clock: p.Clock, begun: p.Clock()}
	if file, ok := p.Stderr.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		shown.out = file
	}
	return shown
}

// add counts n more documents.
func (p *progress) add(n int) {
	p.done += n
	if p.out == nil || p.clock().Sub(p.begun) < patience {
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(p.out), progressbar.OptionSetDescription("documents"),
			progressbar.OptionShowCount(), progressbar.OptionSetElapsedTime(false), progressbar.OptionSetPredictTime(false), progressbar.OptionClearOnFinish())
	}
	p.show(p.bar.Set(p.done))
}

// finish takes the bar away.
func (p *progress) finish() {
	if p.bar != nil {
		p.show(p.bar.Finish())
	}
}

// show drops the bar where the terminal refuses it: progress is a courtesy and never fails the work.
func (p *progress) show(err error) {
	if err != nil {
		p.out, p.bar = nil, nil
	}
}
