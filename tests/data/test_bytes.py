"""All data is UTF-8 in NFC, with plain line ends and no invisible characters."""
import os
import unicodedata
import unittest

from tables import DATA


class Bytes(unittest.TestCase):
    def test_every_file_is_composed_text_without_invisible_characters(self):
        faults = []
        for folder, _, names in os.walk(DATA):
            for name in names:
                if not name.endswith((".csv", ".json", ".md")):
                    continue
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    words = file.read().decode("utf-8")
                if words != unicodedata.normalize("NFC", words):
                    faults.append(f"{path}: not NFC")
                if any(unicodedata.category(c) in ("Cc", "Cf") and c != "\n" for c in words):
                    faults.append(f"{path}: a control or invisible character")
                if not words.endswith("\n"):
                    faults.append(f"{path}: no line end at the end")
        self.assertEqual([], faults)


if __name__ == "__main__":
    unittest.main()
