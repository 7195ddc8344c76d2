/*
 * samples/generate.c: compiles the sample articles into one C array at build time.
 *
 * usage: generate_samples OUT.c FILE...
 *
 *     01-portal.txt  ->  {"01-portal.txt", BYTES_0, 3011}
 *
 * The bytes are written as numbers, so that damaged samples need no quoting.
 */
#include <stdio.h>
#include <string.h>

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

/* Writes the bytes of one file as an array; returns 0, or -1 when it cannot be read. */
static int write_bytes(FILE *out, int number, const char *path)
{
    FILE *in = fopen(path, "rb");
    int c, failed;
    size_t written = 0;

    if (!in)
        return -1;
    fprintf(out, "static const unsigned char BYTES_%d[] = {\n", number);
    while ((c = getc(in)) != EOF)
        fprintf(out, "%d,%s", c, ++written % 24 == 0 ? "\n" : "");
    fputs("};\n\n", out);
    failed = ferror(in);
    return fclose(in) || failed || written == 0 ? -1 : 0;
}

static void write_index(FILE *out, int count, char **paths)
{
    fputs("const struct sample SAMPLES[] = {\n", out);
    for (int i = 0; i < count; i++)
        fprintf(out, "    {\"%s\", BYTES_%d, sizeof BYTES_%d},\n", base_name(paths[i]), i, i);
    fprintf(out, "};\n\nconst size_t SAMPLES_COUNT = %d;\n", count);
}

int main(int argc, char **argv)
{
    FILE *out = argc > 2 ? fopen(argv[1], "wb") : NULL;

    if (!out) {
        fputs("usage: generate_samples OUT.c FILE...\n", stderr);
        return 64;
    }
    fputs("#include \"command/sample.h\"\n\n", out);
    for (int i = 2; i < argc; i++) {
        if (write_bytes(out, i - 2, argv[i]) != 0) {
            fprintf(stderr, "generate_samples: cannot read %s, or it is empty\n", argv[i]);
            return 1;
        }
    }
    write_index(out, argc - 2, argv + 2);
    return ferror(out) | fclose(out) ? 1 : 0;
}
