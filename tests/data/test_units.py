"""Administrative units and the invented names of the demonstration."""
import collections
import unittest

from tables import fold, rows

BORDER = {"14845", "14848", "14857", "14860", "14863", "14864", "14866", "14896", "15007", "15010",
          "15013", "15019", "15022", "15025", "15031", "15607"}


class Units(unittest.TestCase):
    def test_the_country_has_34_provinces_and_3321_units(self):
        units, provinces = rows("units", "vn_units.csv"), rows("units", "provinces.csv")
        self.assertEqual(34, len(provinces))
        self.assertEqual({"Xã": 2611, "Phường": 697, "Đặc khu": 13},
                         dict(collections.Counter(u["type"] for u in units)))
        self.assertEqual(3321, len({u["code"] for u in units}))
        counted = collections.Counter(u["province_code"] for u in units)
        self.assertEqual({p["code"]: int(p["commune_units"]) for p in provinces}, dict(counted))

    def test_thanh_hoa_has_147_communes_and_19_wards_as_in_the_whole_table(self):
        units = rows("units", "units.csv")
        self.assertEqual({"Xã": 147, "Phường": 19},
                         dict(collections.Counter(u["type"] for u in units)))
        whole = {(u["code"], u["name"], u["type"]) for u in rows("units", "vn_units.csv")
                 if u["province_code"] == "38"}
        self.assertEqual(whole, {(u["code"], u["name"], u["type"]) for u in units})

    def test_the_sixteen_border_communes_count_as_mountain(self):
        units = rows("units", "units.csv")
        self.assertEqual(BORDER, {u["code"] for u in units if u["border"] == "1"})
        for unit in units:
            self.assertIn(unit["area_class"], ("mountain", "lowland"))
            self.assertEqual("inferred" if unit["border"] == "1" else "memory",
                             unit["area_class_grade"], unit["name"])
            if unit["border"] == "1":
                self.assertEqual("mountain", unit["area_class"], unit["name"])

    def test_bat_mot_is_where_it_is(self):
        unit = next(u for u in rows("units", "units.csv") if u["code"] == "15607")
        self.assertEqual(("Bát Mọt", "Xã", "1", "83.7"),
                         (unit["name"], unit["type"], unit["border"], unit["km_straight"]))


class Names(unittest.TestCase):
    def test_every_group_has_given_names_for_both_sexes_and_each_generation(self):
        families = {r["group"] for r in rows("demo", "family_names.csv")}
        given = {(r["group"], r["sex"]) for r in rows("demo", "given_names.csv")}
        self.assertEqual({(g, s) for g in families for s in ("male", "female")}, given)
        thai = {r["generation"] for r in rows("demo", "given_names.csv") if r["group"] == "Thái"}
        self.assertEqual({"old", "middle", "young", "child"}, thai)

    def test_no_name_stands_twice_in_its_group(self):
        for name in ("family_names.csv", "given_names.csv"):
            seen = [(r["group"], r["name"]) for r in rows("demo", name)]
            self.assertEqual(len(seen), len(set(seen)), name)

    def test_hamlets_are_marked_as_invented_and_hold_everybody(self):
        hamlets = rows("demo", "hamlets.csv")
        self.assertEqual({"yes"}, {h["invented"] for h in hamlets})
        self.assertEqual(100, sum(int(h["share_of_people"]) for h in hamlets))
        self.assertEqual(len(hamlets), len({fold(h["name"]) for h in hamlets}))


if __name__ == "__main__":
    unittest.main()
