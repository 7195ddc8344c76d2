/*
 * listener.h: "host:port" to a socket, for the server that listens and the client that asks it.
 */
#ifndef WIRECOPY_SERVICE_LISTENER_H
#define WIRECOPY_SERVICE_LISTENER_H

#include <stdbool.h>
#include <stddef.h>

/* Whether it is host:port, [ipv6]:port or :port. Whether there is such a host is not asked. */
bool listener_is_address(const char *listen_on);

/* Binds and listens. Returns the socket, or -1 with the reason in `why`; `address` gets the address
 * in the same notation, with the real port. An empty host means all addresses. */
int listener_bind(const char *listen_on, char *address, size_t address_size, char *why,
                  size_t why_size);

/* Connects to what listener_bind was given; an empty host is asked on the loopback. Returns the
 * socket, or -1 with the reason in `why`. */
int listener_connect(const char *listen_on, int timeout_ms, char *why, size_t why_size);

#endif
