"""For tests that look from outside: what the machine truly does not have. Always counted, never for
a test that could be made to run. In setUp() or the test itself: a whole class would not be counted.
"""
import unittest


def skip_because(reason):
    raise unittest.SkipTest(reason)
