/* test_remedy.c: what is done about each kind of error. */
#include "service/remedy.h"
#include "support.h"

static void test_rows(void **state)
{
    enum { FATAL = 1, RETRIABLE = 2, ABORTABLE = 4, OPENING = 8 };
    static const struct {
        rd_kafka_resp_err_t code;
        int marks;
        enum remedy remedy;
    } rows[] = {
        {RD_KAFKA_RESP_ERR_NO_ERROR, 0, REMEDY_NONE},
        {RD_KAFKA_RESP_ERR__TIMED_OUT, RETRIABLE | OPENING, REMEDY_AGAIN},
        /* Nobody knows whether the commit happened. */
        {RD_KAFKA_RESP_ERR__TIMED_OUT, RETRIABLE, REMEDY_REPLACE},
        {RD_KAFKA_RESP_ERR__TRANSPORT, 0, REMEDY_REPLACE},
        {RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, ABORTABLE, REMEDY_ABORT},
        {RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE, ABORTABLE, REMEDY_ABORT},
        {RD_KAFKA_RESP_ERR_UNKNOWN_MEMBER_ID, ABORTABLE, REMEDY_REJOIN},
        {RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION, ABORTABLE, REMEDY_REJOIN},
        {RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER, FATAL, REMEDY_REPLACE},
        {RD_KAFKA_RESP_ERR_INVALID_TXN_STATE, FATAL, REMEDY_REPLACE},
        {RD_KAFKA_RESP_ERR__FENCED, FATAL, REMEDY_FENCED},
        {RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH, FATAL, REMEDY_FENCED},
        {RD_KAFKA_RESP_ERR_PRODUCER_FENCED, FATAL | OPENING, REMEDY_FENCED},
        {RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED, FATAL | OPENING, REMEDY_STOP},
        {RD_KAFKA_RESP_ERR_INVALID_TRANSACTION_TIMEOUT, FATAL | OPENING, REMEDY_STOP},
    };
    (void)state;

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int marks = rows[i].marks;
        enum remedy remedy =
            remedy_for(rows[i].code, (marks & FATAL) != 0, (marks & RETRIABLE) != 0,
                       (marks & ABORTABLE) != 0, (marks & OPENING) != 0);
        if (remedy != rows[i].remedy)
            fail_msg("%s, marks %d: %s", rd_kafka_err2name(rows[i].code), marks,
                     remedy_name(remedy));
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
