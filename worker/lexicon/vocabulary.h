/*
 * vocabulary.h: the tables there are, and the words that may stand in the second column of each.
 *
 * To add a table: give its kinds here, add a line to LEXICON_TABLES, and put the rows into
 * worker/data/NAME.tsv. A row whose second column is not in the table's vocabulary stops the build
 * (or the start, for a row of lexicon.dir) and names file and line.
 */
#ifndef WIRECOPY_LEXICON_VOCABULARY_H
#define WIRECOPY_LEXICON_VOCABULARY_H

/* furniture.tsv: what sites put around an article. */
#define FURNITURE_KINDS(X)                                                                         \
    X(FURNITURE_LINE, "line")     /* the whole line is furniture when it is this */                \
    X(FURNITURE_START, "start")   /* ... when it begins so */                                      \
    X(FURNITURE_WORD, "word")     /* ... when it is short and has nothing but such words */        \
    X(FURNITURE_END, "end")       /* nothing after such a line is body */                          \
    X(FURNITURE_NOTICE, "notice") /* a short line outside the text that has it is the site's */    \
    X(FURNITURE_COPYRIGHT, "copyright") /* a line that has it is a copyright notice */             \
    X(FURNITURE_SPAM, "spam")           /* three of them in a line make it spam */                 \
    X(FURNITURE_GAP, "gap")             /* such a line between two paragraphs too */               \
    X(FURNITURE_BRAND, "brand")         /* makes a phrase that is put into sentences */

/* appeals.tsv: the words in which a site asks its reader for something. */
#define APPEAL_KINDS(X)                                                                            \
    X(APPEAL_ACT, "act")       /* what the reader is to do: 下载, 扫码 */                      \
    X(APPEAL_MEMBER, "member") /* ... who has an account: 登录, 订阅 */                        \
    X(APPEAL_REST, "rest")     /* there is more of the article: 全文 */                          \
    X(APPEAL_LURE, "lure")     /* what the reader gets: 更多精彩 */                            \
    X(APPEAL_GLUE, "glue")     /* other words of such lines */                                     \
    X(APPEAL_WALL, "wall")     /* the rest is to be paid for: 试读 */

/* spun_words.tsv: words that a program puts for others. */
#define SPUN_KINDS(X)                                                                              \
    X(SPUN_SURE, "sure")     /* nobody writes it: 群众币 */                                     \
    X(SPUN_LIKELY, "likely") /* several of them in one text */

/* labels.tsv: what stands before a colon in a header or a tail. */
#define LABEL_KINDS(X)                                                                             \
    X(LABEL_SOURCE, "source")                                                                      \
    X(LABEL_AUTHOR, "author")                                                                      \
    X(LABEL_REPORTER, "reporter")                                                                  \
    X(LABEL_CORRESPONDENT, "correspondent")                                                        \
    X(LABEL_INTERN, "intern")                                                                      \
    X(LABEL_PHOTOGRAPHER, "photographer")                                                          \
    X(LABEL_EDITOR, "editor")                                                                      \
    X(LABEL_REVIEWER, "reviewer")                                                                  \
    X(LABEL_PROOFREADER, "proofreader")                                                            \
    X(LABEL_SUPERVISOR, "supervisor")                                                              \
    X(LABEL_CONTRIBUTOR, "contributor")                                                            \
    X(LABEL_DATE, "date")                                                                          \
    X(LABEL_UPDATE, "update") /* when the page was last changed */                                 \
    X(LABEL_ORIGINAL_TITLE, "original-title")                                                      \
    X(LABEL_SUBTITLE, "subtitle")                                                                  \
    X(LABEL_KICKER, "kicker")                                                                      \
    X(LABEL_IGNORED, "ignored") /* a field that is no part of the record: clicks, column */

/* roles.tsv: the words that stand before (or after) the names of those who made the article. */
#define ROLE_KINDS(X)                                                                              \
    X(ROLE_REPORTER, "reporter")                                                                   \
    X(ROLE_CORRESPONDENT, "correspondent")                                                         \
    X(ROLE_INTERN, "intern")                                                                       \
    X(ROLE_PHOTOGRAPHER, "photographer")                                                           \
    X(ROLE_AUTHOR, "author")                                                                       \
    X(ROLE_EDITOR, "editor")                                                                       \
    X(ROLE_REVIEWER, "reviewer")                                                                   \
    X(ROLE_PROOFREADER, "proofreader")                                                             \
    X(ROLE_SUPERVISOR, "supervisor")                                                               \
    X(ROLE_CONTRIBUTOR, "contributor")

/* outlets.tsv: news agencies, papers, stations and sites; and the endings that make one. */
#define OUTLET_KINDS(X)                                                                            \
    X(OUTLET_NAME, "name")                                                                         \
    X(OUTLET_SUFFIX, "suffix") /* what precedes it in the same run of characters is its name */    \
    X(OUTLET_OFFICE,                                                                               \
      "office")            /* ... of a body that is no medium and whose people write: 宣传部 */ \
    X(OUTLET_SELF, "self") /* 本报, 本网 */

/* surnames.tsv */
#define SURNAME_KINDS(X)                                                                           \
    X(SURNAME_COMMON, "common") /* a surname before all else */                                    \
    X(SURNAME_RARE, "rare")     /* more often an ordinary word; needs other evidence */            \
    X(SURNAME_COMPOUND, "compound")                                                                \
    X(SURNAME_JAPANESE, "japanese") /* 小林, 高桥: only where somebody is named */             \
    X(SURNAME_NOT, "not-name")      /* 佚名, 管理: stands where a name could and is none */

/* units.tsv: measure words and units, with the kind of figure that they make. */
#define UNIT_KINDS(X)                                                                              \
    X(UNIT_COUNT, "count")                                                                         \
    X(UNIT_RATE, "rate")                                                                           \
    X(UNIT_MONEY, "money")                                                                         \
    X(UNIT_DURATION, "duration")                                                                   \
    X(UNIT_AGE, "age")                                                                             \
    X(UNIT_LENGTH, "length")                                                                       \
    X(UNIT_AREA, "area")                                                                           \
    X(UNIT_MASS, "mass")                                                                           \
    X(UNIT_VOLUME, "volume")                                                                       \
    X(UNIT_ENERGY, "energy")                                                                       \
    X(UNIT_TEMPERATURE, "temperature")                                                             \
    X(UNIT_SPEED, "speed")                                                                         \
    X(UNIT_MULTIPLE, "multiple")                                                                   \
    X(UNIT_LEVEL, "level")

/* bare_units.tsv: units that may have lost their number, by what they are without one. */
#define BARE_UNIT_KINDS(X)                                                                         \
    X(BARE_UNIT_MEASURE, "measure") /* nothing else: 公里 */                                     \
    X(BARE_UNIT_COUNTER, "counter") /* no word of its own: 辆 */                                  \
    X(BARE_UNIT_WORD, "word")       /* a word as well, or the end of one: 家 */                   \
    X(BARE_UNIT_VERB, "verb")       /* a verb as well: 起, 把 */                                 \
    X(BARE_UNIT_PAIR, "pair")       /* with its noun before it: 案件起 */                       \
    X(BARE_UNIT_ASKS, "asks")       /* no unit: nothing but a number goes on behind it: 占 */     \
    X(BARE_UNIT_NONE, "none")       /* a word that begins or ends in one: 为例, 人数 */

/* qualifiers.tsv: words around a number that bound it. */
#define QUALIFIER_KINDS(X)                                                                         \
    X(QUALIFIER_ABOUT, "about")                                                                    \
    X(QUALIFIER_NEAR, "near")                                                                      \
    X(QUALIFIER_OVER, "over")                                                                      \
    X(QUALIFIER_AT_LEAST, "at_least")                                                              \
    X(QUALIFIER_UNDER, "under")                                                                    \
    X(QUALIFIER_AT_MOST, "at_most")                                                                \
    X(QUALIFIER_EXACT, "exact")

/* not_figures.tsv: words with numerals in them that count nothing. */
#define NOT_FIGURE_KINDS(X)                                                                        \
    X(NOT_FIGURE_IDIOM, "idiom")                                                                   \
    X(NOT_FIGURE_DESIGNATION, "designation")                                                       \
    X(NOT_FIGURE_OFFICE, "office")                                                                 \
    X(NOT_FIGURE_WORD, "word")                                                                     \
    X(NOT_FIGURE_NOUN, "noun") /* begins like a unit and is none: 部门 */

/* currencies.tsv: names of currencies. */
#define CURRENCY_KINDS(X)                                                                          \
    X(CURRENCY_UNIT, "unit") /* also a unit after the number: 美元 */                            \
    X(CURRENCY_NAME, "name") /* only a name before it: 港币 */

/* per_words.tsv: words that say per what a figure is. */
#define PER_WORD_KINDS(X) X(PER_WORD_BEFORE, "before")

/* check_words.tsv: words that call for a sum, and words that forbid one. */
#define CHECK_WORD_KINDS(X)                                                                        \
    X(CHECK_WORD_TOTAL, "total")     /* adds up what stands before it: 合计 */                   \
    X(CHECK_WORD_PERHAPS, "perhaps") /* may add it up: 累计, 共 */                              \
    X(CHECK_WORD_REST, "rest")       /* what remains of a whole: 其余 */                         \
    X(CHECK_WORD_GAP, "gap")         /* what is wanting of it: 缺口 */                           \
    X(CHECK_WORD_STILL, "still")     /* ... when it is not done yet: 还有7座未动工 */        \
    X(CHECK_WORD_UNDONE, "undone")   /* what says that: 未, 待 */                                \
    X(CHECK_WORD_PLANNED, "planned") /* the whole that something is to be taken from: 应到 */    \
    X(CHECK_WORD_DONE, "done")       /* what has been taken: 实到, 已完成 */                  \
    X(CHECK_WORD_BETWEEN, "between") /* what lies between two figures: 相差, 顺差 */           \
    X(CHECK_WORD_LESS, "less")     /* one of two is taken off: 扣除; only what holds is told */  \
    X(CHECK_WORD_GROWN, "grown")   /* by how much of it one level is over another: 涨幅 */       \
    X(CHECK_WORD_SPLIT, "split")   /* leads to all parts of a whole: 分为 */                     \
    X(CHECK_WORD_SOME, "some")     /* some parts of it may be left out: 主要, 等 */             \
    X(CHECK_WORD_ONLY, "only")     /* there are no parts but these: 没有其他 */                \
    X(CHECK_WORD_TRAIT, "trait")   /* what parts share with others: 党员, 重点 */              \
    X(CHECK_WORD_MIXED, "mixed")   /* two sorts in one word: 师生 are not 男生 and 女生 */   \
    X(CHECK_WORD_ENTIRE, "entire") /* all of what was counted: 全天, 全场 */                   \
    X(CHECK_WORD_AMOUNT, "amount") /* what something costs in all: 总价, 所需 */               \
    X(CHECK_WORD_AWAY, "away")     /* speaks of another time or whole: 预计, 首批 */           \
    X(CHECK_WORD_SOFAR, "sofar")   /* may speak of more than the text counts: 累计 */            \
    X(CHECK_WORD_HOPED, "hoped")   /* more may ask for it than get it: 报名 */                   \
    X(CHECK_WORD_PRICES, "prices") /* not all pay the same: 折扣 */                              \
    X(CHECK_WORD_SET, "set")       /* with those of its column it leaves nothing out: 男 */       \
    X(CHECK_WORD_PAIR, "pair")     /* ... may leave nothing out: 一期 */                         \
    X(CHECK_WORD_DEED, "deed")     /* one with those of its column: 追回 and 退赃 */           \
    X(CHECK_WORD_RATE, "rate")     /* with one of its column it is a rate: 出席率 and 实到 */ \
    X(CHECK_WORD_NONE, "none")     /* a word of its own, with one of the others in it: 公共 */

/* check_formulas.tsv: what a figure is made of, by what it is called. */
#define CHECK_FORMULA_KINDS(X)                                                                     \
    X(FORMULA_SHARE, "share")           /* 投票率: 领票 of 选举人 */                       \
    X(FORMULA_SUM, "sum")               /* 现有: 原有 and 新招 */                            \
    X(FORMULA_DIFFERENCE, "difference") /* 缺席: 应到 less 实到 */                           \
    X(FORMULA_GROWTH, "growth")         /* 涨幅: 收盘 over 发行价 */                        \
    X(FORMULA_EACH, "each")             /* 每股收益: 净利 for each of 股数 */              \
    X(FORMULA_PRODUCT, "product")       /* 面积: 长 times 宽 */

/* words.tsv: the words that cut a clause into what is counted and what is done with it. */
#define WORD_KINDS(X)                                                                              \
    X(WORD_VERB, "verb")                                                                           \
    X(WORD_UP, "up")     /* verbs of change: 增长 */                                             \
    X(WORD_DOWN, "down") /* 下降 */                                                              \
    X(WORD_TO, "to")     /* leads to a new level: 增至 */                                        \
    X(WORD_COPULA, "copula")                                                                       \
    X(WORD_ADVERB, "adverb")                                                                       \
    X(WORD_PREPOSITION, "preposition")                                                             \
    X(WORD_CONJUNCTION, "conjunction")                                                             \
    X(WORD_SCOPE, "scope") /* 全县 */                                                            \
    X(WORD_PARTICLE, "particle")                                                                   \
    X(WORD_TIME, "time")                                                                           \
    X(WORD_TAIL, "tail") /* makes a verb before it part of a noun: 率 of 复工率 */             \
    X(WORD_DEED, "deed") /* a verb that says enough of what is counted or paid: 出栏, 分红 */  \
    X(WORD_LEVEL, "level") /* takes a number without a unit: 指数 */                             \
    X(WORD_NOUN, "noun")   /* begins or ends like one of the others */

/* common_words.tsv: where a word ends, for all that words.tsv does not name. */
#define COMMON_WORD_KINDS(X)                                                                       \
    X(COMMON_NOUN, "noun")                                                                         \
    X(COMMON_VERB, "verb")                                                                         \
    X(COMMON_DEED, "deed") /* a verb used as a noun: 投资 */                                     \
    X(COMMON_QUALITY, "quality")                                                                   \
    X(COMMON_ADVERB, "adverb")                                                                     \
    X(COMMON_TIME, "time")                                                                         \
    X(COMMON_OTHER, "other")

/* origins.tsv: words that tell where a text was written, to know whose 元 it counts. */
#define ORIGIN_KINDS(X)                                                                            \
    X(ORIGIN_MAINLAND, "mainland")                                                                 \
    X(ORIGIN_ELSEWHERE, "elsewhere")

/* places.tsv: GB/T 2260 and townships. */
#define PLACE_KINDS(X)                                                                             \
    X(PLACE_PROVINCE, "province")                                                                  \
    X(PLACE_PREFECTURE, "prefecture")                                                              \
    X(PLACE_COUNTY, "county")                                                                      \
    X(PLACE_TOWNSHIP, "township")                                                                  \
    X(PLACE_VILLAGE, "village")                                                                    \
    X(PLACE_ZONE, "zone")                                                                          \
    X(PLACE_OTHER, "other") /* a place with a name and no code: a foreign one, a region */

/* cities.tsv: places of datelines that have no code */
#define CITY_KINDS(X) X(CITY_PLACE, "place")

/* place_tails.tsv: what may follow a place's name and makes something else of it. */
#define PLACE_TAIL_KINDS(X)                                                                        \
    X(PLACE_TAIL_STREET, "street") /* 北京路, 上海大厦: no mention of the place */          \
    X(PLACE_TAIL_ZONE, "zone")     /* 常德经开区: a zone of its host */                       \
    X(PLACE_TAIL_NONE, "none")     /* a word of its own, longer than one of the others: 村民 */

/* place_words.tsv: words that look like a place's name. */
#define PLACE_WORD_KINDS(X)                                                                        \
    X(PLACE_WORD_NONE, "none")     /* no place at all: 东方红, 城区 of a town */              \
    X(PLACE_WORD_COMMON, "common") /* a place only where a chain or another mention says so */     \
    X(PLACE_WORD_PLAIN, "plain")   /* before 村 and 社区: says what kind, and names none */     \
    X(PLACE_WORD_LOOSE, "loose")   /* the same, alone or behind a plain word */

/* titles.tsv: words beside a person's name. */
#define TITLE_KINDS(X)                                                                             \
    X(TITLE_OFFICE, "office")                                                                      \
    X(TITLE_RANK, "rank")                                                                          \
    X(TITLE_PROFESSION, "profession")                                                              \
    X(TITLE_DESCRIPTION, "description") /* what somebody merely is: 村民, 学生 */

/* title_fronts.tsv: right before a title. */
#define TITLE_FRONT_KINDS(X)                                                                       \
    X(TITLE_FRONT_PART, "part")       /* belongs to it: 副, 代 */                                \
    X(TITLE_FRONT_OUTSIDE, "outside") /* says when it was held: 原, 时任 */

/* honorifics.tsv: behind a surname alone. */
#define HONORIFIC_KINDS(X)                                                                         \
    X(HONORIFIC, "honorific")                                                                      \
    X(HONORIFIC_FAMILIAR, "familiar") /* not used of somebody who is named with an office */

/* speech.tsv: what the speaker of a quotation does. */
#define SPEECH_KINDS(X)                                                                            \
    X(SPEECH_VERB, "verb")                                                                         \
    X(SPEECH_WEAK, "weak") /* also used where nobody speaks */

/* name_cues.tsv: what stands before a name. */
#define NAME_CUE_KINDS(X)                                                                          \
    X(NAME_CUE_NAMED, "named")   /* 名叫 */                                                      \
    X(NAME_CUE_AGED, "aged")     /* 岁的 */                                                      \
    X(NAME_CUE_ORIGIN, "origin") /* 慈利人 */                                                   \
    X(NAME_CUE_BESIDE, "beside") /* 见到, 和 */

/* name_stops.tsv: what may follow a name. */
#define NAME_STOP_KINDS(X)                                                                         \
    X(NAME_STOP_WORD, "word")                                                                      \
    X(NAME_STOP_NOUN, "noun")     /* 家里: it stands behind a preposition as well */             \
    X(NAME_STOP_PERSON, "person") /* 同志, 一行: it follows nothing else */

/* name_words.tsv: what begins like a name. */
#define NAME_WORD_KINDS(X)                                                                         \
    X(NAME_WORD, "word")                                                                           \
    X(NAME_WORD_MANNER, "manner") /* 服务员|温柔|说, but 护士长|温柔|说 */

/* document_words.tsv: the last word of a title in 《》. */
#define DOCUMENT_KINDS(X)                                                                          \
    X(DOCUMENT_OFFICIAL, "official")                                                               \
    X(DOCUMENT_MEDIA, "media")                                                                     \
    X(DOCUMENT_OTHER, "other")

/* speakers.tsv: who speaks and has no name; the descriptions of titles.tsv do too. */
#define SPEAKER_KINDS(X)                                                                           \
    X(SPEAKER_WHO, "who")                                                                          \
    X(SPEAKER_OWN, "own") /* behind 的 it stands for its owner: 的话, 的声音 */

/* sexes.tsv: what tells whether 他 or 她 may stand for somebody. */
#define SEX_KINDS(X)                                                                               \
    X(SEX_MAN, "man")                                                                              \
    X(SEX_WOMAN, "woman")                                                                          \
    X(SEX_GIVEN_MAN, "given_man") /* the end of a given name: a likelihood */                      \
    X(SEX_GIVEN_WOMAN, "given_woman")

/* org_tails.tsv: what an organisation's name ends in. */
#define ORG_KINDS(X)                                                                               \
    X(ORG_PARTY, "party")                                                                          \
    X(ORG_GOVERNMENT, "government")                                                                \
    X(ORG_COURT, "court")                                                                          \
    X(ORG_COMPANY, "company")                                                                      \
    X(ORG_BANK, "bank")                                                                            \
    X(ORG_SCHOOL, "school")                                                                        \
    X(ORG_HOSPITAL, "hospital")                                                                    \
    X(ORG_MEDIA, "media")                                                                          \
    X(ORG_ASSOCIATION, "association")                                                              \
    X(ORG_INSTITUTION, "institution")

/* org_words.tsv: words before the last word, and what they say about where a name begins. */
#define ORG_WORD_KINDS(X)                                                                          \
    X(ORG_WORD_STOP, "stop")                                                                       \
    X(ORG_WORD_LOOSE, "loose")                                                                     \
    X(ORG_WORD_LEAD, "lead")                                                                       \
    X(ORG_WORD_PREFIX, "prefix")                                                                   \
    X(ORG_WORD_FIELD, "field")                                                                     \
    X(ORG_WORD_GENERIC, "generic")

/* programme_nouns.tsv: what stands beside a programme's name; programme_names.tsv: whole names. */
#define PROGRAMME_KINDS(X)                                                                         \
    X(PROGRAMME_SLOGAN, "slogan")                                                                  \
    X(PROGRAMME_MECHANISM, "mechanism")                                                            \
    X(PROGRAMME_CAMPAIGN, "campaign")                                                              \
    X(PROGRAMME_LIST, "list") /* a number of things, named one by one */

/* Tables whose second column is a number and not a word: given_costs.tsv. */
#define NUMBERS(X)
#define KIND_NUMBER_MAX 255u

#define VOCABULARY_ENUM(name, word) name,
enum furniture_kind { FURNITURE_KINDS(VOCABULARY_ENUM) };
enum appeal_kind { APPEAL_KINDS(VOCABULARY_ENUM) };
enum spun_kind { SPUN_KINDS(VOCABULARY_ENUM) };
enum label_kind { LABEL_KINDS(VOCABULARY_ENUM) };
enum role_kind { ROLE_KINDS(VOCABULARY_ENUM) };
enum outlet_kind { OUTLET_KINDS(VOCABULARY_ENUM) };
enum surname_kind { SURNAME_KINDS(VOCABULARY_ENUM) };
enum unit_kind { UNIT_KINDS(VOCABULARY_ENUM) };
enum bare_unit_kind { BARE_UNIT_KINDS(VOCABULARY_ENUM) };
enum qualifier_kind { QUALIFIER_KINDS(VOCABULARY_ENUM) };
enum not_figure_kind { NOT_FIGURE_KINDS(VOCABULARY_ENUM) };
enum currency_kind { CURRENCY_KINDS(VOCABULARY_ENUM) };
enum per_word_kind { PER_WORD_KINDS(VOCABULARY_ENUM) };
enum check_word_kind { CHECK_WORD_KINDS(VOCABULARY_ENUM) };
enum check_formula_kind { CHECK_FORMULA_KINDS(VOCABULARY_ENUM) };
enum word_kind { WORD_KINDS(VOCABULARY_ENUM) };
enum common_word_kind { COMMON_WORD_KINDS(VOCABULARY_ENUM) };
enum origin_kind { ORIGIN_KINDS(VOCABULARY_ENUM) };
enum place_kind { PLACE_KINDS(VOCABULARY_ENUM) };
enum title_kind { TITLE_KINDS(VOCABULARY_ENUM) };
enum title_front_kind { TITLE_FRONT_KINDS(VOCABULARY_ENUM) };
enum honorific_kind { HONORIFIC_KINDS(VOCABULARY_ENUM) };
enum speech_kind { SPEECH_KINDS(VOCABULARY_ENUM) };
enum document_kind { DOCUMENT_KINDS(VOCABULARY_ENUM) };
enum programme_kind { PROGRAMME_KINDS(VOCABULARY_ENUM) };
enum org_kind { ORG_KINDS(VOCABULARY_ENUM) };
enum speaker_kind { SPEAKER_KINDS(VOCABULARY_ENUM) };
enum sex_kind { SEX_KINDS(VOCABULARY_ENUM) };
enum org_word_kind { ORG_WORD_KINDS(VOCABULARY_ENUM) };
enum name_cue_kind { NAME_CUE_KINDS(VOCABULARY_ENUM) };
enum name_stop_kind { NAME_STOP_KINDS(VOCABULARY_ENUM) };
enum name_word_kind { NAME_WORD_KINDS(VOCABULARY_ENUM) };
enum city_kind { CITY_KINDS(VOCABULARY_ENUM) };
enum place_word_kind { PLACE_WORD_KINDS(VOCABULARY_ENUM) };
enum place_tail_kind { PLACE_TAIL_KINDS(VOCABULARY_ENUM) };
#undef VOCABULARY_ENUM

/* The tables: its name here, its file's, its kinds, and how many columns follow the kind. */
#define LEXICON_TABLES(X)                                                                          \
    X(FURNITURE, "furniture", FURNITURE_KINDS, 0)                                                  \
    X(APPEALS, "appeals", APPEAL_KINDS, 0)                                                         \
    X(SPUN_WORDS, "spun_words", SPUN_KINDS, 0)                                                     \
    X(LABELS, "labels", LABEL_KINDS, 0)                                                            \
    X(ROLES, "roles", ROLE_KINDS, 0)                                                               \
    X(OUTLETS, "outlets", OUTLET_KINDS, 0)                                                         \
    X(SURNAMES, "surnames", SURNAME_KINDS, 0)                                                      \
    X(UNITS, "units", UNIT_KINDS, 1)                                                               \
    X(BARE_UNITS, "bare_units", BARE_UNIT_KINDS, 0)                                                \
    X(QUALIFIERS, "qualifiers", QUALIFIER_KINDS, 1)                                                \
    X(NOT_FIGURES, "not_figures", NOT_FIGURE_KINDS, 0)                                             \
    X(CURRENCIES, "currencies", CURRENCY_KINDS, 1)                                                 \
    X(PER_WORDS, "per_words", PER_WORD_KINDS, 1)                                                   \
    X(CHECK_WORDS, "check_words", CHECK_WORD_KINDS, 1)                                             \
    X(CHECK_FORMULAS, "check_formulas", CHECK_FORMULA_KINDS, 2)                                    \
    X(WORDS, "words", WORD_KINDS, 0)                                                               \
    X(COMMON_WORDS, "common_words", COMMON_WORD_KINDS, 1)                                          \
    X(ORIGINS, "origins", ORIGIN_KINDS, 0)                                                         \
    X(PLACES, "places", PLACE_KINDS, 3)                                                            \
    X(PLACE_STEMS, "place_stems", PLACE_KINDS, 3)                                                  \
    X(CITIES, "cities", CITY_KINDS, 0)                                                             \
    X(PLACE_TAILS, "place_tails", PLACE_TAIL_KINDS, 0)                                             \
    X(PLACE_WORDS, "place_words", PLACE_WORD_KINDS, 0)                                             \
    X(TITLES, "titles", TITLE_KINDS, 0)                                                            \
    X(TITLE_FRONTS, "title_fronts", TITLE_FRONT_KINDS, 0)                                          \
    X(HONORIFICS, "honorifics", HONORIFIC_KINDS, 0)                                                \
    X(SPEECH, "speech", SPEECH_KINDS, 0)                                                           \
    X(NAME_CUES, "name_cues", NAME_CUE_KINDS, 0)                                                   \
    X(NAME_STOPS, "name_stops", NAME_STOP_KINDS, 0)                                                \
    X(NAME_WORDS, "name_words", NAME_WORD_KINDS, 0)                                                \
    X(DOCUMENT_WORDS, "document_words", DOCUMENT_KINDS, 0)                                         \
    X(ORG_TAILS, "org_tails", ORG_KINDS, 1)                                                        \
    X(SPEAKERS, "speakers", SPEAKER_KINDS, 0)                                                      \
    X(SEXES, "sexes", SEX_KINDS, 0)                                                                \
    X(ORG_WORDS, "org_words", ORG_WORD_KINDS, 0)                                                   \
    X(PROGRAMME_NOUNS, "programme_nouns", PROGRAMME_KINDS, 1)                                      \
    X(PROGRAMME_NAMES, "programme_names", PROGRAMME_KINDS, 0)                                      \
    X(GIVEN_COSTS, "given_costs", NUMBERS, 0)                                                      \
    X(SURNAME_COSTS, "surname_costs", NUMBERS, 0)                                                  \
    X(FOREIGN_COSTS, "foreign_costs", NUMBERS, 0)

enum lexicon_table {
#define TABLE_ENUM(name, file, kinds, columns) TABLE_##name,
    LEXICON_TABLES(TABLE_ENUM)
#undef TABLE_ENUM
        TABLE_COUNT
};

/* What the generator and the reader of lexicon.dir know of a table. */
struct table_declaration {
    const char *name;         /* of the file, without .tsv */
    const char *const *kinds; /* ends in NULL; without any, a kind is a number */
    unsigned columns;         /* after the kind */
};

extern const struct table_declaration TABLE_DECLARATIONS[TABLE_COUNT];

/* The word of a kind, as it stands in the file: table_kind_word(TABLE_ROLES, ROLE_EDITOR) is
 * "editor". */
const char *table_kind_word(enum lexicon_table table, unsigned kind);

#endif
