/*
 * extract.c: files in, one record a line out.
 *
 *     $ wirecopy extract a.txt day.ndjson
 *     {"uri":"tag:...", ...}
 *     {"uri":"tag:...", ...}
 *     wirecopy: day.ndjson:2: envelope_broken: line 1, column 17: '}' expected near end of file
 *
 * An article that cannot be read is named on stderr and the next one is done; what stops everything
 * is only an output that takes no more (a full disk, a closed pipe) and tables that cannot be read.
 */
#include "command/extract.h"

#include "command/article_reader.h"
#include "command/exit_status.h"
#include "command/progress.h"
#include "command/view.h"
#include "wirecopy.h"

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdarg.h>
#include <string.h>

static const char HELP[] =
    "usage: wirecopy extract [OPTION...] [FILE...]\n"
    "\n"
    "Reads articles and writes one record (JSON) per line to the standard output. No Kafka "
    "needed.\n"
    "Without FILE, or when FILE is -, it reads the standard input as one article.\n"
    "FILE.ndjson and FILE.jsonl hold one JSON envelope per line.\n"
    "\n"
    "  -p, --pretty             show the records for reading, not as JSON\n"
    "  -f, --figures            write a line for each figure instead, as on topic.figures\n"
    "  -i, --indent             write the JSON over several lines\n"
    "  -l, --lines              every input holds one envelope per line, whatever its name\n"
    "  -t, --content-type TYPE  what the input is, such as 'text/html; charset=gb18030';\n"
    "                           without it the file's name and the bytes decide\n"
    "  -L, --lexicon DIR        more rows for the tables, as lexicon.dir of the worker\n"
    "  -h, --help               this text\n"
    "\n"
    "exit codes:\n"
#define EXTRACT_HELP_LINE(name, number, meaning) "  " #number "\t" meaning "\n"
    EXIT_STATUS_LIST(EXTRACT_HELP_LINE);
#undef EXTRACT_HELP_LINE

struct extract {
    struct wirecopy *tables;
    struct wirecopy_session *session;
    struct progress progress;
    struct screen screen;
    const char *content_type; /* NULL: the file's name and the bytes decide */
    const char *lexicon_dir;
    bool pretty, figures, indent, lines;
    unsigned long long bytes_before; /* of the files that are done */
    unsigned long long failed;
    int output_error;      /* errno of the first write that failed */
    enum exit_status stop; /* why nothing more is read; EXIT_STATUS_DONE while all is well */
};

/* One line on stderr, as "wirecopy: FILE: ..." or "wirecopy: FILE:LINE: ...". */
__attribute__((format(printf, 4, 5))) static void
complain(struct extract *extract, const char *path, size_t line, const char *format, ...)
{
    va_list arguments;

    progress_clear(&extract->progress);
    fprintf(stderr, "wirecopy: %s:", path);
    if (line > 0)
        fprintf(stderr, "%zu:", line);
    putc(' ', stderr);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    putc('\n', stderr);
}

/* The record again, for people. Only memory can be missing: the core writes valid JSON. */
static void write_shaped(struct extract *extract, const char *path, size_t line,
                         const struct wirecopy_outcome *outcome)
{
    char name[PATH_MAX];
    json_t *record = json_loadb(outcome->record, outcome->record_length, 0, NULL);

    if (!record) {
        complain(extract, path, line, "out of memory");
        extract->stop = EXIT_STATUS_INTERNAL;
        return;
    }
    snprintf(name, sizeof name, line > 0 ? "%s:%zu" : "%s", path, line);
    if (extract->pretty)
        view_record(&extract->screen, name, record, 0);
    else
        json_dumpf(record, stdout, JSON_INDENT(2));
    json_decref(record);
}

/* A record of the standard input leaves at once, since more of it may come much later. */
static void write_record(struct extract *extract, const char *path, size_t line,
                         const struct wirecopy_outcome *outcome)
{
    if (extract->figures)
        fwrite(outcome->figure_rows, 1, outcome->figure_rows_length, stdout);
    else if (extract->pretty || extract->indent)
        write_shaped(extract, path, line, outcome);
    else
        fwrite(outcome->record, 1, outcome->record_length, stdout);
    if (!extract->figures && !extract->pretty)
        putc('\n', stdout);
    if (strcmp(path, "-") == 0)
        fflush(stdout);
    if (ferror(stdout)) {
        extract->output_error = errno;
        extract->stop = EXIT_STATUS_OUTPUT;
    }
}

/* Reads one article; true when there is a record of it. */
static bool extract_article(struct extract *extract, const char *path,
                            const struct article *article, const char *content_type)
{
    struct wirecopy_input input = {
        .bytes = article->bytes.data,
        .length = article->bytes.length,
        .content_type = extract->content_type ? extract->content_type : content_type,
    };
    struct wirecopy_outcome outcome;
    enum wirecopy_verdict verdict = wirecopy_extract(extract->session, &input, &outcome);

    if (verdict == WIRECOPY_DONE) {
        write_record(extract, path, article->line, &outcome);
        return true;
    }
    complain(extract, path, article->line, "%s: %s", outcome.reason, outcome.message);
    if (verdict == WIRECOPY_FATAL)
        extract->stop = EXIT_STATUS_INTERNAL;
    return false;
}

/* Acts on what the reader found; false when the file is at its end. */
static bool extract_next(struct extract *extract, const char *path, struct article_reader *reader)
{
    struct article article = {.line = 0};
    enum article_read found = article_reader_next(reader, &article);
    bool done = false;

    switch (found) {
    case ARTICLE_END:
        return false;
    case ARTICLE_READ:
        done = extract_article(extract, path, &article, article_reader_content_type(reader));
        break;
    case ARTICLE_TOO_LONG:
        complain(extract, path, article.line, "longer than %u MiB", ARTICLE_READ_BYTES_MAX >> 20);
        break;
    case ARTICLE_FAILED:
        complain(extract, path, article.line, "%s", strerror(errno));
        break;
    }
    extract->failed += !done;
    progress_step(&extract->progress, done, extract->bytes_before + article_reader_bytes(reader));
    return found != ARTICLE_FAILED && extract->stop == EXIT_STATUS_DONE;
}

static void extract_file(struct extract *extract, const char *path)
{
    struct article_reader *reader = NULL;

    if (article_reader_open(path, extract->lines, &reader) != 0) {
        complain(extract, path, 0, "%s", strerror(errno));
        extract->failed++;
        return;
    }
    while (extract_next(extract, path, reader))
        ;
    extract->bytes_before += article_reader_bytes(reader);
    article_reader_free(reader);
}

static enum exit_status extract_files(struct extract *extract, char *const *paths, unsigned count)
{
    progress_init(&extract->progress, paths, count);
    screen_init(&extract->screen, stdout);
    for (unsigned i = 0; i < count && extract->stop == EXIT_STATUS_DONE; i++)
        extract_file(extract, paths[i]);
    progress_clear(&extract->progress);
    if (extract->stop != EXIT_STATUS_OUTPUT && fflush(stdout) != 0) {
        extract->output_error = errno;
        extract->stop = EXIT_STATUS_OUTPUT;
    }
    if (extract->stop == EXIT_STATUS_OUTPUT)
        fprintf(stderr, "wirecopy: cannot write the records: %s\n",
                strerror(extract->output_error));
    if (extract->stop != EXIT_STATUS_DONE)
        return extract->stop;
    return extract->failed > 0 ? EXIT_STATUS_NOT_ALL : EXIT_STATUS_DONE;
}

static void mistake_print(void *context, const char *mistake)
{
    (void)context;
    fprintf(stderr, "wirecopy: %s\n", mistake);
}

static int open_and_extract(struct extract *extract, char *const *paths, unsigned count)
{
    struct wirecopy_options options = {.lexicon_dir = extract->lexicon_dir,
                                       .figure_rows = extract->figures,
                                       .on_mistake = mistake_print};
    char why[WIRECOPY_MESSAGE_BYTES];
    int status = EXIT_STATUS_INTERNAL;

    enum wirecopy_verdict verdict = wirecopy_open(&options, &extract->tables, why);
    if (verdict != WIRECOPY_DONE) {
        if (verdict != WIRECOPY_FATAL) /* a mistake, which is told by now */
            fprintf(stderr, "wirecopy: %s\n", why);
        return status;
    }
    extract->session = wirecopy_session_new(extract->tables);
    if (extract->session)
        status = (int)extract_files(extract, paths, count);
    else
        fputs("wirecopy: out of memory\n", stderr);
    wirecopy_session_free(extract->session);
    wirecopy_close(extract->tables);
    return status;
}

static int usage_error(void)
{
    fputs("Try 'wirecopy extract --help'.\n", stderr);
    return EXIT_STATUS_USAGE;
}

int command_extract(int argc, char **argv)
{
    static const struct option OPTIONS[] = {
        {"pretty", no_argument, NULL, 'p'},
        {"figures", no_argument, NULL, 'f'},
        {"indent", no_argument, NULL, 'i'},
        {"lines", no_argument, NULL, 'l'},
        {"content-type", required_argument, NULL, 't'},
        {"lexicon", required_argument, NULL, 'L'},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    char dash[] = "-", *stdin_only[] = {dash};
    struct extract extract = {.stop = EXIT_STATUS_DONE};
    int option;

    while ((option = getopt_long(argc, argv, "pfilt:L:h", OPTIONS, NULL)) != -1) {
        switch (option) {
        case 'p':
            extract.pretty = true;
            break;
        case 'f':
            extract.figures = true;
            break;
        case 'i':
            extract.indent = true;
            break;
        case 'l':
            extract.lines = true;
            break;
        case 't':
            extract.content_type = optarg;
            break;
        case 'L':
            extract.lexicon_dir = optarg;
            break;
        case 'h':
            fputs(HELP, stdout);
            return EXIT_STATUS_DONE;
        default:
            return usage_error();
        }
    }
    if (optind < argc)
        return open_and_extract(&extract, argv + optind, (unsigned)(argc - optind));
    return open_and_extract(&extract, stdin_only, 1);
}
