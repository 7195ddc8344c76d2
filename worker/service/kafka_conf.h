/*
 * kafka_conf.h: librdkafka's configuration for the two clients, and what must not be configured.
 *
 * Three layers: this worker's defaults (earliest article first, a short transaction time-out, room
 * for a 20 MB article), the user's settings over them, and what the guarantee needs on top, which a
 * user cannot change: kafka_conf_check refuses such a setting with the reason.
 */
#ifndef WIRECOPY_SERVICE_KAFKA_CONF_H
#define WIRECOPY_SERVICE_KAFKA_CONF_H

#include "service/config.h"

#include <librdkafka/rdkafka.h>

/* Puts the worker's own defaults for librdkafka into `config` where the user set nothing, so that
 * they are checked and printed like the rest. */
void kafka_conf_add_defaults(struct config *config);

/* Adds a mistake for each of librdkafka's settings that it does not know, that has a wrong value,
 * that breaks the guarantee, or that only fails when a client is made. Nothing is connected to.
 * Notes are for what works but not as the user may think. */
void kafka_conf_check(const struct config *config, struct mistakes *mistakes,
                      struct mistakes *notes);

/* New configurations of the two clients, without callbacks; `config` has passed the check. The
 * caller gives them to rd_kafka_new or destroys them. `transactional_id` may be NULL for a producer
 * without transactions. */
rd_kafka_conf_t *kafka_conf_consumer(const struct config *config);
rd_kafka_conf_t *kafka_conf_producer(const struct config *config, const char *transactional_id);

#endif
