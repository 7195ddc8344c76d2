/* decimal.c: every step checks its bound before it is taken. */
#include "base/decimal.h"

#include <stdio.h>

#define DIGITS_LIMIT INT64_C(999999999999999999)

__extension__ typedef __int128 wide;

static bool wide_fits(wide value)
{
    return value <= DIGITS_LIMIT && value >= -DIGITS_LIMIT;
}

bool decimal_append(struct decimal *d, unsigned digit)
{
    wide value = (wide)d->digits * 10 + (int)digit;

    if (!wide_fits(value))
        return false;
    d->digits = (int64_t)value;
    return true;
}

bool decimal_shift(struct decimal *d, int power)
{
    struct decimal result = *d;

    result.scale -= power;
    while (result.scale < 0) {
        if (!decimal_append(&result, 0))
            return false;
        result.scale++;
    }
    if (result.scale > DECIMAL_DIGITS_MAX)
        return false;
    *d = result;
    return true;
}

/* Brings both to the larger scale. */
static bool align(struct decimal *a, struct decimal *b)
{
    while (a->scale < b->scale) {
        if (!decimal_append(a, 0))
            return false;
        a->scale++;
    }
    while (b->scale < a->scale) {
        if (!decimal_append(b, 0))
            return false;
        b->scale++;
    }
    return true;
}

bool decimal_add(struct decimal a, struct decimal b, struct decimal *ret_sum)
{
    if (!align(&a, &b) || !wide_fits((wide)a.digits + b.digits))
        return false;
    *ret_sum = (struct decimal){a.digits + b.digits, a.scale};
    return true;
}

bool decimal_multiply(struct decimal a, int64_t factor, struct decimal *ret_product)
{
    wide product = (wide)a.digits * factor;

    if (!wide_fits(product))
        return false;
    *ret_product = (struct decimal){(int64_t)product, a.scale};
    return true;
}

bool decimal_product(struct decimal a, struct decimal b, struct decimal *ret_product)
{
    a = decimal_reduce(a);
    b = decimal_reduce(b);
    wide product = (wide)a.digits * b.digits;

    if (!wide_fits(product))
        return false;
    *ret_product = (struct decimal){(int64_t)product, a.scale + b.scale};
    return true;
}

bool decimal_divide(struct decimal a, struct decimal b, int places, struct decimal *ret_quotient)
{
    if (b.digits == 0 || !align(&a, &b))
        return false;
    wide number = a.digits, divisor = b.digits;
    bool negative = (number < 0) != (divisor < 0);

    number = number < 0 ? -number : number;
    divisor = divisor < 0 ? -divisor : divisor;
    for (int i = 0; i < places; i++)
        number *= 10;
    wide quotient = (2 * number + divisor) / (2 * divisor);
    if (!wide_fits(quotient))
        return false;
    *ret_quotient = (struct decimal){(int64_t)(negative ? -quotient : quotient), places};
    return true;
}

int decimal_compare(struct decimal a, struct decimal b)
{
    if (!align(&a, &b)) { /* one is so much larger that its size decides */
        a = decimal_reduce(a);
        b = decimal_reduce(b);
        wide left = a.digits, right = b.digits;
        for (int i = 0; i < b.scale; i++)
            left *= 10;
        for (int i = 0; i < a.scale; i++)
            right *= 10;
        return left < right ? -1 : left > right;
    }
    return a.digits < b.digits ? -1 : a.digits > b.digits;
}

struct decimal decimal_reduce(struct decimal d)
{
    while (d.scale > 0 && d.digits % 10 == 0) {
        d.digits /= 10;
        d.scale--;
    }
    return d;
}

struct slice decimal_print(struct arena *arena, struct decimal d)
{
    char *out = arena_take(arena, 2 * DECIMAL_DIGITS_MAX + 4);
    int64_t unit = 1;
    int length;

    if (!out)
        return (struct slice){"", 0};
    d = decimal_reduce(d);
    for (int i = 0; i < d.scale; i++)
        unit *= 10;
    int64_t size = d.digits < 0 ? -d.digits : d.digits;
    const char *sign = d.digits < 0 ? "-" : "";
    if (d.scale == 0)
        length = snprintf(out, 2 * DECIMAL_DIGITS_MAX + 4, "%s%lld", sign, (long long)size);
    else
        length = snprintf(out, 2 * DECIMAL_DIGITS_MAX + 4, "%s%lld.%0*lld", sign,
                          (long long)(size / unit), d.scale, (long long)(size % unit));
    return (struct slice){out, (size_t)length};
}
