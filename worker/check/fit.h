/*
 * fit.h: the figures near a stated one that make it, where its words call for a sum but do not say
 * of what.
 *
 *     12期讲座办进乡村,听众1860人次,场均155人次     155 = 1860 / 12
 *     招收学员416名,其中女学员186名,……占44.7%       44.7 = 100 * 186 / 416
 *
 * That two figures make a third is itself a sign that they are meant, when few were tried and the
 * third has many digits: of 6 pairs one makes a number of three digits by chance in one case of
 * about a hundred. So this may only find what agrees.
 */
#ifndef WIRECOPY_CHECK_FIT_H
#define WIRECOPY_CHECK_FIT_H

#include "check/check.h"
#include "recognise/number/interval.h"

/* Reports what makes the figure. For one that no other part of this room has reported. */
void check_fit(struct checker *checker, uint32_t stated);

#endif
