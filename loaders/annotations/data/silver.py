"""Writes the annotated stories of the tagged sentences (shared/corpora/silver/news.tsv.gz) as texts.

    python3 silver.py news.tsv.gz ANNOTATIONS.jsonl FOLDER

A document silver/FROM-TO.txt of the annotations is the sentences [FROM, TO), counted from 0, joined by spaces.
"""
import gzip, json, os, re, sys

CLOSERS = {".", ",", ";", ":", "?", "!", ")", "'s", "'", "%", "n't", "'ll", "'re", "'ve", "'d", "'m", "...", "]"}


def sentences(path):
    found, words = [], []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            word = line.rstrip("\n").split("\t")[0]
            if word:
                words.append(word)
            elif words:
                found.append(words)
                words = []
    return found + ([words] if words else [])


def text(words):
    """Joins words as print sets them: no space before a mark that closes or behind one that opens; quotes open and close in turn."""
    out, glue, quoted = "", True, False
    for word in words:
        if word in ('"', "``", "''"):
            out += word if quoted or glue else " " + word
            glue, quoted = not quoted, not quoted
            continue
        out += word if glue or word in CLOSERS else " " + word
        glue = word in ("(", "$", "[")
    return out


def main(tagged, annotations, folder):
    all_sentences = sentences(tagged)
    with open(annotations, encoding="utf-8") as rows:
        documents = {json.loads(row)["doc"] for row in rows}
    for document in sorted(documents):
        begin, end = map(int, re.fullmatch(r"silver/(\d+)-(\d+)\.txt", document).groups())
        path = os.path.join(folder, document)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as out:
            out.write(" ".join(text(words) for words in all_sentences[begin:end]) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
