package schema

import (
	"mime"
	"strconv"
	"strings"
)

// negotiate returns the media type of the answer that fits Accept headers best, and false where none does. Without the header, and where
// both types fit alike, it is application/json, which every client takes.
func negotiate(accept []string) (string, bool) {
	if strings.TrimSpace(strings.Join(accept, "")) == "" {
		return plainJSON, true
	}
	ranges := ranged(accept)
	plain, graphql := quality(ranges, plainJSON), quality(ranges, graphqlJSON)
	switch {
	case plain == 0 && graphql == 0:
		return "", false
	case graphql > plain || graphql == plain && names(ranges, graphqlJSON):
		return graphqlJSON, true
	default:
		return plainJSON, true
	}
}

// A mediaRange is one entry of an Accept header.
type mediaRange struct {
	media   string
	quality float64
}

func ranged(accept []string) []mediaRange {
	var ranges []mediaRange
	for entry := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		media, parameters, err := mime.ParseMediaType(entry)
		if err != nil {
			continue
		}
		weight := 1.0
		if q, ok := parameters["q"]; ok {
			weight, err = strconv.ParseFloat(q, 64)
			if err != nil || weight < 0 || weight > 1 {
				weight = 0
			}
		}
		ranges = append(ranges, mediaRange{media, weight})
	}
	return ranges
}

// quality returns the weight of a media type: that of its most specific range.
func quality(ranges []mediaRange, media string) float64 {
	for _, pattern := range []string{media, "application/*", "*/*"} {
		for _, r := range ranges {
			if r.media == pattern {
				return r.quality
			}
		}
	}
	return 0
}

func names(ranges []mediaRange, media string) bool {
	for _, r := range ranges {
		if r.media == media {
			return true
		}
	}
	return false
}
