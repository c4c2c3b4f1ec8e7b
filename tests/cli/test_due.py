"""`motcua due` as the contract promises it (docs/api/contract.md)."""
import datetime
import unittest

from program import answer, call


def due(procedure, received, *more):
    return answer("due", "--procedure", procedure, "--received", received, *more)


# A limit of five working days, published: 1.004746.
FIVE_DAYS = "1.004746"


class WorkedDates(unittest.TestCase):
    def test_marital_status_over_tet(self):
        found = due("1.004873", "2026-02-13T09:00")
        self.assertEqual(found["due"], "2026-02-25T17:00:00+07:00")
        self.assertEqual(found["grade"], "inferred")
        self.assertEqual(found["last_day_to_apologise"], "2026-02-24")
        self.assertEqual(found["limit"]["value"], 3)
        self.assertEqual(found["limit"]["unit"], "working_day")
        self.assertEqual(found["calendar"], "vn-2026.1")

    def test_a_closure_explains_and_moves_nothing(self):
        plain = due("1.004873", "2026-02-13T09:00")
        closed = due("1.004873", "2026-02-13T09:00", "--closure", "2026-02-24")
        self.assertEqual(closed["due"], plain["due"])
        day = next(r for r in closed["reasons"] if r["date"] == "2026-02-24")
        self.assertEqual((day["rule"], day["counted"]), ("closed_but_counted", True))

    def test_a_stop_by_decision_moves_the_date(self):
        stopped = due("1.004873", "2026-02-13T09:00", "--stop", "2026-02-24/2026-02-24")
        self.assertEqual(stopped["due"], "2026-02-26T17:00:00+07:00")

    def test_birth_with_residence_and_insurance_is_twenty_working_days(self):
        found = due("2.000986", "2026-01-12T10:00")
        self.assertEqual(found["due"], "2026-02-09T17:00:00+07:00")
        self.assertEqual(sum(r["counted"] for r in found["reasons"]), 20)

    def test_restart_and_resume(self):
        asked = ("--asked", "2026-03-13T10:00", "--brought", "2026-04-01T09:00")
        restart = due(FIVE_DAYS, "2026-03-10T14:00", *asked)
        resume = due(FIVE_DAYS, "2026-03-10T14:00", *asked, "--resume")
        self.assertEqual(restart["due"], "2026-04-08T17:00:00+07:00")
        self.assertEqual(resume["due"], "2026-04-03T17:00:00+07:00")
        self.assertEqual(restart["verdict_766"]["due"], "2026-04-03T17:00:00+07:00")
        self.assertTrue(restart["verdict_766"]["warn_before_request"])

    def test_days_alone_are_taken_as_whole_days(self):
        found = due(FIVE_DAYS, "2026-03-10T14:00", "--asked", "2026-03-13", "--brought",
                    "2026-04-01", "--resume")
        self.assertEqual(found["due"], "2026-04-03T17:00:00+07:00")

    def test_resume_belongs_to_the_round_it_stands_behind(self):
        rounds = ("--asked", "2026-03-11T09:00", "--brought", "2026-03-13T09:00",
                  "--asked", "2026-03-17T09:00", "--brought", "2026-03-20T09:00", "--resume")
        found = due(FIVE_DAYS, "2026-03-10T14:00", *rounds)
        self.assertEqual(found["due"], "2026-03-25T17:00:00+07:00")
        self.assertEqual(found["verdict_766"]["verdict"], "late_asked_again")

    def test_only_what_the_police_alone_perform_is_taken_in_on_saturday_mornings(self):
        for procedure, expected in (("1.004222", "2026-03-17"), ("2.000986", "2026-04-06")):
            found = due(procedure, "2026-03-07T09:00")
            self.assertEqual(found["due"][:10], expected, procedure)

    def test_a_pause_counts_like_a_supplement_that_resumes(self):
        found = due(FIVE_DAYS, "2026-03-10T14:00", "--pause", "2026-03-11/2026-03-13")
        self.assertEqual(found["due"], "2026-03-19T17:00:00+07:00")
        self.assertIn("pause_without_ground", found["notes"])

    def test_same_day_and_its_cut_off(self):
        self.assertEqual(due("1.001193", "2026-03-02T15:00")["due"], "2026-03-02T17:00:00+07:00")
        late = due("1.001193", "2026-03-02T15:01")
        self.assertEqual(late["due"], "2026-03-03T17:00:00+07:00")
        self.assertEqual(late["last_day_to_apologise"], late["due"])

    def test_land_goes_by_the_area_of_the_competent_unit(self):
        mountain = due("1.013978", "2026-03-02T09:00")
        lowland = due("1.013978", "2026-03-02T09:00", "--unit", "14797")
        self.assertEqual((mountain["limit"]["value"], lowland["limit"]["value"]), (27, 17))
        self.assertEqual(mountain["grade"], "variant_unverified")
        for channel in ("counter", "online", "post"):
            found = due("1.013978", "2026-03-02T09:00", "--channel", channel)
            self.assertEqual(found["due"], mountain["due"], channel)

    def test_a_case_may_have_its_own_limit(self):
        self.assertEqual(due("1.003677", "2026-03-02T09:00")["limit"]["value"], 1)
        complex_case = due("1.003677", "2026-03-02T09:00", "--case", "complex")
        self.assertEqual(complex_case["due"], "2026-03-04T17:00:00+07:00")

    def test_the_pension_is_lost_for_a_month_before_it_is_late(self):
        found = due("1.014027", "2025-11-18T09:00")
        self.assertEqual(found["due"], "2025-12-02T17:00:00+07:00")
        self.assertEqual(found["harm"][0]["date"], "2025-11-28")
        self.assertEqual(found["grade"], "memory")

    def test_a_request_says_when_the_dossier_lapses(self):
        found = due("1.001612", "2026-03-02T09:00", "--asked", "2026-03-03T10:00")
        self.assertEqual(found["lapse"], "2026-05-04", "60 days end on Saturday 2 May")

    def test_what_may_be_added_is_told_and_not_added(self):
        found = due("2.000986", "2026-01-12T10:00")
        self.assertEqual([e["id"] for e in found["extensions"]],
                         ["asked_by_agency", "far_commune"])

    def test_reasons_cover_every_day_once(self):
        found = due("2.000986", "2026-04-20T10:00")
        dates = [datetime.date.fromisoformat(r["date"]) for r in found["reasons"]]
        self.assertEqual(dates[0], datetime.date(2026, 4, 20))
        self.assertEqual(dates[-1].isoformat(), found["due"][:10])
        for before, after in zip(dates, dates[1:]):
            self.assertEqual(after - before, datetime.timedelta(days=1))
        self.assertTrue(all(r["text"] and r["rule"] for r in found["reasons"]))

    def test_a_holiday_from_memory_says_so(self):
        found = due("1.004873", "2026-04-24T09:00")
        day = next(r for r in found["reasons"] if r["date"] == "2026-04-27")
        self.assertEqual((day["rule"], day["grade"]), ("substitute_day_off", "memory"))
        self.assertIn("chưa xác nhận", day["text"])

    def test_while_papers_are_awaited_there_is_no_due_date(self):
        found = due(FIVE_DAYS, "2026-03-10T14:00", "--asked", "2026-03-13T10:00")
        self.assertIsNone(found["due"])
        self.assertIsNone(found["last_day_to_apologise"])

    def test_the_verdict_of_766_when_the_end_is_known(self):
        asked = ("--asked", "2026-03-13T10:00", "--brought", "2026-04-01T09:00")
        found = due(FIVE_DAYS, "2026-03-10T14:00", *asked, "--finished", "2026-04-07T09:00")
        self.assertEqual(found["verdict_766"]["verdict"], "late")
        self.assertGreater(found["due"], "2026-04-07T09:00")

    def test_text_shows_the_date_and_the_grade(self):
        code, out, err = call("due", "--procedure", "1.004873", "--received", "2026-02-13T09:00")
        self.assertEqual((code, err), (0, ""))
        self.assertIn("Hẹn trả: 17:00 thứ Tư, 25/02/2026", out)
        self.assertIn("cần cán bộ xác nhận", out)


class Refusals(unittest.TestCase):
    def refused(self, expected, *arguments):
        code, out, err = call("due", *arguments, "--json")
        self.assertEqual(code, expected, f"{arguments}: {err}")
        self.assertEqual(out, "")
        self.assertTrue(err.strip())
        self.assertNotIn("terminate", err)
        return err

    def test_a_missing_limit_is_said_not_guessed(self):
        err = self.refused(1, "--procedure", "1.000005", "--received", "2026-02-13T09:00")
        self.assertIn("chưa có thời hạn", err)

    def test_what_does_not_exist(self):
        received = ("--received", "2026-02-13T09:00")
        self.refused(1, "--procedure", "9.999999", *received)
        self.refused(1, "--procedure", "1.004873", *received, "--unit", "00001")
        self.refused(1, "--procedure", "1.004873", *received, "--case", "nowhere")

    def test_days_the_calendar_does_not_know(self):
        for received in ("2099-12-31T09:00", "2019-12-31T09:00", "2050-12-30T09:00"):
            self.refused(1, "--procedure", "1.004873", "--received", received)

    def test_wrong_words(self):
        good = ("--procedure", "1.004873", "--received", "2026-02-13T09:00")
        for words in [
                (), ("--procedure", "1.004873"), (*good, "--nonsense"),
                ("--procedure", "abc", "--received", "2026-02-13T09:00"),
                ("--procedure", "1.004873", "--received", "2026-02-30T09:00"),
                ("--procedure", "1.004873", "--received", "2026-02-13"),
                ("--procedure", "1.004873", "--received", "13/02/2026"),
                (*good, "--channel", "pigeon"), (*good, "--closure", "yesterday"),
                (*good, "--pause", "2026-02-24"), (*good, "--stop", "2026-02-26/2026-02-24"),
                (*good, "--brought", "2026-02-24T09:00"), (*good, "--resume"),
                (*good, "--finished", "2026-02-12"), (*good, "--received", "2026-02-13T09:00"),
                (*good, "--asked", "2026-02-12T09:00", "--brought", "2026-02-24T09:00"),
                (*good, "--asked", "2026-02-25T09:00", "--brought", "2026-02-24T09:00"),
                (*good, "--pause", "2026-02-23/2026-02-25", "--pause", "2026-02-24/2026-02-26")]:
            with self.subTest(words=words):
                self.refused(2, *words)


if __name__ == "__main__":
    unittest.main()
