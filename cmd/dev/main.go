package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"sync"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/annotations"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/positions"
)

type doc struct {
	id, set, folder string
	body            string
	rows            []annotations.Row
	page            *positions.Page
	all             []positions.Candidate
	examples        []positions.Example
}

var least = flag.Float64("least", 0.5, "")
var noRules = flag.Bool("norules", false, "")
var extra = flag.Bool("more", true, "")
var ceiling = flag.Bool("ceiling", false, "")
var show = flag.String("show", "", "")
var testset = flag.String("test", "real", "")

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func main() {
	flag.Parse()
	set := must(packs.Load([]string{"core"}))
	x := extract.New(set)
	var docs []*doc
	load := func(name, gold, dir string) {
		rows := must(annotations.Read(must(os.Open(gold))))
		by := map[string][]annotations.Row{}
		for _, r := range rows {
			by[r.Doc] = append(by[r.Doc], r)
		}
		var ids []string
		for id := range by {
			ids = append(ids, id)
		}
		sort.Strings(ids)
		for _, id := range ids {
			body := string(must(os.ReadFile(filepath.Join(dir, id))))
			docs = append(docs, &doc{id: id, set: name, folder: strings.Split(id, "/")[0], body: body, rows: by[id]})
		}
	}
	load("real", "/work/shared/gold/real_dev.jsonl", "/work/shared/corpora/real")
	if *extra {
		load("more", "/work/annot/train.jsonl", "/work/shared/corpora/more")
	}
	if *testset == "unread" {
		load("unread", "/work/annot/unread.jsonl", "/work/shared/corpora/more")
	}
	var wg sync.WaitGroup
	ch := make(chan *doc)
	for range runtime.NumCPU() {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for d := range ch {
				g := graph.Document{ID: d.id, Text: d.body, SHA256: graph.Digest(d.body)}
				for _, r := range d.rows {
					if r.Type == "meta" {
						g.PublishedAt = graph.Day(r.Published)
					}
				}
				var err error
				d.page, d.all, err = x.Candidates(context.Background(), g)
				if err != nil {
					panic(err)
				}
				d.examples = positions.Label(d.page, d.all, annotations.Statements(d.rows, d.id, d.body))
			}
		}()
	}
	for _, d := range docs {
		ch <- d
	}
	close(ch)
	wg.Wait()
	if *ceiling {
		showCeiling(docs)
		return
	}
	if *show != "" {
		for _, d := range docs {
			if d.id == *show {
				for i, s := range d.page.Sentences {
					sent := d.page.Document.Sentences[i]
					fmt.Println("##", d.body[sent.Start:sent.End])
					for w := range s.Words {
						for _, r := range d.page.Who.At(i, w) {
							side := "-"
							if r.Side() != nil {
								side = r.Side().Name
							}
							fmt.Printf("   %s => %s (%s) kind %d\n", s.Words[w].Text, r.Name(), side, r.Kind)
						}
					}
					for _, c := range d.all {
						if c.Sentence == i {
							fmt.Println("      *", c.Pattern, c.By.Name(), "|", s.Words[c.Cue].Text, "|", d.body[s.Words[c.From].Start:s.Words[c.To-1].End], c.Proposal != nil)
						}
					}
				}
				fmt.Println("VOICE", d.page.Who.Voice())
			}
		}
		return
	}
	folds := map[string]bool{}
	for _, d := range docs {
		if d.set == *testset {
			folds[d.folder] = true
		}
	}
	var names []string
	for f := range folds {
		names = append(names, f)
	}
	sort.Strings(names)
	outs := map[float64]*json.Encoder{}
	ths := []float64{0.3, 0.4, 0.5, 0.6, 0.7}
	for _, t := range ths {
		outs[t] = json.NewEncoder(must(os.Create(fmt.Sprintf("/work/scratch/me/cv%.1f.out", t))))
	}
	if *testset != "real" {
		names = []string{""}
	}
	for _, f := range names {
		var train []positions.Example
		for _, d := range docs {
			if d.set != *testset && d.set != "unread" || d.folder != f && *testset == "real" {
				train = append(train, d.examples...)
			}
		}
		j := positions.Train(train, 1)
		var b bytes.Buffer
		if err := j.Write(&b); err != nil {
			panic(err)
		}
		fmt.Fprintln(os.Stderr, f, len(train), b.Len())
		r := must(positions.NewReader(set, j))
		for _, d := range docs {
			if d.set == *testset && (d.folder == f || f == "") {
				for _, t := range ths {
					*least = t
					outs[t].Encode(contract(d, r))
				}
			}
		}
	}
}

func contract(d *doc, r *positions.Reader) map[string]any {
	var sts []map[string]any
	for _, s := range r.Judge(d.page, d.all, *least) {
		w := d.page.Sentences[s.Sentence].Words
		sent := d.page.Document.Sentences[s.Sentence]
		party := ""
		if s.By.Side() != nil {
			party = s.By.Side().Name
		}
		var conds []map[string]string
		for _, c := range s.Conditions {
			conds = append(conds, map[string]string{"text": d.body[w[c.From].Start:w[c.To-1].End]})
		}
		sts = append(sts, map[string]any{"actor": s.By.Name(), "party": party, "stance": s.Stance, "text": d.body[w[s.From].Start:w[s.To-1].End], "start": sent.Start, "end": sent.End,
			"quote": d.body[sent.Start:sent.End], "conditions": conds, "cue": w[s.Cue].Text, "rule": s.Pattern, "confidence": s.Confidence})
	}
	var envoys []map[string]string
	if n, ok := d.page.Who.(*names.Names); ok {
		for _, p := range n.Persons() {
			if p.Party != nil && !p.Bystander {
				envoys = append(envoys, map[string]string{"name": p.Name, "party": p.Party.Name})
			}
		}
	}
	return map[string]any{"document": map[string]string{"id": d.id}, "statements": sts, "envoys": envoys}
}

func showCeiling(docs []*doc) {
	tot := map[string]int{}
	for _, d := range docs {
		if d.set != *testset {
			continue
		}
		body := d.body
		for _, a := range annotations.Statements(d.rows, d.id, body) {
			if a.Optional || a.Hard {
				continue
			}
			tot["all"]++
			sentence, actor, point, cue := false, false, false, false
			for i := range d.all {
				c := &d.all[i]
				s := d.page.Document.Sentences[c.Sentence]
				if !(a.Evidence.Start < s.End && s.Start < a.Evidence.End) {
					continue
				}
				sentence = true
				st := positions.Reach(d.page, c, a)
				actor = actor || st >= 1
				point = point || st == 2
				cue = cue || st == 3
			}
			switch {
			case cue:
				tot["reached"]++
			case point:
				tot["point, other cue"]++
				fmt.Printf("CUE    %s %v %s | %s | %s\n", d.id, a.Actors, a.Stance, body[a.Cue.Start:a.Cue.End], body[a.Point.Start:a.Point.End])
			case actor:
				tot["actor only"]++
				fmt.Printf("POINT  %s %v %s | %s | %s\n", d.id, a.Actors, a.Stance, body[a.Cue.Start:a.Cue.End], body[a.Point.Start:a.Point.End])
			case sentence:
				tot["sentence only"]++
				fmt.Printf("ACTOR  %s %v %s | %s | %s\n", d.id, a.Actors, a.Stance, body[a.Cue.Start:a.Cue.End], body[a.Point.Start:a.Point.End])
			default:
				tot["nothing"]++
				fmt.Printf("NONE   %s %v %s | %s | %s\n", d.id, a.Actors, a.Stance, body[a.Cue.Start:a.Cue.End], body[a.Point.Start:a.Point.End])
			}
		}
	}
	fmt.Println(tot)
}
