"""Runs the unittest modules of a folder and ends with the line `N passed, N failed, N skipped`."""
import sys
import unittest


class _Counted(unittest.TextTestResult):
    """Counts test methods: a method with three failed rows is one failed case."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.methods_failed = set()

    def addFailure(self, test, err):
        self.methods_failed.add(test.id())
        super().addFailure(test, err)

    def addError(self, test, err):
        self.methods_failed.add(test.id())
        super().addError(test, err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.methods_failed.add(test.id())
        super().addSubTest(test, subtest, err)


def run(folder):
    """Exit code: 0 when something ran and nothing failed."""
    sys.path.insert(0, folder)
    sys.dont_write_bytecode = True
    result = unittest.TextTestRunner(stream=sys.stderr, resultclass=_Counted).run(
        unittest.defaultTestLoader.discover(folder))
    failed = len(result.methods_failed)
    skipped = len(result.skipped)
    print(f"{result.testsRun - failed - skipped} passed, {failed} failed, {skipped} skipped")
    return 0 if result.wasSuccessful() and result.testsRun else 1
