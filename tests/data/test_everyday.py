"""What the everyday procedures must say whatever program reads them: rules of law, honesty of
grades, and what people at the counter rely on. Form and references are `motcua catalogue
check`'s work; the few checks of form here find a slip before the program is built."""
import datetime
import re
import unittest

from tables import everyday, rows

CIVIL_STATUS = {
    "1.001193", "1.000894", "1.000656", "1.004873", "1.004859", "1.001022", "1.000689", "1.004837",
    "1.004845", "1.004884", "1.004746", "1.005461", "1.004772", "1.003583", "1.000593", "1.000419",
    "1.000110", "1.000094", "1.000080", "1.004827"}
MOBILE = {"1.003583", "1.000593", "1.000419"}
FROM_MEMORY = {
    "1.001776", "1.001731", "1.001699", "1.001653", "1.014027", "1.014028", "1.010833", "1.010803",
    "2.002307", "2.002308", "3.000182"}
GRADES = {"published", "inferred", "memory", "variant_unverified", "missing"}
TEN_MORE_IN_THE_MOUNTAINS = {"1.013978": 17, "1.012817": 20, "1.013979": 10, "1.012812": 30}
RESULT_CODE = re.compile(r"KQ\.G[0-9]{2}\.[0-9]{6}")
# Asked for the officer's own judgement; no paper, fee or step depends on it.
FOR_THE_OFFICER = {"purpose", "poor", "has_pension"}


def limit(procedure, **asked):
    """The one limit row whose case, area and channel are exactly `asked`."""
    found = [row for row in procedure["limits"]
             if {k: row[k] for k in ("case", "area", "channel") if k in row} == asked]
    assert len(found) == 1, (procedure["code"], asked, found)
    return found[0]


def variables(rule):
    """Names of facts that a condition reads."""
    if isinstance(rule, list):
        return set().union(*map(variables, rule)) if rule else set()
    if not isinstance(rule, dict):
        return set()
    out = set()
    for operator, operands in rule.items():
        out |= {operands} if operator == "var" else variables(operands)
    return out


def conditions(procedure):
    """(place, condition) of everything that depends on an answer."""
    for member in ("facts", "components", "fees", "steps"):
        for item in procedure.get(member, []):
            for name in ("condition", "when"):
                if name in item:
                    yield f"{member}.{item['id']}", item[name]
            for exemption in item.get("exempt", []):
                yield f"{member}.{item['id']}.exempt", exemption["condition"]


class Everyday(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.all = everyday()

    def faults(self, find):
        """Every fault of every file at once, so that one run shows them all."""
        found = [f"{code}: {fault}" for code, p in self.all.items() for fault in find(p)]
        self.assertEqual([], found)

    def test_there_are_eighty_nine_and_each_bears_its_own_code(self):
        self.assertEqual(89, len(self.all))
        self.faults(lambda p: [] if p["code"] in self.all else ["code is not the file's name"])
        self.assertEqual({p["code"] for p in self.all.values()}, set(self.all))

    def test_every_procedure_says_what_to_bring_what_it_costs_and_what_comes_out(self):
        needed = ("components", "fees", "results", "return", "limits", "offline", "steps",
                  "legal_basis", "supplement", "verification", "retention", "source", "grade")
        self.faults(lambda p: [f"lacks {name}" for name in needed if not p.get(name)])

    def test_conditions_read_only_questions_that_are_asked(self):
        always = {"channel", "area", "case", "received_on", "applicant_is_organisation"}

        def find(p):
            asked = always | {fact["id"] for fact in p.get("facts", [])}
            for place, rule in conditions(p):
                if unknown := variables(rule) - asked:
                    yield f"{place} reads {sorted(unknown)}"
            for harm in p.get("harm", []):
                if harm.get("fact", "received_on") not in asked:
                    yield f"harm reads {harm['fact']}"
        self.faults(find)

    def test_no_question_is_asked_in_vain(self):
        def find(p):
            used = set().union(*(variables(rule) for _, rule in conditions(p)))
            used |= {harm.get("fact") for harm in p.get("harm", [])} | {"extra_copies"}
            for fact in p.get("facts", []):
                if fact["id"] not in used and fact["id"] not in FOR_THE_OFFICER:
                    yield f"{fact['id']} is asked and never read"
        self.faults(find)

    def test_choices_named_in_conditions_exist(self):
        def find(p):
            choices = {f["id"]: {c["id"] for c in f.get("choices", [])} for f in p.get("facts", [])}
            choices["case"] = {c["id"] for c in p.get("cases", [])}
            for place, rule in conditions(p):
                for fact, value in compared(rule):
                    if choices.get(fact) and value not in choices[fact]:
                        yield f"{place} compares {fact} with {value}"
        self.faults(find)

    def test_steps_lead_from_receiving_to_returning(self):
        def find(p):
            steps = {s["id"]: s for s in p["steps"]}
            if p["steps"][0]["kind"] != "receive":
                yield "does not begin with receiving"
            reached, open_ = set(), [p["steps"][0]["id"]]
            while open_:
                step = open_.pop()
                if step in reached:
                    continue
                reached.add(step)
                following = [n if isinstance(n, str) else n["to"]
                             for n in steps[step].get("next", [])]
                if not following and steps[step]["kind"] != "return":
                    yield f"{step} leads nowhere"
                open_ += following
                if "on_silence" in steps[step]:
                    open_.append(steps[step]["on_silence"])
            if reached != set(steps):
                yield f"never reached: {sorted(set(steps) - reached)}"
        self.faults(find)

    def test_silence_has_a_consequence_and_a_term(self):
        self.faults(lambda p: [f"{s['id']} waits without term or consequence" for s in p["steps"]
                               if s["kind"] == "tacit_consent"
                               and not ("on_silence" in s and "limit" in s)])

    def test_nobody_is_promised_a_paper_by_post_that_needs_them_present(self):
        self.faults(lambda p: ["post, yet somebody must be present"]
                    if "post" in p["return"]["modes"]
                    and p["return"]["presence"] in ("applicant", "all_parties") else [])

    def test_both_spouses_come_to_sign_and_to_receive(self):
        for code in ("1.000894", "1.000593", "1.000094"):
            self.assertEqual("all_parties", self.all[code]["return"]["presence"], code)

    def test_mobile_registration_is_returned_at_the_hamlet_with_the_book(self):
        for code in MOBILE:
            self.assertEqual(["hamlet"], self.all[code]["return"]["modes"], code)
            self.assertIn("sổ", self.all[code]["steps"][-1]["name"], code)

    def test_land_papers_filed_as_copies_are_handed_in_at_return(self):
        for code in ("1.013978", "1.012817", "1.012796"):
            rule = self.all[code]["return"]
            self.assertEqual(["counter"], rule["modes"], code)
            held = {c["id"]: c for c in self.all[code]["components"]}
            for component in rule["hand_in"]:
                self.assertGreater(held[component]["original"], 0, code)

    def test_verification_stays_inside_the_limit_in_civil_status(self):
        self.faults(lambda p: ["verification stops the clock"]
                    if p["code"] in CIVIL_STATUS and p["verification"] != "inside" else [])

    def test_what_a_register_decides_is_not_promised_offline(self):
        codes = CIVIL_STATUS | {"1.004222", "1.004194", "1.010038", "1.013978", "1.012817"}
        self.faults(lambda p: [f"class {p['offline']['class']}"]
                    if p["code"] in codes and p["offline"]["class"] != "C" else [])

    def test_certified_copies_and_signatures_are_finished_offline(self):
        for code in ("2.000815", "2.000884"):
            self.assertEqual("A", self.all[code]["offline"]["class"], code)
            self.assertTrue(self.all[code]["one_go"], code)

    def test_every_offline_class_says_why(self):
        self.faults(lambda p: [] if len(p["offline"]["reason"].split()) >= 6 else ["no reason"])

    def test_every_limit_has_a_grade_and_a_source(self):
        def find(p):
            for row in p["limits"]:
                if row["grade"] not in GRADES or not row["source"]:
                    yield f"limit {row}"
                if (row["grade"] == "missing") == ("unit" in row):
                    yield f"a missing limit has no unit, the others do: {row}"
        self.faults(find)

    def test_same_day_terms_are_inferred_because_the_page_lost_the_unit(self):
        for code in ("1.001193", "1.000894", "1.000656"):
            row = limit(self.all[code])
            self.assertEqual(("same_day", "inferred"), (row["unit"], row["grade"]), code)
            self.assertIn("15:00", row["source"], code)

    def test_terms_that_others_rely_on(self):
        self.assertEqual((3, "working_day"), pair(limit(self.all["1.004873"])))
        self.assertEqual((20, "working_day"), pair(limit(self.all["2.000986"])))
        self.assertEqual((15, "working_day"), pair(limit(self.all["2.001023"])))
        self.assertEqual((1, "working_hour"), pair(limit(self.all["2.001159"])))
        self.assertEqual("published", limit(self.all["2.000986"])["grade"])
        extra = {e["id"]: e["value"] for e in self.all["2.000986"]["extensions"]}
        self.assertEqual({"asked_by_agency": 2, "far_commune": 5}, extra)

    def test_land_terms_differ_by_area_and_stay_unverified(self):
        for code, lowland in TEN_MORE_IN_THE_MOUNTAINS.items():
            low, high = (limit(self.all[code], area=a) for a in ("lowland", "mountain"))
            self.assertEqual((lowland, lowland + 10), (low["value"], high["value"]), code)
            self.assertEqual({"variant_unverified"}, {low["grade"], high["grade"]}, code)

    def test_what_is_remembered_is_never_called_published(self):
        for code in FROM_MEMORY:
            self.assertEqual("memory", self.all[code]["grade"], code)
            self.assertIn(self.all[code]["limits"][0]["grade"], ("memory", "missing"), code)

    def test_a_sum_that_is_not_known_is_not_zero(self):
        def find(p):
            for fee in p["fees"]:
                if (fee["amount"] is None) != (fee["grade"] == "missing"):
                    yield f"fee {fee['id']}: {fee['amount']} is {fee['grade']}"
                datetime.date.fromisoformat(fee["from"])
        self.faults(find)

    def test_zero_online_fees_begin_with_the_resolution_and_are_not_called_certain(self):
        def find(p):
            for fee in p["fees"]:
                if "12/2025/NQ-HĐND" in fee["source"]:
                    if (fee["from"], fee["channel"], fee["amount"], fee["grade"]) != (
                            "2025-06-24", "online", 0, "inferred"):
                        yield f"fee {fee}"
        self.faults(find)
        with_zero = [c for c, p in self.all.items()
                     if any("12/2025/NQ-HĐND" in f["source"] for f in p["fees"])]
        self.assertGreaterEqual(len(with_zero), 15)

    def test_central_fees_do_not_vanish_online(self):
        for code, online in (("1.004222", 10000), ("1.010038", 5000)):
            fees = {f["channel"]: f["amount"] for f in self.all[code]["fees"]}
            self.assertEqual(online, fees["online"], code)
        self.assertNotIn("channel", self.all["2.000815"]["fees"][0])

    def test_copies_are_paid_by_the_page_up_to_a_maximum(self):
        fee = self.all["2.000815"]["fees"][0]
        self.assertEqual(("page", 2000, [{"after": 2, "amount": 1000}], 200000),
                         (fee["per"], fee["amount"], fee["tiers"], fee["max"]))

    def test_postings_last_as_long_as_the_law_says(self):
        self.assertEqual({"value": 7, "unit": "day"}, step(self.all["1.001193"], "post_abandoned"))
        self.assertEqual({"value": 15, "unit": "day"}, step(self.all["1.013978"], "post_result"))
        for code in ("1.011606", "1.011607", "1.011608"):
            self.assertEqual({"value": 3, "unit": "working_day"}, step(self.all[code], "post_list"))

    def test_another_commune_answers_in_three_working_days(self):
        def find(p):
            for s in p["steps"]:
                if s["kind"] == "inter_commune_verification":
                    if s["limit"] != {"value": 3, "unit": "working_day"}:
                        yield f"{s['id']} {s['limit']}"
        self.faults(find)

    def test_money_that_runs_from_the_month_of_signing_has_a_harm_date(self):
        harm = self.all["1.014027"]["harm"][0]
        self.assertEqual(("end_of_month", "published"), (harm["kind"], harm["grade"]))

    def test_a_birth_is_registered_within_sixty_days(self):
        for code in ("1.001193", "1.003583", "2.000986"):
            harm = self.all[code]["harm"][0]
            self.assertEqual(("born_on", 60), (harm["fact"], harm["days"]), code)

    def test_result_codes_have_the_national_form(self):
        self.faults(lambda p: [r["code"] for r in p["results"]
                               if r["code"] and not RESULT_CODE.fullmatch(r["code"])])
        uncoded = {c for c, p in self.all.items() if any(not r["code"] for r in p["results"])}
        self.assertEqual(FROM_MEMORY | {"2.000942"}, uncoded)

    def test_police_matters_are_the_police(self):
        codes = {"1.004222", "1.004194", "1.002755", "1.010038", "1.003197", "1.010039",
                 "1.010041", "1.003677", "2.001159", "3.000228"}
        self.assertEqual(codes, {c for c, p in self.all.items()
                                 if p["performed_by"] == ["commune_police"]})


class Phrases(unittest.TestCase):
    def test_each_phrase_leads_to_one_everyday_procedure_and_each_has_two(self):
        from tables import fold
        found = rows("catalogue", "phrases.csv")
        self.assertGreaterEqual(len(found), 220)
        folded = [fold(row["phrase"]) for row in found]
        self.assertEqual([], sorted({p for p in folded if folded.count(p) > 1}))
        counted = {code: 0 for code in everyday()}
        for row in found:
            self.assertEqual(row["phrase"], row["phrase"].lower().strip())
            counted[row["code"]] += 1
        self.assertEqual([], [code for code, n in counted.items() if n < 2])


def pair(row):
    return row["value"], row["unit"]


def step(procedure, name):
    return next(s["limit"] for s in procedure["steps"] if s["id"] == name)


def compared(rule):
    """(fact, value) of every `==` and `in` between a fact and texts."""
    if isinstance(rule, list):
        return [found for item in rule for found in compared(item)]
    if not isinstance(rule, dict):
        return []
    out = []
    for operator, operands in rule.items():
        if operator in ("==", "in") and isinstance(operands[0], dict) and "var" in operands[0]:
            values = operands[1] if isinstance(operands[1], list) else [operands[1]]
            out += [(operands[0]["var"], value) for value in values]
        out += compared(operands)
    return out


if __name__ == "__main__":
    unittest.main()
