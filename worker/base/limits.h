/*
 * limits.h: every bound of the core, with its unit and its reason.
 *
 * A bound that is passed is never silent: it becomes a status, and the article goes to the dead
 * letters with its bytes.
 */
#ifndef WIRECOPY_BASE_LIMITS_H
#define WIRECOPY_BASE_LIMITS_H

/* Bytes of one message. The longest real article of the sample has 60 KB, a saved page with inline
 * images 2 MB; Kafka's own default for a message is 1 MB. */
#define ARTICLE_BYTES_MAX (4u << 20)

/* Bytes of one arena. Reserved, not touched: an ordinary article uses under 2 MB of it. Tokens and
 * copies of the text need up to 60 bytes a code point, so the longest article fits. */
#define ARENA_BYTES (384u << 20)

/* Bytes of an arena that stay with it between articles; what is above goes back to the system. */
#define ARENA_KEPT_BYTES (8u << 20)

/* Code points of the longest key in a table; a township's full name has at most 23. */
#define LEXICON_KEY_MAX 48u

/* Columns of a table besides the key. */
#define LEXICON_COLUMNS_MAX 3u

/* Characters that are weighed in one article to find the originals of its runs of shifted bytes, at
 * 0.1 to 0.2 µs each. A run mostly takes some ten thousand, the worst page of the sample 420,000 in
 * all; runs behind the last are told as damage and stay as they came. */
#define SHIFT_WEIGHED_MAX 450000u

/* Code points on each side that belong to a sentence, at most. The longest real sentence of the
 * sample has about 400; a page that lost its full stops must not cost the square of its length. */
#define SENTENCE_REACH_MAX 1000u

/* People, places and organisations of one article, of each. The longest list of names in the sample
 * has under 100; more are not reported, and a warning says so. */
#define ITEMS_MAX 1000u

/* Code points of a numeral (一千二百三十四万五千六百七十八亿 has 17). */
#define NUMERAL_LENGTH_MAX 64u

/* Bytes of an envelope's id or URL that may name a record; a longer one cannot be somebody's key.
 * Browsers and servers take addresses of at least this length. */
#define URI_SOURCE_BYTES_MAX 2048u

#endif
