/*
 * remedy.h: what to do about an error of a transactional call, decided in one place.
 *
 * librdkafka marks an error as fatal, as abortable or as retriable. That is not enough: a retriable
 * error of a commit leaves it open whether the commit happened, and then the producer is replaced,
 * because a late EndTxn could end the next transaction; and an abortable error may mean that the
 * group has forgotten this worker.
 */
#ifndef WIRECOPY_SERVICE_REMEDY_H
#define WIRECOPY_SERVICE_REMEDY_H

#include <librdkafka/rdkafka.h>
#include <stdbool.h>

enum remedy {
    REMEDY_NONE,    /* it worked */
    REMEDY_AGAIN,   /* nothing happened: make the same call again after a while */
    REMEDY_ABORT,   /* abort the transaction and send the same again */
    REMEDY_REJOIN,  /* abort the transaction, give up the assignment and join the group again */
    REMEDY_REPLACE, /* nobody knows what happened, or the producer is broken: make a new one */
    REMEDY_FENCED,  /* the broker knows a newer producer with this transactional.id */
    REMEDY_STOP,    /* a person has to do something */
};

/* The remedy for an error with these marks. `opening` says that no transaction was open, so that a
 * retriable error is harmless. */
enum remedy remedy_for(rd_kafka_resp_err_t code, bool fatal, bool retriable, bool abortable,
                       bool opening);

const char *remedy_name(enum remedy remedy);

#endif
