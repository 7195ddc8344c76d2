/*
 * remedy.c: see remedy.h.
 */
#include "service/remedy.h"

#include <stddef.h>

static bool is_one_of(rd_kafka_resp_err_t code, const rd_kafka_resp_err_t *codes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (codes[i] == code)
            return true;
    }
    return false;
}
#define IS_ONE_OF(code, codes) is_one_of(code, codes, sizeof(codes) / sizeof((codes)[0]))

static const rd_kafka_resp_err_t fenced[] = {
    RD_KAFKA_RESP_ERR__FENCED,
    RD_KAFKA_RESP_ERR_PRODUCER_FENCED,
    RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH,
};

/* The group does not know this member any more, or not in this generation. */
static const rd_kafka_resp_err_t forgotten[] = {
    RD_KAFKA_RESP_ERR_UNKNOWN_MEMBER_ID,
    RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION,
    RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS,
};

/* No retry helps: rights, versions, limits. */
static const rd_kafka_resp_err_t hopeless[] = {
    RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED,
    RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED,
    RD_KAFKA_RESP_ERR_INVALID_TRANSACTION_TIMEOUT,
    RD_KAFKA_RESP_ERR_UNSUPPORTED_VERSION,
    RD_KAFKA_RESP_ERR_UNSUPPORTED_FOR_MESSAGE_FORMAT,
    RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID,
    RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE,
    RD_KAFKA_RESP_ERR__NOT_CONFIGURED,
};

enum remedy remedy_for(rd_kafka_resp_err_t code, bool fatal, bool retriable, bool abortable,
                       bool opening)
{
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR)
        return REMEDY_NONE;
    if (IS_ONE_OF(code, fenced))
        return REMEDY_FENCED;
    if (IS_ONE_OF(code, hopeless))
        return REMEDY_STOP;
    if (fatal)
        return REMEDY_REPLACE;
    if (opening)
        return retriable ? REMEDY_AGAIN : REMEDY_REPLACE;
    if (abortable && IS_ONE_OF(code, forgotten))
        return REMEDY_REJOIN;
    return abortable ? REMEDY_ABORT : REMEDY_REPLACE;
}

const char *remedy_name(enum remedy remedy)
{
    static const char *const names[] = {"none",    "again",  "abort", "rejoin",
                                        "replace", "fenced", "stop"};

    return names[remedy];
}
