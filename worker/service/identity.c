/*
 * identity.c: see identity.h. The socket's name is a hash of the id, because an abstract name has
 * room for 107 bytes only and a group's name may have 249.
 */
#include "service/identity.h"

#include <errno.h>
#include <inttypes.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define HASH_START UINT64_C(0xcbf29ce484222325)

/* FNV-1a, 64 bits; goes on from `hash`. */
static uint64_t hash_text(uint64_t hash, const char *text)
{
    for (; *text != '\0'; text++) {
        hash ^= (unsigned char)*text;
        hash *= UINT64_C(0x100000001b3);
    }
    return hash;
}

/* `cluster` tells workers of one name on different clusters apart; it is empty for a slot, because
 * the brokers of one cluster can be given in many ways, and a slot must not be held twice. */
static enum identity_result hold(struct identity *identity, const char *cluster)
{
    uint64_t hash = hash_text(hash_text(HASH_START, identity->transactional_id), cluster);
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int length =
        snprintf(address.sun_path + 1, sizeof(address.sun_path) - 1, "wirecopy/%016" PRIx64, hash);
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)length);
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    int error;

    if (fd < 0)
        return IDENTITY_FAILED;
    if (bind(fd, (const struct sockaddr *)&address, size) == 0) {
        identity->socket = fd;
        return IDENTITY_HELD;
    }
    error = errno;
    close(fd);
    errno = error;
    return error == EADDRINUSE ? IDENTITY_TAKEN : IDENTITY_FAILED;
}

static enum identity_result hold_slot(const char *group, const char *host,
                                      struct identity *identity)
{
    for (int slot = 0; slot < IDENTITY_SLOTS_MAX; slot++) {
        enum identity_result result;
        snprintf(identity->transactional_id, sizeof(identity->transactional_id),
                 "wirecopy-%s-%s-%d", group, host, slot);
        result = hold(identity, "");
        if (result != IDENTITY_TAKEN)
            return result;
    }
    return IDENTITY_TAKEN;
}

enum identity_result identity_take(const struct config *config, const char *host,
                                   struct identity *ret_identity)
{
    const char *group = config_setting_value(config, "group.id");
    const char *cluster = config_setting_value(config, "bootstrap.servers");
    const char *instance = config_setting_value(config, "group.instance.id");
    const char *name = config->worker_id[0] != '\0' ? config->worker_id : instance;
    char own_host[256] = "localhost";

    if (group == NULL)
        group = "";
    if (name != NULL) {
        snprintf(ret_identity->transactional_id, sizeof(ret_identity->transactional_id),
                 "wirecopy-%s-%s", group, name);
        return hold(ret_identity, cluster == NULL ? "" : cluster);
    }
    if (host == NULL) {
        gethostname(own_host, sizeof(own_host) - 1);
        own_host[sizeof(own_host) - 1] = '\0';
        host = own_host;
    }
    return hold_slot(group, host, ret_identity);
}

void identity_done(struct identity *identity)
{
    if (identity->socket >= 0)
        close(identity->socket);
    identity->socket = -1;
}
