"""rules.py: what the source promises about itself, as functions from a tree to its problems.

Each rule takes the path of a tree (and the ones that read objects, the build directory) and gives
sentences, one for each problem, which name file and line. test_structure.py runs them on the
project, and each on a small tree that breaks it.
"""
import pathlib
import re
import statistics
import subprocess

# A room includes only itself and rooms to its left.
ROOMS = ["base", "lexicon", "intake", "repair", "layout", "recognise", "check", "record", "pipeline",
         "service", "command", "main"]
CORE = ROOMS[:ROOMS.index("service")]

# The rooms after the core know it through the public header alone.
SEEN_BY_OTHERS = {"base", "service", "command"}

# Kafka, events, threads and clocks belong to service/ and command/; ctype.h and its like ask the
# locale.
NOT_IN_CORE = re.compile(
    r"librdkafka/.*|uv\.h|microhttpd\.h|pthread\.h|threads\.h|time\.h|sys/time\.h|signal\.h"
    r"|locale\.h|ctype\.h|wctype\.h|wchar\.h|math\.h|float\.h|fenv\.h|regex\.h")

FILE_LINES_MAX = 500
FUNCTION_LINES_MAX = 70

BANNED = {
    "strcpy": "memcpy with a length that was checked", "strcat": "one snprintf",
    "strncpy": "memcpy", "strncat": "one snprintf", "sprintf": "snprintf",
    "vsprintf": "vsnprintf", "gets": "fgets", "strtok": "a loop", "atoi": "strtol",
    "atol": "strtol", "atoll": "strtoll", "atof": "no floats", "rand": "nothing random",
    "setlocale": "no locale", "system": "uv_spawn", "popen": "uv_spawn", "alloca": "the arena",
}

# Sections of an object that hold what never changes after loading.
CONSTANT = re.compile(r"\.rodata|\.data\.rel\.ro|\.text|\.note|\.eh_frame")

# How many columns make a row one of its kind; a word may have several kinds. A character folds once.
# A place has a code in each edition, and a qualifier stands before or after its number.
KEY_COLUMNS = {"fold.tsv": 1, "both_scripts.tsv": 1, "qualifiers.tsv": 3, "places.tsv": 4,
               "place_stems.tsv": 4}
KEY_COLUMNS_OTHERS = 2

# Spelled so that this file does not break the rule itself.
FOREIGN_PATHS = re.compile(r"\.\./shar" + r"ed\b|(?<![\w])\.libr" + r"ary\b|(?<![\w./-])/wo" + r"rk/")

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')
NOT_CODE = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)


def sources(root, *folders, ends=(".c", ".h")):
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in ends and path.is_file():
                yield path


def read(path):
    return path.read_text(encoding="utf-8")


def code_of(text):
    """C without comments and literals, with its lines where they were."""
    return NOT_CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def includes(path):
    for number, line in enumerate(read(path).split("\n"), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(1) == '"', match.group(2)


def room_of(root, path):
    """The room of a file under worker/; None for the programs that run at build time."""
    parts = path.relative_to(root / "worker").parts
    if "generate" in parts or parts[0] == "samples":
        return None
    return parts[0] if len(parts) > 1 else path.stem


def rooms_know_only_their_left(root):
    for path in sources(root, "worker"):
        room = room_of(root, path)
        if room is None:
            continue
        if room not in ROOMS:
            yield f"{path}: {room} is no room"
            continue
        for number, own, name in includes(path):
            other = name.split("/")[0]
            if own and other in ROOMS and ROOMS.index(other) > ROOMS.index(room):
                yield f"{path}:{number}: {room}/ may not know {other}/, which is to its right"
            elif own and room not in CORE and other in ROOMS and other not in SEEN_BY_OTHERS:
                yield f"{path}:{number}: {room}/ knows the core through wirecopy.h, not {name}"
            elif own and other not in ROOMS and name not in ("wirecopy.h",):
                yield f"{path}:{number}: {name} is in no room"


def core_knows_no_outside(root):
    for path in sources(root, "worker", "include"):
        if path.is_relative_to(root / "worker") and room_of(root, path) not in CORE:
            continue
        for number, own, name in includes(path):
            if not own and NOT_IN_CORE.fullmatch(name):
                yield f"{path}:{number}: the core includes <{name}>"


def files_are_short(root):
    for path in sources(root, "worker", "include", "tests", ends=(".c", ".h", ".py")):
        lines = read(path).count("\n")
        if lines > FILE_LINES_MAX:
            yield f"{path}: {lines} lines, more than {FILE_LINES_MAX}"


def functions(path):
    """(line, name, lines) of each function. clang-format puts its braces into the first column."""
    lines = code_of(read(path)).split("\n")
    start = None
    for number, line in enumerate(lines):
        if line == "{":
            start = number
            while start > 0 and lines[start - 1].strip() and lines[start - 1][0] not in "#}":
                start -= 1
        elif line.startswith("}") and start is not None:
            signature = " ".join(lines[start:number])
            name = re.search(r"(\w+)\s*\(", signature)
            yield start + 1, name.group(1) if name else "?", number - start + 1
            start = None


def functions_are_short(root):
    for path in sources(root, "worker", "tests"):
        for line, name, length in functions(path):
            if length > FUNCTION_LINES_MAX:
                yield f"{path}:{line}: {name} has {length} lines, more than {FUNCTION_LINES_MAX}"


def function_lengths(root):
    """(how many functions there are, their median length)."""
    lengths = [length for path in sources(root, "worker") for _, _, length in functions(path)]
    return len(lengths), statistics.median(lengths)


def files_say_what_they_are(root):
    for path in sources(root, "worker", "include", "tests"):
        comment = re.match(r"/\*.*?\*/", read(path), re.S)
        if not comment:
            yield f"{path}:1: does not begin with a comment"
        elif not re.search(rf"^(/\*| \*) ([\w/]+/)?{re.escape(path.name)}: \S", comment.group(), re.M):
            yield f"{path}:1: the comment at the head does not say what {path.name} is"


def headers_are_guarded(root):
    """Two headers with one guard hide each other."""
    guards = {}
    for path in sources(root, "worker", "include", "tests", ends=(".h",)):
        name = re.sub(r"\W", "_", path.name).upper()
        match = re.search(rf"^#ifndef (WIRECOPY_(?:\w+_)?{name}|{name})\n#define \1\n", read(path),
                          re.M)
        if not match:
            yield f"{path}: is not guarded by WIRECOPY_…_{name}"
        elif match.group(1) in guards:
            yield f"{path}: has the guard of {guards[match.group(1)]}"
        else:
            guards[match.group(1)] = path


def nothing_banned(root):
    call = re.compile(rf"(?<![\w.>])({'|'.join(BANNED)})\s*\(")
    for path in sources(root, "worker", "include", "tests"):
        for number, line in enumerate(code_of(read(path)).split("\n"), 1):
            for match in call.finditer(line):
                name = match.group(1)
                yield f"{path}:{number}: {name} is banned; the way here is {BANNED[name]}"


def no_floats(root):
    for path in sources(root, "worker", "include"):
        if path.is_relative_to(root / "worker") and room_of(root, path) not in CORE:
            continue
        for number, line in enumerate(code_of(read(path)).split("\n"), 1):
            match = re.search(r"\b(double|float|json_real)\b", line)
            if match:
                yield f"{path}:{number}: {match.group(1)} in the core"


def no_mutable_globals(archives):
    for archive in archives:
        done = subprocess.run(["nm", "-f", "sysv", "--defined-only", str(archive)],
                              capture_output=True, text=True, check=True)
        member = archive.name
        for line in done.stdout.split("\n"):
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) == 1 and line.startswith("Symbols from"):
                member = line.split("[")[-1].rstrip("]:")
            if len(cells) == 7 and cells[3] in ("OBJECT", "TLS", "COMMON"):
                if not CONSTANT.match(cells[6]):
                    yield f"{archive.name}({member}): {cells[0]} can change, it is in {cells[6]}"


def tables_are_in_order(root):
    for path in sorted((root / "worker" / "data").glob("*.tsv")):
        head, rows = [], {}
        for number, line in enumerate(read(path).split("\n")[:-1], 1):
            if line.startswith("#"):
                head.append(line)
                continue
            key = tuple(line.split("\t")[:KEY_COLUMNS.get(path.name, KEY_COLUMNS_OTHERS)])
            if key in rows:
                yield f"{path}:{number}: {' '.join(key)} stands in line {rows[key]} already"
            if line != line.strip(" ") or not line:
                yield f"{path}:{number}: a row is empty or has spaces around it"
            rows[key] = number
        if not rows:
            yield f"{path}:1: the table has no rows"
        if not head or not head[0].startswith(f"# {path.name}: "):
            yield f"{path}:1: the head does not say what the table is"
        for word in ("# columns: ", "# source: "):
            if not any(line.startswith(word) for line in head):
                yield f"{path}:1: the head has no line {word.strip()!r}"


def cities_are_no_other_places(root):
    """cities.tsv has what the tables of places have not; a name in both would be kept twice."""
    data = root / "worker" / "data"
    names = {}
    for table in ("places.tsv", "place_stems.tsv"):
        for line in read(data / table).split("\n"):
            names.setdefault(line.split("\t")[0], table)
    for number, line in enumerate(read(data / "cities.tsv").split("\n"), 1):
        name = line.split("\t")[0]
        if name and not line.startswith("#") and name in names:
            yield f"{data / 'cities.tsv'}:{number}: {name} stands in {names[name]} already"


def committed(root):
    done = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True,
                          text=True, check=True)
    return [root / name for name in done.stdout.split("\0") if name]


def no_foreign_paths(root, files):
    for path in files:
        if not path.is_file():
            continue
        for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
            match = FOREIGN_PATHS.search(line.decode("utf-8", "replace"))
            if match:
                yield f"{path}:{number}: names {match.group()}, which no clone has"


def table_in(lines, head):
    """The rows of the Markdown table with this first line; None when there is no such table."""
    if head not in lines:
        return None
    rows = lines[lines.index(head):]
    end = next((i for i, line in enumerate(rows) if not line.startswith("|")), len(rows))
    return rows[:end]


def readme_has_the_keys(readme, help_text):
    """README's configuration table is the one that the program prints. None when either has none."""
    printed = [line for line in help_text.split("\n") if line.startswith("|")]
    written = table_in(readme.split("\n"), printed[0]) if printed else None
    if written is None:
        return None
    return [f"README.md has not: {line}" for line in printed if line not in written] \
        + [f"`wirecopy help config` has not: {line}" for line in written if line not in printed] \
        or (["README.md has the rows in another order"] if written != printed else [])


def project():
    return pathlib.Path(__file__).resolve().parents[2]
