package schema

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
)

// etag returns the tag of the answer to a request: the same as long as the store's revision, the schema and the request are, "" where the store does not say.
func (s *Schema) etag(r *http.Request, request Request, media string) string {
	info, err := s.plain.Info(r.Context())
	if err != nil {
		return ""
	}
	asked, err := json.Marshal(request)
	if err != nil {
		return ""
	}
	hash := sha256.New()
	for _, part := range [][]byte{[]byte(info.Revision), []byte(sdl), []byte(media), asked} {
		sum := sha256.Sum256(part)
		hash.Write(sum[:])
	}
	return `W/"` + base64.RawURLEncoding.EncodeToString(hash.Sum(nil)[:15]) + `"`
}

// unchanged answers a GET whose client holds the answer already.
func (s *Schema) unchanged(w http.ResponseWriter, r *http.Request, tag string) bool {
	if tag == "" || !strings.Contains(r.Header.Get("If-None-Match"), strings.TrimPrefix(tag, "W/")) {
		return false
	}
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "private, no-cache")
	w.Header().Add("Vary", "Accept")
	w.WriteHeader(http.StatusNotModified)
	return true
}

// leastZipped is how long an answer must be to be worth zipping.
const leastZipped = 1 << 10

// zipped returns a body as it is sent: zipped where the client takes that.
func zipped(w http.ResponseWriter, accepts string, body []byte) []byte {
	w.Header().Add("Vary", "Accept-Encoding")
	if len(body) < leastZipped || !takesGzip(accepts) {
		return body
	}
	var packed strings.Builder
	zip, err := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
	if err != nil {
		return body
	}
	if _, err := zip.Write(body); err != nil {
		return body
	}
	if err := zip.Close(); err != nil {
		return body
	}
	w.Header().Set("Content-Encoding", "gzip")
	return []byte(packed.String())
}

func takesGzip(accepts string) bool {
	for entry := range strings.SplitSeq(accepts, ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(entry), ";")
		if strings.TrimSpace(name) == "gzip" || strings.TrimSpace(name) == "*" {
			return strings.TrimLeft(strings.ReplaceAll(weight, " ", ""), "q=0.") != "" || weight == ""
		}
	}
	return false
}
