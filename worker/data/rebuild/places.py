#!/usr/bin/env python3
"""Rebuilds worker/data/places.tsv and place_stems.tsv from public lists of administrative divisions.

usage: places.py SOURCES OUT_DIR
  SOURCES/gb2260-YYYYMM.tsv                   GB/T 2260 editions, as kept by github.com/cn/GB2260
  SOURCES/divisions-2023-{provinces,cities,areas,streets}.csv
                                              github.com/modood/Administrative-divisions-of-China (MIT)
elsewhere.txt, zones.txt and short_names.txt beside this script have what those lists do not: Taiwan, Hong Kong, Macau
and foreign places, zones with names of their own, and 喀左.
A code that changed its name, or a name that changed its code, keeps one row for each; the edition is the
newest that has the pair. Of units at township level that are no town, township or street office, those whose
names are their own are kept (farms), not those called like any other (工业园区). A stem is a name without its
last word (慈利县 -> 慈利) of two characters or more; a unit of a nation's own is also called by its stem and a
plain last word (江华县, 湘西自治州, 三官寺乡).
"""
import collections, csv, glob, os, re, sys

NEWEST = "202312"
PROVINCE_STEMS = {"内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "西藏自治区": "西藏", "宁夏回族自治区": "宁夏",
                  "新疆维吾尔自治区": "新疆", "香港特别行政区": "香港", "澳门特别行政区": "澳门"}
NATIONS = ("满族|回族|蒙古族|壮族|苗族|土家族|侗族|瑶族|藏族|羌族|彝族|白族|傣族|哈尼族|傈僳族|景颇族|布依族|黎族|畲族|朝鲜族|"
           "达斡尔族|鄂温克族|鄂伦春|鄂伦春族|仡佬族|水族|毛南族|仫佬族|各族|土族|撒拉族|东乡族|保安族|裕固族|哈萨克|哈萨克族|"
           "柯尔克孜|蒙古|锡伯|锡伯族|塔吉克|维吾尔|拉祜族|佤族|纳西族|布朗族|独龙族|怒族|普米族|德昂族|俄罗斯族|赫哲族|民族")
NOT_PLACES = re.compile("^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划|省直辖行政单位)$|虚拟|^省直辖")
ZONE_CODE = re.compile("^....7[1-9]|^320576")  # given by the statistical office; GB/T 2260 has none for a zone
ZONE_NAME = re.compile("(区|城|管委会)$")
OWN = ""  # the edition of a code that is this table's own: it orders places, and is never printed


def level(code):
    if len(code) == 9:
        return "township"
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def read_official(folder):
    """Returns {(name, code): newest edition}."""
    rows = {}
    for path in sorted(glob.glob(os.path.join(folder, "gb2260-*.tsv"))):
        for row in csv.DictReader(open(path, encoding="utf-8"), delimiter="\t"):
            rows[row["Name"], row["Code"]] = row["Revision"]
    for part, digits in (("provinces", 6), ("cities", 6), ("areas", 6), ("streets", 9)):
        for row in csv.DictReader(open(os.path.join(folder, f"divisions-2023-{part}.csv"), encoding="utf-8")):
            rows[row["name"], row["code"].ljust(digits, "0")] = NEWEST
    return {pair: edition for pair, edition in rows.items() if not NOT_PLACES.search(pair[0])}


def has_own_name(name, code, shared):
    if len(code) == 6 or re.search("(镇|乡|街道|苏木|办事处)$", name):
        return True
    return shared[name] == 1 and len(name) >= 4 and bool(re.search("(场|团|区)$", name))


def is_zone(name, code):
    return len(code) == 6 and bool(ZONE_CODE.match(code) and ZONE_NAME.search(name)) and not re.match("2327", code)


def stem(name, code):
    if level(code) == "province":
        return PROVINCE_STEMS.get(name, re.sub("[省市]$", "", name))
    if level(code) == "township":
        short = re.sub("(地区办事处|街道办事处|街道|民族乡|苏木|镇|乡)$", "", name)
    else:
        short = re.sub("(自治州|自治县|自治旗|特区|林区|新区|矿区|地区|市|区|县|旗|盟|州)$", "", name)
    previous = None
    while previous != short and len(short) > 2:
        previous, short = short, re.sub(f"({NATIONS})$", "", short)
    return short if len(short) >= 2 and short != name else None


def plain_names(name, code):
    """江华瑶族自治县 -> 江华县, 江华自治县."""
    last = re.search(f"(?:{NATIONS})((?:自治)?([州县旗乡]))$", name)
    return {stem(name, code) + word for word in last.groups()} if last and stem(name, code) else set()


def successors(rows):
    """{code: code}: what a unit that is in no newest list became: the one unit of the same name in its province,
    of its own level first, else of the same stem in its prefecture, else in its province. 郊区 and 城区 are many."""
    now = [(name, code) for (name, code), edition in rows.items() if edition == NEWEST and len(code) == 6]
    present = {code for _, code in now}
    became = {}
    for (name, code), edition in sorted(rows.items(), key=lambda item: item[1]):
        if len(code) != 6 or code in present or edition == NEWEST:
            continue
        same_name, same_level = lambda n, c: n == name, lambda n, c: level(c) == level(code)
        same_stem = lambda n, c: same_level(n, c) and stem(n, c) == stem(name, code)
        for same, digits in ((lambda n, c: same_name(n, c) and same_level(n, c), 2), (same_name, 2), (same_stem, 4),
                             (same_stem, 2)):
            found = [c for n, c in now if c[:digits] == code[:digits] and same(n, c)]
            if len(found) == 1 and (stem(name, code) or not name.endswith("区")):
                became[code] = found[0]
                break
    return became


def read_zones(path, newest):
    rows = []
    for line in open(path, encoding="utf-8"):
        if not line.startswith("#"):
            host, *names = line.split()
            rows += [(name, "zone", host, newest, host) for name in names]
    return rows


def read_short_names(path, newest):
    """Rows and stems of 喀左县 and 喀左."""
    rows = []
    for line in open(path, encoding="utf-8"):
        if not line.startswith("#"):
            code, *names = line.split()
            rows += [(name, "county", code, newest, "") for name in names]
    return [row for row in rows if row[0][-1] in "县旗"], [row for row in rows if row[0][-1] not in "县旗"]


def read_elsewhere(path):
    """Rows (name, level, code, edition, link), and which of them are stems."""
    rows, stems, heads, parts = [], [], collections.Counter(), collections.Counter()
    for line in open(path, encoding="utf-8"):
        if line.startswith("#"):
            continue
        head, _, rest = line.partition(":")
        prefix, names = head.split()
        china = prefix[0].isdigit()
        top = prefix + ("00" if china else "0000")
        for name in names.split("="):
            add_elsewhere(rows, stems, name, top, "county" if china else "other")
        for part in rest.split():
            parts[prefix] += 1
            code = prefix + f"{parts[prefix]:02d}" + ("" if china else "00")
            for name in part.split("="):
                add_elsewhere(rows, stems, name, code, "township" if prefix.startswith("71") else "other")
    return rows, stems


def add_elsewhere(rows, stems, name, code, kind):
    full = re.search(".[市县区乡镇州堂城]$", name) and len(name) > 2
    if not full:
        kind = "other"
    if full or kind == "other" and len(name) > 3:
        rows.append((name, kind, code, OWN, ""))
    else:
        stems.append((name, kind, code, OWN, ""))
    if full and re.match("(71..00|8...00)", code) and re.search("[市县]$", name):
        stems.append((name[:-1], kind, code, OWN, ""))


def write(path, head, rows):
    with open(path, "w", encoding="utf-8") as out:
        out.write(head)
        for row in sorted(set(rows), key=lambda r: (r[0], r[2], r[3])):
            out.write("\t".join(row).rstrip("\t") + "\n")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    official = read_official(sys.argv[1])
    shared = collections.Counter(name for name, _ in official)
    official = {pair: edition for pair, edition in official.items() if has_own_name(*pair, shared)}
    zones = [(name, "zone", code[:4] + "00", edition, code)
             for (name, code), edition in official.items() if is_zone(name, code)]
    official = {pair: edition for pair, edition in official.items() if not is_zone(*pair)}
    became = successors(official)
    beside = os.path.dirname(os.path.abspath(__file__))
    rows, stems = read_elsewhere(os.path.join(beside, "elsewhere.txt"))
    short_rows, short_stems = read_short_names(os.path.join(beside, "short_names.txt"), NEWEST)
    rows, stems = rows + short_rows, stems + short_stems
    rows += zones + read_zones(os.path.join(beside, "zones.txt"), NEWEST)
    for (name, code), edition in official.items():
        row = (level(code), code, edition, became.get(code, ""))
        rows.append((name,) + row)
        rows += [(plain,) + row for plain in plain_names(name, code) if (plain, code) not in official]
        if level(code) != "township" and stem(name, code):
            stems.append((stem(name, code),) + row)
    source = ("# columns: name, level, code (GB/T 2260; nine digits for a township; the table's own where there is no\n"
              "#   edition: it is never printed), newest edition that has the pair, link (of a unit that is gone: the code of\n"
              "#   what it became; of a zone, whose code is its host's: the one that statistics list its townships under)\n"
              "# source: GB/T 2260 editions 2000-12, 2010-12, 2015-12 and 2019-04 as published by the Ministry of Civil\n"
              "#   Affairs (public facts, as kept by cn/GB2260); 2023 list of divisions down to townships\n"
              "#   (modood/Administrative-divisions-of-China, MIT); rebuild/elsewhere.txt for Taiwan, Hong Kong, Macau and\n"
              "#   foreign places; rebuild/zones.txt and short_names.txt. Made by rebuild/places.py; edit that, or add rows with\n"
              "#   lexicon.dir.\n")
    write(os.path.join(sys.argv[2], "places.tsv"), "# places.tsv: places by their full names.\n" + source, rows)
    write(os.path.join(sys.argv[2], "place_stems.tsv"),
          "# place_stems.tsv: places by their names without the last word, provinces to counties and foreign ones.\n" + source,
          stems)


if __name__ == "__main__":
    main()
