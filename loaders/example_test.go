package loaders_test

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/parleygraph/parley/loaders"
)

func ExampleRead() {
	corpus := `{"id": "s-1", "title": "Day one", "text": "Tellany demanded a halt.", "publishedAt": "2024-05-14"}
{"id": "s-2"}
{"id": "s-3", "text": "Kadria refused it."}`
	for document, err := range loaders.Read(context.Background(), []string{"-"}, loaders.Options{Stdin: strings.NewReader(corpus)}) {
		var bad *loaders.FileError
		if errors.As(err, &bad) {
			fmt.Printf("line %d is left out\n", bad.Line)
			continue
		}
		fmt.Printf("%s %q %s\n", document.ID, document.Text, document.PublishedAt)
	}
	// Output:
	// s-1 "Tellany demanded a halt." 2024-05-14
	// line 2 is left out
	// s-3 "Kadria refused it."
}

func ExampleParse() {
	content := []byte("---\ntitle: The round\ndate: 14 May 2024\n---\nTellany demanded a halt.\n")
	for document, err := range loaders.Parse(context.Background(), "basin/round.md", content, loaders.Options{}) {
		fmt.Println(document.ID, document.Title, document.PublishedAt, document.PublishedFrom, err)
	}
	// Output: basin/round.md The round 2024-05-14 front matter <nil>
}
