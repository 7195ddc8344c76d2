/*
 * bench.h: `wirecopy bench`: how fast this machine reads articles.
 */
#ifndef WIRECOPY_COMMAND_BENCH_H
#define WIRECOPY_COMMAND_BENCH_H

int command_bench(int argc, char **argv);

#endif
