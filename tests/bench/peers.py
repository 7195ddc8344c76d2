#!/usr/bin/env python3
"""Processor time of wirecopy and of the libraries that people read Chinese news with today, on the same articles.

usage: peers.py WIRECOPY FILE...        FILE.ndjson: envelopes with "text"; any other: one article, UTF-8

Each library does the part of wirecopy's work that it can do: words with their kinds (jieba), places and times
(JioNLP), numbers with units and dates (Recognizers-Text). None of them mends damage, lays out a page, tells
subject, place or date of a figure, finds speakers, or checks sums. Each is warmed up with the first article and
given the best of three runs; where one fails on an article, that is counted and said. The last line compares their sum with wirecopy.
"""
import contextlib, json, logging, pathlib, re, subprocess, sys, time, warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)


def read(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix in (".ndjson", ".jsonl"):
        return [json.loads(line)["text"] for line in text.splitlines() if line.strip()]
    return [text]


def peers():
    """What it is, what it does, and the function of a text that does it."""
    import jieba.posseg, jionlp
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    yield "jieba 0.42", "words and their kinds", lambda text: list(jieba.posseg.cut(text))
    yield "JioNLP 1.5", "places", jionlp.recognize_location
    yield "JioNLP 1.5", "times", lambda text: jionlp.ner.extract_time(text, time_base=0)
    yield "JioNLP 1.5", "money", jionlp.ner.extract_money
    numbers, units = NumberRecognizer("zh-cn"), NumberWithUnitRecognizer("zh-cn")
    yield "Recognizers-Text 1.0", "numbers", numbers.get_number_model().parse
    yield "Recognizers-Text 1.0", "percentages", numbers.get_percentage_model().parse
    for kind in ("currency", "dimension", "age", "temperature"):
        yield "Recognizers-Text 1.0", f"units: {kind}", getattr(units, f"get_{kind}_model")().parse
    yield "Recognizers-Text 1.0", "dates", DateTimeRecognizer("zh-cn").get_datetime_model().parse


def once(function, text):
    """Seconds of processor time, and whether it failed."""
    start = time.process_time()
    try:
        function(text)
        return time.process_time() - start, False
    except Exception:  # whatever a library throws is its answer
        return time.process_time() - start, True


def measure(function, texts):
    """Milliseconds of processor time an article, the best of three runs, and how many articles it failed on."""
    once(function, texts[0])
    best = [min(once(function, text) for _ in range(3)) for text in texts]
    return sum(seconds for seconds, _ in best) * 1000 / len(texts), sum(failed for _, failed in best)


def wirecopy(binary, files):
    out = subprocess.run([binary, "bench", *map(str, files)], check=True, capture_output=True, text=True).stdout
    return float(re.search(r"^CPU ms an article +([\d.]+)$", out, re.M)[1])


def main(binary, names):
    files = [pathlib.Path(name) for name in names]
    texts = [text for file in files for text in read(file)]
    with contextlib.redirect_stdout(sys.stderr):  # they greet
        others = list(peers())
    print(f"{len(texts)} articles, {sum(len(text) for text in texts) // len(texts)} characters on average\n")
    print(f"{'library':<22}{'what':<24}{'CPU ms an article':>18}")
    total = 0.0
    for name, what, function in others:
        each, failed = measure(function, texts)
        total += each
        print(f"{name:<22}{what:<24}{each:>18.3f}" + (f"   failed on {failed}" if failed else ""), flush=True)
    ours = wirecopy(binary, files)
    print(f"{'all of these':<22}{'':<24}{total:>18.3f}")
    print(f"{'wirecopy':<22}{'the whole record':<24}{ours:>18.3f}   {total / ours:.0f} times faster")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
