package main

import (
	"io"
	"runtime/debug"
	"time"

	"github.com/parleygraph/parley/graph"
)

// ExtractLine lets the tests lay a hand-made extraction out in the contract of `parley extract`.
func ExtractLine(x *graph.Extraction, withText bool) any { return newExtractLine(x, withText) }

// Source names the commit of a build with these settings.
func Source(settings []debug.BuildSetting) string {
	var v versions
	v.read(settings)
	return v.source()
}

// ListFault lists a document in which parley itself failed, as a run with or without --debug does.
func ListFault(w io.Writer, err error, debug bool) {
	s := &session{Program: &Program{Stderr: w}, debug: debug}
	s.list([]failure{{Path: "letter.txt", Reason: err.Error(), stack: graph.StackOf(err)}})
}

// Status words how far a load is that has read so many bytes of the whole and done so many documents.
func Status(documents int, read, whole int64, taken time.Duration) string {
	p := &progress{done: documents, whole: whole}
	p.read(read)
	return p.status(taken)
}
