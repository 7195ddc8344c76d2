/*
 * commit.pml: the commit protocol of worker/service/transaction.c, for spin to search through.
 *
 *     articles 0, 1, 2 of one partition ──▶ two workers ──▶ visible[]
 *
 * A worker takes articles behind the group's committed offset, writes their records into a
 * transaction, adds the offsets with the generation of its assignment, and commits. Meanwhile, at any
 * moment: a worker is killed and comes back under the same transactional.id; the group gives its
 * partition to the other while it knows nothing (a zombie); the coordinator gives an open transaction
 * up; the answer to a commit gets lost, and the commit itself has happened, will happen later, or never.
 *
 * What must hold: no article is visible twice or before an earlier one, and when the group's offset
 * stands at the end, each is visible once. Each rule of the protocol can be left out with -D; then spin
 * must find what it is for (see run):
 *
 *     KEEP_PRODUCER    after an indefinite commit the producer is kept, not replaced
 *     ASK_NOTHING      ... and the batch is sent again without asking what is committed
 *     READ_UNSTABLE    committed offsets are read while a transaction on them is open
 *     NO_GENERATION    offsets are sent without the generation of the assignment
 *     OFFSETS_APART    offsets are committed by themselves, after the records
 */
#define ARTICLES 3
#define WORKERS  2
#define NOBODY   WORKERS

/* How often each thing may go wrong. A second rebalance and a second lost answer (-DREBALANCES=2 -DLOST=2)
 * make 45 million states, which were searched once: two minutes, without error. */
#ifndef REBALANCES
#define REBALANCES 1
#endif
#ifndef LOST
#define LOST 1
#endif
#define CRASHES    1
#define EXPIRIES   1

byte visible[ARTICLES];
byte next_visible;      /* the first article that no record is visible of */
byte committed;         /* the group's offset */
byte owner = NOBODY;    /* who the group thinks has the partition */
byte generation;

/* The coordinator's side of each worker's transactional.id. */
byte epoch[WORKERS];
bool open[WORKERS];
byte from[WORKERS], to[WORKERS]; /* records in the open transaction */
byte offset[WORKERS];            /* offsets in it: 0 is none */

bool late[WORKERS];              /* a commit is on its way through the network */
byte late_epoch[WORKERS];

bool killed[WORKERS], gone[WORKERS]; /* to be killed; has forgotten its assignment */
byte crashes, rebalances, lost, expiries;

inline abort_open(w)
{
    open[w] = false;
    from[w] = 0;
    to[w] = 0;
    offset[w] = 0
}

inline commit_open(w)
{
    do
    :: from[w] < to[w] ->
        visible[from[w]]++;
        assert(visible[from[w]] == 1);
        assert(from[w] == next_visible);
        next_visible++;
        from[w]++
    :: else -> break
    od;
    if
    :: offset[w] > committed -> committed = offset[w]
    :: else
    fi;
    abort_open(w)
}

#define STABLE (!(open[0] && offset[0]) && !(open[1] && offset[1]))

proctype worker(byte me)
{
    byte my_epoch, my_generation, at, end;

start:
    {
        /* init_transactions: whatever this id left open is over. */
        atomic { epoch[me]++; abort_open(me); my_epoch = epoch[me] }
end_join:
        atomic { owner == NOBODY -> owner = me; generation++; my_generation = generation; gone[me] = false }
#ifdef READ_UNSTABLE
        at = committed;
#else
        atomic { STABLE -> at = committed }
#endif
take:
        if
        :: at == ARTICLES -> goto done
        :: at < ARTICLES -> end = at + 1
        :: at + 1 < ARTICLES -> end = at + 2
        fi;
send:
        atomic {
            if
            :: epoch[me] != my_epoch -> goto replace /* the coordinator gave the transaction up */
            :: else -> open[me] = true; from[me] = at; to[me] = at
            fi
        }
        do
        :: atomic { epoch[me] == my_epoch && open[me] && to[me] < end -> to[me]++ }
        :: atomic { (epoch[me] != my_epoch || !open[me]) -> goto replace }
        :: atomic { epoch[me] == my_epoch && open[me] && to[me] == end -> break }
        od;
#ifndef OFFSETS_APART
        atomic {
            if
            :: epoch[me] != my_epoch || !open[me] -> goto replace
#ifndef NO_GENERATION
            :: epoch[me] == my_epoch && open[me] && my_generation != generation ->
                abort_open(me);
                gone[me] = true;
                goto end_join /* the batch is given up: the next owner reads it again */
#endif
            :: else -> offset[me] = end
            fi
        }
#endif
        if
        :: atomic { /* the answer comes */
            if
            :: epoch[me] != my_epoch || !open[me] -> goto replace
            :: else -> commit_open(me)
            fi
        }
#ifdef OFFSETS_APART
        committed = end;
#endif
        at = end;
        goto take
        :: atomic { lost < LOST -> lost++; /* it does not, though the commit has happened */
            if
            :: epoch[me] == my_epoch && open[me] -> commit_open(me)
            :: else
            fi
        }
        :: atomic { lost < LOST && !late[me] -> lost++; late[me] = true; late_epoch[me] = my_epoch }
        fi;
replace:
#ifdef KEEP_PRODUCER
        atomic { if :: epoch[me] == my_epoch -> abort_open(me) :: else -> epoch[me]++; my_epoch = epoch[me] fi };
#else
        atomic { epoch[me]++; abort_open(me); my_epoch = epoch[me] }
#endif
#ifndef ASK_NOTHING
        atomic { STABLE ->
            if
            :: committed > at -> at = committed
            :: else
            fi
        }
#endif
        if
        :: at >= end -> goto take
        :: else -> goto send
        fi;
done:
        gone[me] = true;
end_done:
        owner != me -> goto end_join
    } unless { atomic { killed[me] -> killed[me] = false; gone[me] = true } };
    goto start
}

/* Everything that happens by itself. */
active proctype world()
{
    byte w;

    do
    :: atomic { crashes < CRASHES -> crashes++; select(w : 0 .. WORKERS - 1); killed[w] = true }
    :: atomic { owner != NOBODY && rebalances < REBALANCES -> rebalances++; owner = NOBODY; generation++ }
    :: atomic { owner != NOBODY && gone[owner] && committed < ARTICLES -> owner = NOBODY; generation++ }
    :: atomic { expiries < EXPIRIES && open[0] -> expiries++; epoch[0]++; abort_open(0) }
    :: atomic { expiries < EXPIRIES && open[1] -> expiries++; epoch[1]++; abort_open(1) }
    :: atomic { late[0] -> late[0] = false; if :: late_epoch[0] == epoch[0] && open[0] -> commit_open(0) :: else fi }
    :: atomic { late[1] -> late[1] = false; if :: late_epoch[1] == epoch[1] && open[1] -> commit_open(1) :: else fi }
    :: timeout -> /* nothing can happen any more */
        assert(committed == ARTICLES);
        assert(visible[0] == 1 && visible[1] == 1 && visible[2] == 1);
        break
    od
}

init
{
    atomic { run worker(0); run worker(1) }
}
