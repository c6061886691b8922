package main

import (
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"
)

// patience is how long work goes on before it shows its progress.
const patience = 2 * time.Second

// A progress shows on a terminal how many documents are done, how many a second and, where the size of the whole is known, how long the rest takes, once the work has
// taken longer than patience. Elsewhere it shows nothing.
type progress struct {
	out   io.Writer
	clock func() time.Time
	begun time.Time
	done  int
	whole int64        // bytes; 0: unknown
	bytes atomic.Int64 // read
	bar   *progressbar.ProgressBar
}

func (s *session) progress() *progress {
	shown := &progress{clock: s.Clock, begun: s.Clock()}
	if file := terminal(s.Stderr); file != nil && !s.quiet {
		shown.out = file
	}
	return shown
}

// expect says how many bytes there are to read, 0 where that is unknown.
func (p *progress) expect(bytes int64) { p.whole = bytes }

// read counts bytes that were read. It may be called from several goroutines.
func (p *progress) read(bytes int64) { p.bytes.Add(bytes) }

// add counts n more documents.
func (p *progress) add(n int) {
	p.done += n
	if p.out == nil || p.clock().Sub(p.begun) < patience {
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(p.out), progressbar.OptionSetElapsedTime(false), progressbar.OptionSetPredictTime(false),
			progressbar.OptionClearOnFinish())
	}
	p.bar.Describe(p.status(p.clock().Sub(p.begun)))
	p.show(p.bar.Set(p.done))
}

// status words how far the work is.
func (p *progress) status(taken time.Duration) string {
	rate := float64(p.done) / max(taken.Seconds(), 1e-3)
	text := fmt.Sprintf("%d documents, %.0f/s", p.done, rate)
	if rate < 1 {
		text = fmt.Sprintf("%d documents, %.0f a minute", p.done, 60*rate)
	}
	if read := p.bytes.Load(); p.whole > 0 && read > 0 {
		left := max(0, time.Duration(float64(taken)*float64(p.whole-read)/float64(read)))
		text += fmt.Sprintf(", %d%%, about %s left", min(100, 100*read/p.whole), left.Round(time.Second))
	}
	return text
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
