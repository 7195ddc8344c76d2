/*
 * identity.h: a transactional.id that no other live worker has, and that a restarted one takes
 * again.
 *
 * A worker that died in an open transaction holds up every read_committed reader until the
 * transaction times out, unless a new producer with the same transactional.id ends it at once. Two
 * live workers with one id, on the other hand, throw each other out. So the id is made from, in
 * this order: worker.id, group.instance.id, or the host's name and a slot, the lowest number that
 * no live worker on this host holds. A slot, and a configured name too, is held by binding an
 * abstract unix socket: the kernel lets go of it however the process ends, and no disk is needed.
 *
 *     worker.id=desk-2                   wirecopy-<group>-desk-2
 *     nothing, second worker on "news1"  wirecopy-<group>-news1-1
 */
#ifndef WIRECOPY_SERVICE_IDENTITY_H
#define WIRECOPY_SERVICE_IDENTITY_H

#include "service/config.h"

#define IDENTITY_BYTES_MAX 512
#define IDENTITY_SLOTS_MAX 1024 /* workers of one group on one host */

struct identity {
    char transactional_id[IDENTITY_BYTES_MAX];
    int socket; /* holds the name while it is open */
};

enum identity_result {
    IDENTITY_HELD,
    IDENTITY_TAKEN, /* a live worker on this host has the configured name, or all slots are taken */
    IDENTITY_FAILED, /* no socket can be had; errno says why */
};

/* `host` is the host's name, or NULL to ask the system. Free with identity_done. */
enum identity_result identity_take(const struct config *config, const char *host,
                                   struct identity *ret_identity);

void identity_done(struct identity *identity);

#endif
