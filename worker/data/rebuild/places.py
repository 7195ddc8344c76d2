#!/usr/bin/env python3
"""Rebuilds worker/data/places.tsv and place_stems.tsv from public lists of administrative divisions.

usage: places.py SOURCES OUT_DIR
  SOURCES/gb2260-YYYYMM.tsv                   GB/T 2260 editions, as kept by github.com/cn/GB2260
  SOURCES/divisions-2023-{provinces,cities,areas,streets}.csv
                                              github.com/modood/Administrative-divisions-of-China (MIT)
Units at township level that are no town, township or street office (farms, estates, zones) are left out.
A code that changed its name, or a name that changed its code, keeps one row for each; the edition is the
newest that has the pair. A stem is a name without its last word (慈利县 -> 慈利) of two characters or more.
"""
import csv, glob, os, re, sys

PROVINCE_STEMS = {"内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "西藏自治区": "西藏", "宁夏回族自治区": "宁夏",
                  "新疆维吾尔自治区": "新疆", "香港特别行政区": "香港", "澳门特别行政区": "澳门"}
NATIONS = ("满族|回族|蒙古族|壮族|苗族|土家族|侗族|瑶族|藏族|羌族|彝族|白族|傣族|哈尼族|傈僳族|景颇族|布依族|黎族|畲族|朝鲜族|"
           "达斡尔族|鄂温克族|鄂伦春|鄂伦春族|仡佬族|水族|毛南族|仫佬族|各族|土族|撒拉族|东乡族|保安族|裕固族|哈萨克|哈萨克族|"
           "柯尔克孜|蒙古|锡伯|塔吉克|维吾尔|拉祜族|佤族|纳西族|布朗族|独龙族|怒族|普米族|德昂族")
NOT_PLACES = re.compile("^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划|省直辖行政单位)$|虚拟|^省直辖")


def level(code):
    if len(code) == 9:
        return "township"
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def is_named(name, code):
    """Units that the list keeps beside townships, such as 工业园区, are called like any other of their kind."""
    return len(code) == 6 or re.search("(镇|乡|街道|苏木|办事处)$", name)


def read_sources(folder):
    rows = {}  # (name, code) -> newest edition
    for path in sorted(glob.glob(os.path.join(folder, "gb2260-*.tsv"))):
        for row in csv.DictReader(open(path, encoding="utf-8"), delimiter="\t"):
            rows[row["Name"], row["Code"]] = row["Revision"]
    for part, digits in (("provinces", 6), ("cities", 6), ("areas", 6), ("streets", 9)):
        for row in csv.DictReader(open(os.path.join(folder, f"divisions-2023-{part}.csv"), encoding="utf-8")):
            rows[row["name"], row["code"].ljust(digits, "0")] = "202312"
    return {k: v for k, v in rows.items() if not NOT_PLACES.search(k[0]) and is_named(*k)}


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


def write(path, head, rows):
    with open(path, "w", encoding="utf-8") as out:
        out.write(head)
        for name, kind, code, edition in sorted(set(rows), key=lambda r: (r[0], r[2])):
            out.write(f"{name}\t{kind}\t{code}\t{edition}\n")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    pairs = read_sources(sys.argv[1])
    rows = [(name, level(code), code, edition) for (name, code), edition in pairs.items()]
    stems = [(stem(name, code), kind, code, edition) for name, kind, code, edition in rows
             if kind != "township" and stem(name, code)]
    source = ("# columns: name, level, code (GB/T 2260; nine digits for a township), newest edition that has the pair\n"
              "# source: GB/T 2260 editions 2000-12, 2010-12, 2015-12 and 2019-04 as published by the Ministry of Civil\n"
              "#   Affairs (public facts, as kept by cn/GB2260); 2023 list of divisions down to townships\n"
              "#   (modood/Administrative-divisions-of-China, MIT). Made by rebuild/places.py; edit that, or add rows\n"
              "#   with lexicon.dir.\n")
    write(os.path.join(sys.argv[2], "places.tsv"), "# places.tsv: places with a code, by their full names.\n" + source, rows)
    write(os.path.join(sys.argv[2], "place_stems.tsv"),
          "# place_stems.tsv: places from provinces to counties, by their names without the last word.\n" + source, stems)


if __name__ == "__main__":
    main()
