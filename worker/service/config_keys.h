/*
 * config_keys.h: the worker's own settings, as one table.
 *
 * Everything that is said about a setting is said here: its name, its default, its range and what
 * it is for. From this table come struct config, the check of a value, `wirecopy help config` and
 * the names of the environment variables (http.listen is WIRECOPY_HTTP_LISTEN). A key that does not
 * stand here belongs to librdkafka and is passed through to it.
 */
#ifndef WIRECOPY_SERVICE_CONFIG_KEYS_H
#define WIRECOPY_SERVICE_CONFIG_KEYS_H

#define KIB (1024LL)
#define MIB (1024LL * 1024LL)

/*
 * TEXT(field, key, default, doc)
 * WORD(field, key, default, "the|allowed|words", doc)
 * NUMBER(field, key, default, min, max, doc)
 */
#define CONFIG_KEY_MAP(TEXT, WORD, NUMBER)                                                         \
    TEXT(topic_raw, "topic.raw", "articles.raw", "the topic that articles are read from")          \
    TEXT(topic_structured, "topic.structured", "articles.structured",                              \
         "the topic that records are written to")                                                  \
    TEXT(topic_dead, "topic.dead", "articles.dead",                                                \
         "the topic for articles that cannot be read, with their original bytes")                  \
    TEXT(topic_figures, "topic.figures", "",                                                       \
         "the topic that each figure is written to as a message of its own; empty: none")          \
    NUMBER(topics_wait_ms, "topics.wait.ms", 60000, 0, 3600000,                                    \
           "how long to wait at the start for a topic that does not exist yet")                    \
    WORD(delivery, "delivery", "exactly-once", "exactly-once|at-least-once",                       \
         "whether records and offsets are committed in one transaction")                           \
    TEXT(worker_id, "worker.id", "",                                                               \
         "the worker's name in its transactional.id; must differ between live workers and stay "   \
         "the same over a restart; empty: group.instance.id, else the host's name and the lowest " \
         "free number on it")                                                                      \
    NUMBER(batch_linger_ms, "batch.linger.ms", 200, 1, 60000,                                      \
           "a batch is committed at the latest this long after its first article came")            \
    NUMBER(batch_articles_max, "batch.articles.max", 2000, 1, 50000,                               \
           "a batch is committed when it holds this many articles")                                \
    NUMBER(batch_bytes_max, "batch.bytes.max", 8 * MIB, 64 * KIB, 1024 * MIB,                      \
           "a batch is committed when its articles and records hold this many bytes")              \
    NUMBER(inflight_bytes_max, "inflight.bytes.max", 64 * MIB, 1 * MIB, 16384 * MIB,               \
           "above this many bytes of articles and records in work, fetching pauses")               \
    NUMBER(extraction_threads, "extraction.threads", 0, 0, 256,                                    \
           "threads that read articles; 0: one for each processor")                                \
    TEXT(lexicon_dir, "lexicon.dir", "",                                                           \
         "a directory with more rows for the tables; empty: the built-in tables alone")            \
    NUMBER(drain_timeout_ms, "drain.timeout.ms", 25000, 1000, 600000,                              \
           "after SIGTERM, how long to finish and commit what was begun")                          \
    NUMBER(call_timeout_ms, "call.timeout.ms", 60000, 5000, 3600000,                               \
           "a call to Kafka that takes longer ends the worker with its own exit code")             \
    NUMBER(progress_timeout_ms, "progress.timeout.ms", 60000, 5000, 3600000,                       \
           "a partition with articles waiting that does not move for this long is joined anew; "   \
           "after twice as long /livez fails")                                                     \
    TEXT(http_listen, "http.listen", "127.0.0.1:8080",                                             \
         "address and port of /livez, /readyz and /metrics; port 0 takes a free one; empty: none") \
    WORD(log_level, "log.level", "info", "debug|info|warning|error",                               \
         "events quieter than this are not logged")

#endif
