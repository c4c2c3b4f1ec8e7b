// The only way a test may not run: the machine lacks something no code can supply. The reason is
// printed and the case is counted as skipped in the closing line of ./dev test.
#pragma once

#include <gtest/gtest.h>

#define SKIP_BECAUSE(reason) GTEST_SKIP() << "skipped: " << (reason)
// For a program or device the machine does not have: SKIP_ABSENT("PostgreSQL 15").
#define SKIP_ABSENT(what) GTEST_SKIP() << "skipped: no " << (what) << " on this machine"
