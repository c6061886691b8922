// Command train learns the weights of package parse and measures them.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/parleygraph/parley/loaders/grammar/parse"
	"github.com/parleygraph/parley/loaders/grammar/parse/internal/silver"
)

func main() {
	data := flag.String("data", "", "files of parsed sentences, with commas between")
	seed := flag.Uint64("seed", 1, "seed of the order of the sentences")
	epochs := flag.Int("epochs", 8, "rounds")
	out := flag.String("out", "", "folder for the weights")
	limit := flag.Int("limit", 0, "sentences of each file")
	flag.Parse()
	var learn []parse.Sentence
	var held [][]parse.Sentence
	for _, path := range strings.Split(*data, ",") {
		s, err := silver.Open(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if *limit > 0 {
			s = s[:min(*limit, len(s))]
		}
		l, h := silver.Split(s)
		learn = append(learn, l...)
		held = append(held, h)
	}
	start := time.Now()
	m := parse.Train(learn, parse.Options{Seed: *seed, Epochs: *epochs, Log: func(f string, a ...any) {
		fmt.Printf("%4.0fs "+f+"\n", append([]any{time.Since(start).Seconds()}, a...)...)
	}})
	if *out != "" {
		var b bytes.Buffer
		m.Write(&b)
		os.WriteFile(*out+"/english.bin", b.Bytes(), 0o644)
		fmt.Println(b.Len(), "bytes")
	}
	for _, h := range held {
		n := 0
		for _, s := range h {
			n += s.Len()
		}
		begin := time.Now()
		score := silver.Measure(m, h)
		fmt.Println(float64(n)/time.Since(begin).Seconds(), "tokens/s")
		fmt.Println(score)
	}
}
